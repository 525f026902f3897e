package org.cavity.theory.gated.fixedpoint;

import java.util.List;
import java.util.OptionalDouble;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;

/**
 * Where non-zero fixed points of the gated network appear and vanish in pairs: F(D) = D and F'(D) = 1.
 *
 * <p>Without bias of the units and input to them, with β_r &lt; ln 2 and below the gain g_c = 1 + exp(−β_r), a pair
 * appears beside the stable h = 0 where max_D F(D)/D = 1. That line begins at g_c in the tricritical point, below which
 * fixed points grow out of h = 0 continuously, and diverges where even an arbitrarily sharp gate does not suffice,
 * g → √2 (Krishnamurthy, Can &amp; Schwab 2022). For β_r between about 0.6 and 0.88 it passes g_c and ends beyond. With
 * bias or input the curve of D against α_r may be S-shaped: of its two folds one opens a pair as α_r grows, the other
 * closes one; they meet in a cusp.
 */
public final class FoldLine {

    private static final double LARGEST_RESET_GAIN = 1e6;
    private static final double SMALLEST_RESET_GAIN = 1e-6;
    private static final double FACTOR = 1.3;

    private FoldLine() {}

    /**
     * All folds along α_r, by rising α_r, whatever the network's own α_r; empty if there is none, as under a
     * fluctuating input to the reset gate.
     */
    public static List<Fold> folds(GatedNetwork network) {
        return network.resetNoiseVariance() > 0 ? List.of() : new FixedPointCurve(network).folds();
    }

    /**
     * The lowest α_r at which a pair of non-zero fixed points appears as α_r grows, all other parameters fixed. It may
     * exceed what a network may have.
     */
    public static OptionalDouble criticalResetGain(GatedNetwork network) {
        return folds(network).stream()
                .filter(Fold::opening)
                .mapToDouble(Fold::resetGain)
                .findFirst();
    }

    /**
     * Zero on the fold line, for tracing it in the plane of any two parameters.
     *
     * <ul>
     *   <li>Where h = 0 is a stable fixed point of the mean-field map: the largest F(D)/D − 1 over D ≥ 0, positive
     *       where a pair of other fixed points exists beside it.
     *   <li>Elsewhere, where F(D)/D − 1 has a minimum and above it a maximum: the lesser of maximum and −minimum,
     *       positive where the pair adds to a third fixed point.
     *   <li>NaN where that function falls throughout, and under a fluctuating input to the reset gate: no pair is near.
     * </ul>
     */
    public static double margin(GatedNetwork network) {
        if (network.resetNoiseVariance() > 0) {
            return Double.NaN;
        }
        VarianceMap map = new VarianceMap(network);
        double stability = StabilityLine.margin(network);
        boolean restStable = stability < 0;
        double margin = restStable ? stability : Double.NaN;
        double minimum = Double.NaN;
        for (VarianceMap.Extremum extremum : map.scan().extrema()) {
            if (!extremum.maximum()) {
                minimum = extremum.excess();
                continue;
            }
            double here = restStable ? extremum.excess() : Math.min(extremum.excess(), -minimum);
            if (Double.isNaN(margin) || here > margin) {
                margin = here;
            }
        }
        return margin;
    }

    /**
     * The tricritical α_r, at which the fold line meets the stability line of h = 0: where F(D)/D has the slope zero at
     * D = 0,
     *
     * <pre>
     * dS2/dD_r = 2 S2 at D_r = σ_r²,   which without input to r is   α_r² = 2 / ((1 − σ_r(0)) (2 − 3 σ_r(0))).
     * </pre>
     *
     * Above it h = 0 loses its stability with a jump, below continuously. With input to r there may be a second value,
     * at which the transition becomes continuous again; this is the lower. The network's own gains do not matter.
     *
     * @return empty if there is none, as for β_r ≥ ln 2 without input to r, or if h = 0 is no fixed point at rest
     */
    public static OptionalDouble tricriticalResetGain(GatedNetwork network) {
        if (!network.hasZeroState() || network.resetNoiseVariance() > 0) {
            return OptionalDouble.empty();
        }
        if (network.resetInputStd() == 0) {
            double open = new Gate(0, network.resetBias()).value(0);
            double closed = new Gate(0, -network.resetBias()).value(0);
            // β_r ≥ ln 2 in other words.
            return open >= 2.0 / 3
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.sqrt(2 / (closed * (2 - 3 * open))));
        }
        double below = SMALLEST_RESET_GAIN;
        for (double a = below; a <= LARGEST_RESET_GAIN; a *= FACTOR) {
            if (curvature(network, a) > 0) {
                double lower = below;
                return OptionalDouble.of(Roots.between(x -> curvature(network, x), lower, a));
            }
            below = a;
        }
        return OptionalDouble.empty();
    }

    /** (dS2/dD_r) / S2 − 2 at rest. */
    private static double curvature(GatedNetwork network, double resetGain) {
        double input = network.resetInputStd() * network.resetInputStd();
        ResetAverages reset = new ResetAverages(resetGain, network.resetBias(), input);
        return reset.momentDerivative() / reset.moment() - 2;
    }
}
