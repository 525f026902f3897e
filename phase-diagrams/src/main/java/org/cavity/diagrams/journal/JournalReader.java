package org.cavity.diagrams.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cavity.diagrams.UsageException;

/**
 * What a file of records holds beside those that are sound.
 *
 * @param sound number of those
 * @param end number of bytes up to the end of the last whole line
 * @param tail number of bytes behind it, of a record that was never finished
 * @param damaged lines that are no records
 */
record JournalReader(int sound, long end, long tail, List<Line> damaged) {

    /**
     * Where a line is.
     *
     * @param start offset of its first byte
     * @param length number of bytes without its end
     */
    record Line(long start, int length) {}

    /**
     * Reads all records of an owner from a stream. Lines of spaces are what is left of damaged records that were seen
     * before.
     */
    static JournalReader read(InputStream stream, String owner, Consumer<JournalEntry> sink) throws IOException {
        InputStream in = new BufferedInputStream(stream, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        List<Line> damaged = new ArrayList<>();
        int sound = 0;
        long start = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.write(b);
                continue;
            }
            byte[] bytes = line.toByteArray();
            Optional<JournalEntry> entry = JournalEntry.of(bytes, owner);
            entry.ifPresent(sink);
            if (entry.isPresent()) {
                sound++;
            } else if (!isBlank(bytes)) {
                damaged.add(new Line(start, bytes.length));
            }
            start += bytes.length + 1;
            line.reset();
        }
        return new JournalReader(sound, start, line.size(), damaged);
    }

    /**
     * Refuses a file that may be another map's, whose header is lost.
     *
     * @throws UsageException if it holds records and none of them is sound
     */
    void requireSound(Path path) {
        if (sound == 0 && damaged.size() > 1) {
            throw new UsageException(
                    path + " holds no record of this map; remove it, or choose another folder with --output.");
        }
    }

    /** What a user is told of it, a sentence each. */
    List<String> notices(Path path) {
        List<String> sentences = new ArrayList<>();
        noticeOfDamage(path).ifPresent(sentences::add);
        if (tail > 0) {
            sentences.add("The last record of " + path + " was never finished; what was there is computed again.");
        }
        return sentences;
    }

    /** The one of them about damaged records. */
    Optional<String> noticeOfDamage(Path path) {
        return damaged.isEmpty()
                ? Optional.empty()
                : Optional.of(path + " holds " + damaged.size() + " damaged record" + (damaged.size() == 1 ? "" : "s")
                        + "; what was there is computed again.");
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ') {
                return false;
            }
        }
        return true;
    }
}
