package org.cavity.numerics.adapting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputFilter;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.RateCourse;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Neurons without memory: the rate is λ₀ exp((m − θ)/Δ_u + v/(2 Δ_u²)) with the exact moments m(t), v(t) of the
 * potential, and ln r is normal.
 */
class PoissonPopulationTest {

    private static final double TAU_M = 20;
    private static final double WIDTH = 2;

    private final AdaptingSimulation simulation = new AdaptingSimulation();

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 50})
    void theRateFollowsStepsOfMeanAndVariance(double tau) {
        AdaptingPopulation before = population(tau, 14, 2);
        AdaptingPopulation after = population(tau, 15, 6);
        double bin = 2;
        // Time that is not a multiple of the bin, so that the step falls within one.
        RateCourse course = simulation.course(
                before,
                new InputCourse.Step(before.input(), after.input()),
                -20,
                100,
                bin,
                new SimulationSettings(40_000, 2, 3, 20, 100, 0.5, 2),
                Progress.NONE);
        double dt = 0.001;
        double m = 14;
        double v = 2;
        double c = tau == 0 ? 0 : before.input().deviation() * tau / (TAU_M + tau); // covariance of input and potential
        double sigma = after.input().deviation();
        double chi = 0;
        for (int k = 0; k < course.times().length; k++) {
            double expected = 0;
            int steps = (int) Math.round(bin / dt);
            for (int j = 0; j < steps; j++) {
                expected += rate(m, v) / steps;
                if (course.times()[k] > 0) {
                    m += dt / TAU_M * (15 - m);
                    if (tau == 0) {
                        v += dt * 2 / TAU_M * (sigma * sigma - v);
                    } else {
                        v += dt * 2 / TAU_M * (sigma * c - v);
                        c += dt * (sigma / TAU_M - (1 / TAU_M + 1 / tau) * c);
                    }
                }
            }
            double z = (course.rates()[k] - expected) / course.errors()[k];
            chi += z * z;
            assertEquals(0, z, 4.5, "bin at " + course.times()[k] + ", expected " + expected);
        }
        // Bins are nearly independent; errors from 300 blocks scatter little.
        int n = course.times().length;
        assertEquals(n, chi, 4.5 * Math.sqrt(2 * n) * (1 + tau / 25));
    }

    /** χ_μ = 1/(Δ_u (1 + iωτ_m)) and χ_σ = G_v/(2Δ_u²), G_v that of the moment equations; four standard errors. */
    @Test
    void theLinearResponseIsThatOfTheMoments() {
        AdaptingPopulation population = population(5, 15, 2);
        double[] frequencies = {5, 40};
        SimulationSettings settings = new SimulationSettings(10_000, 1, 5, 200, 2000, 0.5, 2);
        double sigma = population.input().deviation();
        InputFilter mean = simulation.filter(population, InputChannel.MEAN, 0.3, frequencies, settings, Progress.NONE);
        InputFilter deviation =
                simulation.filter(population, InputChannel.DEVIATION, 0.8, frequencies, settings, Progress.NONE);
        for (int i = 0; i < frequencies.length; i++) {
            Complex iw = new Complex(0, 2 * Math.PI * frequencies[i] / 1000);
            check(mean, i, iw.multiply(TAU_M).add(1).multiply(WIDTH).reciprocal());
            double tauC = TAU_M * 5 / (TAU_M + 5);
            Complex gain = iw.multiply(tauC)
                    .add(1)
                    .reciprocal()
                    .add(1)
                    .multiply(sigma * tauC / TAU_M)
                    .divide(iw.multiply(TAU_M / 2).add(1));
            check(deviation, i, gain.divide(2 * WIDTH * WIDTH));
        }
    }

    private static void check(InputFilter filter, int i, Complex expected) {
        assertEquals(expected.norm(), filter.gains()[i], 4 * filter.gainErrors()[i]);
        assertEquals(expected.getArgument(), filter.phases()[i], 4 * filter.phaseErrors()[i]);
        assertTrue(filter.gainErrors()[i] < 0.1 * expected.norm(), "wide error");
    }

    /** ln r of variance v/Δ_u² about ln λ₀ + (m − θ)/Δ_u; spikes form a Cox process. */
    @Test
    void statisticsOfNeuronsAreThoseOfACoxProcess() {
        AdaptingPopulation population = population(50, 16, 4);
        SimulationSettings settings = new SimulationSettings(4000, 1, 2, 100, 2000, 0.5, 2);
        Measurement measured = simulation.measure(
                population,
                settings,
                Set.of(
                        Quantity.RATE,
                        Quantity.RATE_LOG_MEAN,
                        Quantity.RATE_LOG_VARIANCE,
                        Quantity.LOG_INTENSITY_MEAN,
                        Quantity.LOG_INTENSITY_VARIANCE,
                        Quantity.FANO_FACTOR,
                        Quantity.RATE_STD),
                Progress.NONE);
        double logMean = Math.log(0.01) + 0.5;
        double rate = rate(16, 4) / 1000;
        within(measured, Quantity.RATE, 1000 * rate);
        within(measured, Quantity.LOG_INTENSITY_MEAN, logMean);
        within(measured, Quantity.LOG_INTENSITY_VARIANCE, 1);
        within(measured, Quantity.RATE_LOG_MEAN, logMean);
        within(measured, Quantity.RATE_LOG_VARIANCE, 1);
        // F = 1 + (2 A/T) ∫ (T − s) (e^{C(s)/Δ_u²} − 1) ds, C the autocovariance of the potential.
        double sum = 0;
        double ds = 0.01;
        for (double s = ds / 2; s < 2000; s += ds) {
            double covariance = 4 * (TAU_M * Math.exp(-s / TAU_M) - 50 * Math.exp(-s / 50)) / (TAU_M - 50);
            sum += ds * (2000 - s) * Math.expm1(covariance / (WIDTH * WIDTH));
        }
        within(measured, Quantity.FANO_FACTOR, 1 + 2 * rate / 2000 * sum);
        // Independent neurons: binomial counts, up to what the input correlates within a neuron.
        assertEquals(
                1000 * Math.sqrt(rate / (4000 * 0.5)),
                measured.sample(Quantity.RATE_STD).mean(),
                4 * measured.sample(Quantity.RATE_STD).standardError() + 0.05);
    }

    private static void within(Measurement measured, Quantity quantity, double expected) {
        double error = measured.sample(quantity).standardError();
        assertEquals(expected, measured.sample(quantity).mean(), 4 * error, quantity.name());
        assertTrue(error < 0.1 * Math.abs(expected), quantity.name() + " has the wide error " + error);
    }

    private static double rate(double m, double v) {
        return 10 * Math.exp((m - 15) / WIDTH + v / (2 * WIDTH * WIDTH));
    }

    private static AdaptingPopulation population(double tau, double mean, double variance) {
        return AdaptingPopulation.SCHEMA.parse(Map.of(
                "preset",
                "none",
                "refractory_time",
                "0",
                "input_mean",
                Double.toString(mean),
                "input_variance",
                Double.toString(variance),
                "input_time",
                Double.toString(tau)));
    }
}
