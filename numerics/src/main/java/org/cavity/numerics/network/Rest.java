package org.cavity.numerics.network;

import org.cavity.numerics.integrator.Dynamics;

/** Tells fixed points from other states. */
public final class Rest {

    /** Root mean square velocity (per map step: displacement) below which a state counts as a fixed point. */
    private static final double AT_REST = 1e-6;

    private Rest() {}

    /**
     * Whether the right-hand side vanishes at a state, for a map less the state.
     *
     * @param x a state
     */
    public static boolean isAtRest(Dynamics dynamics, double[] x, boolean map) {
        double[] f = new double[x.length];
        dynamics.apply(x, 1, 0, f, null);
        double squares = 0;
        for (int i = 0; i < f.length; i++) {
            double velocity = map ? f[i] - x[i] : f[i];
            squares += velocity * velocity;
        }
        return Math.sqrt(squares / f.length) < AT_REST;
    }
}
