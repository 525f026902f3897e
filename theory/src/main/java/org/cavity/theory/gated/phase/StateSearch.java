package org.cavity.theory.gated.phase;

import java.util.List;
import java.util.Optional;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.closed.ChaosOnset;
import org.cavity.theory.gated.closed.ClosedSolver;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.sampled.SampledSolver;
import org.cavity.theory.gated.sampled.Sampling;
import org.cavity.theory.model.Continued;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Tasks;
import org.hipparchus.exception.MathRuntimeException;

/** Finds all states of a network. */
final class StateSearch {

    private final Sampling sampling;
    private final Tasks tasks;
    private final boolean listing;
    private final double[] start;

    private StateSearch(Sampling sampling, Request request, double[] start) {
        this.sampling = sampling.withSeed(request.seed());
        this.tasks = request.tasks();
        this.listing = request.states();
        this.start = start;
    }

    /** A network by itself, sampled as well as a few seconds allow. */
    static StateSearch thorough(Request request) {
        return new StateSearch(Sampling.STANDARD, request, Continued.NOTHING);
    }

    /** A network by itself, sampled for a map. */
    static StateSearch quick(Request request) {
        return quick(request, Continued.NOTHING);
    }

    /**
     * The same with a start for what is sampled.
     *
     * @param start {@link GatedStates#sequel} of a network that differs little, or nothing
     */
    static StateSearch quick(Request request, double[] start) {
        return new StateSearch(Sampling.COARSE, request, start);
    }

    /** All states of a network. */
    GatedStates states(GatedNetwork network) {
        List<RestingState> resting =
                FixedPoints.solve(network).stream().map(RestingState::of).toList();
        String failure = "";
        Optional<StationaryState> moving = Optional.empty();
        Optional<StationaryState> unstable = Optional.empty();
        try {
            moving = network.isClosed() ? ClosedSolver.solve(network).map(s -> s) : sampled(network);
            if (listing && moving.isPresent() && network.isClosed() && ChaosOnset.applies(network)) {
                unstable = ClosedSolver.unstable(network).map(s -> s);
            }
        } catch (IllegalStateException | IllegalArgumentException | MathRuntimeException e) {
            failure = e.getMessage();
        }
        return new GatedStates(network, resting, moving, unstable, failure);
    }

    private Optional<StationaryState> sampled(GatedNetwork network) {
        return start.length > 0
                ? SampledSolver.solve(network, sampling, tasks, start).map(s -> s)
                : SampledSolver.solve(network, sampling, tasks).map(s -> s);
    }
}
