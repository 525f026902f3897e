package org.cavity.numerics.adapting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseStepTest {

    private static final double TAU_M = 20;

    /** Variance and covariance that the recursion leaves as they are; rounding is 2^-53 over 1 − e². */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.1, 1, 5, 20, 50, 1000, 1e5})
    void theStationaryLawIsExact(double tau) {
        for (double dt : new double[] {0.01, 0.25, 0.5, 2, 10}) {
            NoiseStep step = NoiseStep.of(population(tau), dt);
            double v = tau / (TAU_M + tau);
            double c = Math.exp(-dt / TAU_M);
            double carried = step.before() + step.after() * step.e();
            double fresh = step.after() * step.innovation();
            double tolerance = 1e-13 * (1 + tau / dt);
            assertEquals(
                    v,
                    c * c * v + 2 * c * carried * v + carried * carried + fresh * fresh,
                    tolerance,
                    "variance, dt " + dt);
            assertEquals(
                    v, step.e() * (c * v + carried) + step.innovation() * fresh, tolerance, "covariance, dt " + dt);
            assertTrue(step.before() > 0 && step.after() > 0);
        }
    }

    /**
     * Exact: Cov(x(0), h(dt)) = (∂h/∂x) + c v with ∂h/∂x = τ_s (e − c)/(τ_s − τ_m); halving dt quarters the error of
     * it.
     */
    @ParameterizedTest
    @ValueSource(doubles = {5, 50})
    void correlationsOverTimeAreOfSecondOrder(double tau) {
        double coarse = error(tau, 0.5);
        double fine = error(tau, 0.25);
        assertEquals(4, coarse / fine, 0.2);
    }

    /** Relative error of what an input contributes to the potential a step later. */
    private static double error(double tau, double dt) {
        NoiseStep step = NoiseStep.of(population(tau), dt);
        double exact = tau * (Math.exp(-dt / tau) - Math.exp(-dt / TAU_M)) / (tau - TAU_M);
        return (step.before() + step.after() * step.e()) / exact - 1;
    }

    private static AdaptingPopulation population(double tau) {
        return AdaptingPopulation.of(Preset.SINGLE).withInputTime(tau);
    }
}
