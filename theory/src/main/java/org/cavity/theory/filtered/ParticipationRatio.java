package org.cavity.theory.filtered;

import java.util.Arrays;
import java.util.Locale;
import org.cavity.theory.model.Estimate;
import org.hipparchus.complex.Complex;

/**
 * Participation ratios per neuron, (tr Σ)² / (N tr Σ²) with Σ the equal-time covariance of x or φ(x), of a network of
 * equal units in a state of mean zero without frozen part. In the linear equivalent of the network (Clark, Abbott &amp;
 * Litwin-Kumar 2023) φ = S (gJφ) + r at each frequency with S(ω) = E[φ'] H(iω), and with z = g² S(ω₁) S*(ω₂)
 *
 * <pre>
 * tr Σ_φ²/N = ∬ dω₁dω₂/(2π)² S_φ(ω₁) S_φ(ω₂) [1 + κ₄|z|²] / |1 − z|²,
 * tr Σ_x²/N = ∬ dω₁dω₂/(2π)² [S_x(ω₁) S_x(ω₂) (1 − |z|²) + (1 + κ₄) R(ω₁) R(ω₂)] / |1 − z|²,   R = g²|H|²S_φ,
 * </pre>
 *
 * where κ₄ is the fourth free cumulant of the couplings, 0 for Gaussian ones. The filter enters through S alone, and κ₄ as
 * in {@link org.cavity.theory.additive}.
 *
 * <p>The kernel has a ridge along ω₁ = ω₂, which the least 1 − |z| makes sharp near an onset. Sums over evenly spaced
 * frequencies converge exponentially once the spacing is below its width.
 */
final class ParticipationRatio {

    /** Both ratios. */
    record Pair(Estimate x, Estimate phi) {}

    /** Frequencies to the half width of the ridge. */
    private static final double DENSITY = 4;

    /** Rounding of the sums, and what the negligible ends of the spectra add up to. */
    private static final double ROUNDING = 1e-10;

    private static final double NEGLIGIBLE = 1e-12;
    private static final int MAX_COUNT = 30_000;

    /** Lags of the longest window on which spectra are refined. */
    private static final int LARGEST_HALF = 1 << 22;

    private final double spacing;
    private final double[] x;
    private final double[] rates;
    private final double[] through;
    private final double[] re;
    private final double[] im;
    private final boolean wholeBand;

