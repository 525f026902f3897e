package org.cavity.numerics.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.cavity.theory.correlation.PowerSpectrum;
import org.cavity.theory.correlation.SpectralPeak;

/**
 * Power spectrum S(ω) = h Σ_k λ(k) C(k) cos ωkh from an autocorrelation under the flat-top lag window of Politis and Romano
 * (1995), λ = 1 up to half its reach, and falling to 0 linearly from there. Where the correlation has decayed within the
 * flat part, the shape of a peak is not blurred, as it is by the windows of direct estimates.
 */
public final class FlatTopSpectrum {

    /** The grid on which a peak is looked for divides the resolution by this at least. */
    private static final int OVERSAMPLING = 4;

    private final double[] weighted;
    private final double interval;

    /**
     * Weights a correlation.
     *
     * @param fluctuation C(k) − C(∞) at all lags
     * @param reach lag, in samples, at which the window ends, at least 1 and less than the number of lags
     * @param interval h, time between samples
     */
    public FlatTopSpectrum(double[] fluctuation, int reach, double interval) {
        this.interval = interval;
        this.weighted = new double[reach];
        Arrays.setAll(weighted, k -> Math.min(1, 2 - 2.0 * k / reach) * fluctuation[k]);
    }

    /**
     * The reach that suits a correlation: the window begins to fall well after the correlation has decayed or got lost in
     * noise. Without noise this leaves a bias of 0.1 % in a quality factor.
     */
    public static int reach(double[] fluctuation) {
        return Math.min(fluctuation.length / 2, 3 * Autocorrelation.decayLag(fluctuation));
    }

    /** S(ω). */
    public double at(double frequency) {
        double angle = frequency * interval;
        double sum = 0.5 * weighted[0];
        for (int k = 1; k < weighted.length; k++) {
            sum += weighted[k] * Math.cos(angle * k);
        }
        return 2 * interval * sum;
    }

    /** The largest power away from zero; empty where the window cannot tell its frequency from 0. */
    public Optional<SpectralPeak> peak() {
        int lags = Autocorrelation.powerOfTwo(OVERSAMPLING * weighted.length);
        PowerSpectrum grid = PowerSpectrum.ofLags(Arrays.copyOf(weighted, lags + 1), interval);
        if (!(grid.power()[0] < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        SpectralPeak peak = SpectralPeak.of(this::at, grid.power(), grid.spacing());
        double resolution = Math.PI / (weighted.length * interval);
        return peak.power() > 0 && peak.frequency() > resolution ? Optional.of(peak) : Optional.empty();
    }
}
