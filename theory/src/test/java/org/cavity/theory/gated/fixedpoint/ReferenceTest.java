package org.cavity.theory.gated.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.cavity.theory.gated.GatedNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values found independently, each with its uncertainty: at least half a unit of the last digit given. */
class ReferenceTest {

    /** What the rows call the inputs. */
    private static final Map<String, String> ALIASES = Map.of("sI_h", "sigma_h", "sI_r", "sigma_r", "sI_z", "sigma_z");

    record Row(String quantity, String parameters, double value, double tolerance) {

        GatedNetwork network() {
            boolean additive = parameters.startsWith("additive ");
            GatedNetwork network = additive ? GatedNetwork.of(1, 0).withResetBias(40) : GatedNetwork.of(1, 1);
            for (String assignment : parameters.replace("additive ", "").split(";")) {
                String[] sides = assignment.split("=");
                if (sides.length == 2) {
                    network = with(network, ALIASES.getOrDefault(sides[0], sides[0]), Double.parseDouble(sides[1]));
                }
            }
            return network;
        }

        private static GatedNetwork with(GatedNetwork network, String name, double value) {
            return switch (name) {
                case "g" -> network.withGain(value);
                case "alpha_r" -> network.withResetGain(value);
                case "alpha_z" -> network.withUpdateGain(value);
                case "beta_r" -> network.withResetBias(value);
                case "beta_z" -> network.withUpdateBias(value);
                case "beta_h" -> network.withBias(value);
                case "tau_r" -> network.withResetTime(value);
                case "tau_z" -> network.withUpdateTime(value);
                case "sigma_h" -> network.withInputStd(value);
                default -> throw new IllegalArgumentException(name);
            };
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
                double halfDigit = 0.5
                        * new BigDecimal(cells[2]).stripTrailingZeros().ulp().doubleValue();
                rows.add(new Row(
                        cells[0],
                        cells[1],
                        Double.parseDouble(cells[2]),
                        Math.max(Double.parseDouble(cells[3]), halfDigit)));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reproducesReference(Row row) {
        GatedNetwork network = row.network();
        double actual = switch (row.quantity()) {
            case "g_c (zero FP stability)" ->
                StabilityLine.criticalGain(network).orElseThrow();
            case "tricritical alpha_r at g_c: mean-field FP" ->
                FoldLine.tricriticalResetGain(network).orElseThrow();
            case "mean-field FP fold alpha_r" ->
                FoldLine.criticalResetGain(network).orElseThrow();
            case "K at fold" -> FoldLine.folds(network).get(0).staticStability();
            case "mean-field FP variance D_h" -> nearest(row, MeanFieldFixedPoint::varianceH);
            case "FP slope F'(D)" -> nearest(row, MeanFieldFixedPoint::slope);
            case "FP static parameter K", "K of FP with static h-input" ->
                nearest(row, MeanFieldFixedPoint::staticStability);
            case "critical static r-input std" ->
                StabilityLine.criticalResetInputStd(network).orElseThrow();
            case "FP log-determinant exponent (mean field)" ->
                FixedPointComplexity.meanField(largest(network)).value();
            case "annealed FP exponent" ->
                FixedPointComplexity.annealed(network).orElseThrow().exponent();
            case "alpha_r where annealed exponent vanishes" ->
                FixedPointComplexity.criticalResetGain(network).orElseThrow();
            default -> throw new IllegalArgumentException(row.quantity());
        };
        assertEquals(row.value(), actual, row.tolerance(), row.toString());
    }

    /** Rows do not say which of several fixed points they mean. */
    private static double nearest(Row row, ToDoubleFunction<MeanFieldFixedPoint> quantity) {
        return FixedPoints.solve(row.network()).stream()
                .mapToDouble(quantity)
                .boxed()
                .min(Comparator.comparingDouble(v -> Math.abs(v - row.value())))
                .orElseThrow();
    }

    private static MeanFieldFixedPoint largest(GatedNetwork network) {
        List<MeanFieldFixedPoint> points = FixedPoints.solve(network);
        return points.get(points.size() - 1);
    }
}
