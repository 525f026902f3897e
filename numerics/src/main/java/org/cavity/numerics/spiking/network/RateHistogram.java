package org.cavity.numerics.spiking.network;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cavity.theory.model.Columns;

/**
 * Distribution over neurons of the logarithm of their rates. A count of n spikes is spread evenly from n − ½ to n + ½, so
 * that bins show rates and not which of them hold a whole number of spikes.
 */
final class RateHistogram {

    private static final int BINS = 40;

    private RateHistogram() {}

    /**
     * Columns {@code log_rate}, {@code density}, {@code error}: density of ln(rate in 1/ms) over all neurons, those that
     * did not fire left out, with the errors of independent neurons; empty if none fired.
     *
     * @param trains of all blocks of all networks
     * @param duration ms
     */
    static Columns of(List<NeuronTrains> trains, double duration) {
        int neurons = 0;
        NavigableMap<Integer, Integer> neuronsOfCount = new TreeMap<>();
        for (NeuronTrains block : trains) {
            neurons += block.size();
            for (int i = 0; i < block.size(); i++) {
                if (block.count(i) > 0) {
                    neuronsOfCount.merge(block.count(i), 1, Integer::sum);
                }
            }
        }
        int bins = neuronsOfCount.isEmpty() ? 0 : BINS;
        double[] centre = new double[bins];
        double[] density = new double[bins];
        double[] error = new double[bins];
        if (bins > 0) {
            double from = Math.log((neuronsOfCount.firstKey() - 0.5) / duration);
            double width = (Math.log((neuronsOfCount.lastKey() + 0.5) / duration) - from) / BINS;
            for (int k = 0; k < bins; k++) {
                double low = duration * Math.exp(from + k * width);
                double high = duration * Math.exp(from + (k + 1) * width);
                double inside = between(neuronsOfCount, low, high);
                centre[k] = from + (k + 0.5) * width;
                density[k] = inside / (neurons * width);
                error[k] = Math.sqrt(inside) / (neurons * width);
            }
        }
        return Columns.of("log_rate", centre, "density", density, "error", error);
    }

    /** Neurons with so many spikes, in parts. */
    private static double between(NavigableMap<Integer, Integer> neuronsOfCount, double low, double high) {
        double sum = 0;
        for (var entry : neuronsOfCount
                .subMap((int) Math.floor(low - 0.5), true, (int) Math.ceil(high + 0.5), true)
                .entrySet()) {
            double overlap = Math.min(high, entry.getKey() + 0.5) - Math.max(low, entry.getKey() - 0.5);
            sum += Math.max(0, overlap) * entry.getValue();
        }
        return sum;
    }
}
