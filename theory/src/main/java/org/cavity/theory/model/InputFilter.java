package org.cavity.theory.model;

/**
 * The linear response of the logarithm of the population rate to one channel of its input: δ ln A(ω) = χ(ω) δI(ω) with
 * the convention e^{iωt}, so that a lag is a negative phase. The arrays are not to be modified.
 *
 * @param channel the channel that is modulated
 * @param frequencies frequencies, cycles per unit of time of the model's rates (Hz)
 * @param gains |χ|, per unit of the input
 * @param phases arg χ, rad
 * @param gainErrors error of each gain: standard error if measured, documented error of the theory if predicted
 * @param phaseErrors error of each phase
 */
public record InputFilter(
        InputChannel channel,
        double[] frequencies,
        double[] gains,
        double[] phases,
        double[] gainErrors,
        double[] phaseErrors) {}
