package org.cavity.theory.spiking;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The peak of a spectrum of spikes that is known in bands, with sampling noise: the largest mean over neighbouring bands,
 * refined by a parabola in the logarithm of frequency.
 *
 * @param frequency frequency, 1/ms
 * @param power S there, 1/ms
 * @param width full width at half of that power; empty if half of it is not reached on both sides
 */
record SpikePeak(double frequency, double power, OptionalDouble width) {

    /** Bands on either side of one that are averaged with it. */
    private static final int NEIGHBOURS = 2;

    /** A peak stands out from the rate, to which the spectrum tends, by at least this factor. */
    private static final double PROMINENCE = 1.15;

    /** The peak, if the spectrum has one that stands out from the rate. */
    static Optional<SpikePeak> of(SpectralBands bands, double[] spectrum, double rate) {
        double[] smooth = smooth(bands, spectrum);
        int top = 0;
        for (int b = 1; b < smooth.length; b++) {
            top = smooth[b] > smooth[top] ? b : top;
        }
        if (top == 0 || top == smooth.length - 1 || smooth[top] < PROMINENCE * rate) {
            return Optional.empty();
        }
        double half = smooth[top] / 2;
        int above = top;
        while (above < smooth.length && smooth[above] > half) {
            above++;
        }
        int below = top;
        while (below >= 0 && smooth[below] > half) {
            below--;
        }
        OptionalDouble width = above == smooth.length || below < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(crossing(bands, smooth, above - 1, half) - crossing(bands, smooth, below, half));
        return Optional.of(new SpikePeak(summit(bands, smooth, top), smooth[top], width));
    }

    /** Q, frequency over width; empty without a width. */
    OptionalDouble qualityFactor() {
        return width.isPresent() ? OptionalDouble.of(frequency / width.getAsDouble()) : OptionalDouble.empty();
    }

    private static double[] smooth(SpectralBands bands, double[] spectrum) {
        double[] smooth = new double[spectrum.length];
        for (int b = 0; b < smooth.length; b++) {
            double weight = 0;
            int reach = Math.min(NEIGHBOURS, Math.min(b, smooth.length - 1 - b));
            for (int i = b - reach; i <= b + reach; i++) {
                weight += bands.width(i);
                smooth[b] += bands.width(i) * spectrum[i];
            }
            smooth[b] /= weight;
        }
        return smooth;
    }

    /** Where the power passes a level between a band and the next. */
    private static double crossing(SpectralBands bands, double[] power, int b, double level) {
        double share = (level - power[b]) / (power[b + 1] - power[b]);
        return bands.middle(b) + share * (bands.middle(b + 1) - bands.middle(b));
    }

    /** Top of the parabola through three bands over the logarithm of frequency. */
    private static double summit(SpectralBands bands, double[] power, int b) {
        double left = Math.log(bands.middle(b - 1) / bands.middle(b));
        double right = Math.log(bands.middle(b + 1) / bands.middle(b));
        double rise = (power[b - 1] - power[b]) / left;
        double fall = (power[b + 1] - power[b]) / right;
        double curvature = (fall - rise) / (right - left);
        double slope = rise - curvature * left;
        return curvature < 0 ? bands.middle(b) * Math.exp(-slope / (2 * curvature)) : bands.middle(b);
    }
}
