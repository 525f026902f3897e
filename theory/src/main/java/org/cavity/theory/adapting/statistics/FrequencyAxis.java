package org.cavity.theory.adapting.statistics;

import org.cavity.theory.adapting.kernel.GradedNodes;

/**
 * Angular frequencies, 1/ms, graded from 0 to far beyond all rates of a population, for integrals ∫ f dω/2π over both
 * signs of even functions.
 */
final class FrequencyAxis {

    private static final double HIGHEST = 3000;

    private final double[] omegas;

    /**
     * @param shortest shortest time constant, ms
     * @param longest longest one
     */
    FrequencyAxis(double shortest, double longest, int perScale) {
        this.omegas = GradedNodes.of(1 / longest, HIGHEST / shortest, perScale);
    }

    double[] omegas() {
        return omegas;
    }

    /** ∫ f dω/2π from −∞ to ∞ by the trapezoidal rule; beyond the end f falls as ω^{−2}. */
    double integral(double[] values) {
        int last = omegas.length - 1;
        double sum = values[last] * omegas[last];
        for (int i = 0; i < last; i++) {
            sum += (omegas[i + 1] - omegas[i]) * (values[i] + values[i + 1]) / 2;
        }
        return sum / Math.PI;
    }
}
