package org.cavity.theory.filtered;

import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * A random network of second-order units:
 *
 * <pre>
 * x_i'' + 2ζω₀ x_i' + ω₀² x_i = ω₀² g Σ_j J_ij φ(x_j),   J_ij ~ N(0, 1/N).
 * </pre>
 *
 * Time is in units of tau, in which ω₀ is given.
 *
 * <p>{@code coupling} may replace the independent Gaussian J_ij by another {@link CouplingEnsemble} of the same mean squared
 * singular value; {@link FilteredNetwork} says what that changes.
 */
public record OscillatorNetwork(
        @Parameter(
                alias = "g",
                symbol = "g",
                meaning = "gain of the random coupling",
                initial = "2",
                min = 0,
                max = 1000)
        double gain,

        @Parameter(alias = "phi", symbol = "φ", meaning = "transfer function of a unit", initial = "tanh")
        Nonlinearity nonlinearity,

        @Parameter(
                alias = "omega_0",
                symbol = "ω₀",
                meaning = "natural frequency of a unit",
                unit = "1/tau",
                initial = "1.5",
                min = 1e-4,
                max = 1e4)
        double naturalFrequency,

        @Parameter(
                alias = "zeta",
                symbol = "ζ",
                meaning = "damping ratio of a unit",
                initial = "0.2",
                min = 1e-3,
                max = 1000)
        double damping,

        @Parameter(
                alias = "J",
                symbol = "J",
                meaning = "ensemble of the random couplings, by their singular values",
                initial = "dense")
        CouplingEnsemble coupling) {

    /** Names, ranges and defaults of the parameters. */
    public static final ParameterSchema<OscillatorNetwork> SCHEMA = ParameterSchema.of(OscillatorNetwork.class);

    /**
     * Checks every parameter.
     *
     * @throws ParameterException if a parameter is NaN or out of range
     */
    public OscillatorNetwork {
        SCHEMA.check(gain, nonlinearity, naturalFrequency, damping, coupling);
    }

    /** tanh units. */
    public static OscillatorNetwork tanh(double gain, double naturalFrequency, double damping) {
        return new OscillatorNetwork(gain, Nonlinearity.TANH, naturalFrequency, damping, CouplingEnsemble.DENSE);
    }

    /** The same network with another gain. */
    public OscillatorNetwork withGain(double value) {
        return new OscillatorNetwork(value, nonlinearity, naturalFrequency, damping, coupling);
    }

    /** The same network with couplings J of another ensemble. */
    public OscillatorNetwork withCoupling(CouplingEnsemble value) {
        return new OscillatorNetwork(gain, nonlinearity, naturalFrequency, damping, value);
    }

    /** The response H = ω₀²/(ω₀² + 2ζω₀s + s²) of x to its input. */
    public LinearFilter filter() {
        return LinearFilter.oscillator(naturalFrequency, damping);
    }

    /** The network as one of filtered units. */
    public FilteredNetwork filtered() {
        return FilteredNetwork.of(nonlinearity, gain, filter()).withCoupling(coupling);
    }
}
