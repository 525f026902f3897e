package org.cavity.numerics.network;

import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.theory.model.Quantity;

/** One network drawn from its law. */
public interface Realisation {

    /**
     * Initial states, one after the other: as large as any attractor's, times the settings' scale.
     *
     * @param trajectories number of states; the first are the same however many there are
     */
    double[] initialStates(int trajectories);

    /** What advances so many states side by side, by the settings' step and scheme. */
    Stepper stepper(int trajectories, int maxTangents);

    /**
     * Statistics of trajectories, to be shown so many samples.
     *
     * @param trajectories number of states in a block
     * @param samples number of samples to come
     * @param interval time between samples
     * @param wanted the quantities that will be asked for; others may be left out
     */
    StateStatistics statistics(int trajectories, long samples, double interval, Set<Quantity> wanted);

    /** The network linearised at a state. */
    Snapshot snapshot(double[] state);

    /**
     * Growth rate of volumes that does not vary with the state and that {@link
     * org.cavity.numerics.integrator.Dynamics#volumeGrowth} leaves out; empty if the network is too large to know it.
     */
    OptionalDouble constantVolumeGrowth();
}
