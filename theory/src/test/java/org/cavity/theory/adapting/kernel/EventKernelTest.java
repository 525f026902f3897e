package org.cavity.theory.adapting.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventKernelTest {

    private static EventKernel kernel(String... assignments) {
        return EventKernel.of(AdaptingPopulation.SCHEMA.parse(
                Arrays.stream(assignments).map(a -> a.split("=")).collect(Collectors.toMap(a -> a[0], a -> a[1]))));
    }

    /** One exponential: γ(s) = −Σ_n (−x)^n e^{−ns/τ}/n!, each term of which has a closed transform. */
    @ParameterizedTest
    @CsvSource({"4,100,3,0,0", "4,100,3,0,0.02", "4,100,3,0,2", "6,30,0,0.01,0.3", "12,5,10,0,0.1", "1,1000,3,0.1,5"})
    void transformsOfOneExponentialAreItsSeries(double q, double tau, double dead, double re, double im) {
        EventKernel kernel = kernel("q=[" + q + "]", "tau_a=[" + tau + "]", "t_ref=" + dead);
        Complex z = new Complex(re, im);
        Complex series = Complex.ZERO;
        double power = 1;
        for (int n = 1; n < 60; n++) {
            power *= -q / 2 / n;
            Complex rate = z.add(n / tau);
            series = series.subtract(rate.multiply(-dead).exp().divide(rate).multiply(power));
        }
        Complex actual = kernel.suppressionTransform(z);
        // Cubics on 30 nodes per scale: h⁴/384 of the fourth derivative.
        assertEquals(0, actual.subtract(series).norm(), 1e-7 * kernel.suppressionIntegral());
        Complex adaptation = z.add(1 / tau)
                .reciprocal()
                .multiply(q / 2)
                .multiply(z.add(1 / tau).multiply(-dead).exp());
        assertEquals(0, kernel.adaptationTransform(z).subtract(adaptation).norm(), 1e-12 * q * tau);
        Complex half = kernel.resummedTransform(z, 0.5);
        assertEquals(0, series.add(adaptation).multiply(0.5).subtract(half).norm(), 1e-7 * q * tau);
    }

    @Test
    void transformsAtZeroAreTheIntegrals() {
        EventKernel kernel = EventKernel.of(AdaptingPopulation.of(Preset.L5));
        assertEquals(
                kernel.suppressionIntegral(),
                kernel.suppressionTransform(Complex.ZERO).getReal(),
                1e-7 * kernel.suppressionIntegral());
        assertEquals(
                kernel.adaptationIntegral(),
                kernel.adaptationTransform(Complex.ZERO).getReal(),
                1e-12 * kernel.adaptationIntegral());
        assertEquals(3, kernel.deadTimeTransform(Complex.ZERO).getReal(), 1e-15);
        Complex small = new Complex(1e-5, 2e-5);
        Complex exact = Complex.ONE.subtract(small.multiply(-3).exp()).divide(small);
        assertEquals(0, kernel.deadTimeTransform(small).subtract(exact).norm(), 1e-10);
    }

    /** For weak adaptation γ = ε = x e^{−s/τ}: the triple integral is x³τ²/4, ∫(ε − γ) = x²τ/4. */
    @Test
    void correlationTimeOfWeakAdaptation() {
        EventKernel weak = kernel("q=[0.0002]", "tau_a=[50]", "t_ref=0");
        assertEquals(1e-4 * 50, weak.correlationTime(), 2e-4 * 1e-4 * 50, "to first order in x = 1e-4");
    }

    /** Sums over a fine uniform grid. */
    @ParameterizedTest
    @CsvSource({"L5,1,300", "single,0.25,1200"})
    void correlationTimeByDirectSummation(String preset, double step, double tolerance) {
        EventKernel kernel = kernel("preset=" + preset);
        int dead = (int) Math.round(kernel.deadTime() / step);
        int n = (int) (12 * kernel.timeRange()[1] / step);
        double[] gamma = new double[n];
        double excess = 0;
        for (int i = 0; i < n; i++) {
            double epsilon = kernel.adaptation((i + 0.5) * step);
            gamma[i] = -Math.expm1(-epsilon);
            excess += i < dead ? 0 : (epsilon - gamma[i]) * step;
        }
        // Pairs of midpoints have lags r = j step.
        double triple = 0;
        for (int j = 0; j < n; j++) {
            double lag = j * step;
            double third = lag <= kernel.deadTime() ? 1 : -Math.expm1(-kernel.adaptation(lag));
            double sum = 0;
            for (int i = dead; i + j < n; i++) {
                sum += gamma[i] * gamma[i + j];
            }
            triple += (j == 0 ? 0.5 : 1) * third * sum * step * step;
        }
        // The dead time's edge leaves an error of the order of step/τ.
        assertEquals(triple / excess, kernel.correlationTime(), triple / excess / tolerance);
    }

    @Test
    void weightsRunFromEventsToMeanField() {
        EventKernel kernel = EventKernel.of(AdaptingPopulation.of(Preset.SINGLE));
        double s = 20;
        assertEquals(kernel.suppression(s), kernel.resummed(s, kernel.weight(0)), 1e-15);
        assertEquals(kernel.adaptation(s), kernel.resummed(s, 1), 1e-15);
        double rate = 0.01;
        double h = 1e-6;
        double slope = ((rate + h) * kernel.resummed(s, kernel.weight(rate + h))
                        - (rate - h) * kernel.resummed(s, kernel.weight(rate - h)))
                / (2 * h);
        assertEquals(slope, kernel.resummed(s, kernel.tangentWeight(rate)), 1e-8);
    }

    @Test
    void withoutAdaptationOnlyTheDeadTimeIsLeft() {
        EventKernel kernel = kernel("preset=none");
        assertTrue(kernel.isWithoutAdaptation());
        assertEquals(0, kernel.correlationTime());
        assertEquals(0, kernel.weight(0.1));
        assertEquals(1, kernel.suppression(3.9));
        assertEquals(0, kernel.suppression(4.1));
        assertEquals(Complex.ZERO, kernel.suppressionTransform(new Complex(0, 1)));
        EventKernel zeros = kernel("q=[0,0]", "tau_a=[10,20]", "t_ref=4");
        assertTrue(zeros.isWithoutAdaptation());
    }

    @Test
    void sampledWeightsIntegrateLinearFunctionsExactly() {
        EventKernel kernel = kernel("q=[3,2]", "tau_a=[7,20]", "t_ref=2.3");
        double step = 0.5;
        SampledKernel sampled = SampledKernel.of(kernel, step, 2000);
        double dead = 0;
        double deadMoment = 0;
        double adaptation = 0;
        double moment = 0;
        double suppression = 0;
        for (int j = 0; j <= 2000; j++) {
            dead += sampled.deadTime()[j];
            deadMoment += sampled.deadTime()[j] * j * step;
            adaptation += sampled.adaptation()[j];
            moment += sampled.adaptation()[j] * j * step;
            suppression += sampled.suppression()[j];
        }
        assertEquals(2.3, dead, 1e-13);
        assertEquals(2.3 * 2.3 / 2, deadMoment, 1e-13);
        assertEquals(kernel.adaptationIntegral(), adaptation, 1e-10);
        assertEquals(kernel.suppressionIntegral(), suppression, 1e-7);
        double expected = 1.5 * 7 * Math.exp(-2.3 / 7) * (2.3 + 7) + 1.0 * 20 * Math.exp(-2.3 / 20) * (2.3 + 20);
        assertEquals(expected, moment, 1e-9 * expected);
    }

    @Test
    void gradedNodesReachTheEndAndGrow() {
        double[] nodes = GradedNodes.of(2, 100, 10);
        assertEquals(0, nodes[0]);
        assertEquals(0.2, nodes[1], 1e-15);
        assertEquals(100, nodes[nodes.length - 1]);
        for (int i = 1; i < nodes.length; i++) {
            double gap = nodes[i] - nodes[i - 1];
            assertTrue(gap > 0 && gap <= Math.max(2, nodes[i]) / 10 * (1 + 1e-12), "gap " + gap + " at " + nodes[i]);
        }
    }

    @Test
    void presetsHaveTheirCorrelationTimes() {
        // 101.3 and 69.1 ms, as printed with their derivation.
        Map<String, Double> printed = Map.of("L5", 101.3, "single", 69.1);
        printed.forEach((preset, value) ->
                assertEquals(value, kernel("preset=" + preset).correlationTime(), 0.06));
    }
}
