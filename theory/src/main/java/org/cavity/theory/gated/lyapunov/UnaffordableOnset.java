package org.cavity.theory.gated.lyapunov;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.lyapunov.spectrum.UnaffordableSpectrumException;

/** Why states beside the onset of chaos are unresolved: what of chaos is left drowns in the noise of affordable samples. */
final class UnaffordableOnset {

    private UnaffordableOnset() {}

    /**
     * The refusal, with the parameters that are in the way and what would do.
     *
     * @param seen what a sample shows in place of chaos
     */
    static UnaffordableSpectrumException of(GatedNetwork network, String seen) {
        return new UnaffordableSpectrumException("gain = " + network.gain() + " and reset_gain = " + network.resetGain()
                + " are too near to the onset of chaos for the Lyapunov spectrum, or below it: " + seen
                + "; values farther into the chaotic phase would do");
    }
}
