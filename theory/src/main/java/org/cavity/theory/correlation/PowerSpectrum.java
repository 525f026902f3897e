package org.cavity.theory.correlation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.model.Columns;
import org.hipparchus.transform.DctNormalization;
import org.hipparchus.transform.FastCosineTransformer;
import org.hipparchus.transform.TransformType;

/**
 * A power spectrum S(ω), normalised as the {@linkplain org.cavity.theory.correlation package} says.
 *
 * @param power S at m times the spacing, m = 0, 1, …; not to be modified
 * @param spacing distance between the frequencies, rad per unit of time
 */
public record PowerSpectrum(double[] power, double spacing) {

    /** A spectrum is listed as far as it stays above this share of its peak. */
    private static final double LISTED_POWER = 1e-6;

    /** So many frequencies are listed at equal distances, */
    private static final int LISTED_FREQUENCIES = 400;

    /** and others where the power has changed by this share since the last one, so that no peak is lost. */
    private static final double LISTED_CHANGE = 0.05;

    /** Decay times 1/κ after which nothing is left of a correlation. */
    private static final double DECAY_TIMES = 28;

    private static final int FEWEST_LAGS = 1 << 8;

    /** Relative change of the spectrum at half the step below which the step is short enough. */
    private static final double RESOLVED = 1e-8;

    private static final int MOST_LAGS = 1 << 17;

    /**
     * The spectrum of a correlation function of continuous time, by the trapezoid rule whose step is halved until that
     * changes nothing. The rule is exact but for the power beyond its band, so long as the function has no kink; where it
     * starts with a slope, an exponential function of the same slope, whose spectrum is known, is taken away first.
     *
     * @param correlation C(τ) − C(∞) for τ ≥ 0
     * @param decayRate κ, positive: it falls like exp(−κτ) or faster
     * @param slope derivative of the function at τ = 0+, 0 or below
     * @throws IllegalStateException if the step would have to be too short
     */
    public static PowerSpectrum of(DoubleUnaryOperator correlation, double decayRate, double slope) {
        double reach = DECAY_TIMES / decayRate;
        double part = -slope / decayRate;
        DoubleUnaryOperator smooth = tau -> correlation.applyAsDouble(tau) - part * Math.exp(-decayRate * tau);
        int lags = FEWEST_LAGS;
        double[] values = sampled(smooth, reach, lags);
        PowerSpectrum coarse = withExponential(ofLags(values, reach / lags), part, decayRate);
        while (2 * lags <= MOST_LAGS) {
            double[] finer = new double[2 * lags + 1];
            for (int k = 0; k < finer.length; k++) {
                finer[k] = k % 2 == 0 ? values[k / 2] : smooth.applyAsDouble(k * reach / (2 * lags));
            }
            PowerSpectrum fine = withExponential(ofLags(finer, reach / (2 * lags)), part, decayRate);
            if (fine.distance(coarse) < RESOLVED * fine.largest()) {
                return fine;
            }
            values = finer;
            coarse = fine;
            lags *= 2;
        }
        throw new IllegalStateException("the power spectrum is not resolved by " + lags + " lags");
    }

    private static double[] sampled(DoubleUnaryOperator function, double reach, int lags) {
        double[] values = new double[lags + 1];
        Arrays.setAll(values, k -> function.applyAsDouble(k * reach / lags));
        return values;
    }

    /** Adds the spectrum of {@code part} exp(−κ|τ|). */
    private static PowerSpectrum withExponential(PowerSpectrum smooth, double part, double decayRate) {
        double[] power = smooth.power;
        for (int m = 0; m < power.length; m++) {
            double frequency = smooth.frequency(m);
            power[m] += 2 * part * decayRate / (decayRate * decayRate + frequency * frequency);
        }
        return smooth;
    }

    /**
     * h Σ_k c(k) cos(ωkh) over −N &lt; k ≤ N of an even sequence, at the frequencies ω = πm/(Nh), m = 0 … N.
     *
     * @param lags c(0) … c(N), N a power of two
     * @param step h
     */
    public static PowerSpectrum ofLags(double[] lags, double step) {
        double[] power =
                new FastCosineTransformer(DctNormalization.STANDARD_DCT_I).transform(lags, TransformType.FORWARD);
        for (int m = 0; m < power.length; m++) {
            power[m] *= 2 * step;
        }
        return new PowerSpectrum(power, Math.PI / (step * (lags.length - 1)));
    }

    private double frequency(int m) {
        return m * spacing;
    }

    private double largest() {
        return Arrays.stream(power).max().orElseThrow();
    }

    /** Largest difference at the frequencies of another, coarser spectrum of the same spacing, below half its band. */
    private double distance(PowerSpectrum coarser) {
        double distance = 0;
        for (int m = 0; 2 * m < coarser.power.length; m++) {
            distance = Math.max(distance, Math.abs(power[m] - coarser.power[m]));
        }
        return distance;
    }

    /** Columns {@code frequency}, {@code value}, as far as there is power and as dense as it takes to see every peak. */
    public Columns table() {
        double largest = largest();
        int last = power.length - 1;
        while (last > 0 && power[last] < LISTED_POWER * largest) {
            last--;
        }
        int stride = Math.max(1, (last + LISTED_FREQUENCIES - 1) / LISTED_FREQUENCIES);
        int[] listed = new int[last + 1];
        int count = 0;
        for (int m = 0; m <= last; m++) {
            int before = count == 0 ? -stride : listed[count - 1];
            boolean changed = count > 0 && Math.abs(Math.log(power[m] / power[before])) > LISTED_CHANGE;
            if (m - before >= stride || changed) {
                listed[count] = m;
                count++;
            }
        }
        double[] frequency = new double[count];
        double[] value = new double[count];
        for (int i = 0; i < count; i++) {
            frequency[i] = frequency(listed[i]);
            value[i] = power[listed[i]];
        }
        return Columns.of("frequency", frequency, "value", value);
    }
}
