package org.cavity.theory.adapting.response;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.input.CovarianceResponse;
import org.cavity.theory.adapting.quasirenewal.QuasiRenewal;
import org.cavity.theory.adapting.rate.LinearResponse;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputFilter;
import org.hipparchus.complex.Complex;

/**
 * The filters of a population, χ_μ(ω) and χ_σ(ω) of {@link LinearResponse} with the loop of its coupling closed:
 *
 * <pre>
 * χ = χ₀/(1 − χ_μ₀ J A e^{−iωd}/(1 + iωτ_d))
 * </pre>
 *
 * <p>Against simulations gains differ by at most 7 % for the mean. For the deviation spike history takes off what the
 * variance alone would give, and the theory of that part is good to 10 % of the latter: 9 % of the gain for fast inputs of
 * v/Δ_u² = ½, 20 % for slow ones of v/Δ_u² = 1.
 */
public final class PopulationFilter {

    private static final double MEAN_ACCURACY = 0.07;
    private static final double DEVIATION_ACCURACY = 0.1;
    /** Without what past input has made of the spikes: half the gain for the deviation may be missing. */
    private static final double ANNEALED_ACCURACY = 0.5;

    private static final double MS_PER_SECOND = 1000;

    private final AdaptingPopulation population;
    private final LinearResponse response;

    /**
     * The filters about a state.
     *
     * @param population gives the coupling, which the response leaves out
     * @param response response about the population's state
     */
    public PopulationFilter(AdaptingPopulation population, LinearResponse response) {
        this.population = population;
        this.response = response;
    }

    /**
     * One filter.
     *
     * @param frequencies frequencies, Hz, at least 0
     */
    public InputFilter of(InputChannel channel, double[] frequencies) {
        int n = frequencies.length;
        double[] gains = new double[n];
        double[] phases = new double[n];
        double[] gainErrors = new double[n];
        double[] phaseErrors = new double[n];
        for (int i = 0; i < n; i++) {
            double omega = 2 * Math.PI * frequencies[i] / MS_PER_SECOND;
            Complex mean = response.toMean(omega);
            Complex open = channel == InputChannel.MEAN ? mean : response.toDeviation(omega);
            double size = open.norm();
            double relative = channel == InputChannel.MEAN
                    ? MEAN_ACCURACY
                    : size > 0 ? DEVIATION_ACCURACY * byVarianceAlone(omega, mean) / size : 0;
            Complex closed = population.coupling() == 0
                    ? open
                    : open.divide(mean.multiply(feedback(omega)).negate().add(1));
            gains[i] = closed.norm();
            phases[i] = closed.getArgument();
            gainErrors[i] = gains[i] * relative;
            phaseErrors[i] = Math.min(Math.PI, relative);
        }
        return new InputFilter(channel, frequencies.clone(), gains, phases, gainErrors, phaseErrors);
    }

    /**
     * The filter of uncoupled neurons by quasi-renewal theory, whose input is annealed: χ_μ = R/[Δ_u (1 + iωτ_m)] and χ_σ
     * = R G_v/(2Δ_u²).
     */
    public static InputFilter annealed(
            AdaptingPopulation population, QuasiRenewal state, InputChannel channel, double[] frequencies) {
        int n = frequencies.length;
        double width = population.escapeWidth();
        double[] gains = new double[n];
        double[] phases = new double[n];
        double[] gainErrors = new double[n];
        double[] phaseErrors = new double[n];
        for (int i = 0; i < n; i++) {
            double omega = 2 * Math.PI * frequencies[i] / MS_PER_SECOND;
            Complex input = channel == InputChannel.MEAN
                    ? new Complex(1, omega * population.membraneTime())
                            .reciprocal()
                            .divide(width)
                    : CovarianceResponse.toDeviation(population, omega)
                            .ofVariance()
                            .divide(2 * width * width);
            Complex response = state.response().apply(new Complex(0, omega)).multiply(input);
            gains[i] = response.norm();
            phases[i] = response.getArgument();
            gainErrors[i] = ANNEALED_ACCURACY * gains[i];
            phaseErrors[i] = ANNEALED_ACCURACY;
        }
        return new InputFilter(channel, frequencies.clone(), gains, phases, gainErrors, phaseErrors);
    }

    /** |R G_v/(2Δ_u²)|, 1/mV. */
    private double byVarianceAlone(double omega, Complex mean) {
        double width = population.escapeWidth();
        return CovarianceResponse.toDeviation(population, omega)
                .ofVariance()
                .multiply(mean)
                .multiply(new Complex(1, omega * population.membraneTime()))
                .divide(2 * width)
                .norm();
    }

    /** J A e^{−iωd}/(1 + iωτ_d), mV: mean input that the population adds per change of ln A. */
    private Complex feedback(double omega) {
        return new Complex(0, -omega * population.delay())
                .exp()
                .multiply(population.coupling() * response.state().rate())
                .divide(new Complex(1, omega * population.synapticTime()));
    }
}
