package org.cavity.numerics.gated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.gated.spectrum.BulkBoundary;
import org.junit.jupiter.api.Test;

class PlantedFixedPointTest {

    private static final GatedNetwork NETWORK = GatedNetwork.of(3, 1)
            .withUpdateGain(5)
            .withUpdateTime(1.7)
            .withInputStd(0.1)
            .withBias(0.2);

    private static final MeanFieldFixedPoint POINT = FixedPoints.solve(NETWORK).get(0);

    @Test
    void nothingMoves() {
        PlantedFixedPoint planted = PlantedFixedPoint.draw(POINT, settings(80));
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
        double[] state = PlantedFixedPoint.draw(POINT, settings(1000)).state();
        double[] expected = {POINT.varianceH(), POINT.varianceZ(), POINT.varianceR()};
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
        JacobianEigenvalues e = PlantedFixedPoint.eigenvalues(POINT, settings);
        double[] jacobian =
                PlantedFixedPoint.draw(POINT, settings).snapshot(settings).jacobian();
        Eigenvalues whole = Eigenvalues.of(jacobian, 180);
        assertEquals(180, e.re().length);
        assertEquals(60, leaks(e.re(), e.im(), 0));
        assertEquals(60, leaks(whole.re(), whole.im(), 1e-10));
        assertArrayEquals(
                Arrays.stream(whole.re()).sorted().toArray(),
                Arrays.stream(e.re()).sorted().toArray(),
                1e-9);
    }

    private static long leaks(double[] re, double[] im, double tolerance) {
        return IntStream.range(0, re.length)
                .filter(i -> Math.hypot(re[i] + 1 / 1.7, im[i]) <= tolerance)
                .count();
    }

    /**
     * Beyond the edge lies a share of eigenvalues that shrinks with N: 0.75 % of all 3N at most in chaotic, resting and
     * planted networks of 400 units. The boundary of the mean-field fixed point is that of the snapshot but for the
     * fluctuations of averages over sites.
     */
    @Test
    void eigenvaluesLieWithinTheBoundary() {
        GatedNetwork network = GatedNetwork.of(4, 2)
                .withUpdateGain(3)
                .withResetBias(0.5)
                .withUpdateBias(-0.5)
                .withBias(0.3)
                .withResetTime(0.5)
                .withUpdateTime(0.5);
        MeanFieldFixedPoint point = FixedPoints.solve(network).get(0);
        JacobianEigenvalues e = PlantedFixedPoint.eigenvalues(point, settings(150));
        GatedLaw law = (GatedLaw) e.law();
        BulkBoundary own = BulkBoundary.of(network, law.statistics());
        BulkBoundary limit = BulkBoundary.of(point);
        assertEquals(limit.staticGrowth(), own.staticGrowth(), 6 * limit.staticGrowth() / Math.sqrt(150));
        assertTrue(outside(e, own) < 0.03, "share outside its own boundary " + outside(e, own));
        assertTrue(outside(e, limit) < 0.03, "share outside the limit's boundary " + outside(e, limit));
        // Half the right-hand side of the boundary's equation would leave as many outside as the test can tell.
        double nearEdge = IntStream.range(0, e.re().length)
                        .filter(i -> own.value(e.re()[i], e.im()[i]) < 2)
                        .count()
                / (double) e.re().length;
        assertTrue(nearEdge > 0.06, "share near the edge " + nearEdge);
        assertTrue(law.boundary().containsKey("bulk"));
    }

    /** At h = 0 the rates vanish, and the couplings are what they were. */
    @Test
    void theQuiescentStateIsPlantedInAnyNetwork() {
        GatedNetwork network = GatedNetwork.of(1.5, 1).withResetInputStd(0.5);
        PlantedFixedPoint planted =
                PlantedFixedPoint.draw(FixedPoints.solve(network).get(0), settings(30));
        double[] velocity = new double[90];
        planted.dynamics().apply(planted.state(), 1, 0, velocity, null);
        for (double v : velocity) {
            assertEquals(0, v, 0.0);
        }
        double[] row = new double[30];
        double[] drawn = new double[30];
        planted.dynamics().couplings().activity().matrix().getRow(3, row, 0);
        GateCouplings.draw(30, Precision.DOUBLE, new RandomStreams(6, 0), Team.alone())
                .activity()
                .matrix()
                .getRow(3, drawn, 0);
        assertArrayEquals(drawn, row);
    }

    @Test
    void instantaneousGatesAndSizesBeyondArraysAreRefused() {
        MeanFieldFixedPoint instantaneous =
                FixedPoints.solve(NETWORK.withUpdateTime(0)).get(0);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> PlantedFixedPoint.eigenvalues(instantaneous, settings(20)));
        assertTrue(e.getMessage().startsWith("update_time = 0 is out of range"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> PlantedFixedPoint.eigenvalues(POINT, settings(15_447)));
    }

    /** Share of eigenvalues outside, the atom at −1/τ_z left out. */
    private static double outside(JacobianEigenvalues e, BulkBoundary boundary) {
        return IntStream.range(0, e.re().length)
                        .filter(i -> Math.hypot(e.re()[i] + 2, e.im()[i]) > 1e-8)
                        .filter(i -> !boundary.contains(e.re()[i], e.im()[i]))
                        .count()
                / (double) e.re().length;
    }

    private static SimulationSettings settings(int size) {
        return new SimulationSettings(size, 1, 6, 0, 10, 0.1, 1);
    }
}
