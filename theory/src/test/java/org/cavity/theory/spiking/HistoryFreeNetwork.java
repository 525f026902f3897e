package org.cavity.theory.spiking;

import java.util.Arrays;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * The mean-field equations of neurons without dead time and adaptation, solved by quadrature. Given their input such
 * neurons are Poisson processes of the intensity λ₀ e^{(h − θ)/Δ_u}, and h is Gaussian:
 *
 * <pre>
 * A = λ₀ exp((m − θ)/Δ_u + (s + c(0))/2),   ⟨r²⟩ = A² e^s,   s = g²⟨r²⟩/Δ_u²
 * S(ω) = A + ⟨r²⟩ ∫ (e^{c(τ)} − 1) e^{−iωτ} dτ,   c = correlation of the potential's fluctuations over Δ_u²
 * </pre>
 */
final class HistoryFreeNetwork {

    private static final int STEPS = 1 << 14;
    private static final double STEP = 0.25;

    private final SpikingNetwork network;
    private double rate;
    private double squaredRate;
    private final double[] spectrum = new double[STEPS];

    HistoryFreeNetwork(SpikingNetwork network) {
        this.network = network;
        this.rate = 0.005;
        this.squaredRate = rate * rate;
        Arrays.fill(spectrum, rate);
        double change = 1;
        for (int i = 0; i < 2000 && change > 1e-12; i++) {
            double before = rate;
            iterate(0.3);
            change = Math.abs(rate / before - 1);
        }
        if (change > 1e-12) {
            throw new IllegalStateException("the quadrature does not converge");
        }
    }

    private void iterate(double share) {
        double width = network.escapeWidth();
        double gain = network.couplingStd() / width;
        double[][] c = new double[2][STEPS];
        for (int k = 0; k < STEPS; k++) {
            double omega = 2 * Math.PI * Math.min(k, STEPS - k) / (STEPS * STEP);
            c[0][k] = gain
                    * gain
                    * spectrum[k]
                    / ((1 + Math.pow(omega * network.membraneTime(), 2))
                            * (1 + Math.pow(omega * network.synapticTime(), 2)))
                    / STEP;
        }
        FastFourierTransformer.transformInPlace(c, DftNormalization.STANDARD, TransformType.INVERSE);
        double constant = gain * gain * squaredRate;
        double mean = network.inputMean() + network.couplingMean() * rate;
        double newRate =
                network.baseRate() / 1000 * Math.exp((mean - network.threshold()) / width + (constant + c[0][0]) / 2);
        for (int j = 0; j < STEPS; j++) {
            c[0][j] = Math.expm1(c[0][j]) * STEP;
            c[1][j] = 0;
        }
        FastFourierTransformer.transformInPlace(c, DftNormalization.STANDARD, TransformType.FORWARD);
        double newSquare = newRate * newRate * Math.exp(constant);
        for (int k = 0; k < STEPS; k++) {
            spectrum[k] += share * (newRate + newSquare * c[0][k] - spectrum[k]);
        }
        rate += share * (newRate - rate);
        squaredRate += share * (newSquare - squaredRate);
    }

    /** A, Hz. */
    double rate() {
        return 1000 * rate;
    }

    /** Standard deviation of the rates, Hz. */
    double spread() {
        return 1000 * Math.sqrt(squaredRate - rate * rate);
    }

    /** S at a frequency in Hz, Hz. */
    double spectrum(double frequency) {
        double k = frequency / 1000 * STEPS * STEP;
        int low = (int) k;
        return 1000 * ((1 - k + low) * spectrum[low] + (k - low) * spectrum[low + 1]);
    }
}
