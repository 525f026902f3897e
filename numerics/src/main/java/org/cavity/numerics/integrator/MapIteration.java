package org.cavity.numerics.integrator;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** Iterates a map, x ← f(x) + √(2D) ξ. */
public final class MapIteration implements Stepper {

    private final Dynamics dynamics;
    private final double amplitude;
    private final ContinuousSampler[] normal;
    private final double[] next;
    private final double[] linearisation;
    private double logVolume;

    /**
     * Prepares the iteration.
     *
     * @param maxTangents largest number of tangent vectors that will be carried
     * @param normal standard normal deviates of each state's noise, N a step if there is noise
     */
    public MapIteration(Dynamics dynamics, int maxTangents, ContinuousSampler... normal) {
        this.dynamics = dynamics;
        this.amplitude = Math.sqrt(2 * dynamics.noise());
        this.normal = normal;
        this.next = new double[(normal.length + maxTangents) * dynamics.size()];
        this.linearisation = new double[dynamics.linearisationLength()];
    }

    @Override
    public void step(double[] block, int tangents) {
        int size = dynamics.size();
        int states = normal.length;
        dynamics.apply(block, states, tangents, next, tangents > 0 ? linearisation : null);
        System.arraycopy(next, 0, block, 0, (states + tangents) * size);
        if (amplitude > 0) {
            for (int i = 0; i < states * size; i++) {
                block[i] += amplitude * normal[i / size].sample();
            }
        }
        if (tangents > 0) {
            logVolume += dynamics.volumeGrowth(linearisation);
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
