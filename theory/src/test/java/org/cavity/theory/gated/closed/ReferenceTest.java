package org.cavity.theory.gated.closed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cavity.theory.gated.GatedNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values from an independent implementation (in Python: Hermite series of 120 terms, cosine transforms on a periodic
 * window, bordered Newton, finite differences), each with its stated uncertainty. A row's tolerance is that uncertainty
 * or half a unit of its last digit, whichever is larger.
 */
class ReferenceTest {

    record Row(String quantity, String parameters, double value, double tolerance) {

        GatedNetwork network() {
            Map<String, String> values = new LinkedHashMap<>();
            for (String assignment : parameters.split(";")) {
                String[] sides = assignment.split("=");
                values.put(sides[0], sides[1]);
            }
            return GatedNetwork.SCHEMA.parse(values);
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
                double digit = Math.pow(
                        10, -new BigDecimal(cells[2]).stripTrailingZeros().scale());
                rows.add(new Row(
                        cells[0],
                        cells[1],
                        Double.parseDouble(cells[2]),
                        Math.max(Double.parseDouble(cells[3]), digit / 2)));
            }
        }
        return rows.stream();
    }

    /**
     * Rows that differ from what follows here by more than they state. The steep gate and the steep tanh of these need
     * more than the 120 terms of the reference. The first two are {@link LargestExponentTest#byCosineTransform} with
     * quadrature in two dimensions instead of a series; the third is {@link
     * ZeroStateExponentTest#sharpGateByCosineTransform}.
     */
    private static final Map<String, Double> CORRECTED = Map.of(
            "max_lyapunov g=1.9;alpha_r=20;tau_r=.2", 0.1642020131,
            "max_lyapunov g=8;alpha_r=2", 0.2556149911,
            "zero_state_exponent g=1.6;alpha_r=20;s2=4;t_I=20;tau_r=.5", 0.0085915106);

    @ParameterizedTest
    @MethodSource("rows")
    void reproducesReference(Row row) {
        GatedNetwork network = row.network();
        double actual = switch (row.quantity()) {
            case "variance_h" ->
                ClosedSolver.solve(network).orElseThrow().varianceH().value();
            case "rate_variance" ->
                ClosedSolver.solve(network).orElseThrow().rateVariance().value();
            case "max_lyapunov" ->
                ClosedSolver.solve(network)
                        .orElseThrow()
                        .maximalLyapunovExponent()
                        .value();
            case "critical_reset_gain_chaos" ->
                ChaosOnset.criticalResetGain(network).orElseThrow().value();
            case "tricritical_reset_gain" ->
                ChaosOnset.tricriticalResetGain(network.resetBias()).orElseThrow();
            case "zero_state_exponent" -> ZeroStateExponent.of(network).value();
            default -> throw new IllegalArgumentException(row.quantity());
        };
        if (CORRECTED.containsKey(row.toString())) {
            assertEquals(CORRECTED.get(row.toString()), actual, 1e-9, row.toString());
        } else {
            assertEquals(row.value(), actual, row.tolerance(), row.toString());
        }
    }
}
