package org.cavity.theory.gaussian;

import java.util.Arrays;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * Mehler's series of the correlations of any smooth nonlinearity: with the orthonormal Hermite polynomials h_n and
 * a_n = E[φ(m + √C0 z) h_n(z)],
 *
 * <pre>
 * E[φ'(x) φ'(y)] = Σ_n b_n² ρⁿ,   ρ = C/C0,   b_n = E[φ'(m + √C0 z) h_n(z)] = √((n + 1)/C0) a_{n+1}  (Stein).
 * </pre>
 *
 * Only values of φ enter. All terms are positive, so nothing cancels. A φ analytic within a distance d of the real axis
 * has b_n ~ exp(−d √(2n/C0)): a few hundred terms at C0 ~ 1, some ten thousand at C0 ~ 300, which the recurrence on a
 * fixed grid of z affords.
 */
final class HermiteSeries {

    /** exp(−13²/4) = 4e-19 bounds the Hermite functions beyond. */
    private static final double RANGE = 13;

    private static final double FIRST_STEP = 0.08;
    private static final int MAX_REFINEMENTS = 4;
    private static final int BLOCK = 32;

    /** A block of coefficients below this share of the sum ends the series. */
    private static final double NEGLIGIBLE = 1e-17;

    private final double[] squares;

    private HermiteSeries(double[] squares) {
        this.squares = squares;
    }

    static HermiteSeries of(Nonlinearity phi, double mean, double variance) {
        double[] squares = null;
        for (int refinement = 0; refinement <= MAX_REFINEMENTS; refinement++) {
            double h = FIRST_STEP / (1 << refinement);
            // h_n oscillates with frequency √n. A quarter of the sampling frequency 2π/h is left to it, the rest to φ,
            // whose spectrum at the level of rounding is about three times wider than that of its last relevant h_n.
            int count = (int) Math.pow(Math.PI / (2 * h), 2);
            squares = squaredCoefficients(phi, mean, variance, h, count);
            if (squares.length < count) {
                break;
            }
        }
        return new HermiteSeries(squares);
    }

    /** Σ b_n² ρⁿ. */
    double gainCorrelation(double rho) {
        double sum = 0;
        for (int n = squares.length - 1; n >= 0; n--) {
            sum = squares[n] + rho * sum;
        }
        return sum;
    }

    private static double[] squaredCoefficients(
            Nonlinearity phi, double mean, double variance, double h, int maxCount) {
        int half = (int) (RANGE / h);
        // Of an odd φ the half line tells all, and every other coefficient vanishes.
        boolean odd = phi.isOdd() && mean == 0;
        int lowest = odd ? 0 : -half;
        int nodes = half + 1 - lowest;
        double deviation = Math.sqrt(variance);
        double[] z = new double[nodes];
        double[] integrand = new double[nodes];
        double[] previous = new double[nodes];
        double[] current = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            z[i] = (lowest + i) * h;
            double rootWeight = Math.exp(-0.25 * z[i] * z[i]) / Math.pow(2 * Math.PI, 0.25);
            double copies = odd && i > 0 ? 2 : 1;
            integrand[i] = copies * h * rootWeight * phi.value(mean + deviation * z[i]);
            current[i] = rootWeight;
        }
        double[] squares = new double[maxCount];
        double sum = 0;
        double block = 0;
        for (int n = 0; n < maxCount; n++) {
            double c1 = 1 / Math.sqrt(n + 1);
            double c2 = Math.sqrt(n) * c1;
            double a = 0;
            for (int i = 0; i < nodes; i++) {
                double next = c1 * z[i] * current[i] - c2 * previous[i];
                previous[i] = current[i];
                current[i] = next;
                a += integrand[i] * next;
            }
            squares[n] = odd && n % 2 == 1 ? 0 : (n + 1) * a * a / variance;
            sum += squares[n];
            block += squares[n];
            if ((n + 1) % BLOCK == 0) {
                if (block <= NEGLIGIBLE * sum) {
                    return Arrays.copyOf(squares, n + 1);
                }
                block = 0;
            }
        }
        return squares;
    }
}
