package org.cavity.numerics.spiking.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.statistics.Average;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spiking.SpikingNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values from an independent simulation in Python of one network each, with their stated uncertainties. A difference may
 * be three combined errors.
 */
class ReferenceTest {

    private final SpikingNetworkSimulation simulation = new SpikingNetworkSimulation();

    /** Network to be simulated once, and what is known of it. */
    record Point(String parameters, int size, List<Row> rows) {

        SpikingNetwork network() {
            Map<String, String> map = new HashMap<>();
            for (String assignment : parameters.split(";")) {
                String[] pair = assignment.split("=");
                map.put(pair[0], pair[1]);
            }
            return SpikingNetwork.SCHEMA.parse(map);
        }

        @Override
        public String toString() {
            return parameters;
        }
    }

    record Row(String quantity, double value, double uncertainty) {}

    static Stream<Point> points() throws IOException {
        Map<String, Point> points = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                ReferenceTest.class.getResourceAsStream("reference.csv"), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                int size = Integer.parseInt(cells[1]);
                points.computeIfAbsent(cells[0], p -> new Point(p, size, new ArrayList<>()))
                        .rows()
                        .add(new Row(cells[2], Double.parseDouble(cells[3]), Double.parseDouble(cells[4])));
            }
        }
        return points.values().stream();
    }

    static Stream<Point> firstPoint() throws IOException {
        return points().limit(1);
    }

    /** Smaller networks, whose means differ by less than their errors. */
    @ParameterizedTest
    @MethodSource("firstPoint")
    void smallNetworksAgree(Point point) {
        compare(point, new SimulationSettings(800, 3, 1, 800, 4000, 0.5, 2));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("points")
    void networksAgree(Point point) {
        compare(point, new SimulationSettings(point.size(), 4, 1, 1000, 8200, 0.5, 2));
    }

    private void compare(Point point, SimulationSettings settings) {
        Measurement measured = simulation.measure(point.network(), settings, simulation.measurable(), Progress.NONE);
        Columns spectrum =
                simulation.record(point.network(), settings, Progress.NONE).spectrum();
        for (Row row : point.rows()) {
            Average value =
                    row.quantity().equals("power_5_10hz") ? band(spectrum, 5, 10) : quantity(measured, row.quantity());
            assertEquals(row.value(), value.value(), 3 * Math.hypot(row.uncertainty(), value.error()), row.quantity());
        }
    }

    private static Average quantity(Measurement measured, String name) {
        Quantity quantity = measured.quantities().keySet().stream()
                .filter(q -> q.name().equals(name))
                .findFirst()
                .orElseThrow();
        Sample sample = measured.sample(quantity);
        return new Average(sample.mean(), sample.standardError());
    }

    /** Mean power between two frequencies, each counted as wide as it is far from its neighbours; errors add up. */
    private static Average band(Columns spectrum, double low, double high) {
        double[] frequency = spectrum.get("frequency");
        double width = 0;
        double sum = 0;
        double error = 0;
        for (int k = 1; k + 1 < frequency.length; k++) {
            if (frequency[k] >= low && frequency[k] <= high) {
                double share = (frequency[k + 1] - frequency[k - 1]) / 2;
                width += share;
                sum += share * spectrum.get("value")[k];
                error += share * spectrum.get("error")[k];
            }
        }
        return new Average(sum / width, error / width);
    }
}
