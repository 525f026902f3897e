package org.cavity.theory.gated.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogDeterminantTest {

    private static final double[][] PLACES = {
        {-0.3, 0.3}, {-0.2, 0.05}, {-1, 0.5}, {-0.4, -0.1}, {0.1, 0}, {1, 0}, {-0.5, 0.8}
    };

    private static MeanFieldFixedPoint point() {
        return BulkBoundaryTest.largest(
                GatedNetwork.of(4, 3).withUpdateGain(2).withResetTime(0.5).withUpdateTime(2));
    }

    /**
     * At λ = 0 what is left beside E ln σ_z and the time constants is the exponent of the fixed points' number;
     * reference values of an independent quadrature.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 3, 0.021579, 5e-7",
        "3, 1, 0.0061301591, 1e-7",
        "1.9, 6.5, 0.0133488918, 1e-7",
        "1.9, 12, 0.03233, 5e-6",
        "1.9, 20, 0.04485, 5e-6",
        "1.9, 5.45, 0.00671, 5e-6"
    })
    void atZeroItIsThatOfTheStaticEquation(double gain, double resetGain, double expected, double tolerance) {
        for (double updateGain : new double[] {0, 2, 40}) {
            GatedNetwork network = GatedNetwork.of(gain, resetGain).withUpdateGain(updateGain);
            MeanFieldFixedPoint point = BulkBoundaryTest.largest(network);
            double[] opening = point.jacobianStatistics().gates().opening();
            double[] probability = point.jacobianStatistics().gates().probability();
            double meanLog = 0;
            for (int k = 0; k < opening.length; k++) {
                meanLog += probability[k] * Math.log(opening[k]);
            }
            assertEquals(expected, LogDeterminant.of(point).value(0, 0) - meanLog, tolerance);
        }
    }

    /**
     * Finite N costs of order 1/N, here up to 0.008, and the networks scatter as much. Where the responses v are moved
     * from φ'² to (φ σ_r')² in W, which leaves the edge and λ = 0 as they are, these places change by 0.014 to 0.1.
     */
    @Test
    void isThatOfPlantedNetworks() {
        MeanFieldFixedPoint point = BulkBoundaryTest.largest(
                GatedNetwork.of(8, 4).withUpdateGain(6).withResetTime(0.5).withUpdateTime(2));
        double[][] places = {{-1, 0.2}, {-1, 0.5}, {-0.4, 0.1}, {-0.3, 0.3}, {1, 0}};
        LogDeterminant theory = LogDeterminant.of(point);
        int count = 5;
        double[] difference = new double[places.length];
        for (int seed = 0; seed < count; seed++) {
            DrawnJacobian drawn = DrawnJacobian.planted(point, 130, 100 + seed);
            for (int i = 0; i < places.length; i++) {
                double value = theory.value(places[i][0], places[i][1]);
                difference[i] += (drawn.logDeterminant(places[i][0], places[i][1]) - value) / count;
            }
        }
        for (double d : difference) {
            assertEquals(0, d, 0.02);
        }
    }

    /** With (σ_z' A)² in the equation, whose effect at these places is 0.05 to 0.4. */
    @Test
    void isThatOfNetworksInMotion() {
        MeanFieldFixedPoint point = point();
        double[] difference = new double[PLACES.length];
        double[] effect = new double[PLACES.length];
        int count = 5;
        for (int seed = 0; seed < count; seed++) {
            DrawnJacobian drawn = DrawnJacobian.moving(point, 3, 120, seed);
            LogDeterminant moving = LogDeterminant.ofSites(point.network(), drawn.h, drawn.z, drawn.r, drawn.drive);
            LogDeterminant still = LogDeterminant.ofSites(point.network(), drawn.h, drawn.z, drawn.r, new double[120]);
            for (int i = 0; i < 4; i++) {
                double value = moving.value(PLACES[i][0], PLACES[i][1]);
                difference[i] += (drawn.logDeterminant(PLACES[i][0], PLACES[i][1]) - value) / count;
                effect[i] += Math.abs(value - still.value(PLACES[i][0], PLACES[i][1])) / count;
            }
        }
        for (int i = 0; i < 4; i++) {
            assertEquals(0, difference[i], 0.02);
        }
        assertTrue(effect[0] > 0.1 && effect[1] > 0.2);
    }

    @Test
    void closedStateIsReadLikeAFixedPoint() {
        MeanFieldFixedPoint point =
                BulkBoundaryTest.largest(GatedNetwork.of(3, 2).withUpdateBias(0.4));
        LogDeterminant state = LogDeterminant.of(new FixedState(point));
        for (double[] place : PLACES) {
            assertEquals(LogDeterminant.of(point).value(place[0], place[1]), state.value(place[0], place[1]), 1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> LogDeterminant.of(new FixedState(point())));
    }

    /** The two-sided difference quotient errs by h² times a third derivative. */
    @Test
    void resolventIsItsGradient() {
        LogDeterminant theory = LogDeterminant.of(point());
        double h = 1e-4;
        for (double[] place : PLACES) {
            double x = place[0];
            double y = place[1];
            Complex resolvent = theory.resolvent(x, y);
            double dx = (theory.value(x + h, y) - theory.value(x - h, y)) / (2 * h);
            double dy = (theory.value(x, y + h) - theory.value(x, y - h)) / (2 * h);
            assertEquals(dx, resolvent.getReal(), 1e-5);
            assertEquals(-dy, resolvent.getImaginary(), 1e-5);
        }
    }

    @Test
    void densityIsThatOfADiscAtTheZeroState() {
        GatedNetwork network =
                GatedNetwork.of(3, 0).withUpdateBias(0.5).withResetTime(0).withUpdateTime(0);
        LogDeterminant theory = LogDeterminant.of(new MeanFieldFixedPoint(network, 0));
        double s = network.updateGate().value(0);
        double radius = s * 3 * 0.5;
        for (double[] place : new double[][] {{0.1, 0.2}, {-s, 0.3}, {-1, -0.1}}) {
            assertEquals(1 / (Math.PI * radius * radius), theory.density(place[0], place[1]), 1e-6);
        }
        assertEquals(0, theory.density(0.8, 0.9), 1e-6);
    }

    @Test
    void densityIsNowhereNegative() {
        LogDeterminant theory = LogDeterminant.of(point());
        for (double x = -2.2; x < 0.5; x += 0.23) {
            for (double y = 0.02; y < 1.5; y += 0.31) {
                assertTrue(theory.density(x, y) > -1e-6, x + " " + y);
            }
        }
    }
}
