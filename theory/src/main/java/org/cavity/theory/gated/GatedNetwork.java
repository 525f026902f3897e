package org.cavity.theory.gated;

import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;

/**
 * The gated random network of Krishnamurthy, Can and Schwab (Phys. Rev. X 12, 011011, 2022) with biases, frozen
 * Gaussian inputs and a fluctuating input to the reset gate:
 *
 * <pre>
 * h_i'      = σ_z(z_i) ( −h_i + Σ_j Jʰ_ij σ_r(r_j) φ(h_j) + Iʰ_i )
 * τ_z z_i'  = −z_i + Σ_j Jᶻ_ij φ(h_j) + Iᶻ_i
 * τ_r r_i'  = −r_i + Σ_j Jʳ_ij φ(h_j) + Iʳ_i + ξ_i(t)
 * φ(h) = tanh(g h + β_h),   σ_q(x) = 1 / (1 + exp(−α_q x − β_q)),   Jʰ, Jᶻ, Jʳ independent, entries N(0, 1/N)
 * Iʰ_i ~ N(0, σ_h²) and so on,   ⟨ξ_i(t) ξ_i(t')⟩ = s² exp(−|t − t'| / t_I)
 * </pre>
 *
 * Time is in units of the time constant of h with its gate open. With both gates held open (gains 0, biases large) the
 * network is the additive one of gain g in x = g h.
 */
