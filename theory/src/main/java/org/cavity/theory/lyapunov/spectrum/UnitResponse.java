package org.cavity.theory.lyapunov.spectrum;

import java.util.List;
import org.hipparchus.complex.Complex;

/**
 * The linear response G of one unit with its own state to the input from the others, a rational function of v = s + iW in
 * continuous time and of v = exp((s + iW)δ) for a map of step δ:
 *
 * <pre>
 * G(v) = c ∏_j (v − z_j) / ∏_j (v − p_j),   l²(W; s) = 1/|G|².
 * </pre>
 *
 * A unit with q poles has q exponents; without coupling they are μ_j = p_j, of a map log(p_j)/δ.
 */
public final class UnitResponse {

    /** exp of this and of twice this are finite, and 1 beside them is nothing. */
    private static final double LARGE = 300;

    private final double step;
    private final double lead;
    private final List<Complex> zeros;
    private final List<Complex> poles;

    /**
     * A response.
     *
     * @param step δ of a map, 0 in continuous time
     * @param lead c
     * @param zeros z_j
     * @param poles p_j, more than zeros
     * @throws IllegalArgumentException if there are not
     */
    public UnitResponse(double step, double lead, List<Complex> zeros, List<Complex> poles) {
        if (poles.size() <= zeros.size()) {
            throw new IllegalArgumentException(
                    "a unit of " + poles.size() + " poles and " + zeros.size() + " zeros does not filter its input");
        }
        this.step = step;
        this.lead = lead;
        this.zeros = List.copyOf(zeros);
        this.poles = List.copyOf(poles);
    }

    /** x' = −x + input, or its Euler map x ← (1 − δ)x + δ·input. */
    public static UnitResponse firstOrder(double step) {
        return step > 0
                ? new UnitResponse(step, step, List.of(), List.of(new Complex(1 - step)))
                : new UnitResponse(0, 1, List.of(), List.of(new Complex(-1)));
    }

    /** δ of a map, 0 in continuous time. */
    public double step() {
        return step;
    }

    /** q. */
    public int exponents() {
        return poles.size();
    }

    /** l² and its first two derivatives with respect to s, at every frequency of a ring. */
    record Symbol(double[] value, double[] slope, double[] curvature) {}

    Symbol symbol(Ring ring, double s) {
        int n = ring.modes();
        Symbol symbol = new Symbol(new double[n], new double[n], new double[n]);
        for (int j = 0; j < n; j++) {
            Complex exponent = new Complex(s, ring.frequency(j));
            Complex v = step > 0 ? exponent.multiply(step).exp() : exponent;
            // log l² with its derivatives
            double log = -2 * Math.log(Math.abs(lead));
            double first = 0;
            double second = 0;
            for (int i = 0; i < poles.size() + zeros.size(); i++) {
                boolean pole = i < poles.size();
                Complex distance = v.subtract(pole ? poles.get(i) : zeros.get(i - poles.size()));
                Complex ratio = step > 0 ? v.multiply(step).divide(distance) : distance.reciprocal();
                int sign = pole ? 2 : -2;
                log += sign * Math.log(distance.norm());
                first += sign * ratio.getReal();
                second += sign * (step * ratio.getReal() - ratio.square().getReal());
            }
            symbol.value[j] = Math.exp(log);
            symbol.slope[j] = symbol.value[j] * first;
            symbol.curvature[j] = symbol.value[j] * (first * first + second);
        }
        return symbol;
    }

    /**
     * Φ, F and dF/ds of units without coupling on a ring, (1/T) Σ_j log|1 ∓ exp((μ_j − s)T)| and its derivatives, which for T →
     * ∞ become Σ_j (Re μ_j − s)₊, its number of exponents below s, and delta functions. The sums over the frequencies of a map
     * are these to the letter, and those in continuous time converge to them.
     */
    double[] uncoupled(Ring ring, double s) {
        double length = ring.length();
        double phi = 0;
        double share = 0;
        double density = 0;
        int sign = ring.isAntiperiodic() ? -1 : 1;
        for (Complex pole : poles) {
            if (pole.norm() == 0 && step > 0) {
                share++;
                continue;
            }
            Complex x = (step > 0 ? pole.log().divide(step) : pole).subtract(s).multiply(length);
            if (x.getReal() > LARGE) {
                phi += x.getReal() / length;
            } else {
                Complex e = x.exp().multiply(sign);
                Complex rest = e.negate().add(1);
                phi += Math.log(rest.norm()) / length;
                share += rest.reciprocal().getReal();
                density -= length * e.divide(rest.square()).getReal();
            }
        }
        return new double[] {phi, share, density};
    }

    /** Distance in s from the nearest exponent of a unit without coupling. */
    double distance(double s) {
        double least = Double.POSITIVE_INFINITY;
        for (Complex pole : poles) {
            double exponent = step > 0 ? Math.log(pole.norm()) / step : pole.getReal();
            least = Math.min(least, Math.abs(s - exponent));
        }
        return least;
    }
}
