package org.cavity.numerics.additive;

import java.util.Map;
import org.cavity.numerics.network.StateStatistics;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.SiteStatistics;
import org.cavity.theory.model.Quantity;

/**
 * Averages over sites and time, trajectories counting as sites.
 *
 * @param sites of all trajectories
 */
record AdditiveStatistics(SiteStatistics sites) implements StateStatistics {

    @Override
    public void add(double[] block) {
        sites.add(block);
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
