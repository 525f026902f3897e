package org.cavity.theory.spiking;

import java.util.List;
import org.cavity.theory.adapting.coupled.CharacteristicEquation;
import org.cavity.theory.adapting.coupled.OperatingPoint;
import org.hipparchus.complex.Complex;

/**
 * R(ω), the linear response of ln A to a change of m/Δ_u, the neurons keeping their different inputs. It is measured in
 * bands; between their middles it is interpolated, below the first it is constant but for an imaginary part that tends
 * to 0, and above the last it is 1.
 */
final class PopulationResponse {

    private final SpikingNetwork network;
    private final SpectralBands bands;
    private final double rate;
    private final double[][] response;

    private PopulationResponse(SpikingNetwork network, SpectralBands bands, double rate, double[][] response) {
        this.network = network;
        this.bands = bands;
        this.rate = rate;
        this.response = response;
    }

    /** The mean over samples. */
    static PopulationResponse of(SpikingNetwork network, SpectralBands bands, List<SampleSolution> solutions) {
        double[][] mean = new double[2][bands.count()];
        double rate = 0;
        for (SampleSolution solution : solutions) {
            double[][] one = solution.neurons().response(solution.law());
            rate += solution.statistics().rate() / solutions.size();
            for (int b = 0; b < bands.count(); b++) {
                mean[0][b] += one[0][b] / solutions.size();
                mean[1][b] += one[1][b] / solutions.size();
            }
        }
        return new PopulationResponse(network, bands, rate, mean);
    }

    /** R at a frequency f ≥ 0, 1/ms. */
    Complex at(double frequency) {
        int last = bands.count() - 1;
        if (frequency > bands.middle(last)) {
            return Complex.ONE;
        }
        double first = bands.middle(0);
        if (frequency < first) {
            return new Complex(response[0][0], response[1][0] * frequency / first);
        }
        int b = 0;
        while (b + 2 <= last && frequency > bands.middle(b + 1)) {
            b++;
        }
        double share = (frequency - bands.middle(b)) / (bands.middle(b + 1) - bands.middle(b));
        return new Complex(
                (1 - share) * response[0][b] + share * response[0][b + 1],
                (1 - share) * response[1][b] + share * response[1][b + 1]);
    }

    /** g² A² |R|²/[Δ_u² (1 + ω²τ_m²)(1 + ω²τ_d²)] at a frequency, 1/ms. */
    double loopGain(double frequency) {
        double omega = 2 * Math.PI * frequency;
        double gain = network.couplingStd() * rate / network.escapeWidth();
        double filters =
                (1 + Math.pow(omega * network.membraneTime(), 2)) * (1 + Math.pow(omega * network.synapticTime(), 2));
        return gain * gain * Math.pow(at(frequency).norm(), 2) / filters;
    }

    /** Largest loop gain of the bands. */
    double largestLoopGain() {
        double largest = 0;
        for (int b = 0; b < bands.count(); b++) {
            largest = Math.max(largest, loopGain(bands.middle(b)));
        }
        return largest;
    }

    /** Number of growing modes of the population rate, 1 = J₀ A R(ω)/[Δ_u (1 + iωτ_m)(1 + iωτ_d)]. */
    int growingModes() {
        if (network.couplingMean() == 0) {
            return 0;
        }
        OperatingPoint point =
                new OperatingPoint(network.inputMean(), rate, z -> at(z.getImaginary() / (2 * Math.PI)), "");
        return new CharacteristicEquation(network.uncoupled(), point).growingModes(network.couplingMean());
    }
}
