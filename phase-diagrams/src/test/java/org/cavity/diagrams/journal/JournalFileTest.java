package org.cavity.diagrams.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.sweep.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    private static final String OWNER = "a map";

    private static final Path FULL_DEVICE = Path.of("/dev/full");

    @TempDir
    private Path parent;

    private final List<JournalEntry> read = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private Path path() {
        return parent.resolve("deep/cells/file.jsonl");
    }

    private JournalFile open() throws IOException {
        return open(OWNER);
    }

    private JournalFile open(String owner) throws IOException {
        read.clear();
        notices.clear();
        JournalFile.Origin origin = new JournalFile.Origin() {

            @Override
            public void makeFolder() throws IOException {
                Files.createDirectories(path().getParent());
            }

            @Override
            public Stream<JournalEntry> known() {
                return Stream.of(entry(20), entry(21));
            }
        };
        return JournalFile.open(path(), owner, origin, read::add, notices::add);
    }

    private static JournalEntry entry(int i) {
        JsonObject value = new JsonObject();
        value.addProperty("number", i / 3.0);
        value.addProperty("text", "λ₁ of \"line\"\n" + i);
        return new JournalEntry("kind", Integer.toString(i), value);
    }

    private void write(int from, int to) throws IOException {
        try (JournalFile file = open()) {
            for (int i = from; i < to; i++) {
                file.append(entry(i), () -> {});
            }
        }
    }

    private void expect(int... entries) throws IOException {
        try (JournalFile file = open()) {
            List<JournalEntry> expected = new ArrayList<>();
            for (int i : entries) {
                expected.add(entry(i));
            }
            assertEquals(expected, read);
        }
    }

    @Test
    void whatWasWrittenIsReadAgainAndMoreMayFollow() throws IOException {
        write(0, 3);
        write(3, 5);
        expect(0, 1, 2, 3, 4);
        assertEquals(List.of(), notices);
    }

    @Test
    void aRecordThatWasNeverFinishedIsTakenAway() throws IOException {
        write(0, 3);
        byte[] whole = Files.readAllBytes(path());
        byte[] next = entry(3).line(OWNER);
        // However many of its bytes arrived.
        for (int torn : new int[] {1, 20, next.length - 1}) {
            Files.write(path(), whole);
            Files.write(path(), Arrays.copyOf(next, torn), StandardOpenOption.APPEND);
            expect(0, 1, 2);
            assertEquals(1, notices.size());
            assertTrue(notices.get(0).contains("was never finished"), notices.get(0));
            assertArrayEquals(whole, Files.readAllBytes(path()));
        }
        write(3, 4);
        expect(0, 1, 2, 3);
        assertEquals(List.of(), notices);
    }

    /** Each of 300 bits of a file, drawn with seed 7, is flipped: at most two records are lost, none is ever wrong. */
    @Test
    void aFlippedBitIsSeenAndCostsItsRecordAlone() throws IOException {
        write(0, 9);
        byte[] sound = Files.readAllBytes(path());
        Random random = new Random(7);
        for (int trial = 0; trial < 300; trial++) {
            byte[] damaged = sound.clone();
            int where = random.nextInt(damaged.length);
            damaged[where] ^= (byte) (1 << random.nextInt(8));
            List<JournalEntry> found = new ArrayList<>();
            JournalReader reader = JournalReader.read(new ByteArrayInputStream(damaged), OWNER, found::add);
            assertTrue(found.size() == 8 || found.size() == 7 && sound[where] == '\n', "byte " + where);
            for (JournalEntry e : found) {
                assertEquals(entry(Integer.parseInt(e.key())), e);
            }
            assertFalse(reader.notices(path()).isEmpty());
        }
    }

    @Test
    void aDamagedRecordIsReportedOnce() throws IOException {
        write(0, 4);
        byte[] bytes = Files.readAllBytes(path());
        bytes[entry(0).line(OWNER).length + 40] ^= 4;
        Files.write(path(), bytes);
        expect(0, 2, 3);
        assertEquals(1, notices.size());
        assertTrue(notices.get(0).contains("1 damaged record;"), notices.get(0));
        write(1, 2);
        expect(0, 2, 3, 1);
        assertEquals(List.of(), notices);
    }

    @Test
    void twoRunsDoNotWriteOneFile() throws IOException {
        JournalFile first = open();
        UsageException refused = assertThrows(UsageException.class, this::open);
        assertTrue(refused.getMessage().contains("Another run is writing"), refused.getMessage());
        first.append(entry(0), () -> {});
        first.close();
        expect(0);
    }

    @Test
    void recordsOfManyThreadsAreWhole() throws IOException {
        try (JournalFile file = open()) {
            new Workers(8).forEach(400, i -> {
                try {
                    file.append(entry(i), () -> {});
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        open().close();
        assertEquals(400, read.stream().map(JournalEntry::key).distinct().count());
        assertEquals(List.of(), notices);
    }

    /** Where nothing tells whose the records are, their checksums do. */
    @Test
    void recordsOfAnotherOwnerAreNotBelievedAndNotTouched() throws IOException {
        write(0, 2);
        byte[] theirs = Files.readAllBytes(path());
        UsageException refused = assertThrows(UsageException.class, () -> open("another map"));
        assertTrue(refused.getMessage().contains("holds no record of this map"), refused.getMessage());
        assertArrayEquals(theirs, Files.readAllBytes(path()));
        assertEquals(List.of(), read);
    }

    /** It is made again from all that is known. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFolderThatVanishesIsMadeAgain() throws IOException {
        write(0, 2);
        try (JournalFile file = open()) {
            file.append(entry(2), () -> {});
            Files.delete(path());
            Files.delete(path().getParent());
            Files.delete(path().getParent().getParent());
            file.append(entry(3), () -> {});
        }
        assertEquals(1, notices.size());
        assertTrue(notices.get(0).contains("had vanished"), notices.get(0));
        expect(20, 21);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileThatWasReplacedIsNotOverwritten() throws IOException {
        JournalFile file = open();
        file.append(entry(0), () -> {});
        Files.delete(path());
        Files.write(path(), entry(7).line(OWNER));
        IOException refused = assertThrows(IOException.class, file::close);
        assertTrue(refused.getMessage().contains("was replaced"), refused.getMessage());
        expect(7);
    }

    static boolean hasFullDevice() {
        return Files.isWritable(FULL_DEVICE);
    }

    /** A device that is always full. */
    @Test
    @EnabledIf("hasFullDevice")
    void aFullDiskIsAnErrorOnce() throws IOException {
        Files.createDirectories(path().getParent());
        Files.createSymbolicLink(path(), FULL_DEVICE);
        JournalFile file = open();
        assertThrows(IOException.class, () -> file.append(entry(0), () -> {}));
        IOException again = assertThrows(IOException.class, () -> file.append(entry(1), () -> {}));
        assertTrue(again.getMessage().contains("space"), again.getMessage());
        file.close();
        Files.delete(path());
    }
}
