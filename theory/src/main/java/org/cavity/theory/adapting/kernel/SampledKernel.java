package org.cavity.theory.adapting.kernel;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Weights of an event kernel on a uniform grid of lags: ∫ k(u) f(u) du ≈ Σ_j k_j f(j h) for f linear between the points
 * of the grid, so that a dead time may end anywhere and the error is O(h²). The arrays are not to be modified.
 *
 * @param deadTime weights of 1 within the dead time
 * @param suppression weights of γ after the dead time
 * @param adaptation weights of ε after it
 */
public record SampledKernel(double[] deadTime, double[] suppression, double[] adaptation) {

    private static final int POINTS = 6;

    /**
     * The weights at lags 0, h, …, cells·h.
     *
     * @param step h, ms
     * @param cells number of intervals
     */
    public static SampledKernel of(EventKernel kernel, double step, int cells) {
        int n = cells + 1;
        double[] suppression = new double[n];
        double[] adaptation = new double[n];
        double[] dead = new double[n];
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(POINTS);
        for (int j = 0; j < cells; j++) {
            double end = Math.max(0, Math.min(1, kernel.deadTime() / step - j));
            dead[j] += end - end * end / 2;
            dead[j + 1] += end * end / 2;
            if (end == 1 || kernel.isWithoutAdaptation()) {
                continue;
            }
            for (int i = 0; i < POINTS; i++) {
                double x = end + (1 - end) * (1 + gauss.getPoint(i)) / 2;
                double weight = gauss.getWeight(i) * (1 - end) / 2;
                double epsilon = kernel.adaptation((j + x) * step);
                double gamma = -Math.expm1(-epsilon);
                suppression[j] += weight * (1 - x) * gamma;
                suppression[j + 1] += weight * x * gamma;
                adaptation[j] += weight * (1 - x) * epsilon;
                adaptation[j + 1] += weight * x * epsilon;
            }
        }
        for (double[] weights : new double[][] {dead, suppression, adaptation}) {
            for (int j = 0; j < n; j++) {
                weights[j] *= step;
            }
        }
        return new SampledKernel(dead, suppression, adaptation);
    }
}
