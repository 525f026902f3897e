package org.cavity.theory.adapting.phase;

import java.util.Optional;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.coupled.CoupledState;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.rate.RateEquation;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.cavity.theory.adapting.renewal.FluctuatingRenewal;
import org.cavity.theory.model.Estimate;

/**
 * A population that fires asynchronously at a constant rate, by the best theory there is for its neurons: renewal
 * neurons exactly, others by the tilted rate equation; states of a coupled population above its lowest, and coupled
 * renewal neurons, by quasi-renewal theory.
 *
 * @param uncoupled the population without coupling, its mean input that of input and coupling together
 * @param rate A, Hz, with the error of the theory
 * @param tilted the state of the tilted rate equation, where that is the theory
 * @param stable whether small perturbations decay
 * @param note why the numbers are not to be trusted; empty if they are
 */
record AsynchronousState(
        AdaptingPopulation uncoupled, Estimate rate, Optional<StationaryRate> tilted, boolean stable, String note) {

    /** Root mean square difference to simulations below 20 Hz, relative. */
    private static final double TILTED_ERROR = 0.015;
    /** Of quasi-renewal theory without independent inputs, relative. */
    private static final double QUASI_RENEWAL_ERROR = 0.03;
    /** What annealed input adds for each squared escape width of its variance, relative. */
    private static final double ANNEALED_ERROR = 0.13;

    private static final double HERTZ = 1000;

    /** The state without coupling. */
    static AsynchronousState of(AdaptingPopulation population) {
        if (isRenewal(population)) {
            FluctuatingRenewal exact = FluctuatingRenewal.of(population);
            Estimate rate = exact.rate().isFailed()
                    ? exact.rate()
                    : Estimate.of(
                            HERTZ * exact.rate().value(), HERTZ * exact.rate().error());
            return new AsynchronousState(
                    population, rate, tilted(population), true, rate.isFailed() ? rate.failure() : "");
        }
        return of(population, RateEquation.of(population).stationary(), true);
    }

    /**
     * A state of the coupled population.
     *
     * @param found the state by quasi-renewal theory
     * @param lowest whether it is the one of lowest rate
     */
    static AsynchronousState of(AdaptingPopulation population, CoupledState found, boolean lowest) {
        if (!isRenewal(population) && lowest && found.point().isTrusted()) {
            StationaryRate state = RateEquation.of(population).coupled();
            if (state.isFound()) {
                return of(population, state, found.stable());
            }
        }
        AdaptingPopulation uncoupled =
                population.withInputMean(found.point().inputMean()).withCoupling(0);
        double rate = HERTZ * found.point().rate();
        return new AsynchronousState(
                uncoupled,
                found.point().isTrusted()
                        ? Estimate.of(rate, quasiRenewalError(uncoupled) * rate)
                        : Estimate.failed(found.point().note()),
                Optional.empty(),
                found.stable(),
                found.point().note());
    }

    private static AsynchronousState of(AdaptingPopulation population, StationaryRate state, boolean stable) {
        Estimate rate = state.isTrusted()
                ? Estimate.of(state.hertz(), TILTED_ERROR * state.hertz())
                : Estimate.failed(state.note());
        double mean = !state.isFound() ? population.inputMean() : state.inputMean();
        return new AsynchronousState(
                population.withInputMean(mean).withCoupling(0),
                rate,
                Optional.of(state).filter(StationaryRate::isTrusted),
                stable,
                state.note());
    }

    /** Neurons without adaptation have a tilted equation, too, for the responses that exact theory does not give. */
    private static Optional<StationaryRate> tilted(AdaptingPopulation population) {
        return population.isRenewal()
                ? Optional.empty()
                : Optional.of(RateEquation.of(population).stationary()).filter(StationaryRate::isTrusted);
    }

    /** Error of rates by quasi-renewal theory under annealed input, relative. */
    static double quasiRenewalError(AdaptingPopulation population) {
        double width = population.escapeWidth();
        return QUASI_RENEWAL_ERROR + ANNEALED_ERROR * population.inputVariance() / (width * width);
    }

    /** Whether intervals under constant input are independent, and exact theory serves. */
    static boolean isRenewal(AdaptingPopulation population) {
        return population.isRenewal() || EventKernel.of(population).isWithoutAdaptation();
    }
}
