package org.cavity.theory.gated.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.junit.jupiter.api.Test;

class MarginalStabilityTest {

    @Test
    void asymptoteIsApproached() {
        assertEquals(1.783e-6, asymptote(20), 5e-10);
        assertEquals(8.645e-12, asymptote(40), 5e-15);
        double before = 1;
        for (double gain : new double[] {20, 40, 80, 160, 320}) {
            MarginalStability marginal = new MarginalStability(1.2, new Gate(gain, 0.7), 0.4);
            double error = Math.abs(Math.log(marginal.edge()) - marginal.asymptoticLogEdge());
            assertTrue(error < 0.6 * before, gain + ": " + error);
            before = error;
        }
        assertTrue(before < 0.01);
    }

    private static double asymptote(double gain) {
        return Math.exp(new MarginalStability(1.2, new Gate(gain, 0), 0.4).asymptoticLogEdge());
    }

    @Test
    void binaryGateAboveTheWindow() {
        MarginalStability wide = new MarginalStability(5, new Gate(1000, 0), 0.4);
        assertFalse(wide.isMarginal());
        assertEquals(0.5, wide.openFraction(), 1e-15);
        assertEquals(2, wide.upperStaticStability(), 1e-14);
        assertEquals(Math.sqrt(2.5) - 1, wide.binaryEdge(), 1e-15);
        // The share of units with gates in between is of order 1/Σ.
        assertEquals(wide.binaryEdge(), wide.edge(), 3.0 / 632);
        assertEquals(0, new MarginalStability(1.9, new Gate(1000, 0), 0.4).binaryEdge());
        assertThrows(IllegalStateException.class, wide::asymptoticLogEdge);
    }

    @Test
    void windowFollowsTheBias() {
        MarginalStability marginal = new MarginalStability(1.1, new Gate(10, 4), 0.25);
        assertEquals(0.7881446014166034, marginal.openFraction(), 1e-12);
        assertEquals(1, marginal.openFraction() + marginal.frozenFraction(), 1e-15);
        assertTrue(marginal.isMarginal());
        assertFalse(new MarginalStability(1.3, new Gate(10, 4), 0.25).isMarginal());
        assertEquals(0, new MarginalStability(0.9, new Gate(10, 4), 0.25).edge());
    }

    @Test
    void ofAFixedPoint() {
        MeanFieldFixedPoint point = BulkBoundaryTest.largest(
                GatedNetwork.of(3, 1).withUpdateGain(20).withResetTime(0));
        MarginalStability marginal = MarginalStability.of(point);
        assertTrue(marginal.isMarginal());
        assertEquals(1, BulkBoundary.of(point).abscissa() / marginal.edge(), 1e-9);
    }

    @Test
    void refusesAGateThatStandsStill() {
        assertThrows(IllegalArgumentException.class, () -> new MarginalStability(1.2, new Gate(0, 1), 0.4));
        assertThrows(IllegalArgumentException.class, () -> new MarginalStability(Double.NaN, new Gate(3, 1), 0.4));
    }
}
