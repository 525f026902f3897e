package org.cavity.numerics.integrator;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.kernel.Kernels;

/**
 * The scheme of Maruyama (1955), weak order 1; the predictor of {@link StochasticHeun}:
 *
 * <pre>
 * x ← x + f(x) dt + √(2D dt) ξ
 * </pre>
 *
 * With a leak of rate 1 alone it gives x the variance D / (1 − dt/2), where the exact one is D.
 */
public final class EulerMaruyama implements Stepper {

    private final Kernels kernels = Kernels.best();
    private final Dynamics dynamics;
    private final double timeStep;
    private final double amplitude;
    private final ContinuousSampler normal;
    private final double[] slope;
    private double logVolume;

    /**
     * Prepares the scheme.
     *
     * @param timeStep step dt in units of tau
     * @param maxTangents largest number of tangent vectors that will be carried
     * @param normal standard normal deviates of the noise, N a step
     */
    public EulerMaruyama(Dynamics dynamics, double timeStep, int maxTangents, ContinuousSampler normal) {
        this.dynamics = dynamics;
        this.timeStep = timeStep;
        this.amplitude = Math.sqrt(2 * dynamics.noise() * timeStep);
        this.normal = normal;
        this.slope = new double[(1 + maxTangents) * dynamics.size()];
    }

    @Override
    public void step(double[] block, int tangents) {
        int size = dynamics.size();
        dynamics.apply(block, tangents, slope);
        kernels.addScaled(block, 0, timeStep, slope, 0, block, 0, (1 + tangents) * size);
        for (int i = 0; i < size; i++) {
            block[i] += amplitude * normal.sample();
        }
        if (tangents > 0) {
            logVolume += timeStep * dynamics.volumeGrowth();
        }
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    @Override
    public double logVolume() {
        return logVolume;
    }

    /** The right-hand side at the start of the last step. */
    double[] slope() {
        return slope;
    }
}
