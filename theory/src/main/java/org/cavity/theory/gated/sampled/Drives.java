package org.cavity.theory.gated.sampled;

import java.util.Arrays;
import org.cavity.theory.gated.GatedNetwork;

/**
 * The Gaussian drives of a single site that a correlation C_φ of the rates makes:
 *
 * <pre>
 * C_z = [1 − τ_z² d²]⁻¹ (C_φ + σ_z²),    C_r = [1 − τ_r² d²]⁻¹ (C_φ + σ_r² + s² e^{−|t|/t_I}),
 * C_σr(t) = E[σ_r(r) σ_r(r')],           C_η = C_σr C_φ + σ_h².
 * </pre>
 *
 * Frozen inputs are contributions to the amplitude at frequency zero, of which every path has its own value. In a
 * finite window that amplitude also holds the plateau of C_φ, where there is one.
 */
final class Drives {

    /** Share of the variance of η in the frequencies left out. */
    private static final double LEFT_OUT = 1e-6;

    private final GatedNetwork network;
    private final TimeWindow window;
    private final double[] rate;
    private final double[] reset;
    private final double[] resetGate;
    private final double[] updateAmplitudes;
    private final double[] inputAmplitudes;

    /**
     * The drives.
     *
     * @param rateCorrelation C_φ at the nodes of the window
     */
    Drives(GatedNetwork network, TimeWindow window, double[] rateCorrelation) {
        this.network = network;
        this.window = window;
        double[] amplitudes = window.amplitudes(window.interpolate(rateCorrelation));
        int last = amplitudes.length - 1;
        double[] a = new double[last + 1];
        double[] z = new double[last + 1];
        double[] r = new double[last + 1];
        for (int k = 0; k <= last; k++) {
            double w = window.frequency(k);
            a[k] = Math.max(0, amplitudes[k]);
            z[k] = a[k] / (1 + square(network.updateTime() * w));
            r[k] = a[k] / (1 + square(network.resetTime() * w));
        }
        z[0] += square(network.updateInputStd());
        r[0] += square(network.resetInputStd());
        this.rate = window.fromAmplitudes(a);
        this.updateAmplitudes = z;
        this.reset = window.fromAmplitudes(r);
        for (int j = 0; j <= last; j++) {
            reset[j] += filteredNoise(j * window.step());
        }
        this.resetGate = gateCorrelation();
        double[] input = new double[last + 1];
        for (int j = 0; j <= last; j++) {
            input[j] = resetGate[j] * rate[j] + square(network.inputStd());
        }
        this.inputAmplitudes = leading(window.amplitudes(input));
    }

    /** C_φ at all lags, its spectrum made non-negative. */
    double[] rate() {
        return rate;
    }

    /** C_r at all lags. */
    double[] reset() {
        return reset;
    }

    /** C_σr = E[σ_r σ_r'] at all lags. */
    double[] resetGate() {
        return resetGate;
    }

    /** Amplitudes of C_z. */
    double[] updateAmplitudes() {
        return updateAmplitudes;
    }

    double updateVariance() {
        return Arrays.stream(updateAmplitudes).sum();
    }

    /** Amplitudes of C_η, as many as matter. */
    double[] inputAmplitudes() {
        return inputAmplitudes;
    }

    /** η at the grid points for normal coordinates of its waves: those of the cosines, then those of the sines. */
    double[] input(double[] wave) {
        int modes = inputAmplitudes.length;
        return window.synthesize(
                inputAmplitudes, Arrays.copyOf(wave, modes), Arrays.copyOfRange(wave, modes, 2 * modes));
    }

    /** E[σ_r'(r) σ_r'(r')] at all lags. */
    double[] resetSlope() {
        double[] sum = new double[reset.length];
        double alpha = network.resetGain();
        if (alpha > 0) {
            double[][] p = resetScales();
            TanhMixture.EIGHT.correlateGains(reset, p, 0, p, 0, network.resetBias() / alpha, sum, sum.length);
            for (int j = 0; j < sum.length; j++) {
                // dC_σr/dC_r: σ_r = (1 + tanh((αr + β)/2))/2.
                sum[j] *= 0.25;
            }
        }
        return sum;
    }

    private double[] gateCorrelation() {
        double[] gate = new double[reset.length];
        double alpha = network.resetGain();
        if (alpha == 0) {
            Arrays.fill(gate, square(network.resetGate().value(0)));
            return gate;
        }
        double[][] p = resetScales();
        TanhMixture.EIGHT.correlate(reset, p, 0, p, 0, network.resetBias() / alpha, gate, gate.length);
        double mean = TanhMixture.EIGHT.mean(alpha / 2, network.resetBias() / 2, reset[0]);
        for (int j = 0; j < gate.length; j++) {
            gate[j] = 0.25 * (square(1 + mean) + gate[j]);
        }
        return gate;
    }

    private double[][] resetScales() {
        double[] variance = new double[reset.length];
        Arrays.fill(variance, reset[0]);
        double[][] p = new double[TanhMixture.EIGHT.size()][reset.length];
        for (int j = 0; j < p.length; j++) {
            TanhMixture.EIGHT.scales(j, network.resetGain() / 2, variance, p[j]);
        }
        return p;
    }

    /**
     * The Ornstein-Uhlenbeck input seen through the filter of r: s² t_I (t_I e^{−t/t_I} − τ_r e^{−t/τ_r}) / (t_I² −
     * τ_r²).
     */
    private double filteredNoise(double lag) {
        double variance = network.resetNoiseVariance();
        double tau = network.resetTime();
        double ti = network.resetNoiseTime();
        if (variance == 0) {
            return 0;
        }
        if (Math.abs(tau - ti) < 1e-4 * ti) {
            double t = 0.5 * (tau + ti);
            return variance * 0.5 * (1 + lag / t) * Math.exp(-lag / t);
        }
        double filtered = tau > 0 ? tau * Math.exp(-lag / tau) : 0;
        return variance * ti * (ti * Math.exp(-lag / ti) - filtered) / ((ti - tau) * (ti + tau));
    }

    /** Number of leading frequencies that leave out at most this share of the variance of η. */
    int modes(double share) {
        return modes(inputAmplitudes, share);
    }

    private static double[] leading(double[] amplitudes) {
        for (int k = 0; k < amplitudes.length; k++) {
            amplitudes[k] = Math.max(0, amplitudes[k]);
        }
        return Arrays.copyOf(amplitudes, modes(amplitudes, LEFT_OUT));
    }

    private static int modes(double[] amplitudes, double share) {
        double total = Arrays.stream(amplitudes).sum();
        double rest = 0;
        int modes = amplitudes.length;
        while (modes > 1 && rest + amplitudes[modes - 1] <= share * total) {
            rest += amplitudes[--modes];
        }
        return modes;
    }

    private static double square(double x) {
        return x * x;
    }
}
