package org.cavity.theory.adapting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cavity.theory.model.ParameterPreset;

/** Named sets of neuron parameters; every other parameter keeps its default. */
public enum Preset implements ParameterPreset {
    /** Three scales of adaptation, the typical magnitudes of layer-5 pyramidal neurons. */
    L5(Map.of("adaptation_amplitudes", "[6,1.5,0.4]", "adaptation_times", "[30,150,1000]")),
    /** One exponential of adaptation. */
    SINGLE(Map.of("adaptation_amplitudes", "[4]", "adaptation_times", "[100]")),
    /** No adaptation, only a dead time. */
    NONE(Map.of("refractory_time", "4", "adaptation_amplitudes", "[]", "adaptation_times", "[]")),
    /** Only the last spike counts: a renewal process, of which everything is known exactly under constant input. */
    RENEWAL(Map.of(
            "refractory_time", "4",
            "adaptation_amplitudes", "[8]",
            "adaptation_times", "[20]",
            "spike_history", "last"));

    private final Map<String, String> values;

    Preset(Map<String, String> values) {
        this.values = values;
    }

    @Override
    public Optional<String> initial(String parameter) {
        return Optional.ofNullable(values.get(parameter));
    }

    /** Name on the command line. */
    @Override
    public String toString() {
        return this == L5 ? "L5" : name().toLowerCase(Locale.ROOT);
    }
}
