package org.cavity.numerics.integrator;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.kernel.Kernels;

/**
 * An Euler–Maruyama step, then Heun's correction of its drift:
 *
 * <pre>
 * x̂ = x + f(x) dt + √(2D dt) ξ,      x ← x̂ + (f(x̂) − f(x)) dt/2
 * </pre>
 *
 * For additive noise this has weak order 2 (Kloeden and Platen 1992, chapter 15). It costs two evaluations a step, and
 * at dt = 0.05 its bias is that of Euler–Maruyama at dt = 0.001: with a leak of rate 1 alone its variance is D (1 −
 * dt²/4 + …).
 */
public final class StochasticHeun implements Stepper {

    private final Kernels kernels = Kernels.best();
    private final Dynamics dynamics;
    private final double timeStep;
    private final int states;
    private final Euler predictor;
    private final double[] slope;
    private final double[] linearisation;
    private double correction;

    /** Prepares the scheme; parameters as for {@link Euler#maruyama}. */
    public StochasticHeun(Dynamics dynamics, double timeStep, int maxTangents, ContinuousSampler... normal) {
        this.dynamics = dynamics;
        this.timeStep = timeStep;
        this.states = normal.length;
        this.predictor = Euler.maruyama(dynamics, timeStep, maxTangents, normal);
        this.slope = new double[(states + maxTangents) * dynamics.size()];
        this.linearisation = new double[dynamics.linearisationLength()];
    }

    @Override
    public void step(double[] block, int tangents) {
        int length = (states + tangents) * dynamics.size();
        double before = predictor.logVolume();
        predictor.step(block, tangents);
        dynamics.apply(block, states, tangents, slope, tangents > 0 ? linearisation : null);
        kernels.addScaled(block, 0, timeStep / 2, slope, 0, block, 0, length);
        kernels.addScaled(block, 0, -timeStep / 2, predictor.slope(), 0, block, 0, length);
        if (tangents > 0) {
            correction += timeStep / 2 * dynamics.volumeGrowth(linearisation) - (predictor.logVolume() - before) / 2;
        }
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    @Override
    public double logVolume() {
        return predictor.logVolume() + correction;
    }
}
