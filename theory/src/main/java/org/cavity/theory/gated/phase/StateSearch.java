package org.cavity.theory.gated.phase;

import java.util.List;
import java.util.Optional;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.closed.ChaosOnset;
import org.cavity.theory.gated.closed.ClosedSolver;
import org.cavity.theory.gated.closed.ClosedState;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.sampled.SampledSolver;
import org.cavity.theory.gated.sampled.SampledState;
import org.cavity.theory.gated.sampled.Sampling;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Tasks;
import org.hipparchus.exception.MathRuntimeException;

/** Finds all states of one network after the other. */
final class StateSearch {

    private final Sampling sampling;
    private final Tasks tasks;
    private final boolean listing;
    private final boolean continuing;
    private Optional<StationaryState> last = Optional.empty();

    private StateSearch(Sampling sampling, Request request, boolean continuing) {
        this.sampling = sampling.withSeed(request.seed());
        this.tasks = request.tasks();
        this.listing = request.states();
        this.continuing = continuing;
    }

    /** Every network by itself, sampled as well as a few seconds allow. */
    static StateSearch thorough(Request request) {
        return new StateSearch(Sampling.STANDARD, request, false);
    }

    /** Every network from the one before, sampled for a map. */
    static StateSearch quick(Request request) {
        return new StateSearch(Sampling.COARSE, request, true);
    }

    /** All states of a network. */
    GatedStates states(GatedNetwork network) {
        List<RestingState> resting =
                FixedPoints.solve(network).stream().map(RestingState::of).toList();
        String failure = "";
        Optional<StationaryState> moving = Optional.empty();
        Optional<StationaryState> unstable = Optional.empty();
        try {
            moving = network.isClosed() ? closed(network) : sampled(network);
            if (listing && moving.isPresent() && network.isClosed() && ChaosOnset.applies(network)) {
                unstable = ClosedSolver.unstable(network).map(s -> s);
            }
        } catch (IllegalStateException | IllegalArgumentException | MathRuntimeException e) {
            failure = e.getMessage();
        }
        last = moving;
        return new GatedStates(network, resting, moving, unstable, failure);
    }

    private Optional<StationaryState> closed(GatedNetwork network) {
        if (continuing && last.orElse(null) instanceof ClosedState start) {
            Optional<ClosedState> near = ClosedSolver.solve(network, start);
            if (near.isPresent() && near.get().isStable()) {
                return near.map(s -> s);
            }
        }
        return ClosedSolver.solve(network).map(s -> s);
    }

    private Optional<StationaryState> sampled(GatedNetwork network) {
        if (continuing && last.orElse(null) instanceof SampledState start) {
            return SampledSolver.solve(network, sampling, tasks, start).map(s -> s);
        }
        return SampledSolver.solve(network, sampling, tasks).map(s -> s);
    }
}
