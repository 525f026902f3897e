package org.cavity.numerics.integrator;

/** Advances a block of state and tangent vectors (see {@link Dynamics}) in time. Serves one thread. */
public interface Stepper {

    /**
     * One step, in place. Noise acts on the state alone: tangent vectors feel the same noise as the state.
     *
     * @param block state and tangent vectors
     * @param tangents number of tangent vectors, at most as many as the stepper was built for
     */
    void step(double[] block, int tangents);

    /** Length of a step in units of tau; 1 for a map. */
    double timeStep();

    /**
     * {@link Dynamics#volumeGrowth} integrated over all the steps so far that carried tangent vectors, by the
     * quadrature that the integrator itself applies to the state.
     */
    double logVolume();
}
