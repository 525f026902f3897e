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

/**
 * What a file of records holds beside those that are sound.
 *
 * @param end number of bytes up to the end of the last whole line
 * @param tail number of bytes behind it, of a record that was never finished
 * @param damaged lines that are no records
 */
record JournalReader(long end, long tail, List<Line> damaged) {

    /**
     * Where a line is.
     *
     * @param start offset of its first byte
     * @param length number of bytes without its end
     */
    record Line(long start, int length) {}

    /** Reads all records from a stream. Lines of spaces are what is left of damaged records that were seen before. */
    static JournalReader read(InputStream stream, Consumer<JournalEntry> sink) throws IOException {
        InputStream in = new BufferedInputStream(stream, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        List<Line> damaged = new ArrayList<>();
        long start = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.write(b);
                continue;
            }
            byte[] bytes = line.toByteArray();
            Optional<JournalEntry> entry = JournalEntry.of(bytes);
            entry.ifPresent(sink);
            if (entry.isEmpty() && !isBlank(bytes)) {
                damaged.add(new Line(start, bytes.length));
            }
            start += bytes.length + 1;
            line.reset();
        }
        return new JournalReader(start, line.size(), damaged);
    }

    /** What a user is told of it, a sentence each. */
    List<String> notices(Path path) {
        List<String> sentences = new ArrayList<>();
        if (!damaged.isEmpty()) {
            sentences.add(path + " holds " + damaged.size() + " damaged record" + (damaged.size() == 1 ? "" : "s")
                    + "; what was there is computed again.");
        }
        if (tail > 0) {
            sentences.add("The last record of " + path + " was never finished; what was there is computed again.");
        }
        return sentences;
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
