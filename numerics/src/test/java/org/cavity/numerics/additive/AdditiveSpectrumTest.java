package org.cavity.numerics.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;

class AdditiveSpectrumTest {

    private final AdditiveSimulation simulation = new AdditiveSimulation();

    @Test
    void eigenvaluesAddUpToTheTraceAndMultiplyToTheDeterminant() {
        SimulationSettings settings = new SimulationSettings(60, 1, 8, 20, 40, 0.1, 1);
        AdditiveNetwork flow = AdditiveNetwork.tanh(2).withMeanCoupling(0.5).withBias(0.1);
        JacobianEigenvalues ofFlow = simulation.eigenvalues(flow, settings, Progress.NONE);
        AdditiveReplica replica = new AdditiveReplica(flow, settings, 0);
        double[] x = replica.settled(0, 0).state();
        double[] jacobian = replica.dynamics().jacobian(x);
        double trace =
                IntStream.range(0, 60).mapToDouble(i -> jacobian[i * 60 + i]).sum();
        assertEquals(trace, Arrays.stream(ofFlow.re()).sum(), 1e-10);
        assertEquals(0, Arrays.stream(ofFlow.im()).sum(), 1e-12);

        AdditiveNetwork map = flow.withStep(1);
        JacobianEigenvalues ofMap = simulation.eigenvalues(map, settings, Progress.NONE);
        double logModuli = IntStream.range(0, 60)
                .mapToDouble(i -> Math.log(Math.hypot(ofMap.re()[i], ofMap.im()[i])))
                .sum();
        double logGains =
                Arrays.stream(ofMap.squaredGains()).map(d -> Math.log(d) / 2).sum() - 60 * Math.log(map.gain());
        double logDeterminant =
                AdditiveDynamics.draw(map, 60, new RandomStreams(8, 0)).logDeterminant() + logGains;
        assertEquals(logDeterminant, logModuli, 1e-9);
    }

    /**
     * In the quiescent state the Jacobian is −1 + gJ. A fraction 0.399/√N of a Ginibre matrix's eigenvalues lies
     * outside the disc; the number in one matrix of this size scatters by 2.6 (measured over 400 matrices).
     */
    @Test
    void eigenvaluesFillTheDiscOfTheCircularLaw() {
        int size = 150;
        int matrices = 8;
        double outside = 0;
        double inside = 0;
        for (int r = 0; r < matrices; r++) {
            SimulationSettings settings = new SimulationSettings(size, 1, r, 0, 10, 0.1, 1);
            JacobianEigenvalues e = simulation.eigenvalues(quiescent(0.9), settings, Progress.NONE);
            for (int i = 0; i < size; i++) {
                double radius = Math.hypot(e.re()[i] + 1, e.im()[i]) / 0.9;
                outside += radius > 1 ? 1 : 0;
                inside += radius < Math.sqrt(0.5) ? 1 : 0;
            }
        }
        assertEquals(0.399 * Math.sqrt(size) * matrices, outside, 3 * 2.6 * Math.sqrt(matrices));
        // Half of a uniform disc; eigenvalues repel each other, so that this number is rigid to O(N^(1/4)) each.
        assertEquals(0.5 * size * matrices, inside, 3 * Math.pow(size, 0.25) * Math.sqrt(matrices));
    }

    @Test
    void radiusAndAbscissaAgreeWithTheBulkDisc() {
        SimulationSettings settings = new SimulationSettings(300, 4, 2, 60, 10, 0.1, 2);
        Measurement m = simulation.measure(
                AdditiveNetwork.tanh(2),
                settings,
                Set.of(Quantity.SPECTRAL_RADIUS, Quantity.SPECTRAL_ABSCISSA),
                Progress.NONE);
        double radius = 1.1922065634;
        // Snapshots of ⟨φ'²⟩ scatter, which four networks' standard error shows; 3 % is the finite-size allowance at N
        // = 300.
        assertEquals(
                radius,
                m.sample(Quantity.SPECTRAL_RADIUS).mean(),
                tolerance(m, Quantity.SPECTRAL_RADIUS, 0.03 * radius));
        assertEquals(
                radius - 1,
                m.sample(Quantity.SPECTRAL_ABSCISSA).mean(),
                tolerance(m, Quantity.SPECTRAL_ABSCISSA, 0.03 * radius));
    }

    /**
     * tanh, g = 0.5, J0 = 1.5: bulk radius 0.2071 and outlier 0.4430 − 1, from the two-by-two matrix of the mean-field
     * theory by quadrature; the naive J0 ⟨φ'⟩ would be 0.538.
     */
    @Test
    void meanCouplingSendsOneEigenvalueOutOfTheBulk() {
        AdditiveNetwork network = AdditiveNetwork.tanh(0.5).withMeanCoupling(1.5);
        Measurement m = simulation.measure(
                network,
                new SimulationSettings(400, 4, 1, 100, 10, 0.1, 2),
                Set.of(Quantity.OUTLIER, Quantity.SPECTRAL_RADIUS, Quantity.MEAN),
                Progress.NONE);
        assertTrue(m.sample(Quantity.MEAN).mean() > 0, "the state with positive mean");
        Sample outlier = m.sample(Quantity.OUTLIER);
        assertEquals(0.442967861 - 1, outlier.mean(), 3 * outlier.standardError() + 0.01, outlier::toString);
        Sample radius = m.sample(Quantity.SPECTRAL_RADIUS);
        // The outlier must not count as bulk.
        assertEquals(0.207143358, radius.mean(), 3 * radius.standardError() + 0.03 * 0.2071, radius::toString);
    }

    private static AdditiveNetwork quiescent(double gain) {
        return AdditiveNetwork.of(Nonlinearity.of("linear", x -> x, x -> 1), gain);
    }

    private static double tolerance(Measurement m, Quantity quantity, double finiteSize) {
        return 3 * m.sample(quantity).standardError() + finiteSize;
    }
}
