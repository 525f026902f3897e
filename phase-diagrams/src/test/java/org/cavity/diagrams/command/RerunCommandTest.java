package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cavity.diagrams.Toy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RerunCommandTest {

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void chooseFolder() {
        folder = parent.resolve("results");
    }

    private void write(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--output", folder.toString()));
        Toy toy = Toy.run(words.toArray(String[]::new));
        assertTrue(toy.status() <= 1, toy.err());
    }

    private Toy rerun(String... more) {
        List<String> words = new ArrayList<>(List.of("rerun", folder.toString()));
        words.addAll(List.of(more));
        return Toy.run(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solve toy --lags 0,5",
                "simulate toy --size 40 --replicas 2 --time 20 --threads 1",
                "branches toy --along drive=0.5:3:5",
                "spectrum toy --size 40",
                "spectrum toy --family drive=1,2",
                "lyapunov toy --size 40 --count 2",
                "phase-diagram toy --x drive=0:3:7 --y leak_rate=1:3:5 --refine 2 --contours variance=0.5,1 --simulate 2 --size 32 --replicas 3 --threads 1",
                "validate toy --size 32 --replicas 3",
                "response toy-population --step mean=20:22 --simulate --size 300",
            })
    void whatEveryCommandWroteComesOutAgain(String line) {
        write(line);
        Toy again = rerun("--threads", "2");
        assertEquals(0, again.status(), again.out() + again.err());
        assertTrue(again.out().contains("data.csv"));
        assertFalse(again.out().contains("differs"));
    }

    @Test
    void aChangedFileIsNamedWithTheLineThatChanged() throws IOException {
        write("phase-diagram toy --x drive=0:3:4 --y leak_rate=1:2:3");
        Path data = folder.resolve("data.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(data));
        lines.set(6, lines.get(6).replaceFirst("1.5,", "1.25,"));
        Files.writeString(data, String.join("\n", lines) + "\n");
        Files.delete(folder.resolve("figure.pdf"));
        Toy again = rerun("--json");
        assertEquals(1, again.status());
        JsonObject document = JsonParser.parseString(again.out()).getAsJsonObject();
        assertFalse(document.get("same").getAsBoolean());
        JsonObject table = file(document, "data.csv").orElseThrow();
        assertEquals("changed", table.get("here").getAsString());
        assertEquals("same", table.get("again").getAsString());
        JsonObject difference = table.getAsJsonObject("difference");
        assertEquals(7, difference.get("line").getAsInt());
        assertEquals("leak_rate", difference.get("column").getAsString());
        assertEquals("1.25", difference.get("here").getAsString());
        assertEquals("1.5", difference.get("again").getAsString());
        assertEquals(
                "missing",
                file(document, "figure.pdf").orElseThrow().get("here").getAsString());
        assertEquals(
                "as written",
                file(document, "figure.svg").orElseThrow().get("here").getAsString());
        String text = rerun().out();
        assertTrue(text.contains("line 7, leak_rate: 1.25 here, 1.5 again"), text);
    }

    private static Optional<JsonObject> file(JsonObject document, String name) {
        return document.getAsJsonArray("files").asList().stream()
                .map(e -> e.getAsJsonObject())
                .filter(f -> f.get("name").getAsString().equals(name))
                .findFirst();
    }

    /** The provenance may be wrong, too: then everything is as written, but does not come out again. */
    @Test
    void otherArgumentsGiveOtherFiles() throws IOException {
        write("solve toy");
        Path provenance = folder.resolve("provenance.json");
        Files.writeString(provenance, Files.readString(provenance).replace("\"drive\": 2.0", "\"drive\": 2.5"));
        Toy again = rerun();
        assertEquals(1, again.status());
        assertTrue(again.out().matches("(?s).*data.csv +as written +differs +line 2, value: .*"), again.out());
    }

    /** An interrupted run must be found again; one that was compared leaves nothing. */
    @Test
    void theSecondResultsStandBesideTheFirstUntilTheyAreCompared() throws IOException {
        write("solve toy a=2.5");
        Path again = folder.resolveSibling(folder.getFileName() + "-again");
        Files.createDirectories(again);
        Files.writeString(again.resolve("data.csv"), "something else");
        assertEquals(2, rerun().status());
        Files.delete(again.resolve("data.csv"));
        assertEquals(0, rerun().status());
        assertFalse(Files.exists(again));
    }

    @Test
    void theRunMayBeKept() {
        write("solve toy");
        Path kept = parent.resolve("kept");
        assertEquals(0, rerun("--output", kept.toString()).status());
        assertTrue(Files.exists(kept.resolve("data.csv")));
        Toy same = rerun("--output", folder.toString());
        assertEquals(2, same.status());
        assertTrue(same.err().contains("is the folder of the results"), same.err());
    }

    @Test
    void whatIsNoFolderOfResultsIsRefusedInOneSentence() throws IOException {
        assertRefused("There is no folder");
        Files.createDirectory(folder);
        assertRefused("holds no results of Cavity: it has no provenance.json");
        Files.writeString(folder.resolve("provenance.json"), "{\"cavity\": 1");
        assertRefused("holds a provenance.json that cannot be read");
        Files.writeString(folder.resolve("provenance.json"), "{\"complete\": false}");
        assertRefused("are not complete");
        Toy none = Toy.run("rerun");
        assertEquals(2, none.status());
    }

    private void assertRefused(String why) {
        Toy refused = rerun();
        assertEquals(2, refused.status());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertTrue(refused.err().contains(why), refused.err());
    }
}
