package org.cavity.numerics.network;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.integrator.CoarseTangents;
import org.cavity.numerics.integrator.Dynamics;
import org.cavity.numerics.integrator.Euler;
import org.cavity.numerics.integrator.MapIteration;
import org.cavity.numerics.integrator.RungeKutta4;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.integrator.StochasticHeun;
import org.cavity.numerics.integrator.TimeVaryingInput;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;

/**
 * How networks of some parameters move in time, and so which schemes suit them.
 *
 * @param mapStep length of a map's step in units of tau, at most 1; 0 for a flow
 * @param noise intensity D of white noise; 0 for none
 * @param exactLeak whether all variables leak at one rate, which exponential schemes take out
 */
public record Motion(double mapStep, double noise, boolean exactLeak) {

    /** A map x ← f(x) with white noise, whose step is one unit of time. */
    public static Motion map(double noise) {
        return new Motion(1, noise, false);
    }

    /** Euler's map x ← x + δ f(x) of a flow with white noise, for a step δ below 1. */
    public static Motion eulerMap(double step, double noise) {
        return new Motion(step, noise, false);
    }

    /** A flow whose variables all leak at the same rate, with white noise. */
    public static Motion leakyFlow(double noise) {
        return new Motion(0, noise, true);
    }

    /** A flow without white noise whose variables have time constants of their own. */
    public static Motion flow() {
        return new Motion(0, 0, false);
    }

    /** Whether a map is iterated. */
    boolean isMap() {
        return mapStep > 0;
    }

    /** Length of a step. */
    double timeStep(SimulationSettings settings) {
        return isMap() ? mapStep : settings.timeStep();
    }

    /** The integrator that a scheme means; of no meaning for maps. */
    Integrator integrator(Scheme scheme) {
        if (scheme.integrator() != Integrator.AUTOMATIC) {
            return scheme.integrator();
        }
        return noise > 0 ? Integrator.HEUN : Integrator.RUNGE_KUTTA;
    }

    /** Whether steps are those of Runge–Kutta, which takes tangent vectors in bundles. */
    boolean isRungeKutta(Scheme scheme) {
        return !isMap() && integrator(scheme) == Integrator.RUNGE_KUTTA;
    }

    /** Whether white noise drives a flow, whose power spectrum then has no end. */
    boolean isNoisyFlow() {
        return !isMap() && noise > 0;
    }

    /** Evaluations of the right-hand side in a step. */
    double evaluations(Scheme scheme) {
        return isMap()
                ? 1
                : switch (integrator(scheme)) {
                    case RUNGE_KUTTA -> 4;
                    case HEUN -> 2;
                    default -> 1;
                };
    }

    /**
     * Refuses schemes that do not suit.
     *
     * @throws IllegalArgumentException with one sentence saying why not
     */
    void check(Scheme scheme) {
        Integrator asked = scheme.integrator();
        if (isMap() && asked != Integrator.AUTOMATIC) {
            throw new IllegalArgumentException(
                    "integrator = " + asked + " is out of place: a map is iterated; it takes no integrator.");
        }
        if (noise > 0 && asked == Integrator.RUNGE_KUTTA) {
            throw new IllegalArgumentException(
                    "integrator = " + asked + " has no place for noise = " + noise + ": it needs noise = 0.");
        }
        if (!isMap() && !exactLeak && integrator(scheme) != Integrator.RUNGE_KUTTA) {
            throw new IllegalArgumentException("integrator = " + asked + " does not suit variables with time constants"
                    + " of their own: it must be " + Integrator.RUNGE_KUTTA + ".");
        }
        if (scheme.coarseTangents() && !isRungeKutta(scheme)) {
            throw new IllegalArgumentException("coarse tangents are steps of Runge-Kutta, which "
                    + (isMap() ? "a map does not take." : "a network with noise does not take."));
        }
    }

    /**
     * What advances so many states of a network side by side.
     *
     * @param dynamics the right-hand side: f of a map, and of Euler's map the flow that it discretises
     * @param streams the white noise is drawn from their {@link Purpose#NOISE}
     * @param timeStep step of a flow; maps have their own
     * @param input varies by itself; Runge–Kutta schemes only
     */
    public Stepper stepper(
            Dynamics dynamics,
            RandomStreams streams,
            Team team,
            double timeStep,
            int trajectories,
            int maxTangents,
            Scheme scheme,
            TimeVaryingInput input) {
        ContinuousSampler[] normal = new ContinuousSampler[trajectories];
        Arrays.setAll(normal, t -> streams.normal(Purpose.NOISE, t));
        if (isMap()) {
            return mapStep == 1
                    ? new MapIteration(dynamics, maxTangents, normal)
                    : Euler.maruyama(dynamics, mapStep, maxTangents, normal);
        }
        return switch (integrator(scheme)) {
            case EULER_MARUYAMA -> Euler.maruyama(dynamics, timeStep, maxTangents, normal);
            case EXPONENTIAL_EULER -> Euler.exponential(dynamics, timeStep, maxTangents, normal);
            case HEUN -> new StochasticHeun(dynamics, timeStep, maxTangents, normal);
            default ->
                scheme.coarseTangents() && maxTangents > 0
                        ? new CoarseTangents(dynamics, team, timeStep, trajectories, input)
                        : new RungeKutta4(dynamics, team, timeStep, trajectories, maxTangents, input);
        };
    }
}
