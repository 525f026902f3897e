package org.cavity.theory.gated.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values from an independent implementation (in Python: quadrature over z and Brent's method on the real axis), each
 * with its stated uncertainty or half a unit of its last digit.
 */
class ReferenceTest {

    record Row(String quantity, String parameters, double value, double uncertainty) {

        Map<String, Double> assignments() {
            Map<String, Double> map = new LinkedHashMap<>();
            for (String assignment : parameters.split(";")) {
                String[] sides = assignment.split("=");
                map.put(sides[0], Double.parseDouble(sides[1]));
            }
            return map;
        }

        GatedNetwork network() {
            Map<String, Double> p = assignments();
            return GatedNetwork.of(p.get("g"), p.getOrDefault("alpha_r", 0.0))
                    .withUpdateGain(p.getOrDefault("alpha_z", 0.0))
                    .withResetBias(p.getOrDefault("beta_r", 0.0))
                    .withUpdateBias(p.getOrDefault("beta_z", 0.0))
                    .withResetTime(p.getOrDefault("tau_r", 1.0));
        }

        @Override
        public String toString() {
            return quantity + " " + parameters;
        }
    }

    static Stream<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                ReferenceTest.class.getResourceAsStream("reference.csv"), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                rows.add(new Row(cells[0], cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reproducesReference(Row row) {
        double actual = switch (row.quantity()) {
            case "zero FP abscissa" -> new FixedPointSpectrum(point(row, 0)).abscissa();
            case "FP outlier eigenvalue" ->
                new FixedPointSpectrum(point(row, 1)).outlier().orElseThrow();
            case "FP bulk abscissa" -> {
                List<MeanFieldFixedPoint> points = FixedPoints.solve(row.network());
                yield new FixedPointSpectrum(points.get(points.size() - 1)).abscissa();
            }
            case "marginal abscissa at fixed K" -> {
                Map<String, Double> p = row.assignments();
                yield new MarginalStability(p.get("K"), new Gate(p.get("alpha_z"), 0), p.get("Dz")).edge();
            }
            default -> throw new IllegalArgumentException(row.quantity());
        };
        assertEquals(row.value(), actual, row.uncertainty(), row.toString());
    }

    private static MeanFieldFixedPoint point(Row row, int index) {
        return FixedPoints.solve(row.network()).get(index);
    }
}
