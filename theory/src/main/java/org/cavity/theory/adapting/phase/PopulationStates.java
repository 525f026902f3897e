package org.cavity.theory.adapting.phase;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.coupled.CoupledState;
import org.cavity.theory.adapting.coupled.CoupledStates;
import org.cavity.theory.adapting.quasirenewal.QuasiRenewalEquation;
import org.cavity.theory.model.Phase;

/**
 * The asynchronous states of a population, by rising rate, and the phase that follows from them. Which states a coupled
 * population has, and which of them are stable, quasi-renewal theory says.
 *
 * @param all the states
 * @param note what is to be said of the whole: rates that run away
 */
record PopulationStates(List<AsynchronousState> all, String note) {

    /** Finds the states. */
    static PopulationStates of(AdaptingPopulation population) {
        if (population.coupling() == 0) {
            return new PopulationStates(List.of(AsynchronousState.of(population)), "");
        }
        QuasiRenewalEquation equation = QuasiRenewalEquation.of(population.withCoupling(0));
        CoupledStates coupled = CoupledStates.solve(
                population, mean -> equation.stationary(mean).operatingPoint());
        List<CoupledState> found = coupled.states();
        return new PopulationStates(
                IntStream.range(0, found.size())
                        .mapToObj(i -> AsynchronousState.of(population, found.get(i), i == 0))
                        .toList(),
                coupled.note());
    }

    /** The stable state of highest rate; if none is stable, the one of highest rate within the range of the theory. */
    Optional<AsynchronousState> attractor() {
        Optional<AsynchronousState> stable =
                last(all.stream().filter(s -> s.stable() && s.note().isEmpty()).toList());
        return stable.or(() -> last(all.stream().filter(s -> s.note().isEmpty()).toList()))
                .or(() -> last(all));
    }

    private static Optional<AsynchronousState> last(List<AsynchronousState> states) {
        return states.isEmpty() ? Optional.empty() : Optional.of(states.get(states.size() - 1));
    }

    Phase phase() {
        long stable = all.stream().filter(s -> s.stable() && s.note().isEmpty()).count();
        if (stable > 0) {
            return stable == 1 ? Phase.ASYNCHRONOUS : Phase.MULTISTABLE;
        }
        boolean trusted = all.stream().anyMatch(s -> s.note().isEmpty());
        return trusted && note.isEmpty() ? Phase.OSCILLATING : Phase.UNRESOLVED;
    }

    /** Whether the attractor is within the range of the theory and no rate runs away. */
    boolean converged() {
        return note.isEmpty() && attractor().map(s -> s.note().isEmpty()).orElse(false);
    }
}
