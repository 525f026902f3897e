package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cavity.diagrams.Toy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotCommandTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path own;

    @BeforeAll
    static void drawMaps() {
        map("field", "--x", "drive=0:3:13", "--y", "leak_rate=1:3:9", "--simulate", "3", "--size", "32");
        map("refined", "--x", "drive=0:3:7", "--y", "leak_rate=1:3:5", "--refine", "3");
        map("phases", "--x", "drive=0.1:3:7:log", "--y", "shift=-0.3:0.3:5", "--colour", "phase");
    }

    private static void map(String name, String... arguments) {
        List<String> words = new ArrayList<>(List.of("phase-diagram", "toy"));
        words.addAll(Arrays.asList(arguments));
        words.addAll(List.of("--output", shared.resolve(name).toString()));
        assertTrue(Toy.run(words.toArray(String[]::new)).status() <= 1);
    }

    private Toy plot(String map, String... arguments) {
        List<String> words = new ArrayList<>(List.of("plot", shared.resolve(map).toString()));
        words.addAll(Arrays.asList(arguments));
        return Toy.run(words.toArray(String[]::new));
    }

    private byte[] svg(String map, String... arguments) throws IOException {
        Path file = own.resolve("one.svg");
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        words.addAll(List.of("--output", file.toString()));
        Toy toy = plot(map, words.toArray(String[]::new));
        assertEquals(0, toy.status(), toy.err());
        return Files.readAllBytes(file);
    }

    /** Nothing but the files is read, and nothing that the picture shows is missing from them. */
    @ParameterizedTest
    @CsvSource({"field, max_lyapunov", "phases, phase", "refined, max_lyapunov"})
    void withoutOptionsThePictureIsTheSameToTheByte(String map, String name) throws IOException {
        Toy toy = plot(map, "--output", own.toString());
        assertEquals(0, toy.status(), toy.err());
        assertEquals("", toy.err());
        for (String format : List.of("png", "svg", "pdf")) {
            assertArrayEquals(
                    Files.readAllBytes(shared.resolve(map).resolve("figure." + format)),
                    Files.readAllBytes(own.resolve(name + "." + format)),
                    format);
        }
    }

    @Test
    void everyChoiceChangesThePicture() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        pictures.add(svg("field"));
        pictures.add(svg("field", "--colour", "variance"));
        pictures.add(svg("field", "--colour", "variance", "--log"));
        pictures.add(svg("field", "--colour", "phase"));
        pictures.add(svg("field", "--range", "-1:1"));
        pictures.add(svg("field", "--range", ":1"));
        pictures.add(svg("field", "--no-markers"));
        pictures.add(svg("field", "--contours", "variance=0.5,1"));
        pictures.add(svg("field", "--contours", "variance=0.5"));
        pictures.add(svg("field", "--size", "86mm"));
        pictures.add(svg("field", "--size", "178mm"));
        for (int i = 0; i < pictures.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(Arrays.equals(pictures.get(i), pictures.get(j)), i + " and " + j);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"86mm, 243.78, 1354", "178mm, 504.57, 2803", "1000px, 440, 1000"})
    void aPictureHasTheSizeThatWasAskedFor(String size, double points, int pixels) throws IOException {
        assertEquals(
                0, plot("field", "--size", size, "--output", own.toString()).status());
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(own.resolve("max_lyapunov.pdf")))) {
            assertEquals(points, document.getPage(0).getMediaBox().getWidth(), 0.01);
        }
        assertEquals(
                pixels, ImageIO.read(own.resolve("max_lyapunov.png").toFile()).getWidth());
        String svg = Files.readString(own.resolve("max_lyapunov.svg"));
        Matcher width = Pattern.compile("<svg [^>]* width=\"([0-9.]+)(px|pt)\"").matcher(svg);
        assertTrue(width.find());
        assertEquals(points, Double.parseDouble(width.group(1)), 0.01);
    }

    @Test
    void resultsAreNeverOverwritten() throws IOException {
        Path figure = shared.resolve("field/figure.png");
        byte[] before = Files.readAllBytes(figure);
        Toy refused = plot("field", "--output", figure.toString());
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("is a result and is not overwritten"), refused.err());
        assertArrayEquals(before, Files.readAllBytes(figure));
        Toy first = plot("field", "--colour", "variance");
        assertTrue(Files.exists(shared.resolve("field/variance.pdf")));
        assertFalse(first.out().contains("replaced"));
        assertTrue(plot("field", "--colour", "variance").out().contains("variance.pdf (replaced)"));
    }

    @Test
    void aChangedFileIsDrawnWithAWarning() throws IOException {
        copy("field");
        Path data = own.resolve("data.csv");
        Files.writeString(data, Files.readString(data).replace("chaotic", "quiescent"));
        Toy toy =
                Toy.run("plot", own.toString(), "--output", own.resolve("x.svg").toString());
        assertEquals(0, toy.status());
        assertEquals("cavity: warning: " + data + " was changed after it was written.\n", toy.err());
    }

    private void copy(String map) throws IOException {
        try (var files = Files.list(shared.resolve(map))) {
            for (Path file : files.toList()) {
                Files.copy(file, own.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour varience | did you mean 'variance'?",
                "--colour torsion | it must be one of variance, max_lyapunov, phase.",
                "--colour phase --log | log is out of place: phases have no scale",
                "--colour phase --range 0:1 | range = 0:1 is out of place",
                "--range 1:0 | range = 1:0 is out of range: A must be less than B.",
                "--range 1 | range = 1 cannot be read",
                "--range a:1 | range = a:1 cannot be read: 'a' is no number.",
                "--range 0:Infinity | its numbers must be finite",
                "--log --range -1:1 | a logarithmic scale starts above 0",
                "--contours variance | contours = variance cannot be read",
                "--contours varience=1 | did you mean 'variance'?",
                "--contours variance=1,,2 | contours = variance=1,,2 cannot be read: '' is no number.",
                "--size 86 | size = 86 cannot be read: it must be a width such as 86mm or 1200px.",
                "--size 5mm | size = 5mm is out of range: it must be between 60mm and 400mm.",
                "--output figure.gif | must end in .png, .svg or .pdf",
            })
    void aWrongRequestIsRefusedInOneSentence(String options, String why) {
        Toy toy = plot("field", options.split(" "));
        assertEquals(2, toy.status());
        assertEquals(1, toy.err().lines().count(), toy.err());
        assertTrue(toy.err().contains(why), toy.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.csv", "boundaries.csv", "simulation.csv"})
    void aMissingOrBrokenFileIsNamed(String file) throws IOException {
        copy("field");
        List<String> lines = Files.readAllLines(own.resolve(file));
        Files.delete(own.resolve(file));
        assertRefused("The file " + own.resolve(file) + " is missing.");
        Files.writeString(
                own.resolve(file), String.join("\n", lines.subList(0, 2)).replaceFirst("\n.*", "\n1,2"));
        assertRefused("The file " + own.resolve(file) + " cannot be read: ");
        Files.writeString(own.resolve(file), "\"");
        assertRefused("The file " + own.resolve(file) + " cannot be read: ");
        lines.set(1, lines.get(1).replaceFirst("[^,]+,", "x,"));
        lines.set(1, lines.get(1).replaceFirst(",[^,]+,", ",y,"));
        lines.set(1, lines.get(1).replaceFirst(",[^,]+,", ",y,").replaceAll("[0-9.]+", "z"));
        Files.writeString(own.resolve(file), String.join("\n", lines));
        assertRefused("The file " + own.resolve(file) + " cannot be read: in line 2 ");
    }

    @Test
    void aCellThatIsMissingIsNamed() throws IOException {
        copy("field");
        List<String> lines = Files.readAllLines(own.resolve("data.csv"));
        lines.remove(5);
        Files.writeString(own.resolve("data.csv"), String.join("\n", lines));
        assertRefused("the cell drive = 1.0, leak_rate = 1.0 is missing");
    }

    @Test
    void whatIsNoMapIsRefused() {
        Toy.run("solve", "toy", "--output", own.toString());
        assertRefused("holds results of solve, not a phase diagram");
        assertEquals(2, Toy.run("plot").status());
        assertEquals(2, Toy.run("plot", own.resolve("nowhere").toString()).status());
    }

    private void assertRefused(String why) {
        Toy toy =
                Toy.run("plot", own.toString(), "--output", own.resolve("x.svg").toString());
        assertEquals(2, toy.status(), toy.err());
        assertTrue(toy.err().contains(why), toy.err());
        String last = toy.err().lines().reduce((a, b) -> b).orElseThrow();
        assertTrue(last.startsWith("cavity: ") && last.endsWith("."), toy.err());
    }
}
