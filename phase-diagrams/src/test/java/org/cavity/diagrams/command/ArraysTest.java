package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cavity.diagrams.NpzReader;
import org.cavity.diagrams.Toy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives of arrays say the same, to the bit, as the tables beside them. */
class ArraysTest {

    @TempDir
    private Path folder;

    private Map<String, NpzReader.Array> run(int status, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", folder.toString()));
        Toy toy = Toy.run(all.toArray(String[]::new));
        assertEquals(status, toy.status(), toy.err());
        assertTrue(JsonParser.parseString(Files.readString(folder.resolve("provenance.json")))
                .getAsJsonObject()
                .getAsJsonObject("sha256")
                .has("arrays.npz"));
        return NpzReader.read(Files.readAllBytes(folder.resolve("arrays.npz")));
    }

    private double[] column(String file, String column) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(Files.readString(folder.resolve(file)), format)) {
            return rows.stream()
                    .mapToDouble(row -> row.get(column).isEmpty() ? Double.NaN : Double.parseDouble(row.get(column)))
                    .toArray();
        }
    }

    @Test
    void aMapHasOneMatrixPerQuantity() throws IOException {
        Map<String, NpzReader.Array> arrays =
                run(1, "phase-diagram", "toy", "--x", "drive=0:3:4", "--y", "leak_rate=1:3:3");
        assertEquals(List.of("drive", "leak_rate"), arrays.get("axes").texts());
        assertArrayEquals(new double[] {0, 1, 2, 3}, arrays.get("x").doubles());
        assertArrayEquals(new double[] {1, 2, 3}, arrays.get("y").doubles());
        for (String quantity : List.of("max_lyapunov", "variance", "variance_error")) {
            assertEquals(List.of(3, 4), arrays.get(quantity).shape());
            assertArrayEquals(column("data.csv", quantity), arrays.get(quantity).doubles(), quantity);
        }
        List<String> names = arrays.get("phase_names").texts();
        List<String> phases = Arrays.stream(arrays.get("phase").integers())
                .mapToObj(names::get)
                .toList();
        List<String> expected = new ArrayList<>();
        List<Integer> failed = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().get();
        try (CSVParser rows = CSVParser.parse(Files.readString(folder.resolve("data.csv")), format)) {
            for (CSVRecord row : rows) {
                expected.add(row.get("phase"));
                failed.add(row.get("failed").isEmpty() ? 0 : 1);
            }
        }
        assertEquals(expected, phases);
        assertEquals(
                failed, Arrays.stream(arrays.get("failed").integers()).boxed().toList());
        assertTrue(failed.contains(1));
    }

    @Test
    void timeCoursesAndAutocorrelationOfANetwork() throws IOException {
        Map<String, NpzReader.Array> arrays = run(0, "simulate", "toy", "--size", "50", "--time", "20");
        double[] time = column("timecourse.csv", "time");
        assertArrayEquals(time, arrays.get("timecourse.time").doubles());
        double[] courses = arrays.get("timecourse.x").doubles();
        assertArrayEquals(column("timecourse.csv", "x_2"), Arrays.copyOfRange(courses, time.length, 2 * time.length));
        Map<String, String> columns = Map.of(
                "autocorrelation.lag", "lag",
                "autocorrelation.value", "simulation",
                "theory_autocorrelation.value", "theory");
        for (Map.Entry<String, String> entry : columns.entrySet()) {
            assertArrayEquals(
                    column("autocorrelation.csv", entry.getValue()),
                    arrays.get(entry.getKey()).doubles(),
                    entry.getKey());
        }
    }

    @Test
    void eigenvalues() throws IOException {
        Map<String, NpzReader.Array> spectrum = run(0, "spectrum", "toy", "--size", "50");
        assertArrayEquals(
                column("data.csv", "im"), spectrum.get("eigenvalues.im").doubles());
    }

    @Test
    void exponentsAndTheirConvergence() throws IOException {
        Map<String, NpzReader.Array> arrays = run(0, "lyapunov", "toy", "--size", "50", "--count", "3");
        assertArrayEquals(
                column("data.csv", "exponent"), arrays.get("exponents.value").doubles());
        double[] time = column("convergence.csv", "time");
        assertEquals(
                List.of(3, time.length), arrays.get("convergence.exponents").shape());
        double[] convergence = arrays.get("convergence.exponents").doubles();
        assertArrayEquals(
                column("convergence.csv", "exponent_3"),
                Arrays.copyOfRange(convergence, 2 * time.length, 3 * time.length));
    }

    @Test
    void theoryAtAPointWritesFilesWhenAsked() throws IOException {
        Map<String, NpzReader.Array> arrays = run(0, "solve", "toy", "--lags", "0,5");
        assertArrayEquals(new double[] {0, 5}, arrays.get("autocorrelation.lag").doubles());
        assertEquals(2, arrays.get("autocorrelation.value").doubles().length);
        assertTrue(Files.readString(folder.resolve("data.csv")).contains("max_lyapunov,1/tau,"));
    }
}
