package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cavity.diagrams.Toy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a map comes about, its files are those of the undisturbed run. */
class ResumedMapTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void undisturbed() {
        assertEquals(1, map("undisturbed").status());
    }

    @AfterEach
    void leaveNothing() throws IOException {
        if (Files.exists(folder.resolve("map"))) {
            remove(folder.resolve("map"));
        }
    }

    /** Four of the cells throw, and so come back as failed ones, too. */
    private static Toy map(String name, String... more) {
        return Toy.run(Stream.concat(
                        Stream.of("phase-diagram", "toy", "--x", "a=0:3:13", "--y", "b=0.5:3:11"),
                        Stream.concat(Stream.of("--simulate", "5", "--output", at(name)), Stream.of(more)))
                .toArray(String[]::new));
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static void assertSame(String name) throws IOException {
        SameResults.assertSame(folder.resolve("undisturbed"), folder.resolve(name));
    }

    private static Path journal(String name) {
        return folder.resolve(name).resolve("cells/shard-1-of-1.jsonl");
    }

    @Test
    void aRunWithoutTimeStopsAndTheSameCommandContinues() throws IOException {
        Toy stopped = map("map", "--max-time", "0s");
        assertEquals(4, stopped.status(), stopped.err());
        assertEquals("", stopped.out());
        assertTrue(stopped.err().contains("0 of 143 cells are stored"), stopped.err());
        assertFalse(Files.exists(folder.resolve("map/data.csv")));
        assertEquals(1, map("map", "--threads", "1").status());
        assertSame("map");
    }

    /** The records of a whole run cut anywhere, as a kill or a crash of the machine leaves them: 3 cuts, seed 3. */
    @Test
    void whateverWasStoredTheRestFollows() throws IOException {
        byte[] whole = Files.readAllBytes(journal("undisturbed"));
        Random random = new Random(3);
        for (int trial = 0; trial < 3; trial++) {
            byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length));
            Files.createDirectories(folder.resolve("map/cells"));
            Files.copy(folder.resolve("undisturbed/provenance.json"), folder.resolve("map/provenance.json"));
            Files.write(journal("map"), part);
            assertEquals(1, map("map").status());
            assertSame("map");
            assertEquals(
                    lines(journal("undisturbed")),
                    lines(journal("map")),
                    "nothing but what was lost is computed again");
            leaveNothing();
        }
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).count();
        }
    }

    private static void remove(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void aFlippedBitIsReportedAndComputedAgain() throws IOException {
        assertEquals(1, map("map").status());
        byte[] bytes = Files.readAllBytes(journal("map"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal("map"), bytes);
        Toy repaired = map("map");
        assertTrue(repaired.err().contains("1 damaged record; what was there is computed again"), repaired.err());
        assertSame("map");
        Toy again = map("map");
        assertFalse(again.err().contains("damaged"), again.err());
    }

    /** Where s = −1 and a > 2 the toy's memory is at its end. */
    @Test
    void whatWasDoneBeforeMemoryEndsIsStored() throws IOException {
        String[] map = {
            "phase-diagram",
            "toy",
            "s=-1",
            "--x",
            "a=0:3:13",
            "--y",
            "b=0.5:3:3",
            "--threads",
            "1",
            "--output",
            at("map")
        };
        Toy failed = Toy.run(map);
        assertEquals(3, failed.status());
        assertTrue(failed.err().contains("Out of memory. What was done is stored in " + at("map")), failed.err());
        assertFalse(failed.err().contains("No file was written"), failed.err());
        assertTrue(Toy.run(map).err().contains("9 of 39 cells are stored in " + at("map")), failed.err());
    }

    @Test
    void otherArgumentsAreRefusedWithTheDifference() {
        assertEquals(4, map("map", "--max-time", "0s").status());
        Toy other = map("map", "shift=0.5");
        assertEquals(2, other.status());
        assertTrue(other.err().contains("shift = 0.0 instead of 0.5"), other.err());
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        for (String time : List.of("90", "-5m", "fast", "1d", "")) {
            Toy wrong = map("map", "--max-time", time);
            assertEquals(2, wrong.status());
            assertTrue(wrong.err().contains("max_time = " + time + " cannot be read"), wrong.err());
        }
        assertFalse(Files.exists(folder.resolve("map")));
    }
}
