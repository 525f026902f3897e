package org.cavity.theory.gated.phase;

import java.util.List;
import java.util.Optional;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.sampled.SampledState;
import org.cavity.theory.model.Continued;
import org.cavity.theory.model.Phase;

/**
 * All self-consistent states of a gated network.
 *
 * @param network the network
 * @param resting fixed points by rising variance
 * @param moving the state of largest variance whose activity varies in time, if there is one
 * @param unstable the unstable state that varies in time, between a stable fixed point and {@code moving}; looked for
 *     on request, and known where the update gate stands still
 * @param failure why it is not known whether there is one; empty if it is
 */
record GatedStates(
        GatedNetwork network,
        List<RestingState> resting,
        Optional<StationaryState> moving,
        Optional<StationaryState> unstable,
        String failure) {

    /** What the states of a neighbouring network may be sought from: those that are solved for at once need nothing. */
    double[] sequel() {
        return moving.orElse(null) instanceof SampledState sampled ? sampled.sequel() : Continued.NOTHING;
    }

    /** Whether a perturbation of the moving state grows. */
    boolean isChaotic() {
        return moving.isPresent() && moving.get().maximalLyapunovExponent().value() > 0;
    }

    /** The stable fixed point of largest variance. */
    Optional<RestingState> largestStable() {
        return resting.stream().filter(RestingState::isStable).reduce((lower, upper) -> upper);
    }

    /** The state of rest that a network without a moving state ends in: a stable one, else a marginal one. */
    Optional<RestingState> attractorAtRest() {
        return largestStable().or(this::marginal);
    }

    /** The fixed point of largest variance that is unstable, but too slowly to matter. */
    Optional<RestingState> marginal() {
        return resting.stream().filter(RestingState::isMarginal).reduce((lower, upper) -> upper);
    }

    Phase phase() {
        long stable = resting.stream().filter(RestingState::isStable).count();
        if (moving.isPresent()) {
            double exponent = moving.get().maximalLyapunovExponent().value();
            if (Double.isNaN(exponent)) {
                return Phase.UNRESOLVED;
            }
            if (exponent <= 0) {
                return Phase.NOISE_DRIVEN;
            }
            if (stable > 0) {
                return Phase.BISTABLE_CHAOTIC;
            }
            return exponent < RestingState.MARGINAL_RATE && marginal().isPresent() ? Phase.MARGINAL : Phase.CHAOTIC;
        }
        if (!failure.isEmpty()) {
            // That the activity, if any is left, is slow is known all the same.
            return stable == 0 && marginal().isPresent() ? Phase.MARGINAL : Phase.UNRESOLVED;
        }
        if (stable > 1) {
            return Phase.MULTISTABLE;
        }
        Optional<RestingState> rest = largestStable();
        if (rest.isPresent()) {
            return rest.get().point().varianceH() == 0 ? Phase.QUIESCENT : Phase.FIXED_POINT;
        }
        return marginal().isPresent() ? Phase.MARGINAL : Phase.UNRESOLVED;
    }
}
