package org.cavity.numerics.network;

import java.util.Arrays;
import org.cavity.numerics.statistics.Autocorrelation;
import org.cavity.numerics.statistics.WelchSpectrum;

/** The activity x of the units of one network, in its first trajectory, at equally spaced times. */
final class ActivityRecording {

    /** Most numbers kept; larger networks are represented by their first units. */
    private static final long MAX_STORED = 8_000_000;

    /** Units whose time course is given. */
    private static final int SHOWN = 8;

    private final Times times;
    private final double[][] series;
    private int taken;

    ActivityRecording(int size, Times times) {
        this.times = times;
        this.series = new double[units(size, times.samples())][(int) times.samples()];
    }

    /** Numbers that are kept of so many samples, those of their transforms included. */
    static double stored(int size, long samples) {
        double padded = 4.0 * samples;
        return (double) units(size, samples) * samples + 4 * padded;
    }

    private static int units(int size, long samples) {
        return (int) Math.max(1, Math.min(size, MAX_STORED / samples));
    }

    /** Takes a sample: the states at the beginning of a block. */
    void add(double[] block) {
        for (int i = 0; i < series.length; i++) {
            series[i][taken] = block[i];
        }
        taken++;
    }

    /**
     * What the activity of one network was.
     *
     * @param units time courses of a few units
     * @param autocorrelation of x less its mean over units and time, at all lags
     * @param frozen variance over units of what is constant in time
     * @param power power spectrum of what fluctuates, at the frequencies of Welch's method
     */
    record Activity(double[][] units, double[] autocorrelation, double frozen, double[] power) {

        /** The autocorrelation of what fluctuates. */
        double[] fluctuation() {
            return Arrays.stream(autocorrelation).map(c -> c - frozen).toArray();
        }
    }

    Activity activity() {
        double[] means = new double[series.length];
        Arrays.setAll(means, i -> Arrays.stream(series[i]).average().orElseThrow());
        double mean = Arrays.stream(means).average().orElseThrow();
        double spread =
                Arrays.stream(means).map(m -> (m - mean) * (m - mean)).average().orElseThrow();
        WelchSpectrum.Estimate spectrum = new WelchSpectrum(series[0].length, times.interval()).of(series);
        return new Activity(
                Arrays.copyOf(series, Math.min(series.length, SHOWN)),
                Autocorrelation.of(series),
                spread - spectrum.varianceOfMean(),
                spectrum.power());
    }
}
