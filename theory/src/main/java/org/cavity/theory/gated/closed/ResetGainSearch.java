package org.cavity.theory.gated.closed;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;

/** The gain of the reset gate at which a function of the amplitude branch passes through zero. */
final class ResetGainSearch {

    /** Rounding of the functions, which are differences of λ from 1. */
    private static final double NOISE = 1e-13;

    private static final double FINE = Math.sqrt(2);

    private final GatedNetwork network;
    private final ToDoubleFunction<AmplitudeBranch> function;
    private AmplitudeBranch last;

    ResetGainSearch(GatedNetwork network, ToDoubleFunction<AmplitudeBranch> function) {
        this.network = network;
        this.function = function;
    }

    /** The smallest root that gains in geometric progression separate; empty if there is none up to the largest. */
    OptionalDouble root(double first, double largest) {
        double low = 0;
        boolean above = value(low) >= 0;
        for (double high = first; low < largest; high = Math.min(factor() * high, largest)) {
            if (value(high) >= 0 != above) {
                return OptionalDouble.of(Roots.between(this::value, low, high, NOISE));
            }
            low = high;
        }
        return OptionalDouble.empty();
    }

    /** With bias or frozen inputs there may be activity between two gains only. */
    private double factor() {
        return network.hasZeroState() && network.resetInputStd() == 0 ? 2 : FINE;
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
