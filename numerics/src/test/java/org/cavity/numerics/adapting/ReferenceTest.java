package org.cavity.numerics.adapting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stationary values from an independent simulation in Python of 20000 neurons (rates given the input: 600 inputs, 150
 * trials), each with its stated uncertainty, which for intervals includes what the window cuts off. A difference may be
 * three combined errors.
 */
class ReferenceTest {

    /** Population to be simulated once, and what is known of it. */
    record Point(String parameters, List<Row> rows) {

        AdaptingPopulation population() {
            Map<String, String> map = new HashMap<>();
            for (String assignment : parameters.split(";")) {
                String[] pair = assignment.split("=");
                map.put(pair[0], pair[1].replace(' ', ','));
            }
            return AdaptingPopulation.SCHEMA.parse(map);
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

    static Stream<Point> somePoints() throws IOException {
        List<Point> all = points().toList();
        return Stream.of(0, 8, 16, 20, 24).filter(i -> i < all.size()).map(all::get);
    }

    /** That of the reference: moments of the intensity, sampled before the spikes of a step, depend on it. */
    private static final double STEP = 0.25;

    @ParameterizedTest
    @MethodSource("somePoints")
    void smallPopulationsAgree(Point point) {
        compare(point, 3000, STEP);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("points")
    void populationsAgree(Point point) {
        compare(point, 20_000, STEP);
    }

    private static void compare(Point point, int size, double dt) {
        AdaptingPopulation population = point.population();
        AdaptingSimulation simulation = new AdaptingSimulation();
        double transientTime = simulation.suggestedSettings(population).transientTime();
        // The window of the counts.
        double time = population.adaptationTimes().contains(1000.0) ? 5000 : 3000;
        SimulationSettings settings = new SimulationSettings(size, 1, 1, transientTime, time, dt, 2);
        Set<Quantity> quantities = new LinkedHashSet<>(Set.of(Quantity.RATE));
        for (Quantity quantity : simulation.measurable()) {
            if (point.rows().stream().anyMatch(row -> row.quantity().equals(quantity.name()))) {
                quantities.add(quantity);
            }
        }
        Measurement measured = simulation.measure(population, settings, quantities, Progress.NONE);
        for (Quantity quantity : quantities) {
            for (Row row : point.rows()) {
                if (row.quantity().equals(quantity.name())) {
                    double value = measured.sample(quantity).mean();
                    double error = measured.sample(quantity).standardError();
                    assertEquals(row.value(), value, 3 * Math.hypot(row.uncertainty(), error), quantity.name());
                }
            }
        }
    }
}
