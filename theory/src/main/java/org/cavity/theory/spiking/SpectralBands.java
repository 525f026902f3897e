package org.cavity.theory.spiking;

import java.util.ArrayList;
import java.util.List;

/**
 * The frequencies k/T of a window of time T in bands that widen with frequency, by which a smooth power spectrum is
 * known from few numbers: its means in the bands. Between the middles of bands the spectrum is a power law, before the
 * first and after the last constant.
 */
final class SpectralBands {

    /** Ratio of the upper to the lower edge of a band. */
    private static final double RATIO = 1.12;

    /** Fewest frequencies in a band. */
    private static final int NARROWEST = 2;

    private final double spacing;
    private final int[] edges;
    private final double[] middles;

    /**
     * The bands.
     *
     * @param spacing 1/T
     * @param frequencies largest k
     */
    SpectralBands(double spacing, int frequencies) {
        this.spacing = spacing;
        List<Integer> list = new ArrayList<>(List.of(1));
        int edge = 1;
        while (edge <= frequencies) {
            int next = Math.max(edge + NARROWEST, (int) Math.round(edge * RATIO));
            edge = next + NARROWEST > frequencies + 1 ? frequencies + 1 : next;
            list.add(edge);
        }
        this.edges = list.stream().mapToInt(Integer::intValue).toArray();
        this.middles = new double[edges.length - 1];
        for (int b = 0; b < middles.length; b++) {
            middles[b] = (edges[b] + edges[b + 1] - 1) / 2.0;
        }
    }

    int count() {
        return middles.length;
    }

    /** Largest k. */
    int frequencies() {
        return edges[edges.length - 1] - 1;
    }

    /** Number of frequencies in a band. */
    int width(int band) {
        return edges[band + 1] - edges[band];
    }

    /** Frequency of the middle of a band, in the unit of the spacing. */
    double middle(int band) {
        return middles[band] * spacing;
    }

    /** Means in the bands of what is known at k = 0, 1, …. */
    double[] means(double[] values) {
        double[] means = new double[count()];
        for (int b = 0; b < means.length; b++) {
            for (int k = edges[b]; k < edges[b + 1]; k++) {
                means[b] += values[k] / width(b);
            }
        }
        return means;
    }

    /** Sums in the bands of what is known at k = 0, 1, …; the value at 0 counts to the first. */
    double[] sums(double[] values) {
        double[] sums = means(values);
        for (int b = 0; b < sums.length; b++) {
            sums[b] *= width(b);
        }
        sums[0] += values[0];
        return sums;
    }

    /** The spectrum at k = 0, 1, … up to the largest. */
    double[] spread(double[] means) {
        double[] values = new double[frequencies() + 1];
        int b = 0;
        for (int k = 0; k < values.length; k++) {
            while (b + 2 < middles.length && k > middles[b + 1]) {
                b++;
            }
            values[k] = between(means, b, k);
        }
        return values;
    }

    /** The spectrum at a frequency. */
    double at(double[] means, double frequency) {
        double k = frequency / spacing;
        int b = 0;
        while (b + 2 < middles.length && k > middles[b + 1]) {
            b++;
        }
        return between(means, b, k);
    }

    private double between(double[] means, int b, double k) {
        double x = Math.log(Math.max(k, 1e-300) / middles[b]) / Math.log(middles[b + 1] / middles[b]);
        double within = Math.min(1, Math.max(0, x));
        return means[b] * Math.pow(means[b + 1] / means[b], within);
    }
}
