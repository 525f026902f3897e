package org.cavity.numerics.statistics;

import java.util.OptionalDouble;

/**
 * The lag at which the autocorrelation of the units' rates has lost half of what it loses in all: halfway from its value
 * at lag 0 to its frozen part, which is the covariance over units between the averages over the first and the last third
 * of the time.
 */
public final class HalfTime {

    /** Most numbers kept; larger networks are represented by their first units. */
    private static final long MAX_STORED = 4_000_000;

    private final double interval;
    private final double[][] series;
    private int seen;

    /**
     * Prepares to see so many samples.
     *
     * @param size N
     * @param samples number of samples to come, at least 3
     * @param interval time between samples
     */
    public HalfTime(int size, int samples, double interval) {
        this.interval = interval;
        this.series = new double[units(size, samples)][samples];
    }

    /** Numbers that are kept of so many samples. */
    public static double stored(int size, long samples) {
        return (double) units(size, samples) * samples;
    }

    /** Takes a sample of all units. */
    public void add(double[] rates) {
        for (int i = 0; i < series.length; i++) {
            series[i][seen] = rates[i];
        }
        seen++;
    }

    /** The lag, interpolated between samples; empty if it is longer than a third of the time or nothing varies. */
    public OptionalDouble value() {
        int third = seen / 3;
        double frozen = 0;
        double square = 0;
        for (double[] x : series) {
            frozen += average(x, 0, third) * average(x, seen - third, seen) / series.length;
            square += product(x, 0) / series.length;
        }
        double half = (square + frozen) / 2;
        double before = square;
        for (int lag = 1; lag < third && square > frozen; lag++) {
            double now = 0;
            for (double[] x : series) {
                now += product(x, lag) / series.length;
            }
            if (now <= half) {
                return OptionalDouble.of(interval * (lag - 1 + (before - half) / (before - now)));
            }
            before = now;
        }
        return OptionalDouble.empty();
    }

    private static int units(int size, long samples) {
        return (int) Math.max(1, Math.min(size, MAX_STORED / samples));
    }

    private double product(double[] x, int lag) {
        double sum = 0;
        for (int t = 0; t + lag < seen; t++) {
            sum += x[t] * x[t + lag];
        }
        return sum / (seen - lag);
    }

    private static double average(double[] x, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += x[t];
        }
        return sum / (to - from);
    }
}
