package org.cavity.diagrams.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.boundary.LinePoint;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.boundary.Polyline;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.Lattice;
import org.cavity.diagrams.sweep.MeasuredPoint;
import org.cavity.diagrams.sweep.Shard;
import org.cavity.diagrams.sweep.SolvedCell;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.PointPrediction;
import org.cavity.validation.SizedMeasurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SweepStoreTest {

    private static final ParameterSchema<ToyParameters> SCHEMA =
            Toy.model(0).theory().schema();
    private static final Axis X = Axis.parse("a=0:2:3", SCHEMA);
    private static final Axis Y = Axis.parse("b=1:2:2", SCHEMA);
    private static final Map<String, Quantity> QUANTITIES = Map.of(
            "variance", Quantity.VARIANCE,
            "max_lyapunov", Quantity.MAX_LYAPUNOV,
            "half_time", Quantity.HALF_TIME);

    @TempDir
    private Path parent;

    private final List<String> notices = new ArrayList<>();

    private SweepStore open(String name, Shard shard, int levels) {
        return open(name, shard, levels, "toy");
    }

    private SweepStore open(String name, Shard shard, int levels, String model) {
        ResultFolder folder = new ResultFolder(
                parent.resolve(name), new Provenance(model, "phase-diagram", new JsonObject(), List.of(), 1, "", ""));
        return SweepStore.open(folder, shard, new Lattice(X, Y, levels), QUANTITIES, notices::add);
    }

    private static SolvedCell cell(double value, double... sequel) {
        return new SolvedCell(
                new Cell(
                        Phase.BISTABLE_CHAOTIC,
                        false,
                        "did not \"converge\", λ",
                        "half_time: takes too long",
                        Map.of(
                                Quantity.VARIANCE, Estimate.of(value, Double.MIN_VALUE),
                                Quantity.MAX_LYAPUNOV, Estimate.failed("no root"),
                                Quantity.HALF_TIME, Estimate.unresolved("takes too long"))),
                sequel);
    }

    @Test
    void cellsComeBackWithTheSameBits() {
        SolvedCell written = cell(0.1 + 0.2, -0.0, 1e-310, Math.PI, 64);
        try (SweepStore store = open("a", Shard.WHOLE, 0)) {
            store.put(4, written);
            assertTrue(store.cell(3).isEmpty());
        }
        try (SweepStore store = open("a", Shard.WHOLE, 0)) {
            SolvedCell read = store.cell(4).orElseThrow();
            assertEquals(written.cell(), read.cell());
            assertArrayEquals(written.sequel(), read.sequel());
            assertEquals(1, store.cells());
        }
    }

    /** The middle of the second column of three, before and after the plane is halved twice. */
    @Test
    void aPointKeepsItsPlaceHoweverFarTheMapIsRefined() {
        try (SweepStore store = open("a", Shard.WHOLE, 1)) {
            store.put(new Lattice(X, Y, 1).index(2, 1), cell(1));
        }
        try (SweepStore store = open("a", Shard.WHOLE, 2)) {
            assertTrue(store.cell(new Lattice(X, Y, 2).index(4, 2)).isPresent());
        }
        try (SweepStore store = open("a", Shard.WHOLE, 0)) {
            assertEquals(0, store.cells(), "the grid itself has no such point");
        }
    }

    @Test
    void curvesAndMeasurementsComeBackToo() {
        NamedCurve curve = new NamedCurve(
                "line", "a line", List.of(new Polyline(List.of(new double[] {1.0 / 3, 1}, new double[] {2, 1e-9}))), 3);
        SimulationSettings settings = new SimulationSettings(
                64,
                3,
                5_000_000_000L,
                1,
                2,
                0.1,
                2,
                1,
                new Scheme(Integrator.AUTOMATIC, Precision.SINGLE, true),
                0.5,
                0.01);
        Sample sample = new Sample(1.0 / 3, Double.NaN, new double[] {0.1, Double.NaN, -0.0});
        MeasuredPoint point = new MeasuredPoint(
                new PointPrediction(
                        Phase.CHAOTIC,
                        Map.of(Quantity.VARIANCE, Estimate.of(1, 0)),
                        "is not there",
                        List.of("careful")),
                List.of(
                        new SizedMeasurement(
                                64,
                                Optional.of(new Measurement(
                                        settings, Map.of(Quantity.VARIANCE, sample), List.of("short"), "died")),
                                ""),
                        new SizedMeasurement(128, Optional.empty(), "overflow")));
        try (SweepStore store = open("a", Shard.WHOLE, 0)) {
            store.put(curve);
            store.put(2, point);
        }
        try (SweepStore store = open("a", Shard.WHOLE, 0)) {
            NamedCurve read = store.curve("line").orElseThrow();
            assertEquals("a line", read.label());
            assertEquals(3, read.unsolved());
            assertArrayEquals(
                    curve.pieces().get(0).points().toArray(),
                    read.pieces().get(0).points().toArray());
            MeasuredPoint measured = store.measurement(2).orElseThrow();
            assertEquals(point.prediction(), measured.prediction());
            assertEquals(point.sizes().get(1), measured.sizes().get(1));
            Measurement back = measured.sizes().get(0).measurement().orElseThrow();
            assertEquals(settings, back.settings());
            assertEquals(List.of("short"), back.warnings());
            assertEquals("died", back.death());
            assertEquals(sample.mean(), back.sample(Quantity.VARIANCE).mean());
            assertEquals(sample.standardError(), back.sample(Quantity.VARIANCE).standardError());
            assertArrayEquals(sample.values(), back.sample(Quantity.VARIANCE).values());
        }
    }

    @Test
    void shardsSeeWhatTheOthersStoredAndOtherFoldersMayBeTakenOver() {
        try (SweepStore first = open("a", new Shard(1, 2), 0);
                SweepStore second = open("a", new Shard(2, 2), 0)) {
            first.put(0, cell(1));
            second.put(1, cell(2));
        }
        try (SweepStore elsewhere = open("b", new Shard(3, 3), 0)) {
            elsewhere.put(1, cell(2));
            elsewhere.put(2, cell(3));
        }
        try (SweepStore all = open("a", Shard.WHOLE, 0)) {
            assertEquals(2, all.cells());
            all.takeFrom(parent.resolve("b"));
            assertEquals(3, all.cells());
        }
        try (SweepStore all = open("a", Shard.WHOLE, 0)) {
            assertEquals(3, all.cells());
        }
        assertEquals(List.of(), notices);
    }

    /** Nothing in a cell tells its parameters: a file copied from another folder would be believed. */
    @Test
    void recordsOfAnotherMapAreNotBelieved() throws IOException {
        open("theirs", new Shard(2, 2), 0, "fold").close();
        open("ours", new Shard(1, 2), 0).close();
        Path copied = parent.resolve("ours/cells/shard-2-of-2.jsonl");
        Files.copy(parent.resolve("theirs/cells/shard-2-of-2.jsonl"), copied);
        for (Shard shard : List.of(new Shard(1, 2), new Shard(2, 2))) {
            UsageException refused = assertThrows(UsageException.class, () -> open("ours", shard, 0));
            assertTrue(
                    refused.getMessage().startsWith(copied + " is of a map with model = fold instead of toy; "),
                    refused.getMessage());
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedWithTheReason() throws IOException {
        Files.createFile(parent.resolve("file"));
        UsageException refused = assertThrows(UsageException.class, () -> open("file/a", Shard.WHOLE, 0));
        assertTrue(refused.getMessage().matches("The folder \\S+ cannot be used: [a-z ]+\\."), refused.getMessage());
    }

    @Test
    void anotherVersionIsNotContinued() throws IOException {
        open("a", Shard.WHOLE, 0).close();
        Path file = parent.resolve("a/cells/shard-1-of-1.jsonl");
        JsonObject header = new JsonObject();
        header.addProperty("cavity", "0.0.7");
        header.addProperty("format", 1);
        Files.write(file, JournalEntry.header(header).line(""));
        UsageException refused = assertThrows(UsageException.class, () -> open("a", Shard.WHOLE, 0));
        assertTrue(refused.getMessage().contains("Cavity 0.0.7, format 1,"), refused.getMessage());
    }

    /** Two checkouts of one version may give different results. */
    @Test
    void anotherRevisionIsNotContinued() throws IOException {
        open("a", Shard.WHOLE, 0).close();
        Path file = parent.resolve("a/cells/shard-1-of-1.jsonl");
        JsonObject header =
                JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonObject("value");
        String other = header.get("cavity").getAsString().replaceAll("\\(.*", "(revision 0123456789ab)");
        header.addProperty("cavity", other);
        Files.write(file, JournalEntry.header(header).line(""));
        UsageException refused = assertThrows(UsageException.class, () -> open("a", Shard.WHOLE, 0));
        assertTrue(refused.getMessage().contains("revision 0123456789ab"), refused.getMessage());
    }

    private static void flip(Path file, int where) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[where] ^= 1;
        Files.write(file, bytes);
    }

    /** Its cells are known by their checksums. */
    @Test
    void aDamagedHeaderCostsNoCell() throws IOException {
        Shard first = new Shard(1, 2);
        for (Shard reader : List.of(first, new Shard(2, 2))) {
            String name = "read by " + reader.number();
            notices.clear();
            try (SweepStore store = open(name, first, 0)) {
                store.put(2, cell(1));
            }
            flip(parent.resolve(name).resolve("cells/shard-1-of-2.jsonl"), 60);
            for (Shard shard : List.of(reader, first, reader)) {
                try (SweepStore store = open(name, shard, 0)) {
                    assertEquals(1, store.cells());
                }
                assertEquals(1, notices.size(), notices.toString());
            }
        }
    }

    @Test
    void recordsOfAnotherMapAreNotBelievedWithoutTheirHeaderEither() throws IOException {
        try (SweepStore theirs = open("theirs", new Shard(2, 2), 0, "fold")) {
            theirs.put(0, cell(1));
        }
        open("ours", new Shard(1, 2), 0).close();
        Path copied = parent.resolve("ours/cells/shard-2-of-2.jsonl");
        Files.copy(parent.resolve("theirs/cells/shard-2-of-2.jsonl"), copied);
        flip(copied, 60);
        byte[] before = Files.readAllBytes(copied);
        for (Shard shard : List.of(new Shard(1, 2), new Shard(2, 2))) {
            UsageException refused = assertThrows(UsageException.class, () -> open("ours", shard, 0));
            assertTrue(refused.getMessage().startsWith(copied + " holds no record of this map"), refused.getMessage());
        }
        assertArrayEquals(before, Files.readAllBytes(copied));
    }

    /** Whoever sees it first takes it away, unless the file is being written. */
    @Test
    void aDamagedRecordOfAnotherShardIsReportedOnce() throws IOException {
        Shard first = new Shard(1, 2);
        Path theirs = parent.resolve("a/cells/shard-2-of-2.jsonl");
        try (SweepStore second = open("a", new Shard(2, 2), 0)) {
            second.put(1, cell(1));
            second.put(3, cell(3));
            flip(theirs, (int) Files.size(theirs) - 20);
            for (int run = 1; run <= 2; run++) {
                open("a", first, 0).close();
                assertEquals(run, notices.size(), "it is being written");
            }
        }
        notices.clear();
        for (int run = 1; run <= 2; run++) {
            try (SweepStore store = open("a", first, 0)) {
                assertEquals(1, store.cells());
            }
            assertEquals(1, notices.size(), notices.toString());
            assertTrue(notices.get(0).startsWith(theirs + " holds 1 damaged record;"), notices.get(0));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatOthersStoredIsNotLostWithTheFolder() throws IOException {
        for (int number = 1; number <= 2; number++) {
            try (SweepStore shard = open("a", new Shard(number, 2), 0)) {
                shard.put(number, cell(number));
                shard.lineValue(new LinePoint("line", "", number, 1), () -> OptionalDouble.of(0.5));
            }
        }
        try (SweepStore all = open("a", Shard.WHOLE, 0)) {
            all.put(3, cell(3));
            try (Stream<Path> tree = Files.walk(parent.resolve("a"))) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        assertTrue(notices.get(0).contains("had vanished"), notices.toString());
        try (SweepStore all = open("a", Shard.WHOLE, 0)) {
            assertEquals(3, all.cells());
            assertEquals(
                    0.5,
                    all.lineValue(new LinePoint("line", "", 2, 1), () -> {
                                throw new AssertionError("computed again");
                            })
                            .getAsDouble());
        }
    }

    @Test
    void whatIsKnownOfALineIsNotAskedForAgain() {
        LinePoint margin = new LinePoint("line", "", 0.1, -0.0);
        LinePoint solved = new LinePoint("line", "leak_rate", 0.1, -0.0);
        LinePoint nowhere = new LinePoint("line", "", 0.2, 1e-310);
        try (SweepStore store = open("a", Shard.WHOLE, 0)) {
            store.lineValue(margin, () -> OptionalDouble.of(1.0 / 3));
            store.lineValue(solved, () -> OptionalDouble.of(Double.NaN));
            store.lineValue(nowhere, OptionalDouble::empty);
        }
        try (SweepStore store = open("a", Shard.WHOLE, 0)) {
            assertEquals(OptionalDouble.of(1.0 / 3), store.lineValue(margin, OptionalDouble::empty));
            assertEquals(OptionalDouble.of(Double.NaN), store.lineValue(solved, OptionalDouble::empty));
            assertEquals(OptionalDouble.empty(), store.lineValue(nowhere, () -> OptionalDouble.of(1)));
        }
    }
}
