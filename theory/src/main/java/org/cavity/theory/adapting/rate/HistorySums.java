package org.cavity.theory.adapting.rate;

import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.kernel.SampledKernel;

/**
 * Sums over the rates of the past, lag 0 left out, with weights κ of the dead time, of γ and of ε.
 *
 * @param dead Σ κ A e^K within the dead time
 * @param suppression the same with γ after it
 * @param adaptation the same with ε after it
 * @param deadTilt Σ κ A e^K (e^K − 1) within the dead time
 * @param suppressionTilt the same with γ after it
 * @param adaptationTilt the same with ε after it
 * @param recent Σ κ A with γ after the dead time
 */
record HistorySums(
        double dead,
        double suppression,
        double adaptation,
        double deadTilt,
        double suppressionTilt,
        double adaptationTilt,
        double recent) {

    /**
     * Sums the past of a time.
     *
     * @param weights weights at lags up to {@code present}
     * @param rates rates at times 0 to {@code present}; constant before 0
     * @param excess e^K − 1 at lags up to its length; 0 beyond
     */
    static HistorySums of(EventKernel kernel, SampledKernel weights, double[] rates, int present, double[] excess) {
        double[] d = weights.deadTime();
        double[] g = weights.suppression();
        double[] e = weights.adaptation();
        double dead = 0;
        double suppression = 0;
        double adaptation = 0;
        double deadTilt = 0;
        double suppressionTilt = 0;
        double adaptationTilt = 0;
        double recent = 0;
        double deadRest = kernel.deadTime() - d[0];
        double suppressionRest = kernel.suppressionIntegral() - g[0];
        double adaptationRest = kernel.adaptationIntegral() - e[0];
        for (int u = 1; u < excess.length; u++) {
            double rate = rates[present - u];
            double tilted = rate * (1 + excess[u]);
            dead += d[u] * tilted;
            suppression += g[u] * tilted;
            adaptation += e[u] * tilted;
            deadTilt += d[u] * tilted * excess[u];
            suppressionTilt += g[u] * tilted * excess[u];
            adaptationTilt += e[u] * tilted * excess[u];
            recent += g[u] * rate;
            deadRest -= d[u];
            suppressionRest -= g[u];
            adaptationRest -= e[u];
        }
        double late = 0;
        for (int u = excess.length; u <= present; u++) {
            double rate = rates[present - u];
            dead += d[u] * rate;
            late += g[u] * rate;
            adaptation += e[u] * rate;
            deadRest -= d[u];
            suppressionRest -= g[u];
            adaptationRest -= e[u];
        }
        late += suppressionRest * rates[0];
        return new HistorySums(
                dead + deadRest * rates[0],
                suppression + late,
                adaptation + adaptationRest * rates[0],
                deadTilt,
                suppressionTilt,
                adaptationTilt,
                recent + late);
    }

    /** Σ κ A e^K with the resummed kernel after the dead time. */
    double kept(double weight) {
        return suppression + weight * (adaptation - suppression);
    }

    /** Σ κ A e^K (e^K − 1) with 1 within the dead time and the resummed kernel after it. */
    double tilt(double weight) {
        return deadTilt + suppressionTilt + weight * (adaptationTilt - suppressionTilt);
    }
}
