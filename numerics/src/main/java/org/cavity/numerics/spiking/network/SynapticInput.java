package org.cavity.numerics.spiking.network;

import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.SpikingKernels;
import org.cavity.numerics.spiking.PotentialSource;

/** The potentials of a block of neurons that all neurons of a network drive, see {@link SynapticFilter}. */
final class SynapticInput implements PotentialSource {

    private static final SpikingKernels LOOPS = Kernels.best().spikingKernels();

    private final SynapticFilter filter;
    private final IncomingCouplings couplings;
    private final Volley volley;
    private final double mean;
    private final double[] input;

    /**
     * Inputs and potentials as they are where all neurons have fired at one constant rate.
     *
     * @param volley the spikes of the step before the next one
     * @param mean μ
     * @param rate 1/ms
     * @param size number of neurons
     * @param potential receives the potentials
     */
    SynapticInput(
            SynapticFilter filter,
            IncomingCouplings couplings,
            Volley volley,
            double mean,
            double rate,
            int size,
            double[] potential) {
        this.filter = filter;
        this.couplings = couplings;
        this.volley = volley;
        this.mean = mean;
        this.input = new double[potential.length];
        for (int i = 0; i < size; i++) {
            input[i] = rate * couplings.sum(i);
            potential[i] = mean + rate * couplings.sum(i);
        }
    }

    @Override
    public void advance(int step, double[] potential) {
        int n = potential.length;
        LOOPS.scale(potential, filter.membraneDecay(), mean * (1 - filter.membraneDecay()), potential, n);
        LOOPS.relax(input, filter.synapticDecay(), filter.transferred(), potential, n);
        LOOPS.addColumns(
                couplings.matrix(),
                volley.senders(),
                volley.inputWeights(),
                volley.potentialWeights(),
                volley.count(),
                input,
                potential,
                n);
    }
}
