package org.cavity.numerics.adapting;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputCourse;

/**
 * What the steps of a stretch add to the potentials of all neurons. Potentials move from the middle of one step to
 * that of the next, so that two steps' inputs enter; each is constant over its step, with the course's value in the
 * middle.
 *
 * <p>The coupling is explicit: the input of a step is J s at its beginning, less the delay, s linear between steps.
 * Since a constant input lags behind what it stands for by half its length, the delay is in effect d + dt/2.
 */
final class InputStretch {

    private final AdaptingPopulation population;
    private final InputCourse course;
    private final double start;
    private final double dt;
    private final double decay;
    private final NoiseStep noise;
    private final double[] mean;
    private final double[] before;
    private final double[] after;
    private final Synapse synapse;
    private double lastMean;
    private double lastDeviation;
    private long step;

    /**
     * Prepares stretches from the first step on.
     *
     * @param start time of the beginning of the first step, ms
     * @param rate population rate of the past, 1/ms
     * @param longest most steps of a stretch, if the delay allows them
     */
    InputStretch(AdaptingPopulation population, InputCourse course, double start, double dt, double rate, int longest) {
        this.population = population;
        this.course = course;
        this.start = start;
        this.dt = dt;
        this.decay = Math.exp(-dt / population.membraneTime());
        this.noise = population.isWhite() ? null : NoiseStep.of(population, dt);
        this.synapse = new Synapse(population, dt, rate);
        int length = population.coupling() == 0 ? longest : Math.min(longest, synapse.foresight());
        this.mean = new double[length];
        this.before = new double[length];
        this.after = new double[length];
        this.lastMean = initialMean();
        this.lastDeviation = course.before().deviation();
    }

    /** Most steps of a stretch. */
    int longest() {
        return mean.length;
    }

    /** m before the first step: mean of the potentials. */
    double initialMean() {
        return course.before().mean() + population.coupling() * synapse.at(0);
    }

    /** Computes the next so many steps. */
    void prepare(int steps) {
        double half = Math.exp(-dt / (2 * population.membraneTime()));
        for (int j = 0; j < steps; j++) {
            double time = start + (step + j + 0.5) * dt;
            double now = course.mean(time);
            if (population.coupling() != 0) {
                now += population.coupling() * synapse.at(step + j);
            }
            double deviation = course.deviation(time);
            mean[j] = lastMean * (half - decay) + now * (1 - half);
            if (population.isWhite()) {
                before[j] = 0;
                after[j] = Math.sqrt(
                        lastDeviation * lastDeviation * (decay - decay * decay) + deviation * deviation * (1 - decay));
            } else {
                before[j] = lastDeviation * noise.before();
                after[j] = deviation * noise.after();
            }
            lastMean = now;
            lastDeviation = deviation;
        }
    }

    /** Takes notice of the spikes of the steps that were prepared. */
    void spent(int steps, int[] counts, double size) {
        for (int j = 0; j < steps; j++) {
            synapse.add(step + j, counts[j] / (size * dt));
        }
        step += steps;
    }

    /** e^{−dt/τ_m}. */
    double decay() {
        return decay;
    }

    /** How inputs that are not white move. */
    NoiseStep noise() {
        return noise;
    }

    /** What the mean adds in a step. */
    double mean(int step) {
        return mean[step];
    }

    /** Factor of the old input; 0 if it is white. */
    double before(int step) {
        return before[step];
    }

    /** Factor of the new input, or of the normal deviate if it is white. */
    double after(int step) {
        return after[step];
    }
}
