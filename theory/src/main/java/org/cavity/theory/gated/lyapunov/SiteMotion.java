package org.cavity.theory.gated.lyapunov;

import org.cavity.theory.gated.Gate;

/** How a site moves around a ring of time under given inputs, by the Euler map or in continuous time. */
interface SiteMotion {

    /** Points of the ring, a power of two. */
    int points();

    /** Their distance, tau. */
    double step();

    /** Amplitudes of an input behind the filter of z or r, of time constant τ. */
    double[] filtered(double[] amplitudes, double timeConstant);

    /**
     * The periodic h of h' = σ_z(z) (−h + η).
     *
     * @param gate σ_z
     * @param z z at the points
     * @param eta η at the points
     */
    double[] activity(Gate gate, double[] z, double[] eta);
}
