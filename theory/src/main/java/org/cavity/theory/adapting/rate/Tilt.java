package org.cavity.theory.adapting.rate;

import java.util.Arrays;

/**
 * The stationary tilt K(τ): ln of the factor by which the rate of neurons that spike at one time is above the
 * population's a time τ earlier, given their input alone. Between nodes e^K − 1 is linear.
 */
public final class Tilt {

    private final double[] nodes;
    private final double[] excess;

    Tilt(double[] nodes, double[] excess) {
        this.nodes = nodes;
        this.excess = excess;
    }

    /** K(τ) for a lag τ ≥ 0, ms; 0 beyond {@link #end}. */
    public double at(double lag) {
        return Math.log1p(excessAt(lag));
    }

    /** e^{K(τ)} − 1 for a lag τ ≥ 0, ms. */
    public double excessAt(double lag) {
        if (lag >= end()) {
            return 0;
        }
        int found = Arrays.binarySearch(nodes, lag);
        if (found >= 0) {
            return excess[found];
        }
        int i = -found - 2;
        return excess[i] + (excess[i + 1] - excess[i]) * (lag - nodes[i]) / (nodes[i + 1] - nodes[i]);
    }

    double[] nodes() {
        return nodes;
    }

    /** The lag from which on K is 0 to rounding, ms. */
    public double end() {
        return nodes[nodes.length - 1];
    }
}
