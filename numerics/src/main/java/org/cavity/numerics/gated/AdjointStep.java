package org.cavity.numerics.gated;

import org.cavity.numerics.kernel.Kernels;

/**
 * The transpose of the map from tangent vectors to tangent vectors that one step of {@link
 * org.cavity.numerics.integrator.RungeKutta4} makes: not another discretisation of the adjoint equations, but the exact
 * derivative of the computed trajectory, which leaves ⟨a, v⟩ unchanged but for rounding.
 */
final class AdjointStep {

    private static final int STAGES = 4;
    private static final double[] WEIGHT = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};

    /** How far ahead of the step's start the next stage's point lies, in steps, by each stage's slope. */
    private static final double[] AHEAD = {0.5, 0.5, 1};

    private final Kernels kernels = Kernels.best();
    private final GatedDynamics dynamics;
    private final GatedAdjoint adjoint;
    private final double timeStep;
    private final int count;
    private final double[][] linearisation;
    private final double[] point;
    private final double[] slope;
    private final double[] weighted;
    private final double[] pulledBack;
    private final double[] sum;

    /** Prepares for {@code count} adjoint vectors. */
    AdjointStep(GatedDynamics dynamics, GatedAdjoint adjoint, double timeStep, int count) {
        this.dynamics = dynamics;
        this.adjoint = adjoint;
        this.timeStep = timeStep;
        this.count = count;
        this.linearisation = new double[STAGES][dynamics.linearisationLength()];
        this.point = new double[dynamics.size()];
        this.slope = new double[dynamics.size()];
        this.weighted = new double[count * dynamics.size()];
        this.pulledBack = new double[weighted.length];
        this.sum = new double[weighted.length];
    }

    /**
     * Takes adjoint vectors from the end of a step to its beginning, in place.
     *
     * @param state the state at the beginning of the step
     */
    void back(double[] state, double[] vectors) {
        int length = dynamics.size();
        System.arraycopy(state, 0, point, 0, length);
        for (int s = 0; s < STAGES; s++) {
            dynamics.apply(point, 1, 0, slope, linearisation[s]);
            if (s < AHEAD.length) {
                kernels.addScaled(state, 0, timeStep * AHEAD[s], slope, 0, point, 0, length);
            }
        }
        int all = count * length;
        System.arraycopy(vectors, 0, sum, 0, all);
        for (int s = STAGES - 1; s >= 0; s--) {
            double weight = timeStep * WEIGHT[s];
            for (int i = 0; i < all; i++) {
                weighted[i] = weight * vectors[i];
            }
            if (s < AHEAD.length) {
                kernels.addScaled(weighted, 0, timeStep * AHEAD[s], pulledBack, 0, weighted, 0, all);
            }
            adjoint.apply(linearisation[s], weighted, count, pulledBack);
            kernels.addScaled(sum, 0, 1, pulledBack, 0, sum, 0, all);
        }
        System.arraycopy(sum, 0, vectors, 0, all);
    }
}
