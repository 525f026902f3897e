package org.cavity.numerics.gated;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.network.StateStatistics;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.BlockAverages;
import org.cavity.numerics.statistics.HalfTime;
import org.cavity.numerics.statistics.SiteStatistics;
import org.cavity.theory.model.Quantity;

/** Averages over sites and time, trajectories counting as sites. */
final class GatedStatistics implements StateStatistics {

    private static final int MEAN_Z = 0;
    private static final int SQUARE_Z = 1;
    private static final int MEAN_R = 2;
    private static final int SQUARE_R = 3;
    private static final int OPENING = 4;

    private final Kernels kernels = Kernels.best();
    private final Units units;
    private final int size;
    private final int trajectories;
    private final double[] activity;
    private final double[] opening;
    private final double[] ones;
    private final SiteStatistics sites;
    private final BlockAverages gates;
    private final HalfTime halfTime;

    /**
     * Prepares to see so many samples.
     *
     * @param units the transfer functions of N units, for the use of this object alone
     * @param halfTime sees the rates of the first trajectory; null if nobody will ask for it
     */
    GatedStatistics(Units units, int size, int trajectories, long samples, HalfTime halfTime) {
        this.units = units;
        this.size = size;
        this.trajectories = trajectories;
        this.activity = new double[trajectories * size];
        this.opening = new double[size];
        this.ones = new double[size];
        Arrays.fill(ones, 1);
        this.sites = new SiteStatistics(this::rates, trajectories * size, samples);
        this.gates = new BlockAverages(OPENING + 1, samples);
        this.halfTime = halfTime;
    }

    @Override
    public void add(double[] block) {
        double[] sums = new double[OPENING + 1];
        for (int t = 0; t < trajectories; t++) {
            int h = t * GatedDynamics.VARIABLES * size;
            int z = h + size;
            int r = z + size;
            System.arraycopy(block, h, activity, t * size, size);
            units.updateGates(block, z, opening, 0);
            sums[MEAN_Z] += kernels.dot(ones, 0, block, z, size);
            sums[SQUARE_Z] += kernels.dot(block, z, block, z, size);
            sums[MEAN_R] += kernels.dot(ones, 0, block, r, size);
            sums[SQUARE_R] += kernels.dot(block, r, block, r, size);
            sums[OPENING] += kernels.dot(ones, 0, opening, 0, size);
        }
        gates.add(Arrays.stream(sums).map(sum -> sum / size / trajectories).toArray());
        sites.add(activity);
        if (halfTime != null) {
            units.rates(block, 0, opening, 0);
            halfTime.add(opening);
        }
    }

    @Override
    public Map<Quantity, Average> averages() {
        Map<Quantity, Average> averages = new HashMap<>();
        averages.put(Quantity.VARIANCE_H, sites.variance());
        averages.put(Quantity.VARIANCE_Z, gates.variance(MEAN_Z, SQUARE_Z));
        averages.put(Quantity.VARIANCE_R, gates.variance(MEAN_R, SQUARE_R));
        averages.put(Quantity.STATIC_VARIANCE, new Average(sites.staticVariance(), Double.NaN));
        averages.put(Quantity.RATE_VARIANCE, sites.rateVariance());
        averages.put(Quantity.MEAN_GAIN, sites.meanGain());
        averages.put(Quantity.MEAN_UPDATE_GATE, gates.average(OPENING));
        if (halfTime != null) {
            halfTime.value().ifPresent(t -> averages.put(Quantity.HALF_TIME, new Average(t, Double.NaN)));
        }
        return averages;
    }

    @Override
    public double[] varianceBlocks() {
        return sites.varianceBlocks();
    }

    private void rates(double[] x, double[] rates, double[] gains) {
        for (int at = 0; at < x.length; at += size) {
            units.rates(x, at, rates, at, gains, at);
        }
    }
}