public record GatedNetwork(
        @Parameter(
                alias = "g",
                symbol = "g",
                meaning = "gain of the units, phi(h) = tanh(g h + beta_h)",
                initial = "3",
                min = 1e-3,
                max = 1000)
        double gain,

        @Parameter(
                alias = "alpha_r",
                symbol = "α_r",
                meaning = "gain of the reset gate; 0 holds it at its bias",
                initial = "1",
                min = 0,
                max = 1000)
        double resetGain,

        @Parameter(
                alias = "alpha_z",
                symbol = "α_z",
                meaning = "gain of the update gate; 0 holds it at its bias",
                initial = "0",
                min = 0,
                max = 1000)
        double updateGain,

        @Parameter(
                alias = "beta_r",
                symbol = "β_r",
                meaning = "bias of the reset gate, positive opens it",
                initial = "0",
                min = -100,
                max = 100)
        double resetBias,

        @Parameter(
                alias = "beta_z",
                symbol = "β_z",
                meaning = "bias of the update gate, positive opens it",
                initial = "0",
                min = -100,
                max = 100)
        double updateBias,

        @Parameter(
                alias = "beta_h",
                symbol = "β_h",
                meaning = "bias of the units, phi(h) = tanh(g h + beta_h)",
                initial = "0",
                min = -100,
                max = 100)
        double bias,

        @Parameter(
                alias = "tau_r",
                symbol = "τ_r",
                meaning = "time constant of the reset gate; 0 is the limit of an instantaneous gate, for theory",
                unit = "tau",
                initial = "1",
                min = 0,
                max = 1e6)
        double resetTime,

        @Parameter(
                alias = "tau_z",
                symbol = "τ_z",
                meaning = "time constant of the update gate; 0 is the limit of an instantaneous gate, for theory",
                unit = "tau",
                initial = "1",
                min = 0,
                max = 1e6)
        double updateTime,

        @Parameter(
                alias = "sigma_h",
                symbol = "σ_h",
                meaning = "standard deviation over units of a frozen Gaussian input to h",
                initial = "0",
                min = 0,
                max = 1000)
        double inputStd,

        @Parameter(
                alias = "sigma_r",
                symbol = "σ_r",
                meaning = "standard deviation over units of a frozen Gaussian input to r",
                initial = "0",
                min = 0,
                max = 1000)
        double resetInputStd,

        @Parameter(
                alias = "sigma_z",
                symbol = "σ_z",
                meaning = "standard deviation over units of a frozen Gaussian input to z",
                initial = "0",
                min = 0,
                max = 1000)
        double updateInputStd,

        @Parameter(
                alias = "s2",
                symbol = "s²",
                meaning = "variance of an Ornstein-Uhlenbeck input to r, independent for each unit",
                initial = "0",
                min = 0,
                max = 1e6)
        double resetNoiseVariance,

        @Parameter(
                alias = "t_I",
                symbol = "t_I",
                meaning = "correlation time of the Ornstein-Uhlenbeck input to r",
                unit = "tau",
                initial = "1",
                min = 1e-3,
                max = 1e6)
        double resetNoiseTime) {

    /** Names, ranges and defaults of the parameters. */
    public static final ParameterSchema<GatedNetwork> SCHEMA = ParameterSchema.of(GatedNetwork.class);

    /**
     * Checks every parameter.
     *
     * @throws ParameterException if a parameter is NaN or out of range
     */
    public GatedNetwork {
        SCHEMA.check(
                gain,
                resetGain,
                updateGain,
                resetBias,
                updateBias,
                bias,
                resetTime,
                updateTime,
                inputStd,
                resetInputStd,
                updateInputStd,
                resetNoiseVariance,
                resetNoiseTime);
    }

    /** A network without biases and inputs whose gates have the time constant 1 and whose update gate stands still. */
    public static GatedNetwork of(double gain, double resetGain) {
        return SCHEMA.defaults().withGain(gain).withResetGain(resetGain);
    }

    /** The same network with another gain g. */
    public GatedNetwork withGain(double value) {
        return SCHEMA.with(this, "gain", value);
    }

    /** The same network with another gain of the reset gate. */
    public GatedNetwork withResetGain(double value) {
        return SCHEMA.with(this, "reset_gain", value);
    }

    /** The same network with another gain of the update gate. */
    public GatedNetwork withUpdateGain(double value) {
        return SCHEMA.with(this, "update_gain", value);
    }

    /** The same network with another bias of the reset gate. */
    public GatedNetwork withResetBias(double value) {
        return SCHEMA.with(this, "reset_bias", value);
    }

    /** The same network with another bias of the update gate. */
    public GatedNetwork withUpdateBias(double value) {
        return SCHEMA.with(this, "update_bias", value);
    }

    /** The same network with another bias of the units. */
    public GatedNetwork withBias(double value) {
        return SCHEMA.with(this, "bias", value);
    }

    /** The same network with another time constant of the reset gate. */
    public GatedNetwork withResetTime(double value) {
        return SCHEMA.with(this, "reset_time", value);
    }

    /** The same network with another time constant of the update gate. */
    public GatedNetwork withUpdateTime(double value) {
        return SCHEMA.with(this, "update_time", value);
    }

    /** The same network with another frozen input to h. */
    public GatedNetwork withInputStd(double value) {
        return SCHEMA.with(this, "input_std", value);
    }

    /** The same network with another frozen input to r. */
    public GatedNetwork withResetInputStd(double value) {
        return SCHEMA.with(this, "reset_input_std", value);
    }

    /** The same network with another frozen input to z. */
    public GatedNetwork withUpdateInputStd(double value) {
        return SCHEMA.with(this, "update_input_std", value);
    }

    /** The same network with another Ornstein-Uhlenbeck input to r. */
    public GatedNetwork withResetNoiseVariance(double value) {
        return SCHEMA.with(this, "reset_noise_variance", value);
    }

    /** The same network with another correlation time of the Ornstein-Uhlenbeck input to r. */
    public GatedNetwork withResetNoiseTime(double value) {
        return SCHEMA.with(this, "reset_noise_time", value);
    }

    /** The gate σ_z, the rate at which h moves. */
    public Gate updateGate() {
        return new Gate(updateGain, updateBias);
    }

    /** The gate σ_r, by which the rate of a unit reaches the others. */
    public Gate resetGate() {
        return new Gate(resetGain, resetBias);
    }

    /** φ(h) = tanh(g h + β_h). */
    public double rate(double h) {
        return Math.tanh(gain * h + bias);
    }

    /** φ'(h) = g / cosh²(g h + β_h), without cancellation. */
    public double rateDerivative(double h) {
        double e = Math.exp(-2 * Math.abs(gain * h + bias));
        return 4 * gain * e / ((1 + e) * (1 + e));
    }

    /** Whether the law of the network is symmetric under h → −h. */
    public boolean isSymmetric() {
        return bias == 0;
    }

    /** Whether h = 0 is a fixed point. */
    public boolean hasZeroState() {
        return bias == 0 && inputStd == 0;
    }

    /** Whether the update gate stands still, so that h is Gaussian and the mean-field equations close. */
    public boolean isClosed() {
        return updateGain == 0;
    }
}
