package org.cavity.diagrams.journal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.boundary.LinePoint;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.sweep.CellStore;
import org.cavity.diagrams.sweep.Lattice;
import org.cavity.diagrams.sweep.MeasuredPoint;
import org.cavity.diagrams.sweep.Shard;
import org.cavity.diagrams.sweep.SolvedCell;
import org.cavity.theory.model.Quantity;

/**
 * What is done of a map: cells, critical curves, or the values known on the way to them, measurements at simulated points. Each is stored as soon as it is done, in
 * a file of its process in the folder {@code cells} among the results; what other processes stored there counts, too.
 * Levels of refinement share the records: a point of the plane keeps its key however far the map is refined.
 */
public final class SweepStore implements CellStore, AutoCloseable {

    /** Folder of the records among the results. */
    public static final String FOLDER = "cells";

    /** A journal of another format cannot be continued. */
    private static final int FORMAT = 4;

    /** Which build of Cavity, in the header. */
    private static final String CAVITY = "cavity";

    /** What decides the map, in the header: a file may have been copied from another folder. */
    private static final String MAP = "map";

    private static final String CELL = "cell";
    private static final String CURVE = "curve";
    private static final String LINE = "line";
    private static final String MEASUREMENT = "measurement";

    private static final Pattern NAME = Pattern.compile("shard-\\d{1,6}-of-(\\d{1,6})\\.jsonl");

    private final Path folder;
    private final Lattice lattice;
    private final CellRecords cellRecords;
    private final MeasurementRecords measurementRecords;
    private final Consumer<String> notice;
    private final JsonObject header;
    private final Map<Long, SolvedCell> cells = new ConcurrentHashMap<>();
    private final Map<String, NamedCurve> curves = new ConcurrentHashMap<>();
    private final Map<LinePoint, OptionalDouble> lineValues = new ConcurrentHashMap<>();
    private final Map<Integer, MeasuredPoint> measurements = new ConcurrentHashMap<>();
    private JournalFile file;
    private boolean hasHeader;
    private int shards = 1;

    private SweepStore(
            ResultFolder results, Lattice lattice, Map<String, Quantity> quantities, Consumer<String> notice) {
        this.folder = results.path().resolve(FOLDER);
        this.lattice = lattice;
        this.cellRecords = new CellRecords(quantities);
        this.measurementRecords = new MeasurementRecords(cellRecords);
        this.notice = notice;
        this.header = new JsonObject();
        header.addProperty(CAVITY, Provenance.build());
        header.addProperty("format", FORMAT);
        header.add(MAP, results.provenance().identity());
    }

    /**
     * Opens what a folder of results holds of a map and makes ready for more.
     *
     * @param results the folder, which holds no results of other arguments
     * @param shard which part this process computes
     * @param lattice the map's lattice
     * @param quantities by name, those that theory or simulation may give
     * @param notice receives sentences about what was not as expected
     * @throws UsageException if another process writes the same part, or what is there was stored by another build of
     *     Cavity or is of another map
     */
    public static SweepStore open(
            ResultFolder results,
            Shard shard,
            Lattice lattice,
            Map<String, Quantity> quantities,
            Consumer<String> notice) {
        SweepStore store = new SweepStore(results, lattice, quantities, notice);
        Path own = store.folder.resolve("shard-" + shard.number() + "-of-" + shard.count() + ".jsonl");
        try {
            store.file = JournalFile.open(
                    own, store.header.toString(), store.origin(results), entry -> store.accept(own, entry), notice);
            store.begin(own);
        } catch (IOException e) {
            throw new UsageException("The folder " + store.folder + " cannot be used" + ResultFolder.reason(e) + ".");
        }
        return store;
    }

