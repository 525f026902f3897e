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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cavity.diagrams.Toy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContourOptionsTest {

    private static final String CONTOURS = "variance=0.5,1,max_lyapunov=-0.2";

    @TempDir
    private Path folder;

    private Toy map(String... further) {
        List<String> words =
                new ArrayList<>(List.of("phase-diagram", "toy", "--x", "drive=0:3:13", "--y", "leak_rate=1:3:9"));
        words.addAll(Arrays.asList(further));
        words.addAll(List.of("--output", folder.toString()));
        return Toy.run(words.toArray(String[]::new));
    }

    @Test
    void linesAreWrittenAndDrawn() throws IOException {
        assertTrue(map("--contours", CONTOURS).status() <= 1);
        List<String> lines = Files.readAllLines(folder.resolve("contours.csv"));
        assertEquals("field,level,piece,drive,leak_rate", lines.get(0));
        Map<String, Long> points = lines.stream()
                .skip(1)
                .collect(Collectors.groupingBy(
                        line -> line.split(",")[0] + "=" + line.split(",")[1], TreeMap::new, Collectors.counting()));
        assertEquals(Set.of("max_lyapunov=-0.2", "variance=0.5", "variance=1"), points.keySet());
        // The same lines as over the stored map.
        Path file = folder.resolve("again.svg");
        Toy plot = Toy.run("plot", folder.toString(), "--contours", CONTOURS, "--output", file.toString());
        assertEquals(0, plot.status(), plot.err());
        assertArrayEquals(Files.readAllBytes(folder.resolve("figure.svg")), Files.readAllBytes(file));
    }

    @Test
    void withoutThemThereIsNoFileOfThem() {
        assertTrue(map().status() <= 1);
        assertFalse(Files.exists(folder.resolve("contours.csv")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varience=1 | did you mean 'variance'?",
                "variance | contours = variance cannot be read: it must be QUANTITY=V,V,...",
                "1,variance=2 | cannot be read: it must be QUANTITY=V,V,...",
                "variance=1,,2 | '' is no number",
                "variance=Infinity | its numbers must be finite",
            })
    void aWrongRequestIsRefusedInOneSentence(String contours, String why) {
        Toy toy = map("--contours", contours);
        assertEquals(2, toy.status());
        assertEquals(1, toy.err().lines().count(), toy.err());
        assertTrue(toy.err().contains(why), toy.err());
    }
}
