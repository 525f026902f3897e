package org.cavity.numerics.integrator;

/**
 * The right-hand side of one network: of dx/dt = f(x) + √(2D) ξ(t), or of the map x ← f(x) + √(2D) ξ. This is all that
 * integrators and Lyapunov exponents know of a model.
 *
 * <p>A block holds states and, after them, tangent vectors at the first state, column after column. Instances own
 * scratch memory and serve one team of threads.
 */
public interface Dynamics {

    /** Length of a state. */
    int size();

    /**
     * Evaluates the right-hand side and its linearisation together, so that the couplings are read once.
     *
     * @param block states x and tangent vectors v, {@code states + tangents} columns
     * @param states number of states, at least 1
     * @param tangents number of tangent vectors, 0 or more
     * @param out receives the f(x) and the Df(x) v in the same layout, x being the first state; must not be
     *     {@code block}
     * @param linearisation receives what {@link #applyTangents} needs to know of Df at the first state; null if nobody
     *     will ask
     */
    void apply(double[] block, int states, int tangents, double[] out, double[] linearisation);

    /** Number of elements of a linearisation. */
    int linearisationLength();

    /** What {@link #applyTangents} needs to know of Df at the state x, the first elements of the array. */
    void linearise(double[] x, double[] linearisation);

    /**
     * Df v for further tangent vectors, by one member of the team while others do likewise with other vectors. The
     * result has the same bits as that of {@link #apply}.
     *
     * @param member index of the calling thread in the team
     * @param linearisation Df at the state
     * @param vectors holds {@code count} vectors v from {@code offset}
     * @param out receives the products from index 0
     */
    void applyTangents(int member, double[] linearisation, double[] vectors, int offset, int count, double[] out);

    /**
     * How fast volumes grow: the trace of Df for a flow, for a map the part of log |det Df| that varies with the state.
     * NaN for maps of which only a determinant at every step would tell.
     */
    double volumeGrowth(double[] linearisation);

    /** Rate c at which every unit would decay by itself: f(x) = −c x + …, 1 for units of time constant 1; 0 for none. */
    double decayRate();

    /** Intensity D of the white noise; 0 for none. */
    double noise();
}
