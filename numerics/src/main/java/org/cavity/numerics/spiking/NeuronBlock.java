package org.cavity.numerics.spiking;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.SpikingKernels;

/**
 * Neurons that are advanced together by one thread.
 *
 * <p>Scheme. Potentials and adaptation are those of the middle of a step, so that the hazard of a step, λ dt, is of
 * second order. A neuron fires when the hazard that it has been exposed to since its last spike exceeds an exponential
 * deviate, drawn at that spike: the survivor function is exp(−∫ λ dt) as in continuous time. Where in the step the sum
 * crosses the deviate, at the fraction f, is the time of the spike. It starts the dead time, after which a step counts
 * by the part that lies beyond it, so that t_ref need not be a multiple of dt; what a neuron without dead time has
 * left of the step is added to the next one. The spike moves a_k by q_k e^{(f − ½) dt/τ_k} in the middle of its step.
 * Under constant intensity intervals are exact for any dt below t_ref.
 */
public final class NeuronBlock {

    /** Steps that a neuron which fires in every step, and would fire more often, may be owed. */
    private static final double MOST_OWED = 2;

    private static final SpikingKernels LOOPS = Kernels.best().spikingKernels();

    private final EscapeNeuron neuron;
    private final double timeStep;
    private final ContinuousSampler exponential;
    private final int size;
    private final double offset;
    private final double deadSteps;
    private final double[] decay;
    private final double[][] adaptation;
    private final double[] potential;
    private final double[] logHazard;
    private final double[] hazard;
    private final double[] dead;
    private final double[] budget;
    private final int[] fired;
    private final double[] fraction;
    private int spikes;

    /**
     * Neurons that have not fired yet.
     *
     * @param exponential exponential deviates of mean 1, for these neurons alone
     * @param adaptation initial a_k of all neurons, mV
     */
    public NeuronBlock(
            EscapeNeuron neuron, double timeStep, int size, ContinuousSampler exponential, double[] adaptation) {
        this.neuron = neuron;
        this.timeStep = timeStep;
        this.exponential = exponential;
        this.size = size;
        int n = paddedSize(size);
        this.offset = Math.log(neuron.baseRatePerMs() * timeStep) - neuron.threshold() / neuron.escapeWidth();
        this.deadSteps = neuron.refractoryTime() / timeStep;
        this.decay = Arrays.stream(neuron.times())
                .map(tau -> Math.exp(-timeStep / tau))
                .toArray();
        this.adaptation = new double[decay.length][n];
        for (int k = 0; k < decay.length; k++) {
            Arrays.fill(this.adaptation[k], adaptation[k]);
        }
        this.potential = new double[n];
        this.logHazard = new double[n];
        this.hazard = new double[n];
        this.dead = new double[n];
        this.budget = new double[n];
        // Those beyond the size never fire.
        Arrays.fill(budget, Double.POSITIVE_INFINITY);
        for (int i = 0; i < size; i++) {
            budget[i] = exponential.sample();
        }
        this.fired = new int[n];
        this.fraction = new double[n];
    }

    /** Length of the arrays of a block of so many neurons. */
    public static int paddedSize(int size) {
        int multiple = SpikingKernels.MULTIPLE;
        return (size + multiple - 1) / multiple * multiple;
    }

    /** Arrays of doubles of the padded size that a block holds. */
    public static int arrays(EscapeNeuron neuron) {
        return 7 + neuron.times().length;
    }

    /** Number of neurons. */
    public int size() {
        return size;
    }

    /** Potentials h in the middle of the step, mV, of the padded size: to be set before each step. */
    public double[] potential() {
        return potential;
    }

    /**
     * Takes a step.
     *
     * @return number of spikes
     */
    public int advance() {
        int n = potential.length;
        double width = neuron.escapeWidth();
        LOOPS.scale(potential, 1 / width, offset, logHazard, n);
        for (int k = 0; k < decay.length; k++) {
            LOOPS.relax(adaptation[k], decay[k], -1 / width, logHazard, n);
        }
        spikes = LOOPS.spend(logHazard, hazard, dead, budget, fired, n);
        for (int j = 0; j < spikes; j++) {
            fire(j);
        }
        return spikes;
    }

    private void fire(int j) {
        int i = fired[j];
        double f = 1 + budget[i] / Math.exp(Math.min(SpikingKernels.LARGEST_LOG, logHazard[i]));
        fraction[j] = f;
        dead[i] = Math.max(f + deadSteps - 1, -MOST_OWED);
        budget[i] = exponential.sample();
        for (int k = 0; k < decay.length; k++) {
            double kick = neuron.amplitudes()[k] * Math.exp((f - 0.5) * timeStep / neuron.times()[k]);
            adaptation[k][i] = neuron.renewal() ? kick : adaptation[k][i] + kick;
        }
    }

    /** Number of spikes in the last step, no more than one of each neuron. */
    public int spikes() {
        return spikes;
    }

    /** The neurons that fired in the last step, as many as there were spikes. */
    public int fired(int spike) {
        return fired[spike];
    }

    /** When in the last step a spike fell, in steps after its beginning: at most 1, below 0 if the spike was owed. */
    public double fraction(int spike) {
        return fraction[spike];
    }

    /**
     * ln λ dt of the last step, dead time disregarded: that which made the neurons spike, before the spikes of the step.
     */
    public double[] logHazard() {
        return logHazard;
    }

    /** Hazard that each neuron was exposed to in the last step: λ dt, 0 in the dead time. */
    public double[] hazard() {
        return hazard;
    }

    /** ln(λ in 1/ms) − ln(λ dt). */
    public double logRateOffset() {
        return -Math.log(timeStep);
    }

    /** Σ_k a_k of a neuron in the middle of the last step, mV. */
    public double adaptation(int i) {
        return potential[i] - neuron.escapeWidth() * (logHazard[i] - offset);
    }
}
