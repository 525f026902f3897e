package org.cavity.theory.filtered;

import org.cavity.theory.model.Estimate;
import org.hipparchus.complex.Complex;

/**
 * Participation ratios per neuron, (tr Σ)² / (N tr Σ²) with Σ the equal-time covariance of x or φ(x), of a network of
 * equal units in a state of mean zero without frozen part. In the linear equivalent of the network (Clark, Abbott &amp;
 * Litwin-Kumar 2023) φ = S (gJφ) + r at each frequency with S(ω) = E[φ'] H(iω), and with z = g² S(ω₁) S*(ω₂)
 *
 * <pre>
 * tr Σ_φ²/N = ∬ dω₁dω₂/(2π)² S_φ(ω₁) S_φ(ω₂) / |1 − z|²,
 * tr Σ_x²/N = ∬ dω₁dω₂/(2π)² [S_x(ω₁) S_x(ω₂) (1 − |z|²) + R(ω₁) R(ω₂)] / |1 − z|²,   R = g²|H|²S_φ.
 * </pre>
 *
 * Sums over the window's frequencies, which are dense on the scale of the decay rate of the correlations, the least
 * distance of a singularity from the real axis.
 */
final class ParticipationRatio {

    /** Both ratios. */
    record Pair(Estimate x, Estimate phi) {}

    /** Frequencies to a decay rate. */
    private static final double DENSITY = 5;

    private static final double NEGLIGIBLE = 1e-13;

    private ParticipationRatio() {}

    static Pair of(FilteredNetwork network, SpectralSolver.Solution solution, double meanGain, double decayRate) {
        LagWindow window = solution.equations().window();
        int stride = (int) Math.max(1, decayRate / (DENSITY * window.frequency(1)));
        double[] fine = ratios(network, solution, meanGain, stride);
        double[] coarse = ratios(network, solution, meanGain, 2 * stride);
        // The error falls by at least its square root from one to the other.
        return new Pair(
                Estimate.of(fine[0], Math.abs(fine[0] - coarse[0])),
                Estimate.of(fine[1], Math.abs(fine[1] - coarse[1])));
    }

    private static double[] ratios(
            FilteredNetwork network, SpectralSolver.Solution solution, double meanGain, int stride) {
        LagWindow window = solution.equations().window();
        double[] rates = solution.unknowns();
        double[] x = solution.equations().spectrum(0, rates);
        double largest = 0;
        for (double power : x) {
            largest = Math.max(largest, power);
        }
        int last = window.half();
        while (last > 0 && x[last] < NEGLIGIBLE * largest) {
            last--;
        }
        int count = last / stride;
        LinearFilter filter = network.units().get(0).filter();
        double g = network.gain();
        double[] re = new double[count + 1];
        double[] im = new double[count + 1];
        double[] r = new double[count + 1];
        for (int m = 0; m <= count; m++) {
            Complex response = filter.response(0, window.frequency(m * stride));
            re[m] = g * meanGain * response.getReal();
            im[m] = g * meanGain * response.getImaginary();
            r[m] = g * g * filter.power(0, window.frequency(m * stride)) * rates[m * stride];
        }
        boolean whole = last == window.half();
        double traceX = 0;
        double tracePhi = 0;
        double sumX = 0;
        double sumPhi = 0;
        for (int m = 0; m <= count; m++) {
            double outer = copies(m, count, whole);
            double rowX = 0;
            double rowPhi = 0;
            for (int n = 0; n <= count; n++) {
                double inner = copies(n, count, whole);
                double phi = rates[m * stride] * rates[n * stride];
                double direct = x[m * stride] * x[n * stride];
                double through = r[m] * r[n];
                // Both signs of the second frequency.
                for (int sign = -1; sign <= 1; sign += 2) {
                    double zRe = re[m] * re[n] + sign * im[m] * im[n];
                    double zIm = im[m] * re[n] - sign * re[m] * im[n];
                    double square = zRe * zRe + zIm * zIm;
                    double kernel = 0.5 * inner / (1 - 2 * zRe + square);
                    rowPhi += kernel * phi;
                    rowX += kernel * (direct * (1 - square) + through);
                }
            }
            traceX += outer * rowX;
            tracePhi += outer * rowPhi;
            sumX += outer * x[m * stride];
            sumPhi += outer * rates[m * stride];
        }
        return new double[] {sumX * sumX / traceX, sumPhi * sumPhi / tracePhi};
    }

    /** How many frequencies of either sign a frequency stands for: the highest of a map is its own mirror image. */
    private static double copies(int m, int count, boolean whole) {
        return m == 0 || whole && m == count ? 1 : 2;
    }
}
