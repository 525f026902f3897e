package org.cavity.theory.gated.phase;

import static org.cavity.theory.model.Quantity.ANNEALED_COMPLEXITY;
import static org.cavity.theory.model.Quantity.CRITICAL_GAIN;
import static org.cavity.theory.model.Quantity.CRITICAL_RESET_GAIN_CHAOS;
import static org.cavity.theory.model.Quantity.CRITICAL_RESET_GAIN_FOLD;
import static org.cavity.theory.model.Quantity.FIXED_POINT_COMPLEXITY;
import static org.cavity.theory.model.Quantity.FIXED_POINT_COUNT;
import static org.cavity.theory.model.Quantity.TRICRITICAL_RESET_GAIN_CHAOS;
import static org.cavity.theory.model.Quantity.TRICRITICAL_RESET_GAIN_FOLD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.closed.ChaosOnset;
import org.cavity.theory.gated.fixedpoint.FixedPointComplexity;
import org.cavity.theory.gated.fixedpoint.FoldLine;
import org.cavity.theory.gated.fixedpoint.StabilityLine;
import org.cavity.theory.gated.sampled.SampledChaosOnset;
import org.cavity.theory.gated.sampled.Sampling;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;

/** Quantities that belong to the network and not to one of its states. */
final class NetworkQuantities {

    static final List<Quantity> ALL = List.of(
            CRITICAL_GAIN,
            CRITICAL_RESET_GAIN_FOLD,
            CRITICAL_RESET_GAIN_CHAOS,
            TRICRITICAL_RESET_GAIN_FOLD,
            TRICRITICAL_RESET_GAIN_CHAOS,
            FIXED_POINT_COUNT,
            FIXED_POINT_COMPLEXITY,
            ANNEALED_COMPLEXITY);

    /** Those that cost time of their own, too much for every cell of a map. */
    static final List<Quantity> COSTLY =
            ALL.stream().filter(quantity -> !quantity.equals(FIXED_POINT_COUNT)).toList();

    /** A bound on the error of a gain found by root finding, relative; against references it is good to 1e-12. */
    private static final double ROOT_ERROR = 1e-10;

    private NetworkQuantities() {}

    static Map<Quantity, Estimate> of(GatedStates states, Request request) {
        GatedNetwork network = states.network();
        Set<Quantity> wanted = request.quantities();
        Map<Quantity, Estimate> found = new LinkedHashMap<>();
        if (wanted.contains(CRITICAL_GAIN)) {
            put(CRITICAL_GAIN, StabilityLine.criticalGain(network), found);
        }
        if (wanted.contains(CRITICAL_RESET_GAIN_FOLD)) {
            put(CRITICAL_RESET_GAIN_FOLD, FoldLine.criticalResetGain(network), found);
        }
        if (wanted.contains(TRICRITICAL_RESET_GAIN_FOLD)) {
            put(TRICRITICAL_RESET_GAIN_FOLD, FoldLine.tricriticalResetGain(network), found);
        }
        if (wanted.contains(TRICRITICAL_RESET_GAIN_CHAOS) && isWithoutInputs(network)) {
            put(TRICRITICAL_RESET_GAIN_CHAOS, ChaosOnset.tricriticalResetGain(network.resetBias()), found);
        }
        if (wanted.contains(CRITICAL_RESET_GAIN_CHAOS)) {
            chaosOnset(network, request).ifPresent(onset -> found.put(CRITICAL_RESET_GAIN_CHAOS, onset));
        }
        int points = states.resting().size();
        if (wanted.contains(FIXED_POINT_COUNT)) {
            found.put(FIXED_POINT_COUNT, Estimate.of(points, 0));
        }
        if (points > 0 && states.resting().get(points - 1).point().varianceH() > 0) {
            if (wanted.contains(FIXED_POINT_COMPLEXITY)) {
                found.put(
                        FIXED_POINT_COMPLEXITY,
                        FixedPointComplexity.meanField(
                                states.resting().get(points - 1).point()));
            }
        }
        if (wanted.contains(ANNEALED_COMPLEXITY)) {
            annealed(network).ifPresent(exponent -> found.put(ANNEALED_COMPLEXITY, exponent));
        }
        return found;
    }

    private static Optional<Estimate> annealed(GatedNetwork network) {
        try {
            return FixedPointComplexity.annealed(network).map(saddle -> Estimate.of(saddle.exponent(), saddle.error()));
        } catch (IllegalStateException e) {
            return Optional.of(Estimate.failed(e.getMessage()));
        }
    }

    private static Optional<Estimate> chaosOnset(GatedNetwork network, Request request) {
        if (network.isClosed()) {
            return ChaosOnset.applies(network) ? closedChaosOnset(network) : Optional.empty();
        }
        double stability = StabilityLine.criticalGain(network).orElse(0);
        return network.gain() < stability
                ? Optional.of(SampledChaosOnset.criticalResetGain(
                        network, Sampling.STANDARD.withSeed(request.seed()), request.tasks()))
                : Optional.empty();
    }

    private static Optional<Estimate> closedChaosOnset(GatedNetwork network) {
        try {
            return ChaosOnset.criticalResetGain(network);
        } catch (IllegalStateException e) {
            return Optional.of(Estimate.failed(e.getMessage()));
        }
    }

    /** Whether the expansion at g_c applies: h = 0 rests, its update gate does not matter, and nothing drives r. */
    private static boolean isWithoutInputs(GatedNetwork network) {
        return network.isClosed()
                && network.hasZeroState()
                && network.resetInputStd() == 0
                && network.resetNoiseVariance() == 0;
    }

    private static void put(Quantity quantity, OptionalDouble root, Map<Quantity, Estimate> found) {
        if (root.isPresent()) {
            found.put(quantity, Estimate.of(root.getAsDouble(), ROOT_ERROR * root.getAsDouble()));
        }
    }
}
