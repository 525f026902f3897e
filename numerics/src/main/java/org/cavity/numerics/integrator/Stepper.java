package org.cavity.numerics.integrator;

/** Advances a block of states and tangent vectors (see {@link Dynamics}) in time. */
public interface Stepper {

    /**
     * One step, in place. Noise acts on the states alone: tangent vectors feel the same noise as the first state.
     *
     * @param block states, as many as the stepper was built for, and tangent vectors at the first of them
     * @param tangents number of tangent vectors, at most as many as the stepper was built for
     */
    void step(double[] block, int tangents);

    /** Length of a step in units of tau. */
    double timeStep();

    /**
     * {@link Dynamics#volumeGrowth} integrated over all the steps so far that carried tangent vectors, by the
     * quadrature that the integrator itself applies to them.
     */
    double logVolume();
}
