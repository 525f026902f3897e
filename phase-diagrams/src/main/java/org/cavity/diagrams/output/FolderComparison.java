package org.cavity.diagrams.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Results beside those of the same command run again.
 *
 * @param files one entry for each file of either
 * @param notes what else differs: the arguments, and what the run was made with
 * @param same whether nothing but notes on the latter is left to say
 */
public record FolderComparison(List<FileEntry> files, List<String> notes, boolean same) {

    /** What may change the last bits of a result. */
    private static final List<String> MADE_WITH = List.of("jdk", "system", "kernel", "eigenvalue_solver");

    /**
     * One file.
     *
     * @param name its name
     * @param here the stored file: as written, changed, missing, or not there if it was never written
     * @param again the file of the other run against what was once written: same, differs, missing, or new
     * @param difference where the two files first differ, if they are tables
     */
    public record FileEntry(String name, String here, String again, Optional<CsvDifference> difference) {

        boolean same() {
            return here.equals("as written") && again.equals("same");
        }
    }

    /** Compares the files of two folders. */
    public static FolderComparison of(StoredResults stored, StoredResults again) throws IOException {
        List<String> names = new ArrayList<>(stored.hashes().keySet());
        new TreeSet<>(again.hashes().keySet())
                .stream().filter(name -> !names.contains(name)).forEach(names::add);
        List<FileEntry> files = new ArrayList<>();
        for (String name : names) {
            files.add(entry(name, stored, again));
        }
        List<String> notes = new ArrayList<>();
        Optional<String> difference = Provenance.difference(again.arguments(), stored.arguments());
        difference.ifPresent(what -> notes.add("The arguments differ: " + what + "."));
        boolean same = difference.isEmpty() && files.stream().allMatch(FileEntry::same);
        if (!same) {
            notes.addAll(madeWith(stored, again));
        }
        return new FolderComparison(files, notes, same);
    }

    private static FileEntry entry(String name, StoredResults stored, StoredResults again) throws IOException {
        String recorded = stored.hashes().get(name);
        Optional<byte[]> here = stored.bytes(name);
        Optional<byte[]> there = again.bytes(name);
        String ours = recorded == null
                ? "not there"
                : here.isEmpty() ? "missing" : stored.isAsWritten(name) ? "as written" : "changed";
        String theirs = there.isEmpty()
                ? "missing"
                : recorded == null ? "new" : there.map(Provenance::sha256).get().equals(recorded) ? "same" : "differs";
        Optional<CsvDifference> difference = name.endsWith(".csv") && here.isPresent() && there.isPresent()
                ? CsvDifference.of(here.get(), there.get())
                : Optional.empty();
        return new FileEntry(name, ours, theirs, difference);
    }

    private static List<String> madeWith(StoredResults stored, StoredResults again) {
        List<String> notes = new ArrayList<>();
        if (!stored.build().equals(again.build())) {
            notes.add("Cavity " + stored.build() + " then, " + again.build() + " now.");
        }
        for (String key : MADE_WITH) {
            JsonElement then = stored.run().get(key);
            JsonElement now = again.run().get(key);
            if (then != null && now != null && !Objects.equals(then, now)) {
                notes.add(key.replace('_', ' ') + ": " + then.getAsString() + " then, " + now.getAsString() + " now.");
            }
        }
        return notes;
    }

    /** The comparison for people. */
    public String text() {
        TextTable table = new TextTable("file", "in the folder", "run again", "first difference");
        files.forEach(f -> table.row(
                f.name(),
                f.here(),
                f.again(),
                f.difference()
                        .map(d -> "line " + d.line() + ", " + d.column() + ": " + quoted(d.first()) + " here, "
                                + quoted(d.second()) + " again")
                        .orElse("")));
        return table + (notes.isEmpty() ? "" : "\n" + String.join("\n", notes) + "\n");
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    /** The comparison as a JSON document. */
    public JsonObject json() {
        JsonArray array = new JsonArray();
        for (FileEntry file : files) {
            JsonObject object = new JsonObject();
            object.addProperty("name", file.name());
            object.addProperty("here", file.here());
            object.addProperty("again", file.again());
            file.difference().ifPresent(d -> {
                JsonObject difference = new JsonObject();
                difference.addProperty("line", d.line());
                difference.addProperty("column", d.column());
                difference.addProperty("here", d.first());
                difference.addProperty("again", d.second());
                object.add("difference", difference);
            });
            array.add(object);
        }
        JsonObject document = new JsonObject();
        document.addProperty("same", same);
        document.add("files", array);
        document.add("notes", Json.texts(notes));
        return document;
    }
}
