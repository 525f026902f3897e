package org.cavity.theory.additive;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.RadialLaw;

/**
 * The whole Lyapunov spectrum of the map x ← g J φ(x) + …, which is exact in the limit N → ∞: the Jacobians along a
 * trajectory multiply like independent matrices, and a share y of the exponents exceeds log r(y), where r(y) is the
 * {@link RadialLaw} of d = g φ'(x).
 */
public final class MapSpectrum {

    /** exp(−40): no exponent that a dimension hangs on lies this low. */
    private static final double LOWEST = -40;

    private final AdditiveState state;
    private final RadialLaw law;

    /**
     * The spectrum of a state.
     *
     * @throws IllegalArgumentException if the state is not one of a map
     */
    public MapSpectrum(AdditiveState state) {
        if (!state.network().isMap()) {
            throw new IllegalArgumentException("step = 0 is out of range: the closed form holds for step = 1 only.");
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

    /** The exponent at which the Kaplan-Yorke dimension is reached: the sum of all larger ones vanishes. */
    public double kaplanYorkeExponent() {
        if (law.radius() <= 1) {
            return 0;
        }
        DoubleUnaryOperator sumBeyond = s -> law.excessBeyond(Math.exp(s)) + s * shareBeyond(s);
        return sumBeyond.applyAsDouble(LOWEST) >= 0 ? Double.NEGATIVE_INFINITY : Roots.between(sumBeyond, LOWEST, 0);
    }

    /** Kaplan-Yorke dimension per neuron. */
    public double kaplanYorkeDimension() {
        return law.radius() <= 1 ? 0 : shareBeyond(kaplanYorkeExponent());
    }

    /** Mean of all exponents, −1/2 + log g + E[log φ'], the exponents' sum rule log |det| per neuron. */
    public double meanExponent() {
        Nonlinearity phi = state.network().nonlinearity();
        return -0.5 + Math.log(state.network().gain()) + state.average().of(phi::logDerivative);
    }
}
