package org.cavity.validation;

import java.util.List;
import java.util.Optional;
import org.cavity.numerics.adapting.AdaptingSimulation;
import org.cavity.numerics.additive.AdditiveModel;
import org.cavity.numerics.filtered.FilteredModel;
import org.cavity.numerics.gated.GatedModel;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.numerics.spiking.network.SpikingNetworkSimulation;
import org.cavity.theory.adapting.phase.AdaptingTheory;
import org.cavity.theory.additive.AdditiveTheory;
import org.cavity.theory.filtered.FilteredTheory;
import org.cavity.theory.gated.phase.GatedTheory;
import org.cavity.theory.spiking.SpikingTheory;
import org.cavity.validation.adapting.AdaptingValidation;
import org.cavity.validation.additive.AdditiveValidation;
import org.cavity.validation.filtered.AdaptingRateValidation;
import org.cavity.validation.filtered.HeterogeneousRateValidation;
import org.cavity.validation.filtered.OscillatorValidation;
import org.cavity.validation.gated.GatedValidation;
import org.cavity.validation.spiking.SpikingValidation;

/** The models that Cavity knows. A new model is one entry here. */
public final class Models {

    private static final List<Model<?>> ALL = List.of(
            new Model<>(new AdditiveTheory(), new NetworkSimulation<>(new AdditiveModel()), AdditiveValidation::points),
            new Model<>(new GatedTheory(), new NetworkSimulation<>(new GatedModel()), GatedValidation::points),
            new Model<>(
                    FilteredTheory.ADAPTING_RATE,
                    new NetworkSimulation<>(FilteredModel.ADAPTING_RATE),
                    AdaptingRateValidation::points),
            new Model<>(
                    FilteredTheory.OSCILLATOR,
                    new NetworkSimulation<>(FilteredModel.OSCILLATOR),
                    OscillatorValidation::points),
            new Model<>(
                    FilteredTheory.HETEROGENEOUS_RATE,
                    new NetworkSimulation<>(FilteredModel.HETEROGENEOUS_RATE),
                    HeterogeneousRateValidation::points),
            new Model<>(new AdaptingTheory(), new AdaptingSimulation(), AdaptingValidation::points),
            new Model<>(new SpikingTheory(), new SpikingNetworkSimulation(), SpikingValidation::points));

    private Models() {}

    /** All models, in the order of display. */
    public static List<Model<?>> all() {
        return ALL;
    }

    /** The model of this name. */
    public static Optional<Model<?>> find(String name) {
        return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /**
     * The model that a record holds parameters of.
     *
     * @throws IllegalArgumentException if it is that of no model
     */
    @SuppressWarnings("unchecked") // A schema makes records of its model's type only.
    public static <P extends Record> Model<P> of(P parameters) {
        return (Model<P>) ALL.stream()
                .filter(model -> model.theory().schema().defaults().getClass() == parameters.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        parameters.getClass().getSimpleName() + " holds the parameters of no model."));
    }
}
