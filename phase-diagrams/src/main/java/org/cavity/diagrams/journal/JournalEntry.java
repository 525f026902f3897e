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
 * all bytes between the comma behind it and the end of the line.
 *
 * @param kind what it records
 * @param key which one
 * @param value what is known of it
 */
record JournalEntry(String kind, String key, JsonObject value) {

    private static final String BEFORE = "{\"crc32c\":\"";
    private static final String AFTER = "\",";
    private static final int DIGITS = 8;
    private static final int HEAD = BEFORE.length() + DIGITS + AFTER.length();

    /** The record as a line, its end included. */
    byte[] line() {
        JsonObject object = new JsonObject();
        object.addProperty("kind", kind);
        object.addProperty("key", key);
        object.add("value", value);
        String body = object.toString().substring(1);
        String head = BEFORE + checksum(body.getBytes(StandardCharsets.UTF_8), 0) + AFTER;
        return (head + body + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a line.
     *
     * @param line without its end
     * @return empty if it is damaged
     */
    static Optional<JournalEntry> of(byte[] line) {
        if (line.length <= HEAD) {
            return Optional.empty();
        }
        String head = new String(line, 0, HEAD, StandardCharsets.ISO_8859_1);
        if (!head.equals(BEFORE + checksum(line, HEAD) + AFTER)) {
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

    private static String checksum(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, bytes.length - from);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
