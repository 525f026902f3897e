package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cavity.diagrams.Toy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own that are killed, told to end, or find the disk full in the middle of a map. */
class KilledMapTest {

    private static final int THREADS = 2;
    private static final int CELLS = 16 * 15;
    private static final List<String> MAP = List.of(
            "phase-diagram", "toy", "--x", "a=0:2.5:16", "--y", "b=0.5:3:15", "--threads", Integer.toString(THREADS));

    private static final Pattern KIND = Pattern.compile("\"kind\":\"(\\w+)\"");

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("log");
    }

    private Path error() {
        return folder.resolve("error");
    }

    private Path journal() {
        return folder.resolve("map/cells/shard-1-of-1.jsonl");
    }

    /** The toy's command line in a process of its own, whose cells take a few milliseconds each. */
    private Process start(String... before) throws IOException {
        return start(List.of(before), arguments("map"));
    }

    private Process start(List<String> before, String[] arguments) throws IOException {
        Files.deleteIfExists(log());
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dcavity.toy.delay=5",
                "-Dcavity.toy.log=" + log(),
                "-cp",
                System.getProperty("java.class.path"),
                Toy.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(error().toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private static long lines(Path file, String kind) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(kind)).count();
        }
    }

    private long stored() throws IOException {
        return lines(journal(), "\"kind\":\"cell\"");
    }

    private String[] arguments(String name) {
        List<String> arguments = new ArrayList<>(MAP);
        arguments.addAll(List.of("--output", folder.resolve(name).toString()));
        return arguments.toArray(String[]::new);
    }

    private void assertAsUndisturbed() throws IOException {
        assertEquals(0, Toy.run(arguments("undisturbed")).status());
        SameResults.assertSame(folder.resolve("undisturbed"), folder.resolve("map"));
    }

    /** A run that is killed a random time after a random number of its cells began; it may well be before the first. */
    private void killed(Random random) throws IOException, InterruptedException {
        long before = stored();
        long begun = random.nextInt(10);
        int pause = random.nextInt(8);
        Process process = start();
        while (process.isAlive() && lines(log(), " ") < begun) {
            Thread.sleep(1);
        }
        Thread.sleep(pause);
        process.destroyForcibly().waitFor();
        long inFlight = lines(log(), " ") - (stored() - before);
        assertTrue(inFlight >= 0 && inFlight <= THREADS, inFlight + " cells were computed and not stored");
    }

    private void finish() throws IOException, InterruptedException {
        long left = CELLS - stored();
        assertTrue(left > 0, "killed before its end");
        run(arguments("map"));
        assertEquals(left, lines(log(), " "), "what was stored is not computed again");
        assertAsUndisturbed();
    }

    /** Twenty moments drawn with seed 5. */
    @Test
    void twentyKillsChangeNothing() throws IOException, InterruptedException {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            killed(random);
        }
        finish();
    }

    /**
     * A refined map with simulated networks, killed when a number of records drawn from all of them is stored: among its
     * cells, its lines and its networks; then three times after the last record, while files are written.
     */
    @Test
    void killsAtAnyStageChangeNothing() throws IOException, InterruptedException {
        run(staged("undisturbed"));
        List<String> kinds = kinds(folder.resolve("undisturbed/cells/shard-1-of-1.jsonl"));
        Random random = new Random(11);
        List<Integer> moments = new ArrayList<>(
                random.ints(12, 0, kinds.size()).sorted().boxed().toList());
        moments.addAll(List.of(kinds.size(), kinds.size(), kinds.size()));
        Set<String> killedAmong = new HashSet<>();
        for (int moment : moments) {
            Process process = start(List.of(), staged("map"));
            while (process.isAlive() && kinds(journal()).size() < moment) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(moment == kinds.size() ? 300 : 4));
            process.destroyForcibly().waitFor();
            List<String> stored = kinds(journal());
            killedAmong.add(stored.isEmpty() ? "none" : stored.get(stored.size() - 1));
        }
        assertTrue(killedAmong.containsAll(Set.of("cell", "line", "measurement")), killedAmong.toString());
        run(staged("map"));
        SameResults.assertSame(folder.resolve("undisturbed"), folder.resolve("map"));
        List<String> all = kinds(journal());
        for (String kind : Set.copyOf(kinds)) {
            long twice = Collections.frequency(all, kind) - Collections.frequency(kinds, kind);
            assertEquals(0, twice, "records stored twice of kind " + kind);
        }
    }

    private void run(String[] arguments) throws IOException, InterruptedException {
        Process process = start(List.of(), arguments);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(error()));
    }

    /** The kinds of the records that are stored, in their order. */
    private static List<String> kinds(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.endsWith("}"))
                    .map(line -> KIND.matcher(line))
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    private String[] staged(String name) {
        List<String> arguments = new ArrayList<>(List.of(arguments(name)));
        arguments.addAll(List.of("--refine", "1", "--simulate", "3"));
        return arguments.toArray(String[]::new);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aRunThatIsToldToEndSaysHowToGoOn() throws IOException, InterruptedException {
        Process process = start();
        while (process.isAlive() && lines(log(), " ") < 10) {
            Thread.sleep(1);
        }
        Toy second = Toy.run(arguments("map"));
        assertEquals(2, second.status());
        assertTrue(second.err().contains("Another run is writing"), second.err());
        process.destroy();
        assertEquals(128 + 15, process.waitFor());
        String message = Files.readString(error());
        assertTrue(
                message.matches(
                        "cavity: Interrupted: \\d+ of 240 cells are stored in \\S+; the same command continues.\\R"),
                message);
        assertTrue(message.contains("Interrupted: " + stored() + " of"), message);
        finish();
    }

    /** The system lets no file grow beyond 16 blocks of 512 bytes, in the middle of a record. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskKeepsWhatWasStored() throws IOException, InterruptedException {
        Process process = start("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh");
        assertEquals(3, process.waitFor());
        String message = Files.readString(error());
        assertTrue(message.contains("What was computed could not be stored"), message);
        assertTrue(message.contains(stored() + " cells are in"), message);
        assertTrue(stored() > 10, "some were");
        assertTrue(Files.readString(journal()).endsWith("\n"), "nothing is left of the last one");
        finish();
    }
}
