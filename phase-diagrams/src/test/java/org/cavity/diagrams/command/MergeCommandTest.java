package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cavity.diagrams.Toy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards of a refined map with simulated points, joined in several ways. */
class MergeCommandTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void undisturbed() {
        assertEquals(0, map("undisturbed").status());
    }

    private static Toy map(String name, String... more) {
        return Toy.run(Stream.concat(
                        Stream.of("phase-diagram", "toy", "--x", "a=0:2.5:11", "--y", "b=0.5:3:9", "phi=erf"),
                        Stream.concat(
                                Stream.of("--simulate", "6", "--refine", "2", "--seed", "4", "--output", at(name)),
                                Stream.of(more)))
                .toArray(String[]::new));
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static void assertSame(String name) throws IOException {
        SameResults.assertSame(folder.resolve("undisturbed"), folder.resolve(name));
    }

    @Test
    void shardsInOneFolderBecomeTheMap() throws IOException {
        for (int i : new int[] {3, 1}) {
            Toy shard = map("shared", "--shard", i + "/3");
            assertEquals(0, shard.status(), shard.err());
            assertTrue(shard.out().contains("shard " + i + "/3, 33 cells"), shard.out());
            assertFalse(Files.exists(folder.resolve("shared/data.csv")));
        }
        Toy early = Toy.run("merge", at("shared"));
        assertEquals(1, early.status());
        assertTrue(early.err().contains("missing: shard 2/3 (0 of 33 cells)."), early.err());
        assertEquals("", early.out());
        assertEquals(0, map("shared", "--shard", "2/3").status());
        Toy merged = Toy.run("merge", at("shared"), "--threads", "1");
        assertEquals(0, merged.status(), merged.err());
        assertSame("shared");
    }

    @Test
    void shardsOfOtherFoldersAreTakenOver() throws IOException {
        assertEquals(0, map("left", "--shard", "1/2").status());
        assertEquals(0, map("right", "--shard", "2/2").status());
        Toy wrong = Toy.run("phase-diagram", "toy", "--x", "a=0:2:11", "--shard", "2/2", "--output", at("wrong"));
        assertTrue(wrong.status() < 2, wrong.err());
        Toy refused = Toy.run("merge", at("joined"), at("left"), at("wrong"));
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("wrong holds results with"), refused.err());
        Toy merged = Toy.run("merge", at("joined"), at("left"), at("right"), "--json");
        assertEquals(0, merged.status(), merged.err());
        assertEquals(
                6,
                JsonParser.parseString(merged.out())
                        .getAsJsonObject()
                        .getAsJsonArray("simulated")
                        .size());
        assertSame("joined");
    }

    /** A run without shards takes over what shards have done. */
    @Test
    void theRestMayBeComputedByOneRun() throws IOException {
        assertEquals(0, map("rest", "--shard", "2/4").status());
        assertEquals(0, map("rest").status());
        assertSame("rest");
    }

    /** What the grid has is not computed again; going back to it is refused. */
    @Test
    void aMapMayBeRefinedLater() throws IOException {
        String[] grid = {"phase-diagram", "fold", "--x", "a=0:10:11", "--output", at("later")};
        assertEquals(0, Toy.run(grid).status());
        Toy finer = Toy.run(
                Stream.concat(Stream.of(grid), Stream.of("--refine", "3")).toArray(String[]::new));
        assertEquals(0, finer.status(), finer.err());
        assertTrue(finer.err().contains("33 cells are stored"), finer.err());
        assertEquals(2, Toy.run(grid).status());
        assertEquals(
                0,
                Toy.run("phase-diagram", "fold", "--x", "a=0:10:11", "--refine", "3", "--output", at("at-once"))
                        .status());
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("at-once/data.csv")),
                Files.readAllBytes(folder.resolve("later/data.csv")));
    }

    /** Shards leave refinement to the merge, which learns of it from the folder. */
    @Test
    void aFinishedMapMayBeRefinedByShards() throws IOException {
        List<String> grid = List.of("phase-diagram", "fold", "--x", "a=0:10:6", "--output", at("grown"));
        assertEquals(0, Toy.run(grid.toArray(String[]::new)).status());
        Toy shard = Toy.run(Stream.concat(grid.stream(), Stream.of("--refine", "2", "--shard", "1/2"))
                .toArray(String[]::new));
        assertEquals(0, shard.status(), shard.err());
        assertEquals(0, Toy.run("merge", at("grown")).status());
        assertEquals(
                2,
                SameResults.provenance(folder.resolve("grown"))
                        .getAsJsonObject("arguments")
                        .getAsJsonObject("settings")
                        .get("refine")
                        .getAsInt());
    }

    @Test
    void wrongRequestsAreOneSentence() {
        for (String shard : List.of("0/3", "4/3", "1", "a/b", "1/0", "-1/2")) {
            Toy wrong = map("wrong-shard", "--shard", shard);
            assertEquals(2, wrong.status());
            assertTrue(wrong.err().startsWith("cavity: shard = " + shard), wrong.err());
        }
        for (String refine : List.of("-1", "7")) {
            Toy wrong = Toy.run("phase-diagram", "toy", "--refine=" + refine, "--output", at("wrong-levels"));
            assertEquals(2, wrong.status());
            assertTrue(wrong.err().startsWith("cavity: refine = " + refine), wrong.err());
        }
        assertTrue(Toy.run("merge").err().contains("is missing"));
        assertTrue(Toy.run("merge", at("nowhere")).err().contains("There is no folder " + at("nowhere") + "."));
        String file = at("undisturbed/data.csv");
        String noFolder = "cavity: There is no folder " + file + ": it is a file.";
        assertEquals(noFolder, Toy.run("merge", file).err().strip());
        assertEquals(noFolder, Toy.run("merge", at("undisturbed"), file).err().strip());
        assertEquals(0, Toy.run("simulate", "toy", "--output", at("simulated")).status());
        assertTrue(Toy.run("merge", at("simulated")).err().contains("results of simulate"));
        assertFalse(Files.exists(folder.resolve("wrong-shard")));
    }
}
