package org.cavity.theory.adapting.input;

import java.util.Arrays;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputLevel;

/**
 * The covariance C(s, t) of the potential at the present time t and at earlier times s under an input whose deviation σ
 * changes, by lag t − s = 0, h, 2h, …:
 *
 * <pre>
 * C(s, t) = v(s) e^{−(t−s)/τ_m} + c(s) I(s, t),   I' = −I/τ_m + (σ(t)/τ_m) e^{−(t−s)/τ_s},   I(s, s) = 0
 * </pre>
 *
 * with the moments v and c of {@link PotentialMoments}. Exact for σ constant within steps.
 */
public final class CovarianceHistory {

    private final AdaptingPopulation population;
    private final double step;
    private final double decay;
    private final double gain;
    private final double[] membraneDecay;
    private final double[] inputDecay;
    private final double[] variances;
    private final double[] covariances;
    private final double[] passed;
    private PotentialMoments moments;

    /**
     * Begins after a long time under a constant input.
     *
     * @param step h, ms
     * @param lags number of lags after 0
     */
    public CovarianceHistory(AdaptingPopulation population, InputLevel input, double step, int lags) {
        this.population = population;
        this.step = step;
        double tau = population.membraneTime();
        double tauS = population.inputTime();
        this.moments = PotentialMoments.stationary(population, input);
        this.decay = Math.exp(-step / tau);
        this.gain = population.isWhite() ? 0 : step / tau * PotentialMoments.meanDecay(step / tauS, step / tau);
        this.membraneDecay = new double[lags + 1];
        this.inputDecay = new double[lags + 1];
        this.passed = new double[lags + 1];
        for (int l = 0; l <= lags; l++) {
            membraneDecay[l] = Math.exp(-l * step / tau);
            if (!population.isWhite()) {
                inputDecay[l] = Math.exp(-l * step / tauS);
                passed[l] = input.deviation()
                        * (l * step / tau)
                        * PotentialMoments.meanDecay(l * step / tauS, l * step / tau);
            }
        }
        this.variances = new double[lags + 1];
        this.covariances = new double[lags + 1];
        Arrays.fill(variances, moments.variance());
        Arrays.fill(covariances, moments.covariance());
    }

    /** Goes on by one step of constant input. */
    public void advance(InputLevel input) {
        moments = moments.after(step, population, input);
        int lags = passed.length - 1;
        if (!population.isWhite()) {
            double source = input.deviation() * gain;
            for (int l = lags; l > 0; l--) {
                passed[l] = passed[l - 1] * decay + source * inputDecay[l - 1];
            }
        }
        System.arraycopy(variances, 0, variances, 1, lags);
        System.arraycopy(covariances, 0, covariances, 1, lags);
        variances[0] = moments.variance();
        covariances[0] = moments.covariance();
    }

    /** The present moments. */
    public PotentialMoments moments() {
        return moments;
    }

    /** C(t − lag·h, t), mV². */
    public double at(int lag) {
        return variances[lag] * membraneDecay[lag] + covariances[lag] * passed[lag];
    }
}
