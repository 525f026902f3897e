package org.cavity.theory.gated.closed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZeroStateExponentTest {

    /**
     * The top state in a periodic window of cosines, averages of the gate by quadrature in two dimensions. Tolerance:
     * the window and the third derivative of C_r at lag 0, whose kink a cosine series feels, 3e-6.
     */
    @ParameterizedTest
    @CsvSource({"1.8, 5, 1, 1, 1", "1.8, 5, 4, 5, 0.5"})
    void byCosineTransform(double gain, double resetGain, double variance, double time, double resetTime) {
        GatedNetwork network = network(gain, resetGain, variance, time, resetTime);
        assertEquals(
                cosineExponent(network, 0.25, 240, 0.1),
                ZeroStateExponent.of(network).value(),
                3e-6);
    }

    /**
     * The gate's correlation has a core of width 0.1 here: spacings 1/2, 1/4 and 1/8 give 0.0086108, 0.0085925 and
     * 0.0085915.
     */
    @Test
    @Tag("slow")
    void sharpGateByCosineTransform() {
        GatedNetwork network = network(1.6, 20, 4, 20, 0.5);
        assertEquals(
                cosineExponent(network, 0.25, 640, 0.02),
                ZeroStateExponent.of(network).value(),
                2e-6);
    }

    private static GatedNetwork network(double gain, double resetGain, double variance, double time, double resetTime) {
        return GatedNetwork.of(gain, resetGain)
                .withResetNoiseVariance(variance)
                .withResetNoiseTime(time)
                .withResetTime(resetTime);
    }

    private static double cosineExponent(GatedNetwork network, double spacing, int n, double step) {
        double[] potential = new double[n + 1];
        double start = filtered(0, network);
        for (int i = 0; i <= n; i++) {
            potential[i] = network.gain()
                    * network.gain()
                    * CosineOperator.pair(network.resetGate()::value, start, filtered(i * spacing, network), step);
        }
        return Roots.between(l -> growth(l, spacing, potential) - 1, -0.06, 0.3, 1e-11);
    }

    private static double filtered(double lag, GatedNetwork network) {
        double variance = network.resetNoiseVariance();
        double time = network.resetNoiseTime();
        double resetTime = network.resetTime();
        if (time == resetTime) {
            return 0.5 * variance * (1 + lag / time) * Math.exp(-lag / time);
        }
        return variance
                * time
                / (time * time - resetTime * resetTime)
                * (time * Math.exp(-lag / time) - resetTime * Math.exp(-lag / resetTime));
    }

    private static double growth(double exponent, double spacing, double[] potential) {
        int n = potential.length - 1;
        double[][] filter = CosineOperator.matrix(n, spacing, w2 -> 1 / (Math.pow(1 + exponent / 0.5, 2) + w2 / 0.25));
        double[] k = new double[n + 1];
        Arrays.fill(k, 1);
        double growth = 0;
        for (int iteration = 0; iteration < 3000; iteration++) {
            double[] driven = new double[n + 1];
            for (int i = 0; i <= n; i++) {
                driven[i] = potential[i] * k[i];
            }
            k = CosineOperator.times(filter, driven);
            double before = growth;
            growth = DoubleStream.of(k).map(Math::abs).max().orElseThrow();
            for (int i = 0; i <= n; i++) {
                k[i] /= growth;
            }
            if (Math.abs(growth - before) < 1e-12) {
                break;
            }
        }
        return growth;
    }

    @Test
    void frozenInputsGiveAClosedForm() {
        assertEquals(
                0.5 * (1.9 * 0.5 - 1),
                ZeroStateExponent.of(GatedNetwork.of(1.9, 7)).value(),
                1e-14);
        // g² E[σ_r(σx)²] = 1 at this standard deviation of the input, by quadrature.
        GatedNetwork critical = GatedNetwork.of(1.8, 5).withResetInputStd(0.24960556);
        assertEquals(0, ZeroStateExponent.of(critical).value(), 1e-8);
    }

    /** A very slow input is a frozen one of the same variance: E[σ_r²] is that of units far apart in time no more. */
    @Test
    void slowInputTendsToAFrozenOne() {
        double frozen = ZeroStateExponent.of(GatedNetwork.of(1.8, 5).withResetInputStd(0.5))
                .value();
        double slow = ZeroStateExponent.of(
                        GatedNetwork.of(1.8, 5).withResetNoiseVariance(0.25).withResetNoiseTime(1e6))
                .value();
        assertEquals(frozen, slow, 1e-4);
    }

    @Test
    void refusesNetworksWithoutZeroState() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ZeroStateExponent.of(GatedNetwork.of(2, 1).withBias(0.1)));
    }
}
