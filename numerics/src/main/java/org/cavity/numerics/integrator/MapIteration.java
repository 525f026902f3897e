package org.cavity.numerics.integrator;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** Iterates a map, x ← f(x) + √(2D) ξ. */
public final class MapIteration implements Stepper {

    private final Dynamics dynamics;
    private final double amplitude;
    private final ContinuousSampler normal;
    private final double[] next;
    private double logVolume;

    /**
     * Prepares the iteration.
     *
     * @param maxTangents largest number of tangent vectors that will be carried
     * @param normal standard normal deviates of the noise, N a step if there is noise
     */
    public MapIteration(Dynamics dynamics, int maxTangents, ContinuousSampler normal) {
        this.dynamics = dynamics;
        this.amplitude = Math.sqrt(2 * dynamics.noise());
        this.normal = normal;
        this.next = new double[(1 + maxTangents) * dynamics.size()];
    }

    @Override
    public void step(double[] block, int tangents) {
        int size = dynamics.size();
        dynamics.apply(block, tangents, next);
        System.arraycopy(next, 0, block, 0, (1 + tangents) * size);
        if (amplitude > 0) {
            for (int i = 0; i < size; i++) {
                block[i] += amplitude * normal.sample();
            }
        }
        if (tangents > 0) {
            logVolume += dynamics.volumeGrowth();
        }
    }

    @Override
    public double timeStep() {
        return 1;
    }

    @Override
    public double logVolume() {
        return logVolume;
    }
}
