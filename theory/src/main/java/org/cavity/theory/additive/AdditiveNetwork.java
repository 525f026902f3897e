package org.cavity.theory.additive;

import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * The additive random network of Sompolinsky, Crisanti and Sommers (1988) with frozen Gaussian input, white noise, bias
 * and mean connectivity:
 *
 * <pre>
 * x_i' = −x_i + Σ_j (g J_ij + J₀/N) φ(x_j) + I + √(Iv) η_i + ξ_i(t)
 * J_ij ~ N(0, 1/N),   η_i ~ N(0, 1),   ⟨ξ_i(t) ξ_i(t')⟩ = 2D δ(t − t')
 * </pre>
 *
 * for {@code step} 0, and for a {@code step} δ in (0, 1] the map
 *
 * <pre>
 * x_i ← (1 − δ) x_i + δ [Σ_j (g J_ij + J₀/N) φ(x_j) + I + √(Iv) η_i] + √(2Dδ) ξ_i,
 * </pre>
 *
 * Euler's scheme for the same equation; at δ = 1 nothing but the coupling remembers. Time is in units of the units' time
 * constant tau.
 *
 * <p>{@code coupling} may replace the independent Gaussian J_ij by another {@link CouplingEnsemble} of the same mean
 * squared singular value, 1. In the limit N → ∞ the averages over units, C(τ), the largest exponent, the outer edge of
 * the Jacobian's spectrum, its outlier and all phase boundaries are the same for each of them. The dimension of the
 * activity, the interior of the Jacobian's spectrum and the map's other exponents are not.
 */
public record AdditiveNetwork(
        @Parameter(
                alias = "g",
                symbol = "g",
                meaning = "gain of the random coupling",
                initial = "1.5",
                min = 0,
                max = 1000)
        double gain,

        @Parameter(alias = "phi", symbol = "φ", meaning = "transfer function of a unit", initial = "tanh")
        Nonlinearity nonlinearity,

        @Parameter(
                alias = "J0",
                symbol = "J₀",
                meaning = "mean coupling: couplings have mean J0/N",
                initial = "0",
                min = -1000,
                max = 1000)
        double meanCoupling,

        @Parameter(
                alias = "I",
                symbol = "I",
                meaning = "constant input, the same for all units",
                initial = "0",
                min = -1000,
                max = 1000)
        double bias,

        @Parameter(
                alias = "Iv",
                symbol = "σ²",
                meaning = "variance over units of a frozen Gaussian input",
                initial = "0",
                min = 0,
                max = 1e6)
        double inputVariance,

        @Parameter(
                alias = "D",
                symbol = "D",
                meaning = "intensity of white noise, <xi xi'> = 2 D delta(t - t')",
                unit = "1/tau",
                initial = "0",
                min = 0,
                max = 1e6)
        double noise,

        @Parameter(
                alias = "delta",
                symbol = "δ",
                meaning = "time step: 0 is continuous time, 1 the map x <- g J phi(x), Euler's scheme between",
                unit = "tau",
                initial = "0",
                min = 0,
                max = 1)
        double step,

        @Parameter(
                alias = "J",
                symbol = "J",
                meaning = "ensemble of the random couplings, by their singular values",
                initial = "dense")
        CouplingEnsemble coupling) {

    /** Names, ranges and defaults of the parameters. */
    public static final ParameterSchema<AdditiveNetwork> SCHEMA = ParameterSchema.of(AdditiveNetwork.class);

    /**
     * Checks every parameter.
     *
     * @throws ParameterException if a parameter is NaN or out of range
     */
    public AdditiveNetwork {
        SCHEMA.check(gain, nonlinearity, meanCoupling, bias, inputVariance, noise, step, coupling);
    }

    /** tanh units, continuous time, no input. */
    public static AdditiveNetwork tanh(double gain) {
        return of(Nonlinearity.TANH, gain);
    }

    /** erf units, continuous time, no input. */
    public static AdditiveNetwork erf(double gain) {
        return of(Nonlinearity.ERF, gain);
    }

    /** Any units, continuous time, no input. */
    public static AdditiveNetwork of(Nonlinearity nonlinearity, double gain) {
        return new AdditiveNetwork(gain, nonlinearity, 0, 0, 0, 0, 0, CouplingEnsemble.DENSE);
    }

    /** The same network with another gain. */
    public AdditiveNetwork withGain(double value) {
        return new AdditiveNetwork(value, nonlinearity, meanCoupling, bias, inputVariance, noise, step, coupling);
    }

    /** The same network with another mean coupling J₀. */
    public AdditiveNetwork withMeanCoupling(double value) {
        return new AdditiveNetwork(gain, nonlinearity, value, bias, inputVariance, noise, step, coupling);
    }

    /** The same network with another bias I. */
    public AdditiveNetwork withBias(double value) {
        return new AdditiveNetwork(gain, nonlinearity, meanCoupling, value, inputVariance, noise, step, coupling);
    }

    /** The same network with another variance of the frozen input. */
    public AdditiveNetwork withInputVariance(double value) {
        return new AdditiveNetwork(gain, nonlinearity, meanCoupling, bias, value, noise, step, coupling);
    }

    /** The same network with another noise intensity D. */
    public AdditiveNetwork withNoise(double value) {
        return new AdditiveNetwork(gain, nonlinearity, meanCoupling, bias, inputVariance, value, step, coupling);
    }

    /** The same network in continuous time (0) or as a map of this step. */
    public AdditiveNetwork withStep(double value) {
        return new AdditiveNetwork(gain, nonlinearity, meanCoupling, bias, inputVariance, noise, value, coupling);
    }

    /** The same network with couplings J of another ensemble. */
    public AdditiveNetwork withCoupling(CouplingEnsemble value) {
        return new AdditiveNetwork(gain, nonlinearity, meanCoupling, bias, inputVariance, noise, step, value);
    }

    /** Whether the dynamics is the map x ← g J φ(x) + …, of step 1. */
    public boolean isMap() {
        return step == 1;
    }

    /** Whether the dynamics is a map of a step below 1, in which units remember part of their past. */
    public boolean isEulerMap() {
        return step > 0 && step < 1;
    }

    /** Whether the law of the network is symmetric under x → −x. */
    public boolean isSymmetric() {
        return bias == 0 && nonlinearity.isOdd();
    }
}
