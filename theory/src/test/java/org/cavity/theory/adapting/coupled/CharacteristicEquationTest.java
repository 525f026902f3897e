package org.cavity.theory.adapting.coupled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.quasirenewal.QuasiRenewal;
import org.cavity.theory.rootfinding.Roots;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacteristicEquationTest {

    private static final double RATE = 0.02;

    /** Without history R = 1, and 1 = J A e^{−iωd}/[Δ_u (1 + iωτ_m)(1 + iωτ_d)] is solved by its phase. */
    @ParameterizedTest
    @CsvSource({"2, 5", "0.3, 5", "10, 0", "40, 3"})
    void withoutHistory(double delay, double synapticTime) {
        AdaptingPopulation population = population(delay, synapticTime);
        Onsets onsets = withoutHistory(population).onsets();
        double omega = Roots.between(
                w -> w * delay + Math.atan(20 * w) + Math.atan(synapticTime * w) - Math.PI, 1e-6, Math.PI / delay);
        double coupling = -2 / RATE * Math.hypot(1, 20 * omega) * Math.hypot(1, synapticTime * omega);
        Crossing inhibitory = onsets.inhibitory().orElseThrow();
        assertEquals(omega, inhibitory.omega(), 1e-11 * omega);
        assertEquals(coupling, inhibitory.coupling(), 1e-10 * -coupling);
        assertTrue(inhibitory.destabilises());
        assertEquals(2 / RATE, onsets.saddleNode().orElseThrow().coupling(), 1e-12);
        // Excitation oscillates only after the saddle-node, a whole turn of the phase later.
        double turn = Roots.between(
                w -> w * delay + Math.atan(20 * w) + Math.atan(synapticTime * w) - 2 * Math.PI,
                1e-6,
                2 * Math.PI / delay);
        assertEquals(turn, onsets.excitatory().orElseThrow().omega(), 1e-11 * turn);
    }

    /** Two lags without delay never turn the phase by π. */
    @Test
    void lagsAloneDoNotOscillate() {
        Onsets onsets = withoutHistory(population(0, 5)).onsets();
        assertTrue(onsets.inhibitory().isEmpty());
        assertTrue(onsets.excitatory().isEmpty());
        assertTrue(new CharacteristicEquation(population(0, 5), new OperatingPoint(0, RATE, z -> Complex.ONE, ""))
                        .growingModes(-1e5)
                == 0);
    }

    /** Modes counted by crossings are those that the winding number of 1 − Jℓ about 0 counts. */
    @ParameterizedTest
    @CsvSource({
        "single, 2, 200",
        "single, 2, 300",
        "single, 2, 600",
        "single, 2, -2000",
        "single, 2, -4000",
        "single, 10, -3000",
        "single, 10, -9000",
        "single, 10, 5000",
        "L5, 5, 900",
        "none, 6, -2000",
        "none, 6, 900"
    })
    void growingModesByWindingNumber(String preset, double delay, double coupling) {
        AdaptingPopulation population =
                AdaptingPopulation.SCHEMA.parse(Map.of("preset", preset, "mu", "18", "v", "2", "d", "" + delay));
        CharacteristicEquation equation = new CharacteristicEquation(
                population, QuasiRenewal.of(population).operatingPoint());
        double angle = 0;
        Complex before = Complex.ONE.subtract(equation.loop(Complex.ZERO).multiply(coupling));
        for (double omega = 1e-5; omega < 30; omega += Math.min(0.03 * omega, 0.01)) {
            Complex after =
                    Complex.ONE.subtract(equation.loop(new Complex(0, omega)).multiply(coupling));
            angle += after.divide(before).getArgument();
            before = after;
        }
        assertEquals(Math.round(-angle / Math.PI), equation.growingModes(coupling));
    }

    private static CharacteristicEquation withoutHistory(AdaptingPopulation population) {
        return new CharacteristicEquation(population, new OperatingPoint(0, RATE, z -> Complex.ONE, ""));
    }

    private static AdaptingPopulation population(double delay, double synapticTime) {
        return AdaptingPopulation.SCHEMA.parse(Map.of("preset", "none", "d", "" + delay, "tau_d", "" + synapticTime));
    }
}
