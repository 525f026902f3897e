package org.cavity.theory.additive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Dynamical mean-field theory of the additive network: finds every self-consistent state.
 *
 * <pre>{@code
 * var network = AdditiveNetwork.tanh(2.0);
 * var state = MeanField.solve(network);
 * state.variance();  state.autocorrelation(5.0);  state.maximalLyapunovExponent();
 * }</pre>
 *
 * The equations are those of Sompolinsky, Crisanti &amp; Sommers (1988), with frozen input and mean connectivity as in
 * Kadmon &amp; Sompolinsky (2015) and white noise as in Schuecker, Goedeke &amp; Helias (2018); see
 * {@link MeanEquation} and {@link SecondMoments}.
 */
public final class MeanField {

    private static final Comparator<AdditiveState> LARGEST_LAST =
            Comparator.comparingDouble(AdditiveState::variance).thenComparingDouble(AdditiveState::mean);

    private MeanField() {}

    /**
     * The attractor reached from a large initial state: the time-dependent state where a stable one exists, else the
     * stable fixed point of largest variance, with mean ≥ 0 where symmetry leaves a choice.
     *
     * @throws IllegalStateException if the activity grows without bound, or no state is stable
     */
    public static AdditiveState solve(AdditiveNetwork network) {
        return attractor(timeDependentStates(network), network)
                .orElseThrow(() -> new IllegalStateException("no stable state was found"));
    }

    private static Optional<AdditiveState> attractor(List<AdditiveState> timeDependent, AdditiveNetwork network) {
        Optional<AdditiveState> moving = largestStable(timeDependent);
        return moving.isPresent() ? moving : largestStable(fixedPoints(network));
    }

    /** The stable state of largest variance; a chaotic one, if there is any, before one that is merely driven by noise. */
    static Optional<AdditiveState> largestStable(List<AdditiveState> states) {
        return states.stream()
                .filter(AdditiveState::isStable)
                .max(Comparator.comparing(AdditiveState::isChaotic).thenComparing(LARGEST_LAST));
    }

    /** All fixed points by rising variance, mean ≥ 0 only where symmetry makes the others copies; none under noise. */
    public static List<AdditiveState> fixedPoints(AdditiveNetwork network) {
        return network.noise() > 0 ? List.of() : states(network, new MeanEquation(network).fixedPoints());
    }

    /** All states that vary in time, by rising variance: chaotic, or driven by noise. */
    public static List<AdditiveState> timeDependentStates(AdditiveNetwork network) {
        return states(network, new MeanEquation(network).timeDependent());
    }

    private static List<AdditiveState> states(AdditiveNetwork network, List<MeanEquation.Root> roots) {
        List<AdditiveState> states = new ArrayList<>();
        roots.forEach(root -> states.add(new AdditiveState(network, root)));
        states.sort(LARGEST_LAST);
        return states;
    }
}
