package org.cavity.numerics.gated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class PlantedFixedPointTest {

    private static final GatedNetwork NETWORK = GatedNetwork.of(3, 1)
            .withUpdateGain(5)
            .withUpdateTime(1.7)
            .withInputStd(0.1)
            .withBias(0.2);

    @Test
    void nothingMoves() {
        PlantedFixedPoint planted = PlantedFixedPoint.draw(NETWORK, settings(80), 0.12, 0.4, 0.4);
        double[] velocity = new double[240];
        planted.dynamics().apply(planted.state(), 1, 0, velocity, null);
        for (double v : velocity) {
            assertEquals(0, v, 1e-14);
        }
        assertTrue(planted.snapshot(settings(80)).isAtRest());
    }

    /** N = 1000 numbers each: standard error √(2/N) of a variance. */
    @Test
    void theStateHasTheVariancesAskedFor() {
        double[] state =
                PlantedFixedPoint.draw(NETWORK, settings(1000), 0.12, 0.4, 0.3).state();
        double[] expected = {0.12, 0.4, 0.3};
        for (int k = 0; k < 3; k++) {
            double square = Arrays.stream(state, k * 1000, (k + 1) * 1000)
                    .map(x -> x * x)
                    .average()
                    .orElseThrow();
            assertEquals(expected[k], square, 4 * expected[k] * Math.sqrt(2.0 / 1000));
        }
    }

    /** A = 0: N eigenvalues are −1/τ_z, and what the reduced problem gives are those of the whole matrix. */
    @Test
    void theGatesThatHaveNoFeedbackLeakByThemselves() {
        SimulationSettings settings = settings(60);
        JacobianEigenvalues e = PlantedFixedPoint.eigenvalues(NETWORK, settings, 0.12, 0.4, 0.4);
        assertEquals(180, e.re().length);
        long leaks = IntStream.range(0, 180)
                .filter(i -> Math.hypot(e.re()[i] + 1 / 1.7, e.im()[i]) < 1e-10)
                .count();
        assertEquals(60, leaks);
        double abscissa = PlantedFixedPoint.draw(NETWORK, settings, 0.12, 0.4, 0.4)
                .snapshot(settings)
                .quantities(Set.of(Quantity.SPECTRAL_ABSCISSA))
                .get(Quantity.SPECTRAL_ABSCISSA);
        assertEquals(Arrays.stream(e.re()).max().orElseThrow(), abscissa, 1e-10);
    }

    @Test
    void variancesThatNoFixedPointHasAreRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> PlantedFixedPoint.eigenvalues(NETWORK, settings(20), 0.001, 0.4, 0.4));
        assertTrue(e.getMessage().startsWith("variance_h = 0.001 is out of range"), e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> PlantedFixedPoint.eigenvalues(GatedNetwork.of(3, 1), settings(20), 0, 0.4, 0.4));
    }

    private static SimulationSettings settings(int size) {
        return new SimulationSettings(size, 1, 6, 0, 10, 0.1, 1);
    }
}
