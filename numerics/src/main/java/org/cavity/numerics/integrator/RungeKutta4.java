package org.cavity.numerics.integrator;

import org.cavity.numerics.kernel.Kernels;

/** The classical Runge-Kutta scheme (Kutta 1901), order 4, for flows without noise. */
public final class RungeKutta4 implements Stepper {

    private final Kernels kernels = Kernels.best();
    private final Dynamics dynamics;
    private final double timeStep;
    private final double[] slope;
    private final double[] stage;
    private final double[] next;
    private double logVolume;

    /**
     * Prepares the scheme.
     *
     * @param timeStep step dt in units of tau
     * @param maxTangents largest number of tangent vectors that will be carried
     * @throws IllegalArgumentException if the dynamics has noise, which this scheme would leave out
     */
    public RungeKutta4(Dynamics dynamics, double timeStep, int maxTangents) {
        if (dynamics.noise() != 0) {
            throw new IllegalArgumentException("noise = " + dynamics.noise() + " but Runge-Kutta steps need 0.");
        }
        int length = (1 + maxTangents) * dynamics.size();
        this.dynamics = dynamics;
        this.timeStep = timeStep;
        this.slope = new double[length];
        this.stage = new double[length];
        this.next = new double[length];
    }

    @Override
    public void step(double[] block, int tangents) {
        int length = (1 + tangents) * dynamics.size();
        slope(block, tangents, 1);
        kernels.rungeKuttaStage(block, block, timeStep / 6, slope, timeStep / 2, next, stage, 0, length);
        slope(stage, tangents, 2);
        kernels.rungeKuttaStage(block, next, timeStep / 3, slope, timeStep / 2, next, stage, 0, length);
        slope(stage, tangents, 2);
        kernels.rungeKuttaStage(block, next, timeStep / 3, slope, timeStep, next, stage, 0, length);
        slope(stage, tangents, 1);
        kernels.addScaled(next, 0, timeStep / 6, slope, 0, block, 0, length);
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    @Override
    public double logVolume() {
        return logVolume;
    }

    /** The slope at a stage of weight {@code sixths} / 6. */
    private void slope(double[] at, int tangents, int sixths) {
        dynamics.apply(at, tangents, slope);
        if (tangents > 0) {
            logVolume += sixths * timeStep / 6 * dynamics.volumeGrowth();
        }
    }
}
