package org.cavity.theory.adapting.quasirenewal;

import java.util.Locale;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.input.PotentialCovariance;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.rate.RateEquation;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.cavity.theory.adapting.renewal.FluctuatingRenewal;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.rootfinding.Roots;

/**
 * Interspike intervals under fluctuating input by quasi-renewal theory with the correlations of input and spikes: given
 * a last spike at age τ, the input is tilted towards high values by that spike and those before, and towards low ones
 * because nothing happened since,
 *
 * <pre>
 * ln λ(τ) = b + K(τ) − ε(τ) − A ∫_τ^∞ γ(s) e^{K(s)} ds − ∫_{t_ref}^τ λ(x) (e^{C(τ−x)/Δ_u²} − 1)/(1 + H(x, τ)) dx
 * H(x, τ) = ∫_x^τ λ(y) (e^{C(y−x)/Δ_u²} − 1) dy,     A ∫_0^∞ S dτ = 1
 * </pre>
 *
 * with K and C of the tilted rate equation. The last integral is the first cumulant of survival under the input's bare
 * correlations; the intensity in it, at an age x, is that of neurons that survive to τ, which is lower than λ(x): 1/(1 +
 * H) resums that. For v = 0 this is {@link QuasiRenewalEquation}.
 *
 * <p>CVs are within 0.03 of simulations below 20 Hz with v/Δ_u² up to 1.5 and τ_s from 0 to 50 ms where there is adaptation.
 * Where it is too weak for slow noise, the expansion in what happened since the last spike fails: the rate then
 * disagrees with that of the tilted rate equation, and the CV is a failure when they differ by more than {@value
 * #LARGEST_DISAGREEMENT}, relative. Neurons without adaptation, or that remember their last spike alone, are solved
 * exactly instead ({@link FluctuatingRenewal}).
 *
 * @param rate A of the equation above, or exact, 1/ms; the state's, or NaN, where that has no meaning
 * @param cv coefficient of variation of the intervals; failed where the theory does not hold
 */
public record TiltedIntervals(double rate, Estimate cv) {

    private static final double LARGEST_DISAGREEMENT = 0.06;
    /** Largest difference of ln A that is looked for. */
    private static final double SEARCH = 0.5;
    /** Step relative to the shortest times and to the mean interval. */
    private static final double STEP_PER_TIME = 0.04;

    private static final double STEP_PER_INTERVAL = 0.01;
    /** Largest number of equidistant steps. */
    private static final double LARGEST_STEPS = 4000;

    /** The intervals of an uncoupled population. */
    public static TiltedIntervals of(AdaptingPopulation population) {
        if (isExact(population)) {
            FluctuatingRenewal exact = FluctuatingRenewal.of(population);
            return new TiltedIntervals(exact.rate().value(), exact.cv());
        }
        return of(population, RateEquation.of(population).stationary());
    }

    private static boolean isExact(AdaptingPopulation population) {
        return population.isRenewal() || EventKernel.of(population).isWithoutAdaptation();
    }

    /**
     * The intervals in a state of the tilted rate equation.
     *
     * @param population gives everything but the mean input, which is the state's
     * @throws IllegalArgumentException if the neurons remember their last spike alone
     */
    public static TiltedIntervals of(AdaptingPopulation population, StationaryRate state) {
        if (isExact(population)) {
            return of(population.withInputMean(state.inputMean()));
        }
        if (!state.isTrusted()) {
            return new TiltedIntervals(state.rate(), Estimate.failed(state.note()));
        }
        if (population.inputVariance() == 0) {
            QuasiRenewal quiet = QuasiRenewalEquation.of(population).stationary(state.inputMean());
            return new TiltedIntervals(quiet.rate(), checked(quiet.rate(), quiet.cv(), 1e-11, state));
        }
        EventKernel kernel = EventKernel.of(population);
        PotentialCovariance covariance = PotentialCovariance.of(population);
        double shortest = Math.min(covariance.shortestTime(), kernel.timeRange()[0]);
        double step = Math.max(
                Math.min(STEP_PER_TIME * shortest, STEP_PER_INTERVAL / state.rate()),
                TiltedHazard.MEMORY * covariance.longestTime() / LARGEST_STEPS);
        double[] fine = solve(new TiltedHazard(population, kernel, covariance, state, step), state);
        double[] coarse = solve(new TiltedHazard(population, kernel, covariance, state, 2 * step), state);
        double cv = fine[1] + (fine[1] - coarse[1]) / 3;
        return new TiltedIntervals(
                fine[0] + (fine[0] - coarse[0]) / 3, checked(fine[0], cv, Math.abs(fine[1] - coarse[1]) / 3, state));
    }

    /** Rate and CV at which rate and mean interval agree; NaN if they do not near the state's rate. */
    private static double[] solve(TiltedHazard hazard, StationaryRate state) {
        double left = Math.log(state.rate()) - SEARCH;
        double right = Math.log(state.rate()) + SEARCH;
        if (!(misfit(hazard, left) <= 0 && misfit(hazard, right) >= 0)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double rate = Math.exp(Roots.between(y -> misfit(hazard, y), left, right, 1e-10));
        double[] moments = hazard.moments(rate);
        return new double[] {1 / moments[0], Math.sqrt(Math.max(0, moments[1] / (moments[0] * moments[0]) - 1))};
    }

    /** ln(A ∫ S), which rises with A. */
    private static double misfit(TiltedHazard hazard, double y) {
        return y + Math.log(hazard.moments(Math.exp(y))[0]);
    }

    private static Estimate checked(double rate, double cv, double error, StationaryRate state) {
        if (Math.abs(Math.log(rate / state.rate())) <= LARGEST_DISAGREEMENT) {
            return Estimate.of(cv, error);
        }
        String found = Double.isNaN(rate) ? "no rate that agrees with their mean" : hertz(rate);
        return Estimate.failed("quasi-renewal intervals do not hold here: they have " + found + ", the population "
                + hertz(state.rate()));
    }

    private static String hertz(double rate) {
        return String.format(Locale.ROOT, "a rate of %.4g Hz", 1000 * rate);
    }
}
