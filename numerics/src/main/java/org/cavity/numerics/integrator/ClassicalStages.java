package org.cavity.numerics.integrator;

import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;

/** The four stages of the classical Runge-Kutta scheme (Kutta 1901) and the memory that they need. */
final class ClassicalStages {

    static final int STAGES = 4;

    /** What the slope at each stage contributes to the step. */
    static final double[] WEIGHT = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};

    private static final double[] AHEAD = {0.5, 0.5, 1};

    private final Kernels kernels = Kernels.best();
    private final double[] slope;
    private final double[] stage;
    private final double[] next;

    /** The right-hand side. */
    @FunctionalInterface
    interface Slope {

        /** Puts the right-hand side at a point, which belongs to a stage, into {@code slope}. */
        void at(double[] point, int stage, double[] slope);
    }

    /** Makes room for points of so many elements. */
    ClassicalStages(int length) {
        slope = new double[length];
        stage = new double[length];
        next = new double[length];
    }

    /**
     * One step of x in place.
     *
     * @param team shares the arithmetic on the elements
     * @param x the point, {@code length} elements
     */
    void step(Team team, double timeStep, double[] x, int length, Slope f) {
        double[] point = x;
        double[] sum = x;
        for (int s = 0; s < STAGES - 1; s++) {
            f.at(point, s, slope);
            double weight = timeStep * WEIGHT[s];
            double ahead = timeStep * AHEAD[s];
            double[] soFar = sum;
            team.overRanges(
                    length,
                    (from, to) ->
                            kernels.rungeKuttaStage(x, soFar, weight, slope, ahead, next, stage, from, to - from));
            point = stage;
            sum = next;
        }
        f.at(point, STAGES - 1, slope);
        double weight = timeStep * WEIGHT[STAGES - 1];
        team.overRanges(length, (from, to) -> kernels.addScaled(next, from, weight, slope, from, x, from, to - from));
    }
}
