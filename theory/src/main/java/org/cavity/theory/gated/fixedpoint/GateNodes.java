package org.cavity.theory.gated.fixedpoint;

import java.util.Arrays;
import org.cavity.theory.gated.Gate;

/**
 * Point masses for the opening σ_z(z) of a gate whose drive is z ~ N(0, D_z): the trapezoid rule in the gate's argument
 * u = α z + β.
 *
 * <p>Functions of the opening such as s² / |λ + s|² have their features on the scale one in u, wherever |λ| puts them,
 * and their poles at a distance π − |arg λ| from real u. The steps are short of that for a gate of any gain; what lies
 * beyond the rounding of an open gate, or below the smallest opening that is a number, is one point.
 */
final class GateNodes {

    private static final double STEP = 0.125;
    private static final double RELATIVE_STEP = 0.25;

    /** exp(−9²/2) = 3e-18. */
    private static final double RANGE = 9;

    /** 1 − σ = 4e-18. */
    private static final double OPEN = 40;

    /** σ = 1e-304. */
    private static final double CLOSED = -700;

    private GateNodes() {}

    /** Openings and their probabilities, which sum to one. */
    static double[][] of(Gate gate, double deviationOfDrive) {
        double deviation = gate.gain() * deviationOfDrive;
        double centre = gate.bias();
        if (deviation == 0) {
            return new double[][] {{gate.value(0)}, {1}};
        }
        double h = Math.min(STEP, RELATIVE_STEP * deviation);
        int side = (int) Math.ceil(RANGE * deviation / h);
        double[] opening = new double[2 * side + 1];
        double[] probability = new double[2 * side + 1];
        int count = 0;
        double lumpedAt = Double.NaN;
        double total = 0;
        for (int i = -side; i <= side; i++) {
            double z = i * h / deviation;
            double mass = Math.exp(-0.5 * z * z);
            total += mass;
            double u = Math.max(CLOSED, Math.min(OPEN, centre + i * h));
            if (u == lumpedAt) {
                probability[count - 1] += mass;
            } else {
                opening[count] = 1 / (1 + Math.exp(-u));
                probability[count] = mass;
                count++;
            }
            lumpedAt = u == CLOSED || u == OPEN ? u : Double.NaN;
        }
        for (int k = 0; k < count; k++) {
            probability[k] /= total;
        }
        return new double[][] {Arrays.copyOf(opening, count), Arrays.copyOf(probability, count)};
    }
}
