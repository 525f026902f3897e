package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values from an independent implementation (in Python: plain damped iteration on 2^14 lags of 0.1), each with its stated
 * uncertainty. A row's tolerance is that uncertainty or half a unit of its last digit, whichever is larger.
 */
class ReferenceTest {

    private static final Pattern LINE = Pattern.compile("(\\w+),\"?([^\"]*?)\"?,([-+.\\deE]+),([-+.\\deE]+),.*");

    record Row(String quantity, String parameters, double value, double tolerance) {

        private String text(String name) {
            for (String assignment : parameters.split(";")) {
                if (assignment.startsWith(name + "=")) {
                    return assignment.substring(name.length() + 1);
                }
            }
            throw new IllegalArgumentException(parameters + " lacks " + name);
        }

        private List<Double> list(String name) {
            String inner = text(name).replaceAll("[\\[\\] ]", "");
            return inner.isEmpty()
                    ? List.of()
                    : Arrays.stream(inner.split(",")).map(Double::parseDouble).toList();
        }

        AdaptingRateNetwork network() {
            boolean solved = quantity.startsWith("dmft");
            String name = solved ? text("phi").replace("pwl", "clip") : "tanh";
            return new AdaptingRateNetwork(
                    solved ? Double.parseDouble(text("g")) : 1,
                    Nonlinearity.find(name).orElseThrow(),
                    list("gamma"),
                    list("beta"),
                    CouplingEnsemble.DENSE);
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
                Matcher cells = LINE.matcher(line);
                if (!cells.matches()) {
                    throw new IllegalArgumentException(line);
                }
                int digits = new BigDecimal(cells.group(3)).stripTrailingZeros().scale();
                rows.add(new Row(
                        cells.group(1),
                        cells.group(2),
                        Double.parseDouble(cells.group(3)),
                        Math.max(Double.parseDouble(cells.group(4)), 0.5 * Math.pow(10, -digits))));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reproducesReference(Row row) {
        AdaptingRateNetwork network = row.network();
        double actual = switch (row.quantity()) {
            case "gc" -> network.filtered().criticalGain().orElseThrow();
            case "resonance_omega0" -> network.filter().peak().frequency();
            case "dmft_C0" -> FilteredMeanField.solve(network.filtered()).variance();
            case "dmft_Cphi0" -> FilteredMeanField.solve(network.filtered()).rateVariance();
            case "dmft_lyapunov" -> FilteredMeanField.solve(network.filtered()).maximalLyapunovExponent();
            case "dmft_Q_factor" ->
                FilteredMeanField.solve(network.filtered())
                        .peak()
                        .qualityFactor()
                        .orElseThrow();
            case "dmft_Smax" ->
                FilteredMeanField.solve(network.filtered()).peak().power();
            default -> throw new IllegalArgumentException(row.quantity());
        };
        assertEquals(row.value(), actual, row.tolerance(), row.toString());
    }
}
