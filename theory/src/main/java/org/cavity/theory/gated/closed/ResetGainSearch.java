package org.cavity.theory.gated.closed;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;

/** The gain of the reset gate at which a function of the amplitude branch rises through zero. */
final class ResetGainSearch {

    /** Rounding of the functions, which are differences of λ from 1. */
    private static final double NOISE = 1e-13;

    private final GatedNetwork network;
    private final ToDoubleFunction<AmplitudeBranch> function;
    private AmplitudeBranch last;

    ResetGainSearch(GatedNetwork network, ToDoubleFunction<AmplitudeBranch> function) {
        this.network = network;
        this.function = function;
    }

    /** The smallest root that gains doubled from the first one separate; empty if there is none up to the largest. */
    OptionalDouble root(double first, double largest) {
        double low = 0;
        if (value(low) >= 0) {
            return OptionalDouble.empty();
        }
        for (double high = first; low < largest; high = Math.min(2 * high, largest)) {
            if (value(high) >= 0) {
                return OptionalDouble.of(Roots.between(this::value, low, high, NOISE));
            }
            low = high;
        }
        return OptionalDouble.empty();
    }

    private double value(double resetGain) {
        AmplitudeBranch branch = new AmplitudeBranch(network.withResetGain(resetGain));
        if (last != null) {
            branch.startFrom(last);
        }
        last = branch;
        return function.applyAsDouble(branch);
    }
}
