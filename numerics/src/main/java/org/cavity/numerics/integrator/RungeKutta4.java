package org.cavity.numerics.integrator;

import static org.cavity.numerics.integrator.ClassicalStages.STAGES;
import static org.cavity.numerics.integrator.ClassicalStages.WEIGHT;

import org.cavity.numerics.parallel.Team;

/**
 * The classical Runge-Kutta scheme, order 4, for flows without noise.
 *
 * <p>States and the first tangent vectors go through the stages together, so that couplings are read once for all of
 * them; further tangent vectors follow in bundles.
 */
public final class RungeKutta4 implements Stepper {

    /** Vectors that a thread takes through a step together. */
    public static final int BUNDLE = Bundles.WIDTH;

    private final Dynamics dynamics;
    private final Team team;
    private final double timeStep;
    private final int states;
    private final TimeVaryingInput input;
    private final double[][] linearisation = new double[STAGES][];
    private final ClassicalStages stages;
    private final Bundles bundles;
    private double logVolume;

    /**
     * Prepares the scheme.
     *
     * @param timeStep step dt in units of tau
     * @param states number of states that are advanced side by side, at least 1
     * @param maxTangents largest number of tangent vectors that will be carried
     * @param input what else acts on the states
     * @throws IllegalArgumentException if the dynamics has noise, which this scheme would leave out
     */
    public RungeKutta4(
            Dynamics dynamics, Team team, double timeStep, int states, int maxTangents, TimeVaryingInput input) {
        if (dynamics.noise() != 0) {
            throw new IllegalArgumentException("noise = " + dynamics.noise() + " but Runge-Kutta steps need 0.");
        }
        this.dynamics = dynamics;
        this.team = team;
        this.timeStep = timeStep;
        this.states = states;
        this.input = input;
        this.stages = new ClassicalStages((states + together(maxTangents)) * dynamics.size());
        this.bundles = new Bundles(team, dynamics.size());
        for (int s = 0; s < STAGES; s++) {
            linearisation[s] = maxTangents > 0 ? new double[dynamics.linearisationLength()] : null;
        }
    }

    /** The scheme for dynamics without further input. */
    public RungeKutta4(Dynamics dynamics, Team team, double timeStep, int states, int maxTangents) {
        this(dynamics, team, timeStep, states, maxTangents, TimeVaryingInput.NONE);
    }

    @Override
    public void step(double[] block, int tangents) {
        int first = together(tangents);
        int size = dynamics.size();
        stages.step(team, timeStep, block, (states + first) * size, (point, s, slope) -> {
            input.at(s);
            dynamics.apply(point, states, first, slope, tangents > 0 ? linearisation[s] : null);
            if (tangents > 0) {
                logVolume += WEIGHT[s] * timeStep * dynamics.volumeGrowth(linearisation[s]);
            }
        });
        bundles.step(
                timeStep,
                block,
                (states + first) * size,
                tangents - first,
                (member, vectors, s, count, slope) ->
                        dynamics.applyTangents(member, linearisation[s], vectors, 0, count, slope));
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    @Override
    public double logVolume() {
        return logVolume;
    }

    /** Tangent vectors that are advanced together with the states. */
    private int together(int tangents) {
        return Math.min(tangents, Math.max(1, Bundles.WIDTH - states));
    }
}
