package org.cavity.numerics.filtered;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values for N → ∞ from an independent solution of the mean-field equations in Python, each with its stated uncertainty.
 * Networks of sizes N and 2N are carried on to N → ∞ along a + b/N; the difference may be three combined errors.
 */
class ReferenceTest {

    private static final int NETWORKS = 6;

    private final NetworkSimulation<AdaptingRateNetwork> simulation =
            new NetworkSimulation<>(FilteredModel.ADAPTING_RATE);

    /** Networks to be simulated once, and what is known of them. */
    record Point(String parameters, List<Row> rows) {

        AdaptingRateNetwork network() {
            Map<String, String> map = new HashMap<>();
            for (String assignment : parameters.split(";")) {
                String[] pair = assignment.split("=");
                map.put(pair[0], pair[1].replace(' ', ','));
            }
            return AdaptingRateNetwork.SCHEMA.parse(map);
        }

        @Override
        public String toString() {
            return parameters;
        }
    }

    record Row(String quantity, double value, double uncertainty) {}

    static Stream<Point> points() throws IOException {
        Map<String, List<Row>> points = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                ReferenceTest.class.getResourceAsStream("reference.csv"), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                points.computeIfAbsent(cells[0], p -> new ArrayList<>())
                        .add(new Row(cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
            }
        }
        return points.entrySet().stream().map(e -> new Point(e.getKey(), e.getValue()));
    }

    /** The point whose small networks follow the trend, simulated for a fraction of the time. */
    @Test
    void smallNetworksAgree() throws IOException {
        Point erf =
                points().filter(p -> p.parameters().contains("erf")).findFirst().orElseThrow();
        compare(erf, new SimulationSettings(150, NETWORKS, 5, 100, 200, 0.1, 1));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("points")
    void networksAgree(Point point) {
        compare(
                point,
                simulation
                        .suggestedSettings(point.network())
                        .withSize(600)
                        .withReplicas(NETWORKS)
                        .withSeed(5));
    }

    private void compare(Point point, SimulationSettings settings) {
        Map<String, Quantity> quantities =
                simulation.measurable().stream().collect(Collectors.toMap(Quantity::name, q -> q));
        Set<Quantity> wanted =
                point.rows().stream().map(row -> quantities.get(row.quantity())).collect(Collectors.toSet());
        Measurement small = simulation.measure(point.network(), settings, wanted, Progress.NONE);
        Measurement large = simulation.measure(
                point.network(), settings.withSize(2 * settings.size()).withSeed(6), wanted, Progress.NONE);
        List<String> beyond = new ArrayList<>();
        for (Row row : point.rows()) {
            Sample half = small.sample(quantities.get(row.quantity()));
            Sample whole = large.sample(quantities.get(row.quantity()));
            double limit = 2 * whole.mean() - half.mean();
            double error = Math.hypot(row.uncertainty(), Math.hypot(2 * whole.standardError(), half.standardError()));
            String found = row.quantity() + " = " + limit + " ± " + error + ", not " + row.value();
            if (!(Math.abs(limit - row.value()) < 3 * error)) {
                beyond.add(found);
            }
        }
        assertTrue(beyond.isEmpty(), beyond.toString());
    }
}
