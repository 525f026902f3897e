package org.cavity.theory.filtered;

import java.util.List;
import java.util.Optional;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * Dynamical mean-field theory of networks of filtered units: finds their states.
 *
 * <pre>{@code
 * var network = FilteredNetwork.of(Nonlinearity.TANH, 2.0, LinearFilter.oscillator(1.5, 0.2));
 * var state = FilteredMeanField.solve(network);
 * state.variance();  state.power(1.4);  state.maximalLyapunovExponent();
 * }</pre>
 */
public final class FilteredMeanField {

    private FilteredMeanField() {}

    /**
     * The state that varies in time, reached from a large initial state.
     *
     * @throws IllegalStateException if there is none, or it was not found
     */
    public static FilteredState solve(FilteredNetwork network) {
        return timeDependentState(network)
                .orElseThrow(() -> new IllegalStateException("the network rests at a stable fixed point"));
    }

    /**
     * The state that varies in time; empty if the network rests: without noise, where the fixed point of largest variance is
     * stable. For a φ other than the built-in ones, which saturate monotonically, chaos is looked for beside a stable
     * quiescent state too.
     *
     * @throws IllegalStateException if the equations were not solved
     */
    public static Optional<FilteredState> timeDependentState(FilteredNetwork network) {
        if (network.gain() == 0 && network.noise() == 0) {
            return Optional.empty();
        }
        if (network.noise() == 0) {
            List<RestingState> resting = RestingState.all(network);
            RestingState largest = resting.get(resting.size() - 1);
            boolean mayCoexist = largest.variance() == 0
                    && network.isSymmetric()
                    && Nonlinearity.find(network.nonlinearity().name())
                            .filter(network.nonlinearity()::equals)
                            .isEmpty();
            if (largest.isStable() && !mayCoexist) {
                return Optional.empty();
            }
        }
        return SpectralSolver.solve(network).map(solution -> new FilteredState(network, solution));
    }
}
