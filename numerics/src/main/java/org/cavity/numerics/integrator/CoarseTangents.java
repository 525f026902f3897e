package org.cavity.numerics.integrator;

import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;

/**
 * States by {@link RungeKutta4} with step dt, tangent vectors by Lawson's scheme (1967) with step 2dt: half the products
 * with the couplings for the same states.
 *
 * <p>The two steps of the state give it at the beginning, the middle and the end of the tangent vectors' step, which is
 * where the classical scheme needs the linearisation. The decay at rate c, common to all units, is taken out: with v(t) =
 * exp(−ct) w(t) the scheme advances w' = (Df + c) w, so that its error is set by the couplings alone. For μ an eigenvalue
 * of Df + c an exponent is off by about |μ|⁵ (2dt)⁴/120, with |μ| = 1 and dt = 0.1 by 1.3e-5.
 */
public final class CoarseTangents implements Stepper {

    /** Which of the three linearisations a stage uses. */
    private static final int[] MOMENT = {0, 1, 1, 2};

    private static final double[] SIMPSON = {1 / 6.0, 4 / 6.0, 1 / 6.0};

    private final Kernels kernels = Kernels.best();
    private final Dynamics dynamics;
    private final RungeKutta4 trajectory;
    private final int states;
    private final Bundles bundles;
    private final double[][] linearisation;
    private double logVolume;

    /**
     * Prepares the scheme; parameters as for {@link RungeKutta4}.
     *
     * @param timeStep step dt of the states
     */
    public CoarseTangents(Dynamics dynamics, Team team, double timeStep, int states, TimeVaryingInput input) {
        this.dynamics = dynamics;
        this.trajectory = new RungeKutta4(dynamics, team, timeStep, states, 0, input);
        this.states = states;
        this.bundles = new Bundles(team, dynamics.size());
        this.linearisation = new double[SIMPSON.length][dynamics.linearisationLength()];
    }

    /** The scheme for dynamics without further input. */
    public CoarseTangents(Dynamics dynamics, Team team, double timeStep, int states) {
        this(dynamics, team, timeStep, states, TimeVaryingInput.NONE);
    }

    @Override
    public void step(double[] block, int tangents) {
        if (tangents == 0) {
            trajectory.step(block, 0);
            trajectory.step(block, 0);
            return;
        }
        for (int moment = 0; moment < SIMPSON.length; moment++) {
            if (moment > 0) {
                trajectory.step(block, 0);
            }
            dynamics.linearise(block, linearisation[moment]);
            logVolume += SIMPSON[moment] * timeStep() * dynamics.volumeGrowth(linearisation[moment]);
        }
        double decayRate = dynamics.decayRate();
        double decay = Math.exp(-decayRate * timeStep());
        int size = dynamics.size();
        bundles.step(timeStep(), block, states * size, tangents, (member, vectors, stage, count, slope) -> {
            dynamics.applyTangents(member, linearisation[MOMENT[stage]], vectors, 0, count, slope);
            kernels.addScaled(slope, 0, decayRate, vectors, 0, slope, 0, count * size);
        });
        for (int i = states * size; i < (states + tangents) * size; i++) {
            block[i] *= decay;
        }
    }

    /** Length of the tangent vectors' step, 2dt. */
    @Override
    public double timeStep() {
        return 2 * trajectory.timeStep();
    }

    @Override
    public double logVolume() {
        return logVolume;
    }
}
