package org.cavity.numerics.filtered;

import java.util.Map;
import java.util.Set;
import org.cavity.numerics.network.StateStatistics;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.SiteStatistics;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.nonlinearity.Nonlinearity;

/** Averages of x over sites and time, trajectories counting as sites. */
final class FilteredStatistics implements StateStatistics {

    static final Set<Quantity> QUANTITIES = Set.of(
            Quantity.MEAN, Quantity.VARIANCE, Quantity.STATIC_VARIANCE, Quantity.RATE_VARIANCE, Quantity.MEAN_GAIN);

    private final int size;
    private final int stateLength;
    private final double[] activity;
    private final SiteStatistics sites;

    /**
     * Prepares to see so many samples.
     *
     * @param size N
     * @param stateLength length of a state, of which x is the first N elements
     */
    FilteredStatistics(Nonlinearity phi, int size, int trajectories, int stateLength, long samples) {
        this.size = size;
        this.stateLength = stateLength;
        this.activity = new double[trajectories * size];
        this.sites = new SiteStatistics(phi, activity.length, samples);
    }

    @Override
    public void add(double[] block) {
        for (int t = 0; t * size < activity.length; t++) {
            System.arraycopy(block, t * stateLength, activity, t * size, size);
        }
        sites.add(activity);
    }

    @Override
    public Map<Quantity, Average> averages() {
        return Map.of(
                Quantity.MEAN, sites.mean(),
                Quantity.VARIANCE, sites.variance(),
                Quantity.RATE_VARIANCE, sites.rateVariance(),
                Quantity.MEAN_GAIN, sites.meanGain(),
                Quantity.STATIC_VARIANCE, new Average(sites.staticVariance(), Double.NaN));
    }

    @Override
    public double[] varianceBlocks() {
        return sites.varianceBlocks();
    }
}
