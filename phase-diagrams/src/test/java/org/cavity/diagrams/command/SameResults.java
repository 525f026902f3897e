package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Two folders of results that were made in different ways and must not tell. */
final class SameResults {

    private SameResults() {}

    /** The files are equal to the byte, and the provenance but for its run. */
    static void assertSame(Path expected, Path actual) throws IOException {
        JsonObject provenance = provenance(expected);
        Set<String> files = provenance.getAsJsonObject("sha256").keySet();
        assertTrue(files.contains("data.csv") && files.contains("figure.png"), files.toString());
        for (String file : files) {
            assertArrayEquals(
                    Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(actual.resolve(file)), file);
        }
        assertEquals(provenance, provenance(actual));
    }

    /** All of it but the run. */
    static JsonObject provenance(Path folder) throws IOException {
        JsonObject document = JsonParser.parseString(Files.readString(folder.resolve("provenance.json")))
                .getAsJsonObject();
        document.remove("run");
        return document;
    }
}
