package org.cavity.theory.gated.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TanhMixtureTest {

    @Test
    void largestErrorsAreThoseStated() {
        assertEquals(1.2e-6, largestError(TanhMixture.FIVE), 0.1e-6);
        assertEquals(8.4e-9, largestError(TanhMixture.EIGHT), 0.1e-9);
    }

    private static double largestError(TanhMixture mixture) {
        double error = 0;
        for (double x = 0; x < 12; x += 1e-3) {
            error = Math.max(error, Math.abs(mixture.mean(1, x, 0) - Math.tanh(x)));
        }
        return error;
    }

    /** Against a plane trapezoid rule, which is exact to rounding here; what remains is the mixture's 8.4e-9, twice. */
    @ParameterizedTest
    @CsvSource({
        "3, 0, 0.3, 0.1, 0.15",
        "3, 0, 0.3, 0.1, -0.15",
        "3, 0, 0.2, 0.2, 0.1999",
        "8, 0, 0.9, 0.5, 0.6",
        "3, 0.3, 0.3, 0.1, 0.15",
        "3, 0.3, 0.3, 0.1, -0.15",
        "4, -1, 0.2, 0.25, 0.2",
        "2, 2.5, 0.6, 0.3, 0.4",
        "8, 0.7, 0.9, 0.8, 0.8"
    })
    void correlationsOfUnequalVariances(double g, double b, double v1, double v2, double c) {
        double rates = plane(v1, v2, c, (x, y) -> Math.tanh(g * x + b) * Math.tanh(g * y + b))
                - plane(v1, v2, c, (x, y) -> Math.tanh(g * x + b)) * plane(v1, v2, c, (x, y) -> Math.tanh(g * y + b));
        double gains = plane(v1, v2, c, (x, y) -> slope(g, g * x + b) * slope(g, g * y + b));
        TanhMixture mixture = TanhMixture.EIGHT;
        double[][] p = new double[mixture.size()][1];
        double[][] q = new double[mixture.size()][1];
        for (int j = 0; j < p.length; j++) {
            mixture.scales(j, g, new double[] {v1}, p[j]);
            mixture.scales(j, g, new double[] {v2}, q[j]);
        }
        double[] sum = new double[1];
        mixture.correlate(new double[] {c}, p, 0, q, 0, b / g, sum, 1);
        // With a bias the rule of six nodes for the angle adds its own error.
        assertEquals(rates, sum[0], b == 0 ? 3e-8 : 3e-6);
        sum[0] = 0;
        mixture.correlateGains(new double[] {c}, p, 0, q, 0, b / g, sum, 1);
        assertEquals(gains, sum[0], 1e-6 * g * g);
    }

    /** Long rows go through vector instructions, whose results do not depend on the place in a row. */
    @Test
    void everyPlaceOfARowIsTheSame() {
        TanhMixture mixture = TanhMixture.FIVE;
        int n = 101;
        double[] c = new double[n];
        double[] variance = new double[n];
        Arrays.fill(c, -0.2);
        Arrays.fill(variance, 0.4);
        double[][] p = new double[mixture.size()][n];
        for (int j = 0; j < p.length; j++) {
            mixture.scales(j, 1, variance, p[j]);
        }
        double[] sum = new double[n];
        double[] biased = new double[n];
        mixture.correlate(c, p, 0, p, 0, 0, sum, n);
        mixture.correlate(c, p, 0, p, 0, 0.5, biased, n);
        for (int i = 1; i < n; i++) {
            assertEquals(sum[0], sum[i]);
            assertEquals(biased[0], biased[i]);
        }
        assertTrue(sum[0] < 0 && biased[0] < 0);
    }

    private static double slope(double g, double u) {
        double e = 1 / Math.cosh(u);
        return g * e * e;
    }

    private static double plane(double v1, double v2, double c, DoubleBinaryOperator f) {
        double h = 0.02;
        double a = Math.sqrt(v1);
        double rest = Math.sqrt(v2 - c * c / v1);
        double sum = 0;
        for (int i = -400; i <= 400; i++) {
            for (int j = -400; j <= 400; j++) {
                double u = i * h;
                double w = j * h;
                double density = Math.exp(-0.5 * (u * u + w * w));
                if (density > 1e-14) {
                    sum += density * f.applyAsDouble(a * u, c / a * u + rest * w);
                }
            }
        }
        return sum * h * h / (2 * Math.PI);
    }
}
