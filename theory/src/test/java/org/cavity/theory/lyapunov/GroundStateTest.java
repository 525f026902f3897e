package org.cavity.theory.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against potentials whose ground state is known in closed form. */
class GroundStateTest {

    private static double sech2(double x) {
        double c = Math.cosh(x);
        return 1 / (c * c);
    }

    private static double[] breakpoints(double scale) {
        return new double[] {0, 0.5 * scale, scale, 2 * scale, 4 * scale, 8 * scale, 13 * scale, 19 * scale};
    }

    /** Pöschl and Teller: W = κ² − ν(ν + 1) sech²(τ) has E0 = κ² − ν²; a small ν is a shallow state of range 1/ν. */
    @ParameterizedTest
    @ValueSource(doubles = {0.003, 0.05, 0.5, 1, 2, 5, 12})
    void poeschlTeller(double nu) {
        double atInfinity = 0.7;
        GroundState.Level level =
                GroundState.solve(t -> atInfinity - nu * (nu + 1) * sech2(t), atInfinity, breakpoints(1));
        // Rounding of W, whose depth is ν(ν + 1).
        double tolerance = 4e-15 * (1 + nu * (nu + 1));
        assertEquals(atInfinity - nu * nu, level.energy(), Math.max(tolerance, level.error()));
        assertTrue(level.error() < 1e-11, () -> "error estimate " + level.error());
    }

    /** The limit of the network at the onset of chaos: W = κ²(1 − 6 sech² κτ), E0 = −3κ². */
    @Test
    void onsetOfChaosOnItsOwnScale() {
        double kappa = 3e-3;
        double energy = GroundState.solve(
                        t -> kappa * kappa * (1 - 6 * sech2(kappa * t)), kappa * kappa, breakpoints(1 / kappa))
                .energy();
        assertEquals(-3, energy / (kappa * kappa), 1e-11);
    }

    /** A potential with a kink at τ = 0, such as noise makes, built from its ground state. */
    @Test
    void kinkAtTheOrigin() {
        // ψ = (1 + c e^{−τ}) e^{−aτ} has ψ'(0) = 0 for c = −a/(1 + a).
        double a = 0.8;
        double c = -a / (1 + a);
        // W = ψ''/ψ + E, E = −a² + W(∞): W − W(∞) = c(1 + 2a) e^{−τ} / (1 + c e^{−τ}).
        double energy = GroundState.solve(
                        t -> c * (1 + 2 * a) * Math.exp(-t) / (1 + c * Math.exp(-t)), 0, breakpoints(2))
                .energy();
        assertEquals(-a * a, energy, 1e-13);
    }

    @Test
    void constantPotentialHasItsContinuumEdge() {
        assertEquals(0.25, GroundState.solve(t -> 0.25, 0.25, breakpoints(1)).energy());
    }

    /** Oscillator: E0 = 1 for W = τ², cut off far outside the classical range. */
    @Test
    void harmonicOscillator() {
        double edge = 12;
        double energy = GroundState.solve(
                        t -> Math.min(t * t, edge * edge), edge * edge, new double[] {0, 2, 4, 6, 8, 10, edge})
                .energy();
        assertEquals(1, energy, 1e-11);
    }
}
