package org.cavity.validation;

import java.util.LinkedHashSet;
import java.util.Set;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Quantity;

/**
 * Networks of one size at one point, with everything resolved: what they cost and what they give is asked of the same
 * settings.
 *
 * @param simulation the simulation
 * @param parameters the model's parameters
 * @param settings size, number of networks, seed, times
 * @param quantities what is measured
 * @param <P> the parameter record
 */
public record SimulationRun<P extends Record>(
        Simulation<P> simulation, P parameters, SimulationSettings settings, Set<Quantity> quantities) {

    /** Cost at most, in units of that of the trajectories alone, of what is measured without being asked for. */
    private static final double AFFORDABLE = 4;

    /**
     * Everything that can be measured at a few times the cost of the trajectories alone; whole spectra are not among
     * it.
     */
    public static <P extends Record> Set<Quantity> affordable(
            Model<P> model, P parameters, SimulationSettings settings) {
        Simulation<P> simulation = model.simulation();
        double most = AFFORDABLE * simulation.cost(parameters, settings, Set.of());
        Set<Quantity> quantities = new LinkedHashSet<>(model.quantities());
        quantities.removeIf(
                q -> !simulation.measurable().contains(q) || simulation.cost(parameters, settings, Set.of(q)) > most);
        return quantities;
    }

    /** Rough number of floating-point operations. */
    public double operations() {
        return simulation.cost(parameters, settings, quantities);
    }

    /** Memory that the networks simulated at the same time need, in bytes. */
    public double memory() {
        return simulation.memoryPerReplica(parameters, settings, quantities)
                * Math.min(settings.threads(), settings.replicas());
    }

    /** Measures the quantities in the networks. */
    public Measurement measure(Progress progress) {
        return simulation.measure(parameters, settings, quantities, progress);
    }
}
