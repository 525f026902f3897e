package org.cavity.theory.gated.fixedpoint;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;

/**
 * Where h = 0 loses its stability: g² E[σ_r(r)²] = 1 with r ~ N(0, σ_r²), which without input to r is
 * g = 1 + exp(−β_r) (Krishnamurthy, Can &amp; Schwab 2022). The input must be frozen: how an Ornstein-Uhlenbeck one
 * acts on h = 0 depends on its time scale and takes an eigenvalue problem.
 */
public final class StabilityLine {

    /** Logarithms of the variance of the gate's argument, on whose scale E[σ_r²] varies. */
    private static final double FIRST = Math.log(1e-12);

    private static final double LAST = Math.log(1e24);
    private static final double STEP = 0.4;
    private static final double ROUNDING = 1e-14;

    private StabilityLine() {}

    /**
     * The gain g at which h = 0 loses its stability, all other parameters fixed; empty if h = 0 is no fixed point or
     * the input to r fluctuates.
     */
    public static OptionalDouble criticalGain(GatedNetwork network) {
        return applies(network)
                ? OptionalDouble.of(1 / Math.sqrt(new ResetAverages(network, 0).moment()))
                : OptionalDouble.empty();
    }

    /**
     * The lowest standard deviation σ_r &gt; 0 of the frozen input to r at which the stability of h = 0 changes, all
     * other parameters fixed. A gate that is rather closed without input (β_r &lt; ln 2) is opened by it; one that is
     * rather open is closed.
     *
     * @return empty if no input changes it, if h = 0 is no fixed point, or if the input to r fluctuates
     */
    public static OptionalDouble criticalResetInputStd(GatedNetwork network) {
        if (!applies(network) || network.resetGain() == 0) {
            return OptionalDouble.empty();
        }
        double squaredGain = network.gain() * network.gain();
        DoubleFunction<ResetAverages> averages = logW -> new ResetAverages(1, network.resetBias(), Math.exp(logW));
        double[] coarse = IntStream.rangeClosed(0, (int) ((LAST - FIRST) / STEP))
                .mapToDouble(i -> FIRST + i * STEP)
                .toArray();
        // An open gate's second moment has a minimum, on both sides of which it may pass the same value.
        List<Double> extrema = Roots.onGrid(u -> averages.apply(u).momentDerivative(), coarse, u -> 0);
        double[] grid = DoubleStream.concat(
                        Arrays.stream(coarse), extrema.stream().mapToDouble(u -> u))
                .sorted()
                .toArray();
        return Roots.onGrid(u -> squaredGain * averages.apply(u).moment() - 1, grid, u -> ROUNDING).stream()
                .mapToDouble(u -> Math.exp(0.5 * u) / network.resetGain())
                .findFirst();
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
}
