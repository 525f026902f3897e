package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.diagrams.figure.Figure;
import org.cavity.diagrams.figure.FigureFiles;
import org.cavity.diagrams.figure.Fonts;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.diagrams.output.ResultFolder;

/** The files of one command, collected in memory and written together at the end. */
final class Results {

    /** Name of the archive of arrays. */
    static final String ARRAYS = "arrays.npz";

    static final List<String> FIGURES = List.of("figure.png", "figure.svg", "figure.pdf");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    Results csv(String name, CsvTable table) {
        files.put(name, table.bytes());
        return this;
    }

    Results json(String name, JsonObject document) {
        return bytes(name, Json.text(document).getBytes(StandardCharsets.UTF_8));
    }

    Results bytes(String name, byte[] contents) {
        files.put(name, contents);
        return this;
    }

    Results arrays(NpzArchive arrays) {
        files.put(ARRAYS, arrays.bytes());
        return this;
    }

    /** Adds the pictures; a machine that cannot draw text gets a note instead. */
    Results figure(Session session, Figure figure) {
        if (!Fonts.areUsable()) {
            session.err().println("cavity: " + Fonts.MISSING);
            return this;
        }
        try {
            files.putAll(FigureFiles.of("figure", figure));
        } catch (IOException e) {
            throw new IllegalStateException("the picture could not be encoded", e);
        }
        return this;
    }

    void write(Session session, ResultFolder folder) {
        try {
            folder.write(files);
        } catch (IOException e) {
            throw new WriteFailure(folder.path(), e);
        }
    }

    /** Where the files are, for scripts. */
    JsonObject json(ResultFolder folder) {
        JsonObject object = new JsonObject();
        object.addProperty("folder", folder.path().toString());
        List<String> names = new ArrayList<>(files.keySet());
        names.add("provenance.json");
        object.add("names", Json.texts(names));
        return object;
    }

    /** One line that says where the files are. */
    String summary(ResultFolder folder) {
        return "Files in " + folder.path() + ": " + String.join(", ", files.keySet()) + ", provenance.json\n";
    }
}
