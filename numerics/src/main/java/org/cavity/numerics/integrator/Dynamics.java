package org.cavity.numerics.integrator;

/**
 * The right-hand side of one network: of dx/dt = f(x) + √(2D) ξ(t), or of the map x ← f(x) + √(2D) ξ. This is all that
 * integrators and Lyapunov exponents know of a model.
 *
 * <p>A block holds the state in column 0 and tangent vectors in the columns after it, column after column. Instances
 * own scratch memory and serve one thread.
 */
public interface Dynamics {

    /** Length of the state. */
    int size();

    /**
     * Evaluates the right-hand side and its linearisation together, so that the couplings are read once.
     *
     * @param block state x and tangent vectors v_c, {@code (1 + tangents) size} elements
     * @param tangents number of tangent vectors, 0 or more
     * @param out receives f(x) and the Df(x) v_c in the same layout; must not be {@code block}
     */
    void apply(double[] block, int tangents, double[] out);

    /**
     * How fast volumes grow at the state that {@link #apply} last saw together with tangent vectors: the trace of Df
     * for a flow, for a map the part of log |det Df| that varies with the state.
     */
    double volumeGrowth();

    /** Intensity D of the white noise; 0 for none. */
    double noise();
}
