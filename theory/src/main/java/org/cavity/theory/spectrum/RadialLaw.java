package org.cavity.theory.spectrum;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.model.Columns;
import org.cavity.theory.rootfinding.Roots;

/**
 * Moduli of the eigenvalues of J diag(d) with J_ij ~ N(0, 1/N) independent of d: the share y = 1 − t of eigenvalues
 * beyond radius r solves
 *
 * <pre>
 * E[d² / (r² + y d²)] = 1.
 * </pre>
 *
 * The support is the disc of radius √E[d²] (Rajan &amp; Abbott 2006; Ahmadian, Fumarola &amp; Miller 2015). For the map
 * x ← J φ(x) the same function gives the Lyapunov exponents: a share y of them exceeds log r.
 */
public final class RadialLaw {

    /** The average over the law of d². */
    @FunctionalInterface
    public interface Expectation {

        /** E[f(d²)]. */
        double of(DoubleUnaryOperator f);
    }

    /** Nearer to the edge than this, rounding of the average decides. */
    private static final double EDGE = 1e-14;

    private final Expectation expectation;
    private final double radius;

    /** The law for d² distributed as the expectation says. */
    public RadialLaw(Expectation expectation) {
        this.expectation = expectation;
        this.radius = Math.sqrt(expectation.of(d2 -> d2));
    }

    /** The law for the values of d² at one snapshot of a network. */
    public static RadialLaw ofSample(double[] squares) {
        double[] sample = squares.clone();
        return new RadialLaw(f -> {
            double sum = 0;
            for (double d2 : sample) {
                sum += f.applyAsDouble(d2);
            }
            return sum / sample.length;
        });
    }

    /** √E[d²], the radius of the disc. */
    public double radius() {
        return radius;
    }

    /** Share t of the eigenvalues whose modulus is below r. */
    public double cdf(double r) {
        return 1 - shareBeyond(r);
    }

    /** The cumulative distribution at so many equally spaced radii from 0 to the edge, as columns {@code r, value}. */
    public Columns table(int count) {
        double[] r = new double[count];
        double[] value = new double[count];
        for (int i = 0; i < count; i++) {
            r[i] = radius * i / (count - 1);
            value[i] = cdf(r[i]);
        }
        return Columns.of("r", r, "value", value);
    }

    /** Share y of the eigenvalues whose modulus exceeds r ≥ 0. */
    public double shareBeyond(double r) {
        if (r >= radius * (1 - EDGE)) {
            return 0;
        }
        if (r == 0) {
            return expectation.of(d2 -> d2 > 0 ? 1 : 0);
        }
        DoubleUnaryOperator excess = y -> expectation.of(d2 -> d2 / (r * r + y * d2)) - 1;
        // At a tiny radius all eigenvalues lie beyond it, to rounding.
        return excess.applyAsDouble(1) >= 0 ? 1 : Roots.between(excess, 0, 1);
    }

    /**
     * ∫_{log r}^∞ y(s) ds, the sum over exponents beyond log r of their excess, per neuron. The derivative of this
     * expression with respect to y vanishes at the law's y, so it needs no integration:
     * {@code ½ (E[log(1 + y d²/r²)] − y)}.
     */
    public double excessBeyond(double r) {
        double y = shareBeyond(r);
        return 0.5 * (expectation.of(d2 -> Math.log1p(y * d2 / (r * r))) - y);
    }
}
