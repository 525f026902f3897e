package org.cavity.diagrams.journal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One record of a journal. As a line it is a JSON object whose first member is the CRC-32C (RFC 3720, Castagnoli 1993) of
 * a text that all records of one owner share, followed by all bytes between the comma behind the checksum and the end of
 * the line. So no record is taken for one of another owner, be it that the header, which says whose the file is, is lost.
 * The header's own checksum leaves that text out.
 *
 * @param kind what it records
 * @param key which one
 * @param value what is known of it
 */
record JournalEntry(String kind, String key, JsonObject value) {

    private static final String HEADER = "journal";

    private static final String BEFORE = "{\"crc32c\":\"";
    private static final String AFTER = "\",";
    private static final int DIGITS = 8;
    private static final int HEAD = BEFORE.length() + DIGITS + AFTER.length();

    /** The record that says whose a file is. */
    static JournalEntry header(JsonObject value) {
        return new JournalEntry(HEADER, "", value);
    }

    boolean isHeader() {
        return kind.equals(HEADER);
    }

    /** The record as a line, its end included. */
    byte[] line(String owner) {
        JsonObject object = new JsonObject();
        object.addProperty("kind", kind);
        object.addProperty("key", key);
        object.add("value", value);
        String body = object.toString().substring(1);
        String head = BEFORE + checksum(isHeader() ? "" : owner, body.getBytes(StandardCharsets.UTF_8), 0) + AFTER;
        return (head + body + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a line.
     *
     * @param line without its end
     * @return empty if it is damaged, or of another owner and no header
     */
    static Optional<JournalEntry> of(byte[] line, String owner) {
        return checked(line, owner)
                .filter(entry -> !entry.isHeader())
                .or(() -> checked(line, "").filter(JournalEntry::isHeader));
    }

    private static Optional<JournalEntry> checked(byte[] line, String owner) {
        if (line.length <= HEAD) {
            return Optional.empty();
        }
        String head = new String(line, 0, HEAD, StandardCharsets.ISO_8859_1);
        if (!head.equals(BEFORE + checksum(owner, line, HEAD) + AFTER)) {
            return Optional.empty();
        }
        try {
            String body = new String(line, HEAD, line.length - HEAD, StandardCharsets.UTF_8);
            JsonObject object = JsonParser.parseString("{" + body).getAsJsonObject();
            return Optional.of(new JournalEntry(
                    object.get("kind").getAsString(),
                    object.get("key").getAsString(),
                    object.getAsJsonObject("value")));
        } catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static String checksum(String owner, byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(owner.getBytes(StandardCharsets.UTF_8));
        crc.update(bytes, from, bytes.length - from);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
