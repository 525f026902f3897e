package org.cavity.numerics.integrator;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.kernel.Kernels;

/**
 * Schemes of one evaluation a step, x ← x + a f(x) + b ξ, weak order 1.
 *
 * <p>{@link #maruyama} (Maruyama 1955) has a = dt and b = √(2D dt). {@link #exponential} integrates the decay at rate c
 * that is part of f exactly (Certaine 1960): a = (1 − e^(−c dt))/c and b = √(D (1 − e^(−2c dt))/c). Units without
 * couplings have the exact variance D/c with it, and D/(c − c² dt/2) with Maruyama's.
 */
public final class Euler implements Stepper {

    private final Kernels kernels = Kernels.best();
    private final Dynamics dynamics;
    private final double timeStep;
    private final double advance;
    private final double amplitude;
    private final ContinuousSampler[] normal;
    private final double[] slope;
    private final double[] linearisation;
    private double logVolume;

    private Euler(
            Dynamics dynamics,
            double timeStep,
            double advance,
            double amplitude,
            int maxTangents,
            ContinuousSampler[] normal) {
        this.dynamics = dynamics;
        this.timeStep = timeStep;
        this.advance = advance;
        this.amplitude = amplitude;
        this.normal = normal;
        this.slope = new double[(normal.length + maxTangents) * dynamics.size()];
        this.linearisation = new double[dynamics.linearisationLength()];
    }

    /**
     * Euler–Maruyama.
     *
     * @param timeStep step dt in units of tau
     * @param maxTangents largest number of tangent vectors that will be carried
     * @param normal standard normal deviates of each state's noise, N a step
     */
    public static Euler maruyama(Dynamics dynamics, double timeStep, int maxTangents, ContinuousSampler... normal) {
        double amplitude = Math.sqrt(2 * dynamics.noise() * timeStep);
        return new Euler(dynamics, timeStep, timeStep, amplitude, maxTangents, normal);
    }

    /** Exponential Euler; parameters as for {@link #maruyama}. */
    public static Euler exponential(Dynamics dynamics, double timeStep, int maxTangents, ContinuousSampler... normal) {
        double c = dynamics.decayRate();
        if (c == 0) {
            return maruyama(dynamics, timeStep, maxTangents, normal);
        }
        double advance = -Math.expm1(-c * timeStep) / c;
        double amplitude = Math.sqrt(-dynamics.noise() * Math.expm1(-2 * c * timeStep) / c);
        return new Euler(dynamics, timeStep, advance, amplitude, maxTangents, normal);
    }

    @Override
    public void step(double[] block, int tangents) {
        int size = dynamics.size();
        int states = normal.length;
        dynamics.apply(block, states, tangents, slope, tangents > 0 ? linearisation : null);
        kernels.addScaled(block, 0, advance, slope, 0, block, 0, (states + tangents) * size);
        if (amplitude > 0) {
            for (int i = 0; i < states * size; i++) {
                block[i] += amplitude * normal[i / size].sample();
            }
        }
        if (tangents > 0) {
            logVolume += timeStep * dynamics.volumeGrowth(linearisation);
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
