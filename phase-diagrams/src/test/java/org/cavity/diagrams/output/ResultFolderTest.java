package org.cavity.diagrams.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.diagrams.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

    @TempDir
    private Path parent;

    private ResultFolder folder(int seed) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("seed", seed);
        return new ResultFolder(
                parent.resolve("results"), new Provenance("toy", "simulate", arguments, List.of(), 1, "", ""));
    }

    private JsonObject provenance() throws IOException {
        return JsonParser.parseString(Files.readString(parent.resolve("results/provenance.json")))
                .getAsJsonObject();
    }

    @Test
    void aRunThatWasInterruptedMayBeRepeatedByTheSameCommandOnly() throws IOException {
        ResultFolder folder = folder(1);
        Map<String, byte[]> interrupted = new LinkedHashMap<>();
        interrupted.put("data.csv", new byte[] {1});
        // A file is where the folder would have to be, so that writing stops here.
        interrupted.put("data.csv/figure.png", new byte[] {2});
        assertThrows(IOException.class, () -> folder.write(interrupted));
        assertTrue(Files.exists(parent.resolve("results/data.csv")));
        assertFalse(provenance().get("complete").getAsBoolean());

        UsageException refused = assertThrows(UsageException.class, folder(2)::check);
        assertTrue(refused.getMessage().contains("seed = 1 instead of 2"), refused.getMessage());

        folder.check();
        folder.write(Map.of("data.csv", new byte[] {3}));
        assertEquals(3, Files.readAllBytes(parent.resolve("results/data.csv"))[0]);
        assertTrue(provenance().get("complete").getAsBoolean());
        assertEquals(1, provenance().getAsJsonObject("sha256").size());
    }

    @Test
    void whatAKilledRunLeavesDoesNotBlockTheFolder() throws IOException {
        Files.createDirectory(parent.resolve("results"));
        Files.write(parent.resolve("results/.cavity123.tmp"), new byte[] {1});
        folder(1).check();
        Files.write(parent.resolve("results/thesis.tex"), new byte[] {1});
        assertThrows(UsageException.class, folder(1)::check);
    }
}
