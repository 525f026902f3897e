package org.cavity.theory.spiking;

import java.util.List;
import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.SpikeHistory;
import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;

/**
 * A random network of N spiking neurons with spike-triggered adaptation and escape noise, those of
 * {@link AdaptingPopulation}, in the limit N → ∞:
 *
 * <pre>
 * τ_m h_i' = −h_i + μ + Σ_j J_ij s_j               input potential, not reset by spikes
 * τ_d s_j' = −s_j + S_j(t)                         S_j: spike train of neuron j, a sum of δ functions
 * λ_i(t)   = λ₀ exp((h_i − θ − a_i)/Δ_u), and 0 for t_ref after a spike
 * a_i(t)   = Σ_spikes η(t − t_f),   η(s) = Σ_k q_k e^{−s/τ_k}
 * J_ij ~ N(J₀/N, g²/N), independent
 * </pre>
 *
 * Times are in ms, potentials in mV, rates in Hz, couplings in mV ms: neurons that fire at 10 Hz give each other a mean
 * input of J₀ · 0.01/ms. For τ_d = 0 the synapses pass the δ functions themselves.
 */
public record SpikingNetwork(
        @Parameter(
                alias = "preset",
                symbol = "preset",
                meaning = "named set of neuron parameters; those given explicitly override it",
                initial = "single")
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
                initial = "[4]",
                min = 0,
                max = 1000)
        List<Double> adaptationAmplitudes,

        @Parameter(
                alias = "tau_a",
                symbol = "τ_a",
                meaning = "time constants of the adaptation, as many as amplitudes",
                unit = "ms",
                initial = "[100]",
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
                meaning = "input common to all neurons",
                unit = "mV",
                initial = "20",
                min = -1000,
                max = 1000)
        double inputMean,

        @Parameter(
                alias = "J0",
                symbol = "J₀",
                meaning = "mean coupling, summed over the neurons that a neuron listens to",
                unit = "mV ms",
                initial = "-200",
                min = -1e6,
                max = 1e6)
        double couplingMean,

        @Parameter(
                alias = "g",
                symbol = "g",
                meaning = "standard deviation of the couplings times √N",
                unit = "mV ms",
                initial = "100",
                min = 0,
                max = 1e6)
        double couplingStd,

        @Parameter(
                alias = "tau_d",
                symbol = "τ_d",
                meaning = "synaptic time constant of the couplings",
                unit = "ms",
                initial = "5",
                min = 0,
                max = 1e4)
        double synapticTime) {

    /** Names, ranges and defaults of the parameters. */
    public static final ParameterSchema<SpikingNetwork> SCHEMA = ParameterSchema.of(SpikingNetwork.class);

    /**
     * Checks every parameter and copies the lists.
     *
     * @throws ParameterException if a parameter is NaN or out of range, or amplitudes and times differ in number
     */
    public SpikingNetwork {
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
                couplingMean,
                couplingStd,
                synapticTime);
        adaptationAmplitudes = List.copyOf(adaptationAmplitudes);
        adaptationTimes = List.copyOf(adaptationTimes);
        ParameterException.requireAsMany(
                "adaptation_times", adaptationTimes, "adaptation_amplitudes", adaptationAmplitudes);
    }

    /** The network of default neurons with this mean and standard deviation of its couplings, J₀ and g, in mV ms. */
    public static SpikingNetwork of(double couplingMean, double couplingStd) {
        return SCHEMA.parse(
                Map.of("coupling_mean", Double.toString(couplingMean), "coupling_std", Double.toString(couplingStd)));
    }

    /** The same network with another mean coupling J₀, mV ms. */
    public SpikingNetwork withCouplingMean(double value) {
        return SCHEMA.with(this, "coupling_mean", value);
    }

    /** The same network with another standard deviation g of the couplings, mV ms. */
    public SpikingNetwork withCouplingStd(double value) {
        return SCHEMA.with(this, "coupling_std", value);
    }

    /** The same network with another input μ, mV. */
    public SpikingNetwork withInputMean(double value) {
        return SCHEMA.with(this, "input_mean", value);
    }

    /** The same network with another synaptic time constant τ_d, ms. */
    public SpikingNetwork withSynapticTime(double value) {
        return SCHEMA.with(this, "synaptic_time", value);
    }

    /** The neurons without couplings, under the constant input μ. */
    public AdaptingPopulation uncoupled() {
        return new AdaptingPopulation(
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
                0,
                synapticTime,
                0,
                synapticTime,
                0);
    }
}
