package org.cavity.theory.additive;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;
import org.cavity.theory.spectrum.RadialLaw;

/**
 * The whole Lyapunov spectrum of the map x ← g J φ(x) + …, which is exact in the limit N → ∞: the Jacobians along a
 * trajectory multiply like independent matrices, though J is the same in each, and a share y of the exponents exceeds
 * log r(y), where r(y) is the {@link RadialLaw} of d = g φ'(x).
 */
public final class MapSpectrum {

    /** exp(−40): no exponent that a dimension hangs on lies this low. */
    private static final double LOWEST = -40;

    private static final double FIRST_BELOW = -0.5;

    /** In standard deviations; what lies beyond does not count. */
    private static final double FAR = 9;

    private final AdditiveState state;
    private final RadialLaw law;

    /**
     * The spectrum of a state.
     *
     * @throws IllegalArgumentException if the state is not one of a map
     */
    public MapSpectrum(AdditiveState state) {
        if (!state.network().isMap()) {
            throw new IllegalArgumentException(
                    "step = " + state.network().step() + " is out of range: the closed form holds for step = 1 only.");
        }
        this.state = state;
        this.law = state.radialLaw();
    }

    /** Share of all exponents that exceed an exponent s. */
    public double shareBeyond(double s) {
        return law.shareBeyond(Math.exp(s));
    }

    /** Share of positive exponents. */
    public double unstableFraction() {
        return law.shareBeyond(1);
    }

    /** Sum of the positive exponents per neuron and step. */
    public double entropyRate() {
        return law.excessBeyond(1);
    }

    /**
     * The exponent at which the Kaplan-Yorke dimension is reached: the sum of all larger ones vanishes. Empty if no exponent
     * is positive, or if so many neurons are saturated that the sum never falls to zero.
     */
    public OptionalDouble kaplanYorkeExponent() {
        if (law.radius() <= 1) {
            return OptionalDouble.empty();
        }
        DoubleUnaryOperator sumBeyond = s -> law.excessBeyond(Math.exp(s)) + s * shareBeyond(s);
        // From above: averages far down the spectrum, in the tails of d, take the most nodes.
        double below = FIRST_BELOW;
        while (sumBeyond.applyAsDouble(below) >= 0) {
            if (below <= LOWEST) {
                return OptionalDouble.empty();
            }
            below = Math.max(LOWEST, 2 * below);
        }
        return OptionalDouble.of(Roots.between(sumBeyond, below, 0));
    }

    /** Kaplan-Yorke dimension per neuron; 0 if no exponent is positive. */
    public double kaplanYorkeDimension() {
        if (law.radius() <= 1) {
            return 0;
        }
        OptionalDouble reached = kaplanYorkeExponent();
        return reached.isPresent() ? shareBeyond(reached.getAsDouble()) : law.shareBeyond(0);
    }

    /**
     * Mean of all exponents, E[log s] + log g + E[log φ'] with s the singular values of J, the exponents' sum rule log |det|
     * per neuron; E[log s] is −1/2 for Gaussian and 0 for orthogonal couplings. Empty where it is minus infinity: no
     * coupling, or units whose gain is exactly 0.
     */
    public OptionalDouble meanExponent() {
        Nonlinearity phi = state.network().nonlinearity();
        double reach = FAR * Math.sqrt(state.variance());
        double lowest = Math.min(phi.logDerivative(state.mean() + reach), phi.logDerivative(state.mean() - reach));
        boolean infinite = state.network().gain() == 0 || lowest == Double.NEGATIVE_INFINITY;
        return infinite
                ? OptionalDouble.empty()
                : OptionalDouble.of(state.network().coupling().meanLogSingularValue()
                        + Math.log(state.network().gain())
                        + state.average().of(phi::logDerivative));
    }
}
