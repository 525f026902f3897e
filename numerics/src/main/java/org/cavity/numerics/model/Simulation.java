package org.cavity.numerics.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cavity.theory.model.Quantity;

/**
 * The finite-N simulation of one model, as everything downstream sees it.
 *
 * @param <P> the model's parameter record
 */
public interface Simulation<P extends Record> {

    /** The quantities that {@link #measure} can give. */
    Set<Quantity> measurable();

    /** Settings that give a useful result in a few seconds at these parameters: longer transients near an onset. */
    SimulationSettings suggestedSettings(P parameters);

    /** The same for networks of a given size: large ones are followed for a shorter time, and fewer of them. */
    SimulationSettings suggestedSettings(P parameters, int size);

    /**
     * Checks that networks of these parameters can be simulated with these settings, before any work is done.
     *
     * @throws IllegalArgumentException with one sentence naming what does not suit the model
     */
    void check(P parameters, SimulationSettings settings);

    /** Memory that measuring these quantities in one network needs at a time, in bytes. */
    double memoryPerReplica(P parameters, SimulationSettings settings, Set<Quantity> quantities);

    /** Rough number of floating-point operations of {@link #measure}, for the estimate of a dry run. */
    double cost(P parameters, SimulationSettings settings, Set<Quantity> quantities);

    /** Measures the requested quantities (those of {@link #measurable} among them) in {@code replicas} networks. */
    Measurement measure(P parameters, SimulationSettings settings, Set<Quantity> quantities, Progress progress);

    /** Measures these quantities without telling how far it has come. */
    default Measurement measure(P parameters, SimulationSettings settings, Quantity... quantities) {
        return measure(parameters, settings, new LinkedHashSet<>(List.of(quantities)), Progress.NONE);
    }

    /** Measures these quantities in networks of one size, with the suggested settings, on all processors. */
    default Measurement measure(P parameters, int size, Quantity... quantities) {
        SimulationSettings settings = suggestedSettings(parameters, size);
        return measure(parameters, settings.withThreads(Runtime.getRuntime().availableProcessors()), quantities);
    }

    /** What can be asked of networks of smooth units. */
    default Optional<NetworkDynamics<P>> dynamics() {
        return Optional.empty();
    }

    /** What can be asked of populations of spiking neurons. */
    default Optional<PopulationSimulation<P>> population() {
        return Optional.empty();
    }

    /** What can be asked of populations of spiking neurons whose input changes. */
    default Optional<ResponseSimulation<P>> response() {
        return Optional.empty();
    }
}
