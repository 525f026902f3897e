package org.cavity.numerics.adapting;

import java.util.List;
import org.cavity.numerics.spiking.RateGivenInput;
import org.cavity.numerics.statistics.Average;

/**
 * Mean and variance over inputs of ln r, r the rate given the input, averaged over time. Trials are finite in number,
 * K, and their noise changes both by terms of order 1/K; twice the estimate from all trials less the mean of the
 * estimates from either half is free of them.
 */
final class LogRates {

    private final List<RateGivenInput> inputs;
    private final int samples;

    LogRates(List<RateGivenInput> inputs) {
        this.inputs = inputs;
        this.samples = inputs.get(0).logRates().length;
    }

    /** ⟨ln r⟩, r in 1/ms. */
    Average mean() {
        double[] all = perInput(0, false);
        return new Average(extrapolated(false), Average.of(all).error());
    }

    /** Variance of ln r over inputs. */
    Average variance() {
        double[] all = perInput(0, true);
        return new Average(extrapolated(true), Average.of(all).error());
    }

    /** Histogram of ln r over inputs and time, as a density with standard errors from the scatter between inputs. */
    double[][] histogram(int bins) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (RateGivenInput input : inputs) {
            for (double x : input.logRates()) {
                if (x > Double.NEGATIVE_INFINITY) {
                    from = Math.min(from, x);
                    to = Math.max(to, x);
                }
            }
        }
        double width = (to - from) / bins;
        double[][] density = new double[bins][inputs.size()];
        for (int i = 0; i < inputs.size(); i++) {
            for (double x : inputs.get(i).logRates()) {
                if (x > Double.NEGATIVE_INFINITY) {
                    density[Math.min(bins - 1, (int) ((x - from) / width))][i] += 1 / (width * samples);
                }
            }
        }
        double[][] columns = new double[3][bins];
        for (int k = 0; k < bins; k++) {
            Average average = Average.of(density[k]);
            columns[0][k] = from + (k + 0.5) * width;
            columns[1][k] = average.value();
            columns[2][k] = average.error();
        }
        return columns;
    }

    private double extrapolated(boolean squares) {
        double halves = Average.of(perInput(1, squares)).value()
                + Average.of(perInput(2, squares)).value();
        return 2 * Average.of(perInput(0, squares)).value() - halves / 2;
    }

    /**
     * The time average of ln r for each input, or of its unbiased squared deviation from the mean over inputs.
     *
     * @param part all trials (0) or a half of them (1, 2)
     */
    private double[] perInput(int part, boolean squares) {
        int count = inputs.size();
        double[] sums = new double[count];
        int used = 0;
        double[] x = new double[count];
        for (int t = 0; t < samples; t++) {
            double mean = 0;
            for (int i = 0; i < count; i++) {
                RateGivenInput input = inputs.get(i);
                x[i] = (part == 0 ? input.logRates() : input.logRates(part - 1))[t];
                mean += x[i] / count;
            }
            if (Double.isFinite(mean)) {
                for (int i = 0; i < count; i++) {
                    double d = x[i] - mean;
                    sums[i] += squares ? d * d * count / (count - 1) : x[i];
                }
                used++;
            }
        }
        for (int i = 0; i < count; i++) {
            sums[i] /= used;
        }
        return sums;
    }
}
