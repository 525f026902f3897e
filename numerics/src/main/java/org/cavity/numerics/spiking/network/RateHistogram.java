package org.cavity.numerics.spiking.network;

import java.util.List;
import org.cavity.theory.model.Columns;

/** Distribution over neurons of the logarithm of their rates. */
final class RateHistogram {

    private static final int BINS = 40;

    /** Width of a histogram of equal rates. */
    private static final double LEAST_WIDTH = 0.1;

    private RateHistogram() {}

    /**
     * Columns {@code log_rate}, {@code density}, {@code error}: density of ln(rate in 1/ms) over all neurons, those that
     * did not fire left out, with the errors of independent counts; empty if none fired.
     *
     * @param trains of all blocks of all networks
     * @param duration ms
     */
    static Columns of(List<NeuronTrains> trains, double duration) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        int neurons = 0;
        for (NeuronTrains block : trains) {
            neurons += block.size();
            for (int i = 0; i < block.size(); i++) {
                if (block.count(i) > 0) {
                    lowest = Math.min(lowest, block.count(i));
                    highest = Math.max(highest, block.count(i));
                }
            }
        }
        int bins = highest > 0 ? BINS : 0;
        double from = Math.log(lowest / duration);
        double width = Math.max(LEAST_WIDTH, Math.log(highest / lowest)) / BINS;
        double[] counts = new double[bins];
        for (NeuronTrains block : trains) {
            for (int i = 0; i < block.size(); i++) {
                if (block.count(i) > 0) {
                    double place = (Math.log(block.count(i) / duration) - from) / width;
                    counts[Math.min(bins - 1, (int) place)]++;
                }
            }
        }
        double[] centre = new double[bins];
        double[] density = new double[bins];
        double[] error = new double[bins];
        for (int k = 0; k < bins; k++) {
            centre[k] = from + (k + 0.5) * width;
            density[k] = counts[k] / (neurons * width);
            error[k] = Math.sqrt(counts[k]) / (neurons * width);
        }
        return Columns.of("log_rate", centre, "density", density, "error", error);
    }
}
