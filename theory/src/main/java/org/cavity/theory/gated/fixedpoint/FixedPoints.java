package org.cavity.theory.gated.fixedpoint;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.gated.GatedNetwork;

/**
 * Finds all mean-field fixed points of a gated network, the solutions of
 *
 * <pre>
 * D = F(D),   F(D) = q(D) S2(q(D) + σ_r²) + σ_h².
 * </pre>
 *
 * The excess F(D)/D − 1 is followed over a logarithmic grid of D, its extrema are located, and each change of sign
 * between neighbouring points is solved to rounding. The relative error of D is that of F, a few 1e-15, divided by
 * |F'(D) − 1|.
 *
 * <p>Near the fold of two solutions, at which F' = 1, and for solutions that grow out of h = 0 (D below 1e-10 in units
 * of the scales of h and r) this is the limit that double precision sets: the two roots are told apart down to a
 * relative distance of some 1e-7.
 *
 * <p>A fluctuating input to the reset gate keeps the rates moving wherever h ≠ 0; no fixed point but h = 0 is left
 * then.
 */
public final class FixedPoints {

    private FixedPoints() {}

    /** All fixed points by rising variance of h, h = 0 included where it is one; empty if there is none. */
    public static List<MeanFieldFixedPoint> solve(GatedNetwork network) {
        List<MeanFieldFixedPoint> points = new ArrayList<>();
        if (network.hasZeroState()) {
            points.add(new MeanFieldFixedPoint(network, 0));
        }
        if (network.resetNoiseVariance() == 0) {
            for (double variance : new VarianceMap(network).scan().zeros()) {
                points.add(new MeanFieldFixedPoint(network, variance));
            }
        }
        return List.copyOf(points);
    }

    /**
     * One of the fixed points.
     *
     * @param number its place by rising variance, from 1 on
     * @throws IllegalArgumentException if there are fewer
     */
    public static MeanFieldFixedPoint solve(GatedNetwork network, int number) {
        List<MeanFieldFixedPoint> points = solve(network);
        if (number < 1 || number > points.size()) {
            throw new IllegalArgumentException("fixed_point = " + number + " is out of range: "
                    + (points.isEmpty()
                            ? "this network has none."
                            : "it must be between 1 and " + points.size() + ", the number of fixed points."));
        }
        return points.get(number - 1);
    }
}
