package org.cavity.theory.adapting;

import java.util.List;
import java.util.Map;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;

/**
 * A large population of spiking neurons with spike-triggered adaptation and escape noise (the generalised
 * integrate-and-fire or spike-response model; Gerstner, Kistler, Naud and Paninski, Neuronal Dynamics, 2014, chapter
 * 9), each of which receives its own input:
 *
 * <pre>
 * τ_m h_i' = −h_i + μ(t) + J s(t − d) + I_i(t)          input potential, not reset by spikes
 * λ_i(t)   = λ₀ exp((h_i − θ − a_i)/Δ_u), and 0 for t_ref after a spike
 * a_i(t)   = Σ_spikes η(t − t_f),   η(s) = Σ_k q_k e^{−s/τ_k}
 * τ_d s'   = −s + A(t)                                  A: population rate
 * I_i = σ(t) x_i(t),   x_i of unit variance with ⟨x_i x_i'⟩ = e^{−|s|/τ_s};   for τ_s = 0: σ(t) √(2 τ_m) ξ_i(t), white
 * </pre>
 *
 * The input variance v is that of the potential: v = σ² τ_s/(τ_m + τ_s), and v = σ² for white input. Times are in ms,
 * potentials in mV, rates in Hz; formulas in 1/ms take {@link #baseRatePerMs()}.
 */
public record AdaptingPopulation(
        @Parameter(
                alias = "preset",
                symbol = "preset",
                meaning = "named set of neuron parameters; those given explicitly override it",
                initial = "L5")
        Preset preset,

        @Parameter(
                alias = "tau_m",
                symbol = "τ_m",
                meaning = "membrane time constant",
                unit = "ms",
                initial = "20",
                min = 0.1,
                max = 1e4)
        double membraneTime,

        @Parameter(
                alias = "t_ref",
                symbol = "t_ref",
                meaning = "dead time after a spike",
                unit = "ms",
                initial = "3",
                min = 0,
                max = 1000)
        double refractoryTime,

        @Parameter(
                alias = "lambda_0",
                symbol = "λ₀",
                meaning = "intensity at threshold",
                unit = "Hz",
                initial = "10",
                min = 1e-6,
                max = 1e5)
        double baseRate,

        @Parameter(
                alias = "theta",
                symbol = "θ",
                meaning = "threshold",
                unit = "mV",
                initial = "15",
                min = -1000,
                max = 1000)
        double threshold,

        @Parameter(
                alias = "delta_u",
                symbol = "Δ_u",
                meaning = "width of the escape noise",
                unit = "mV",
                initial = "2",
                min = 0.01,
                max = 1000)
        double escapeWidth,

        @Parameter(
                alias = "q",
                symbol = "q",
                meaning = "amplitudes of the adaptation that a spike triggers",
                unit = "mV",
                initial = "[6,1.5,0.4]",
                min = 0,
                max = 1000)
        List<Double> adaptationAmplitudes,

        @Parameter(
                alias = "tau_a",
                symbol = "τ_a",
                meaning = "time constants of the adaptation, as many as amplitudes",
                unit = "ms",
                initial = "[30,150,1000]",
                min = 0.1,
                max = 1e6)
        List<Double> adaptationTimes,

        @Parameter(
                alias = "history",
                symbol = "history",
                meaning = "spikes of its own that a neuron remembers: all, or the last alone (renewal)",
                initial = "all")
        SpikeHistory spikeHistory,

        @Parameter(
                alias = "mu",
                symbol = "μ",
                meaning = "mean of the input",
                unit = "mV",
                initial = "20",
                min = -1000,
                max = 1000)
        double inputMean,

        @Parameter(
                alias = "v",
                symbol = "v",
                meaning = "variance of the potential over neurons, from independent inputs",
                unit = "mV²",
                initial = "2",
                min = 0,
                max = 1e4)
        double inputVariance,

        @Parameter(
                alias = "tau_s",
                symbol = "τ_s",
                meaning = "correlation time of the independent inputs; 0 is white noise",
                unit = "ms",
                initial = "5",
                min = 0,
                max = 1e5)
        double inputTime,

        @Parameter(
                alias = "J",
                symbol = "J",
                meaning = "coupling of the population to itself",
                unit = "mV ms",
                initial = "0",
                min = -1e6,
                max = 1e6)
        double coupling,

        @Parameter(
                alias = "tau_d",
                symbol = "τ_d",
                meaning = "synaptic time constant of the coupling",
                unit = "ms",
                initial = "5",
                min = 0,
                max = 1e4)
        double synapticTime,

        @Parameter(
                alias = "d",
                symbol = "d",
                meaning = "transmission delay of the coupling",
                unit = "ms",
                initial = "0",
                min = 0,
                max = 1000)
        double delay) {

    /** Names, ranges and defaults of the parameters. */
    public static final ParameterSchema<AdaptingPopulation> SCHEMA = ParameterSchema.of(AdaptingPopulation.class);

    private static final double MS_PER_SECOND = 1000;

    /**
     * Checks every parameter and copies the lists.
     *
     * @throws ParameterException if a parameter is NaN or out of range, or amplitudes and times differ in number
     */
    public AdaptingPopulation {
        SCHEMA.check(
                preset,
                membraneTime,
                refractoryTime,
                baseRate,
                threshold,
                escapeWidth,
                adaptationAmplitudes,
                adaptationTimes,
                spikeHistory,
                inputMean,
                inputVariance,
                inputTime,
                coupling,
                synapticTime,
                delay);
        adaptationAmplitudes = List.copyOf(adaptationAmplitudes);
        adaptationTimes = List.copyOf(adaptationTimes);
        ParameterException.requireAsMany(
                "adaptation_times", adaptationTimes, "adaptation_amplitudes", adaptationAmplitudes);
    }

    /** The uncoupled population of a preset under default input. */
    public static AdaptingPopulation of(Preset preset) {
        return SCHEMA.parse(Map.of("preset", preset.toString()));
    }

    /** The same population under another mean input μ, mV. */
    public AdaptingPopulation withInputMean(double value) {
        return SCHEMA.with(this, "input_mean", value);
    }

    /** The same population with another variance v of the potential, mV². */
    public AdaptingPopulation withInputVariance(double value) {
        return SCHEMA.with(this, "input_variance", value);
    }

    /** The same population under inputs of another correlation time, ms; 0 is white noise. */
    public AdaptingPopulation withInputTime(double value) {
        return SCHEMA.with(this, "input_time", value);
    }

    /** The same population with another coupling J, mV ms. */
    public AdaptingPopulation withCoupling(double value) {
        return SCHEMA.with(this, "coupling", value);
    }

    /** λ₀ in 1/ms. */
    public double baseRatePerMs() {
        return baseRate / MS_PER_SECOND;
    }

    /** Whether the independent inputs are white noise. */
    public boolean isWhite() {
        return inputTime == 0;
    }

    /** Whether each spike erases the memory of those before. */
    public boolean isRenewal() {
        return spikeHistory == SpikeHistory.LAST;
    }

    /** v/σ², the variance of the potential per squared standard deviation of the input: τ_s/(τ_m + τ_s), white 1. */
    public double varianceRatio() {
        return isWhite() ? 1 : inputTime / (membraneTime + inputTime);
    }

    /** The constant input that the parameters describe: mean μ and standard deviation σ = √(v/{@link #varianceRatio}). */
    public InputLevel input() {
        return new InputLevel(inputMean, Math.sqrt(inputVariance / varianceRatio()));
    }
}
