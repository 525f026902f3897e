package org.cavity.diagrams;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterPreset;
import org.cavity.theory.model.ParameterSchema;

/** Parameters of a population of spiking neurons that exists for these tests alone: a preset, a list, units. */
public record ToyNeurons(
        @Parameter(alias = "kind", symbol = "kind", meaning = "kind of neuron", initial = "calm")
        Kind preset,

        @Parameter(
                alias = "tau_m",
                symbol = "τ_m",
                meaning = "membrane time constant",
                unit = "ms",
                initial = "20",
                min = 1,
                max = 1000)
        double membraneTime,

        @Parameter(
                alias = "q",
                symbol = "q",
                meaning = "weights of the history",
                unit = "mV",
                initial = "[1,0.5]",
                min = 0,
                max = 10)
        List<Double> weights,

        @Parameter(
                alias = "mu",
                symbol = "μ",
                meaning = "input mean",
                unit = "mV",
                initial = "20",
                min = -100,
                max = 100)
        double inputMean,

        @Parameter(
                alias = "v",
                symbol = "v",
                meaning = "variance of the potential",
                unit = "mV²",
                initial = "2",
                min = 0,
                max = 50)
        double inputVariance) {

    static final ParameterSchema<ToyNeurons> SCHEMA = ParameterSchema.of(ToyNeurons.class);

    /** Kinds of neurons. */
    public enum Kind implements ParameterPreset {
        CALM("calm", Map.of()),
        NERVOUS("nervous", Map.of("membrane_time", "10", "weights", "[]"));

        private final String label;
        private final Map<String, String> initial;

        Kind(String label, Map<String, String> initial) {
            this.label = label;
            this.initial = initial;
        }

        @Override
        public Optional<String> initial(String parameter) {
            return Optional.ofNullable(initial.get(parameter));
        }

        @Override
        public String toString() {
            return label;
        }
    }

    public ToyNeurons {
        SCHEMA.check(preset, membraneTime, weights, inputMean, inputVariance);
        weights = List.copyOf(weights);
    }
}
