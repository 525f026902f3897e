package org.cavity.theory.gated.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.model.FixedPoint;
import org.junit.jupiter.api.Test;

class FixedPointSpectrumTest {

    private static final GatedNetwork FOLDED = GatedNetwork.of(1.9, 20).withResetTime(0.2);

    @Test
    void unstableOutlierIsThatOfTheLowerBranch() {
        for (double updateGain : new double[] {0, 3, 30}) {
            List<MeanFieldFixedPoint> points = FixedPoints.solve(FOLDED.withUpdateGain(updateGain));
            assertEquals(3, points.size());
            for (MeanFieldFixedPoint point : points) {
                FixedPointSpectrum spectrum = new FixedPointSpectrum(point);
                boolean beyond = point.varianceH() > 0 && point.slope() > 1;
                assertEquals(beyond, spectrum.outlier().orElse(-1) > 0, point.toString());
                spectrum.outlier()
                        .ifPresent(x -> assertFalse(spectrum.boundary().contains(x, 0)));
            }
        }
    }

    /** The equation itself, with the average over the gate by its point masses. */
    @Test
    void outlierOfAVaryingGateSolvesItsEquation() {
        MeanFieldFixedPoint point = FixedPoints.solve(FOLDED.withUpdateGain(3)).get(1);
        double x = new FixedPointSpectrum(point).outlier().orElseThrow();
        double[] opening = point.jacobianStatistics().gates().opening();
        double[] probability = point.jacobianStatistics().gates().probability();
        double z = 0;
        for (int k = 0; k < opening.length; k++) {
            z += probability[k] * opening[k] / (x + opening[k]);
        }
        assertEquals(1, z * point.rateFeedback() * (1 + point.resetFeedback() / (1 + 0.2 * x)), 1e-10);
    }

    /**
     * At N = 150 the outlier scatters by √(1/N) ≈ 0.08 from network to network; twelve of them leave 0.024. The bulk's
     * edge is at 0.0245, the largest eigenvalue of a network without the outlier would be below that.
     */
    @Test
    void plantedNetworksHaveTheOutlier() {
        MeanFieldFixedPoint point = FixedPoints.solve(FOLDED).get(1);
        double expected = new FixedPointSpectrum(point).outlier().orElseThrow();
        assertEquals(0.0386126474, expected, 1e-9);
        double sum = 0;
        int count = 12;
        for (int seed = 0; seed < count; seed++) {
            double[] re = DrawnJacobian.planted(point, 110, seed).re();
            double largest = Double.NEGATIVE_INFINITY;
            for (double value : re) {
                largest = Math.max(largest, value);
            }
            sum += largest / count;
        }
        assertEquals(expected, sum, 3 * 0.03);
        assertTrue(sum > 0);
    }

    /** What the proof that unstable outliers are real rests on, over networks of any bias. */
    @Test
    void feedbacksAreBounded() {
        Random random = new Random(5);
        for (int n = 0; n < 60; n++) {
            GatedNetwork network = GatedNetwork.of(Math.exp(3 * random.nextDouble()), 20 * random.nextDouble())
                    .withBias(n % 2 == 0 ? 0 : 3 * random.nextGaussian())
                    .withResetBias(4 * random.nextGaussian())
                    .withInputStd(n % 3 == 0 ? random.nextDouble() : 0);
            for (MeanFieldFixedPoint point : FixedPoints.solve(network)) {
                if (point.varianceH() > 0) {
                    assertTrue(point.rateFeedback() <= 1, () -> network + " " + point.rateFeedback());
                    assertTrue(point.resetFeedback() > -1, () -> network + " " + point.resetFeedback());
                }
            }
        }
    }

    @Test
    void atomsAreExactEigenvalues() {
        int n = 60;
        GatedNetwork network =
                GatedNetwork.of(3, 2).withUpdateGain(2).withUpdateTime(4).withResetTime(0.5);
        MeanFieldFixedPoint point = BulkBoundaryTest.largest(network);
        List<FixedPointSpectrum.Atom> atoms = new FixedPointSpectrum(point).atoms();
        assertEquals(List.of(new FixedPointSpectrum.Atom(-0.25, 1)), atoms);
        assertEquals(n, eigenvaluesAt(-0.25, DrawnJacobian.planted(point, n, 1)));
        MeanFieldFixedPoint zero = new MeanFieldFixedPoint(network, 0);
        assertEquals(
                List.of(new FixedPointSpectrum.Atom(-0.25, 1), new FixedPointSpectrum.Atom(-2, 1)),
                new FixedPointSpectrum(zero).atoms());
        DrawnJacobian drawn = DrawnJacobian.planted(zero, n, 1);
        assertEquals(n, eigenvaluesAt(-0.25, drawn));
        assertEquals(n, eigenvaluesAt(-2, drawn));
        assertTrue(new FixedPointSpectrum(
                        new MeanFieldFixedPoint(network.withResetTime(0).withUpdateTime(0), 0))
                .atoms()
                .isEmpty());
    }

    private static int eigenvaluesAt(double value, DrawnJacobian drawn) {
        int count = 0;
        for (int i = 0; i < drawn.re().length; i++) {
            count += Math.hypot(drawn.re()[i] - value, drawn.im()[i]) < 1e-6 ? 1 : 0;
        }
        return count;
    }

    @Test
    void atomOutsideTheBulkHasARing() {
        GatedNetwork network = GatedNetwork.of(0.5, 0).withUpdateTime(0.1);
        FixedPointSpectrum spectrum = new FixedPointSpectrum(new MeanFieldFixedPoint(network, 0));
        assertEquals(
                List.of("bulk", "atom", "atom-2"), List.copyOf(spectrum.curves().keySet()));
        assertEquals(-10 * 1.001, min(spectrum.curves().get("atom").get("re")), 1e-12);
    }

    private static double min(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    @Test
    void summaryTellsStableFromUnstable() {
        FixedPoint stable = summary(GatedNetwork.of(1.5, 3).withUpdateGain(2).withBias(0.5));
        assertTrue(stable.stable() && stable.gapless());
        assertEquals(0, stable.spectralAbscissa());
        FixedPoint unstable = summary(GatedNetwork.of(3, 1).withUpdateGain(1000));
        assertFalse(unstable.stable());
        assertFalse(unstable.gapless());
        assertTrue(unstable.spectralAbscissa() > 0 && unstable.spectralAbscissa() < 1e-200);
    }

    private static FixedPoint summary(GatedNetwork network) {
        FixedPointSpectrum spectrum = new FixedPointSpectrum(BulkBoundaryTest.largest(network));
        return spectrum.summary(spectrum.isStable());
    }

    /** A network whose units are saturated has eigenvalues −σ_z and nothing else. */
    @Test
    void saturatedUnitsHaveNoBulk() {
        GatedNetwork network = GatedNetwork.of(1, 1).withBias(100).withInputStd(0.1);
        MeanFieldFixedPoint point = BulkBoundaryTest.largest(network);
        assertTrue(point.squaredGain() < 1e-80);
        FixedPointSpectrum spectrum = new FixedPointSpectrum(point);
        assertTrue(spectrum.isStable());
        assertTrue(spectrum.abscissa() <= -0.4999999 || spectrum.abscissa() == Double.NEGATIVE_INFINITY);
    }
}
