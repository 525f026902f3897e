package org.cavity.theory.gated.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cavity.theory.gated.GateMeasure;
import org.cavity.theory.gated.GatedNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanFieldFixedPointTest {

    private static double map(GatedNetwork network, double d) {
        MeanFieldFixedPoint p = new MeanFieldFixedPoint(network, d);
        return p.rateVariance() * p.resetMoment() + network.inputStd() * network.inputStd();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, 0, 0, 0, 0, 0.1",
        "3, 1, 0.4, 0, 0, 0.3, 0.1",
        "1.9, 20, 0, 0, 0, 0, 0.0004",
        "4, 2, 0.5, 0.3, 0, 0, 0.27",
        "1.5, 3, -1, 0.5, 0.5, 0.7, 0.4",
        "50, 300, 0.2, 0.1, 0.1, 0.2, 0.3"
    })
    void slopeIsTheDerivativeOfTheMap(
            double g, double alphaR, double betaR, double betaH, double sigmaH, double sigmaR, double d) {
        GatedNetwork network = GatedNetwork.of(g, alphaR)
                .withResetBias(betaR)
                .withBias(betaH)
                .withInputStd(sigmaH)
                .withResetInputStd(sigmaR);
        MeanFieldFixedPoint p = new MeanFieldFixedPoint(network, d);
        double e = 1e-3 * d;
        double difference =
                (8 * (map(network, d + e) - map(network, d - e)) - (map(network, d + 2 * e) - map(network, d - 2 * e)))
                        / (12 * e);
        // Fourth-order differences over a thousandth of D: truncation 1e-12 relative, rounding 1e-13 / 1e-3.
        assertEquals(difference, p.slope(), 1e-9 * Math.abs(difference));
    }

    @Test
    void averagesOfTheUpdateGateConvergeForAnySharpness() {
        for (double alphaZ : new double[] {0, 1e-3, 0.3, 2, 10, 100, 1000}) {
            GatedNetwork network = GatedNetwork.of(3, 1).withUpdateGain(alphaZ).withUpdateBias(0.4);
            MeanFieldFixedPoint p = new MeanFieldFixedPoint(network, 0.1);
            GateMeasure gates = p.jacobianStatistics().gates();
            double total = 0;
            double inverse = 0;
            double gain = 0;
            double lambda = 0.01;
            for (int k = 0; k < gates.opening().length; k++) {
                total += gates.probability()[k];
                gain += gates.rateWeight()[k];
                inverse += gates.probability()[k] / (lambda + gates.opening()[k]);
            }
            assertEquals(1, total, 1e-13);
            assertEquals(p.squaredGain(), gain, 1e-12);
            assertEquals(inverseOpening(network, p.varianceZ(), lambda), inverse, 1e-11 * inverse, "alpha_z " + alphaZ);
        }
    }

    /** E[1 / (λ + σ_z)] by the midpoint rule on a fine grid of z. */
    private static double inverseOpening(GatedNetwork network, double variance, double lambda) {
        int n = 400_000;
        double sum = 0;
        double norm = 0;
        for (int i = 0; i < n; i++) {
            double z = -9 + 18 * (i + 0.5) / n;
            double w = Math.exp(-0.5 * z * z);
            norm += w;
            sum += w / (lambda + network.updateGate().value(Math.sqrt(variance) * z));
        }
        return sum / norm;
    }

    @Test
    void fluctuatingInputLeavesOnlyTheZeroState() {
        GatedNetwork network = GatedNetwork.of(1.8, 5).withResetNoiseVariance(2).withResetNoiseTime(3);
        assertEquals(1.5, new MeanFieldFixedPoint(network, 0).varianceR(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> new MeanFieldFixedPoint(network, 0.1));
    }
}