    private JournalFile.Origin origin(ResultFolder results) {
        return new JournalFile.Origin() {

            @Override
            public void makeFolder() throws IOException {
                results.begin();
                Files.createDirectories(folder);
            }

            @Override
            public Stream<JournalEntry> known() {
                return Stream.of(
                                Stream.of(JournalEntry.header(header)),
                                cells.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())),
                                curves.values().stream().map(SweepStore::entry),
                                lineValues.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())),
                                measurements.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())))
                        .flatMap(entries -> entries);
            }
        };
    }

    private JournalEntry entry(long index, SolvedCell cell) {
        return new JournalEntry(CELL, key(index), cellRecords.write(cell));
    }

    private static JournalEntry entry(NamedCurve curve) {
        return new JournalEntry(CURVE, curve.name(), CurveRecords.write(curve));
    }

    private static JournalEntry entry(LinePoint point, OptionalDouble value) {
        return new JournalEntry(LINE, point.line(), LineRecords.write(point, value));
    }

    private JournalEntry entry(int point, MeasuredPoint measured) {
        return new JournalEntry(MEASUREMENT, Integer.toString(point), measurementRecords.write(measured));
    }

    /** Writes the header unless the file has one, and reads what the other processes stored. */
    private void begin(Path own) throws IOException {
        try {
            if (!hasHeader) {
                append(JournalEntry.header(header), () -> {});
            }
            for (Path other : journals(folder)) {
                if (!other.equals(own)) {
                    read(other, entry -> accept(other, entry));
                }
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Takes over what another folder of results holds of the same map.
     *
     * @param results a folder that holds results of the same arguments
     * @throws UsageException if it cannot be read, or another build of Cavity stored what is there
     */
    public void takeFrom(Path results) {
        try {
            for (Path other : journals(results.resolve(FOLDER))) {
                read(other, entry -> {
                    if (accept(other, entry)) {
                        append(entry, () -> {});
                    }
                });
            }
        } catch (IOException e) {
            throw new UsageException("The folder " + results + " cannot be read" + ResultFolder.reason(e) + ".");
        }
    }

    private static List<Path> journals(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private void read(Path other, Consumer<JournalEntry> sink) throws IOException {
        Matcher name = NAME.matcher(other.getFileName().toString());
        if (name.matches()) {
            shards = Math.max(shards, Integer.parseInt(name.group(1)));
        }
        JournalFile.readOther(other, header.toString(), sink, notice);
    }

    /** Whether the record tells something new. */
    private boolean accept(Path source, JournalEntry entry) {
        if (entry.isHeader()) {
            requireSameBuild(source, entry.value());
            requireSameMap(source, entry.value());
            hasHeader |= file == null;
            return false;
        }
        return switch (entry.kind()) {
            case CELL -> {
                Optional<Long> index = index(entry.key());
                yield index.isPresent() && cells.putIfAbsent(index.get(), cellRecords.read(entry.value())) == null;
            }
            case CURVE -> curves.putIfAbsent(entry.key(), CurveRecords.read(entry.key(), entry.value())) == null;
            case LINE ->
                lineValues.putIfAbsent(LineRecords.point(entry.key(), entry.value()), LineRecords.value(entry.value()))
                        == null;
            case MEASUREMENT ->
                measurements.putIfAbsent(Integer.valueOf(entry.key()), measurementRecords.read(entry.value())) == null;
            default ->
                throw new UsageException(source + " holds a record of an unknown kind, '" + entry.kind()
                        + "'; it was not written by this version of Cavity.");
        };
    }

    private void requireSameBuild(Path source, JsonObject theirs) {
        String build = theirs.get(CAVITY).getAsString();
        if (!Provenance.build().equals(build) || theirs.get("format").getAsInt() != FORMAT) {
            throw new UsageException(source + " was written by Cavity " + build + ", format "
                    + theirs.get("format").getAsString() + ", and cannot be continued by Cavity " + Provenance.build()
                    + ", format " + FORMAT + "; choose another folder with --output, or go on with that build.");
        }
    }

    private void requireSameMap(Path source, JsonObject theirs) {
        // Through text, so that numbers read from the file compare with numbers never written.
        JsonObject ours = JsonParser.parseString(header.get(MAP).toString()).getAsJsonObject();
        Provenance.difference(ours, theirs.getAsJsonObject(MAP)).ifPresent(difference -> {
            throw new UsageException(source + " is of a map with " + difference
                    + "; remove it, or choose another folder with --output.");
        });
    }

    /** Level, and column and row on the lattice of that level. */
    private String key(long index) {
        int column = lattice.column(index);
        int row = lattice.row(index);
        int level = lattice.level(column, row);
        return level + "/" + column / lattice.spacing(level) + "/" + row / lattice.spacing(level);
    }

    /** Empty for a point of a finer level than this map has. */
    private Optional<Long> index(String key) {
        String[] parts = key.split("/");
        int level = Integer.parseInt(parts[0]);
        if (level > lattice.levels()) {
            return Optional.empty();
        }
        int spacing = lattice.spacing(level);
        return Optional.of(lattice.index(Integer.parseInt(parts[1]) * spacing, Integer.parseInt(parts[2]) * spacing));
    }

    @Override
    public Optional<SolvedCell> cell(long index) {
        return Optional.ofNullable(cells.get(index));
    }

    @Override
    public void put(long index, SolvedCell cell) {
        append(entry(index, cell), () -> cells.put(index, cell));
    }

    /** Largest number of shards that anything was stored as a part of. */
    public int shards() {
        return shards;
    }

    /** Number of cells that are done. */
    public int cells() {
        return cells.size();
    }

    /** The critical curve of this name, if it is done. */
    public Optional<NamedCurve> curve(String name) {
        return Optional.ofNullable(curves.get(name));
    }

    /** Keeps a critical curve. */
    public void put(NamedCurve curve) {
        append(entry(curve), () -> curves.put(curve.name(), curve));
    }

    /** What is known of a critical line at a point; what is not is asked of the theory, and kept. */
    public OptionalDouble lineValue(LinePoint point, Supplier<OptionalDouble> theory) {
        OptionalDouble known = lineValues.get(point);
        if (known != null) {
            return known;
        }
        OptionalDouble value = theory.get();
        append(entry(point, value), () -> lineValues.put(point, value));
        return value;
    }

    /** The measurements at the simulated point of this number, if they are done. */
    public Optional<MeasuredPoint> measurement(int point) {
        return Optional.ofNullable(measurements.get(point));
    }

    /** Keeps the measurements at a simulated point. */
    public void put(int point, MeasuredPoint measured) {
        append(entry(point, measured), () -> measurements.put(point, measured));
    }

    private void append(JournalEntry entry, Runnable then) {
        try {
            file.append(entry, then);
        } catch (IOException e) {
            throw new StorageFailure(folder, cells.size(), e);
        }
    }

    /** Ends the storing while the program is being stopped; what comes later is neither stored nor goes on. */
    public void closeForGood() throws IOException {
        file.closeForGood();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new StorageFailure(folder, cells.size(), e);
        }
    }
}
