package org.cavity.numerics.network;

import java.util.Map;
import org.cavity.numerics.statistics.Average;
import org.cavity.theory.model.Quantity;

/** Averages over sites and time of the trajectories of one network. */
public interface StateStatistics {

    /** Takes a sample: the states at the beginning of a block. */
    void add(double[] block);

    /** The averages, with errors from blocks of time where they are known. */
    Map<Quantity, Average> averages();

    /** Variance of the first N elements of the states in successive blocks of time. */
    double[] varianceBlocks();
}
