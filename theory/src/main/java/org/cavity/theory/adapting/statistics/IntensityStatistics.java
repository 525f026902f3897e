package org.cavity.theory.adapting.statistics;

import java.util.Arrays;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.kernel.GradedNodes;
import org.cavity.theory.adapting.rate.LinearResponse;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.cavity.theory.model.Estimate;
import org.hipparchus.complex.Complex;

/**
 * Mean and variance over neurons of y = ln λ, the intensity given input and own spikes (dead times left out of λ), and
 * the covariance of potential and adaptation. With η̃(ω) = Σ q_k τ_k/(1 + iωτ_k),
 *
 * <pre>
 * E y       = ln λ₀ + (m − θ)/Δ_u − A Σ q_k τ_k/Δ_u                          exact, but for the error of A
 * Cov(z, a) = (A/Δ_u) ∫ S_z Re[η̃ R] dω/2π                                    exact, but for the errors of A and R
 * Var a     = ∫ |η̃|² S dω/2π,   Var y = [v − 2 Cov(z, a) + Var a]/Δ_u²
 * </pre>
 *
 * where R is the response of ln A to the potential ({@link LinearResponse}; the covariance of a Gaussian input with
 * spikes is their mean derivative by it, Novikov's theorem) and S the spectrum of spikes ({@link SpikeSpectrum}). y is
 * not normal where spikes contribute most of its variance (skewness −0.3 to −2).
 *
 * @param logMean E ln(λ in 1/ms)
 * @param logVariance Var ln λ
 * @param covariance Cov(z, a), mV²
 */
public record IntensityStatistics(Estimate logMean, Estimate logVariance, Estimate covariance) {

    /** Largest errors against simulations: of the rate, of the covariance and of the variance. */
    private static final double RATE_ACCURACY = 0.015;

    private static final double COVARIANCE_ACCURACY = 0.05;
    private static final double VARIANCE_ACCURACY = 0.06;

    private static final int RESPONSES_PER_SCALE = 4;

    static IntensityStatistics of(
            AdaptingPopulation population,
            StationaryRate state,
            LinearResponse response,
            SpikeFilter filter,
            SpikeSpectrum spectrum) {
        double width = population.escapeWidth();
        double[] omegas = filter.axis().omegas();
        double adaptation = 0;
        for (int k = 0; k < population.adaptationTimes().size(); k++) {
            adaptation += population.adaptationAmplitudes().get(k)
                    * population.adaptationTimes().get(k);
        }
        double load = state.rate() * adaptation / width;
        double mean =
                Math.log(population.baseRatePerMs()) + (state.inputMean() - population.threshold()) / width - load;
        double[] spikes = new double[omegas.length];
        double[] joint = new double[omegas.length];
        Interpolation responses = population.inputVariance() > 0 && adaptation > 0
                ? new Interpolation(response, population.membraneTime(), filter.longestTime())
                : null;
        for (int i = 0; i < omegas.length && adaptation > 0; i++) {
            Complex filtered = adaptation(population, omegas[i]);
            spikes[i] = filtered.multiply(filtered.conjugate()).getReal()
                    * spectrum.perMs(omegas[i], filter.gainSquared(i));
            if (responses != null) {
                joint[i] = filter.inputSpectrum(i)
                        * width
                        * state.rate()
                        * filtered.multiply(responses.at(omegas[i])).getReal();
            }
        }
        double covariance = filter.axis().integral(joint);
        double variance =
                (population.inputVariance() - 2 * covariance + filter.axis().integral(spikes)) / (width * width);
        return new IntensityStatistics(
                Estimate.of(mean, RATE_ACCURACY * load),
                logVariance(variance, spectrum),
                Estimate.of(covariance, COVARIANCE_ACCURACY * covariance));
    }

    private static Estimate logVariance(double variance, SpikeSpectrum spectrum) {
        if (!spectrum.isConverged()) {
            return Estimate.failed("the correlation of spikes did not converge");
        }
        if (!(variance >= 0)) {
            return Estimate.failed(
                    "the adaptation follows the input more closely than its own variance allows: rate and"
                            + " input variance are beyond the range of the theory");
        }
        return Estimate.of(variance, VARIANCE_ACCURACY * variance);
    }

    /** η̃(ω), mV ms. */
    private static Complex adaptation(AdaptingPopulation population, double omega) {
        Complex sum = Complex.ZERO;
        for (int k = 0; k < population.adaptationTimes().size(); k++) {
            double time = population.adaptationTimes().get(k);
            sum = sum.add(new Complex(1, omega * time)
                    .reciprocal()
                    .multiply(population.adaptationAmplitudes().get(k) * time));
        }
        return sum;
    }

    /** R between a few frequencies, linear in ω on graded ones. */
    private static final class Interpolation {

        /** S_z |η̃| has fallen to nothing beyond this multiple of the membrane's cut-off. */
        private static final double HIGHEST = 30;

        private final double[] omegas;
        private final Complex[] values;

        Interpolation(LinearResponse response, double membraneTime, double longest) {
            this.omegas = GradedNodes.of(1 / longest, HIGHEST / membraneTime, RESPONSES_PER_SCALE);
            this.values = new Complex[omegas.length];
            for (int i = 0; i < omegas.length; i++) {
                values[i] = response.toBias(new Complex(0, omegas[i]));
            }
        }

        Complex at(double omega) {
            int last = omegas.length - 1;
            if (omega >= omegas[last]) {
                return values[last];
            }
            int found = Arrays.binarySearch(omegas, omega);
            int i = found >= 0 ? found : -found - 2;
            double u = (omega - omegas[i]) / (omegas[i + 1] - omegas[i]);
            return values[i].multiply(1 - u).add(values[i + 1].multiply(u));
        }
    }
}
