package org.cavity.theory.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.stream.Stream;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Tasks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values from an independent simulation in Python of one network each of 2500 or 4000 neurons, with their stated
 * uncertainties, which leave out the finite-size term. Rates may differ by three combined errors, or 4 % where neurons do
 * not fire in bursts, their spread by 6 %; the spectrum by three combined errors and 4 %.
 */
class ReferenceTest {

    private static final double RATE = 0.04;
    private static final double SPREAD = 0.06;
    private static final double SPECTRUM = 0.04;

    /** A network and what is known of it. */
    record Point(String parameters, List<Row> rows) {

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

    record Row(String quantity, double value, double uncertainty) {

        void compare(double found, double error, double relative) {
            double combined = 3 * Math.hypot(uncertainty, error);
            assertEquals(value, found, Math.max(combined, relative * value), quantity);
        }
    }

    static Stream<Point> points() throws IOException {
        Map<String, Point> points = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                ReferenceTest.class.getResourceAsStream("reference.csv"), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                points.computeIfAbsent(cells[0], p -> new Point(p, new ArrayList<>()))
                        .rows()
                        .add(new Row(cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
            }
        }
        return points.values().stream();
    }

    static Stream<Point> firstPoint() throws IOException {
        return points().limit(1);
    }

    @ParameterizedTest
    @MethodSource("firstPoint")
    void coarseSamplesAgree(Point point) {
        compare(point, Sampling.COARSE);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("points")
    void networksAgree(Point point) {
        SpikingState state = compare(point, Sampling.STANDARD);
        assertTrue(state.rate().error() < 0.01 * state.rate().value(), state::toString);
        assertTrue(state.rateSpread().error() < 0.02 * state.rateSpread().value(), state::toString);
    }

    private static SpikingState compare(Point point, Sampling sampling) {
        SpikingState state = SpikingMeanField.solve(point.network(), sampling, Tasks.SEQUENTIAL);
        assertTrue(state.converged(), state::toString);
        for (Row row : point.rows()) {
            switch (row.quantity()) {
                case "rate" -> row.compare(state.rate().value(), state.rate().error(), RATE);
                case "rate_spread" ->
                    row.compare(state.rateSpread().value(), state.rateSpread().error(), SPREAD);
                case "isi_cv" ->
                    row.compare(state.isiCv().value(), state.isiCv().error(), 0);
                case "power_5_10hz" -> compareBand(row, state.powerSpectrum());
                default -> throw new IllegalStateException(row.quantity());
            }
        }
        boolean bursts = state.isiCv().value() > 1.1;
        assertEquals(bursts, state.note().contains("bursts"));
        return state;
    }

    /** Mean power from 5 to 10 Hz; the errors of neighbouring bands are added up. */
    private static void compareBand(Row row, Columns spectrum) {
        double[] frequency = spectrum.get("frequency");
        double width = 0;
        double sum = 0;
        double error = 0;
        for (int k = 1; k + 1 < frequency.length; k++) {
            if (frequency[k] >= 5 && frequency[k] <= 10) {
                double share = (frequency[k + 1] - frequency[k - 1]) / 2;
                width += share;
                sum += share * spectrum.get("value")[k];
                error += share * spectrum.get("error")[k];
            }
        }
        row.compare(sum / width, error / width, SPECTRUM);
    }
}
