package org.cavity.theory.spectrum;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.model.Columns;
import org.cavity.theory.rootfinding.Roots;

/**
 * Moduli of the eigenvalues of J diag(d), with bi-invariant J of mean squared singular value 1 independent of d: the
 * share y = 1 − t of eigenvalues beyond radius r solves
 *
 * <pre>
 * E[d² / (r² + y d²)] = 1            for Gaussian J,
 * E[d² / (r² (1 − y) + y d²)] = 1    for Haar orthogonal J.
 * </pre>
 *
 * The support is the disc of radius √E[d²] for Gaussian J (Rajan &amp; Abbott 2006; Ahmadian, Fumarola &amp; Miller
 * 2015). For orthogonal J it is the ring between 1/√E[1/d²] and that radius (Haagerup &amp; Larsen 2000; Guionnet,
 * Krishnapur &amp; Zeitouni 2011); there y = 1 always solves the equation, and the share is the lesser root where there
 * is one. Both are r² = s y ρ²(y) / (1 − y) with y = E[d² / (s + d²)], where a share y of J's own eigenvalues lies beyond
 * ρ(y): ρ² = 1 − y by the circular law, 1 for orthogonal J. For the map x ← J φ(x) the same function gives the Lyapunov
 * exponents: a share y of them exceeds log r.
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

    /** Shares nearer to 1 than this are 1: they depend on tails of d that an average does not resolve. */
    private static final double NEXT_TO_ONE = 1 - 1e-10;

    /** What is left of a Gaussian beyond nine standard deviations, in units of the rounding of a sum. */
    private static final double TAIL = 1e-3;

    /** A hole of less than this share of the radius is a dot in a picture. */
    private static final double SMALLEST_HOLE = 0.01;

    private final boolean orthogonal;
    private final Expectation expectation;
    private final double radius;

    /** The law for couplings of this ensemble and d² distributed as the expectation says. */
    public RadialLaw(CouplingEnsemble coupling, Expectation expectation) {
        this.orthogonal = coupling == CouplingEnsemble.ORTHOGONAL;
        this.expectation = expectation;
        this.radius = Math.sqrt(expectation.of(d2 -> d2));
    }

    /** The law for couplings of this ensemble and the values of d² at one snapshot of a network. */
    public static RadialLaw ofSample(CouplingEnsemble coupling, double[] squares) {
        double[] sample = squares.clone();
        return new RadialLaw(coupling, f -> {
            double sum = 0;
            for (double d2 : sample) {
                sum += f.applyAsDouble(d2);
            }
            return sum / sample.length;
        });
    }

    /** √E[d²], the radius of the disc, or of the outer edge of the ring. */
    public double radius() {
        return radius;
    }

    /** Radius of the inner edge, 1/√E[1/d²] for orthogonal couplings; 0 for a disc, and where that mean diverges. */
    public double innerRadius() {
        return orthogonal ? 1 / Math.sqrt(expectation.of(d2 -> 1 / d2)) : 0;
    }

    /** Whether the support has a hole to be seen, of more than 1 % of its radius. */
    public boolean isRing() {
        return innerRadius() > SMALLEST_HOLE * radius;
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
        double highest = highestShare();
        DoubleUnaryOperator condition = y -> orthogonal ? ringCondition(r * r, y) : discCondition(r * r, y);
        // At a tiny radius, or within the ring, all eigenvalues lie beyond it, to rounding.
        return condition.applyAsDouble(highest) >= 0 ? 1 : Roots.between(condition, 0, highest);
    }

    private double discCondition(double r2, double y) {
        return expectation.of(d2 -> d2 / (r2 + y * d2)) - 1;
    }

    /**
     * The condition for orthogonal couplings divided by 1 − y, which removes the root y = 1 and keeps its digits where the
     * ring is narrow. Values of d² near 0 count with a weight of up to 1/(1 − y): the offset keeps the average from
     * pursuing tails of d that it cannot resolve.
     */
    private double ringCondition(double r2, double y) {
        double offset = TAIL / (1 - y);
        return expectation.of(d2 -> (d2 - r2) / (r2 * (1 - y) + y * d2) + offset) - offset;
    }

    /**
     * ∫_{log r}^∞ y(s) ds, the sum over exponents beyond log r of their excess, per neuron. The derivative of this
     * expression with respect to y vanishes at the law's y, so it needs no integration: {@code ½ (E[log(1 + y d²/r²)] −
     * y)} for Gaussian, {@code ½ E[log(1 + y (d²/r² − 1))]} for orthogonal couplings.
     */
    public double excessBeyond(double r) {
        double y = Math.min(shareBeyond(r), highestShare());
        return orthogonal
                ? 0.5 * expectation.of(d2 -> Math.log1p(y * (d2 / (r * r) - 1)))
                : 0.5 * (expectation.of(d2 -> Math.log1p(y * d2 / (r * r))) - y);
    }

    /** E[log max(r, |ζ|)] over eigenvalues ζ, per neuron; −∞ if r = 0 and some of them are 0. */
    public double meanLogModulus(double r) {
        if (r > 0) {
            return Math.log(r) + excessBeyond(r);
        }
        if (shareBeyond(0) < NEXT_TO_ONE) {
            return Double.NEGATIVE_INFINITY;
        }
        // Far in the tails squares of slopes underflow.
        return 0.5 * (expectation.of(d2 -> Math.log(Math.max(d2, Double.MIN_NORMAL))) - (orthogonal ? 0 : 1));
    }

    private double highestShare() {
        return orthogonal ? NEXT_TO_ONE : 1;
    }
}
