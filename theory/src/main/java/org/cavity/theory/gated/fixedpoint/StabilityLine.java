package org.cavity.theory.gated.fixedpoint;

import java.util.OptionalDouble;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;

/**
 * Where h = 0 loses its stability: g² E[σ_r(r)²] = 1 with r ~ N(0, σ_r²), which without input to r is
 * g = 1 + exp(−β_r) (Krishnamurthy, Can &amp; Schwab 2022). The input must be frozen: how an Ornstein-Uhlenbeck one acts on h = 0
 * depends on its time scale and takes an eigenvalue problem.
 */
public final class StabilityLine {

    private static final double SMALLEST_ARGUMENT = 1e-6;
    private static final double LARGEST_ARGUMENT = 1e12;
    private static final double FACTOR = 1.2;

    private StabilityLine() {}

    /**
     * The gain g at which h = 0 loses its stability, all other parameters fixed; empty if h = 0 is no fixed point or the input to r
     * fluctuates.
     */
    public static OptionalDouble criticalGain(GatedNetwork network) {
        return applies(network)
                ? OptionalDouble.of(1 / Math.sqrt(new ResetAverages(network, 0).moment()))
                : OptionalDouble.empty();
    }

    /**
     * The lowest standard deviation σ_r &gt; 0 of the frozen input to r at which the stability of h = 0 changes, all other
     * parameters fixed. A gate that is rather closed without input (β_r &lt; ln 2) is opened by it; one that is rather open is
     * closed.
     *
     * @return empty if no input changes it, if h = 0 is no fixed point, or if the input to r fluctuates
     */
    public static OptionalDouble criticalResetInputStd(GatedNetwork network) {
        if (!applies(network) || network.resetGain() == 0) {
            return OptionalDouble.empty();
        }
        double squaredGain = network.gain() * network.gain();
        double before = squaredGain * moment(network, 0) - 1;
        double below = 0;
        for (double s = SMALLEST_ARGUMENT; s <= LARGEST_ARGUMENT; s *= FACTOR) {
            double here = squaredGain * moment(network, s) - 1;
            if (before != 0 && before * here <= 0) {
                double root = Roots.between(x -> squaredGain * moment(network, x) - 1, below, s);
                return OptionalDouble.of(root / network.resetGain());
            }
            before = here;
            below = s;
        }
        return OptionalDouble.empty();
    }

    /** g² E[σ_r²] − 1, positive where h = 0 is unstable; NaN if it is no fixed point or the input to r fluctuates. */
    public static double margin(GatedNetwork network) {
        if (!applies(network)) {
            return Double.NaN;
        }
        return network.gain() * network.gain() * new ResetAverages(network, 0).moment() - 1;
    }

    private static boolean applies(GatedNetwork network) {
        return network.hasZeroState() && network.resetNoiseVariance() == 0;
    }

    /** E[σ_r²] for an argument of the gate that varies with a standard deviation. */
    private static double moment(GatedNetwork network, double deviation) {
        return new ResetAverages(1, network.resetBias(), deviation * deviation).moment();
    }
}