    private ParticipationRatio(
            FilteredNetwork network, SpectralSolver.Solution solution, double meanGain, double widest) {
        LagWindow window = solution.equations().window();
        LinearFilter filter = network.units().get(0).filter();
        double g = network.gain();
        double[] ownRates = Arrays.copyOf(solution.unknowns(), window.size());
        // Refused before the window is refined, whose memory grows with how sharp the spectrum is.
        double needed = window.frequency(last(network, ownRates, window, 1)) / widest;
        if (needed > MAX_COUNT || window.frequency(window.half()) / widest > LARGEST_HALF) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "the spectrum is too sharp: it would take %.0f frequencies", needed));
        }
        LagWindow finer = window;
        while (finer.frequency(1) > widest) {
            finer = new LagWindow(window.step(), 2 * finer.half());
        }
        double[] dense =
                finer == window ? ownRates : finer.spectrum(Arrays.copyOf(window.function(ownRates), finer.size()));
        int stride = 1;
        while (2 * stride * finer.frequency(1) <= widest && 2 * stride <= finer.half()) {
            stride *= 2;
        }
        this.spacing = stride * finer.frequency(1);
        int count = finer.half() / stride;
        int last = last(network, dense, finer, stride);
        this.wholeBand = last == count;
        this.through = new double[last + 1];
        this.x = new double[last + 1];
        this.rates = new double[last + 1];
        this.re = new double[last + 1];
        this.im = new double[last + 1];
        for (int m = 0; m <= last; m++) {
            Complex response = filter.response(0, m * spacing);
            re[m] = g * meanGain * response.getReal();
            im[m] = g * meanGain * response.getImaginary();
            rates[m] = dense[m * stride];
            through[m] = g * g * filter.power(0, m * spacing) * rates[m];
            x[m] = through[m] + 2 * network.noise() * filter.power(0, m * spacing);
        }
    }

    /** The last of every so many frequencies at which there is power; all of them under noise, whose power is everywhere. */
    private static int last(FilteredNetwork network, double[] rates, LagWindow window, int stride) {
        LinearFilter filter = network.units().get(0).filter();
        int last = window.half() / stride;
        if (network.noise() > 0) {
            return last;
        }
        double[] power = new double[last + 1];
        double largest = 0;
        double largestRate = 0;
        for (int m = 0; m <= last; m++) {
            power[m] = filter.power(0, window.frequency(m * stride)) * rates[m * stride];
            largest = Math.max(largest, power[m]);
            largestRate = Math.max(largestRate, rates[m * stride]);
        }
        // The rates fall off more slowly than what the filter leaves of them.
        while (last > 0
                && Math.abs(power[last]) < NEGLIGIBLE * largest
                && Math.abs(rates[last * stride]) < NEGLIGIBLE * largestRate) {
            last--;
        }
        return last;
    }

    static Pair of(FilteredNetwork network, SpectralSolver.Solution solution, double meanGain) {
        double fourthCumulant = network.coupling().fourthCumulant();
        double width = ridgeWidth(network, solution.equations().window(), meanGain);
        double[] fine = new ParticipationRatio(network, solution, meanGain, width / DENSITY).ratios(fourthCumulant);
        double[] coarse =
                new ParticipationRatio(network, solution, meanGain, 2 * width / DENSITY).ratios(fourthCumulant);
        return new Pair(estimate(fine[0], coarse[0]), estimate(fine[1], coarse[1]));
    }

    /** Twice as dense, an exponentially convergent sum has the square of the error. */
    private static Estimate estimate(double fine, double coarse) {
        return Estimate.of(fine, (fine - coarse) * (fine - coarse) / fine + ROUNDING * fine);
    }

    /** The least (1 − |z|) / |d arg z/dω₁| on the diagonal, and no more than the filter's own width. */
    private static double ridgeWidth(FilteredNetwork network, LagWindow window, double meanGain) {
        LinearFilter filter = network.units().get(0).filter();
        double g2 = network.gain() * network.gain() * meanGain * meanGain;
        double width = Math.min(filter.decayRate(), Math.PI / window.step());
        for (int m = 0; m < window.half(); m++) {
            double w = window.frequency(m);
            double rest = 1 - g2 * filter.power(0, w);
            Complex ratio = filter.response(0, w + window.frequency(1)).divide(filter.response(0, w));
            double slope = Math.abs(ratio.getArgument()) / window.frequency(1);
            width = Math.min(width, rest / slope);
        }
        return width;
    }

    private double[] ratios(double fourthCumulant) {
        int last = x.length - 1;
        double traceX = 0;
        double tracePhi = 0;
        double sumX = 0;
        double sumPhi = 0;
        for (int m = 0; m <= last; m++) {
            double rowX = 0;
            double rowPhi = 0;
            // The kernel is symmetric.
            for (int n = 0; n <= m; n++) {
                double share = (n < m ? 1 : 0.5) * copies(n);
                double phi = rates[m] * rates[n];
                double direct = x[m] * x[n];
                double coupled = through[m] * through[n];
                // Both signs of the second frequency.
                for (int sign = -1; sign <= 1; sign += 2) {
                    double zRe = re[m] * re[n] + sign * im[m] * im[n];
                    double zIm = im[m] * re[n] - sign * re[m] * im[n];
                    double square = zRe * zRe + zIm * zIm;
                    double kernel = share / (1 - 2 * zRe + square);
                    rowPhi += kernel * phi * (1 + fourthCumulant * square);
                    rowX += kernel * (direct * (1 - square) + (1 + fourthCumulant) * coupled);
                }
            }
            traceX += copies(m) * rowX;
            tracePhi += copies(m) * rowPhi;
            sumX += copies(m) * x[m];
            sumPhi += copies(m) * rates[m];
        }
        return new double[] {sumX * sumX / traceX, sumPhi * sumPhi / tracePhi};
    }

    /** How many frequencies of either sign one stands for: the highest of a map is its own mirror image. */
    private int copies(int m) {
        return m == 0 || wholeBand && m == x.length - 1 ? 1 : 2;
    }
}
