package org.cavity.theory.gated.lyapunov;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/** Real functions on a ring of n points, n a power of two, two of them at a time, and their waves. */
final class RingTransform {

    private final int n;

    /**
     * Transforms of one length.
     *
     * @param points n
     */
    RingTransform(int points) {
        this.n = points;
    }

    int points() {
        return n;
    }

    /** Number of frequencies, n/2 + 1. */
    int frequencies() {
        return n / 2 + 1;
    }

    /**
     * Two functions Re Σ_k c_k e^{iω_k t} of waves c_k, k = 0 … n/2.
     *
     * @param re real parts of the waves of both
     * @param im imaginary parts of the waves of both
     * @return the functions
     */
    double[][] functions(double[][] re, double[][] im) {
        double[][] z = new double[2][n];
        for (int k = 0; k <= n / 2; k++) {
            boolean real = k == 0 || 2 * k == n;
            double half = real ? 1 : 0.5;
            double aRe = half * re[0][k];
            double aIm = real ? 0 : half * im[0][k];
            double bRe = half * re[1][k];
            double bIm = real ? 0 : half * im[1][k];
            z[0][k] = aRe - bIm;
            z[1][k] = aIm + bRe;
            if (!real) {
                z[0][n - k] = aRe + bIm;
                z[1][n - k] = bRe - aIm;
            }
        }
        // Standard normalisation: the inverse divides by n, what is wanted does not.
        FastFourierTransformer.transformInPlace(z, DftNormalization.STANDARD, TransformType.INVERSE);
        for (int j = 0; j < n; j++) {
            z[0][j] *= n;
            z[1][j] *= n;
        }
        return z;
    }

    /**
     * Adds the power |f_k|² of two functions, f_k = (1/n) Σ_j f(t_j) e^{−iω_k t_j}, to a sum over k = 0 … n/2. The functions
     * are overwritten.
     */
    void addPower(double[][] functions, double[] power) {
        FastFourierTransformer.transformInPlace(functions, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] re = functions[0];
        double[] im = functions[1];
        double scale = 0.5 / ((double) n * n);
        for (int k = 0; k <= n / 2; k++) {
            int other = (n - k) % n;
            power[k] += scale * (re[k] * re[k] + im[k] * im[k] + re[other] * re[other] + im[other] * im[other]);
        }
    }

    /** C(l) = Σ over all n frequencies of power, at the n lags. */
    double[] correlation(double[] power) {
        double[][] z = new double[2][n];
        for (int k = 0; k <= n / 2; k++) {
            z[0][k] = power[k];
            z[0][(n - k) % n] = power[k];
        }
        FastFourierTransformer.transformInPlace(z, DftNormalization.STANDARD, TransformType.FORWARD);
        return z[0];
    }

    /** Amplitudes A_k ≥ 0 of C(l) = Σ_k A_k cos ω_k l, k = 0 … n/2, negative ones put to zero. */
    double[] amplitudes(double[] correlation) {
        double[][] z = {correlation.clone(), new double[n]};
        FastFourierTransformer.transformInPlace(z, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] amplitudes = new double[n / 2 + 1];
        for (int k = 0; k <= n / 2; k++) {
            amplitudes[k] = Math.max(0, z[0][k]) / n * (k == 0 || 2 * k == n ? 1 : 2);
        }
        return amplitudes;
    }
}
