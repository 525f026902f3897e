package org.cavity.theory.gated.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GateMeasure;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.model.Columns;
import org.junit.jupiter.api.Test;

class BulkBoundaryTest {

    /** Root finding to the last bits, carried through an exponential and back. */
    private static final double ROUNDING = 1e-11;

    static MeanFieldFixedPoint largest(GatedNetwork network) {
        List<MeanFieldFixedPoint> points = FixedPoints.solve(network);
        return points.get(points.size() - 1);
    }

    private static List<MeanFieldFixedPoint> variety() {
        List<MeanFieldFixedPoint> points = new ArrayList<>();
        for (GatedNetwork network : List.of(
                GatedNetwork.of(3, 2).withUpdateGain(2),
                GatedNetwork.of(1.5, 3).withUpdateGain(2).withBias(0.5),
                GatedNetwork.of(3, 1).withUpdateGain(10),
                GatedNetwork.of(4, 1).withUpdateGain(300).withResetTime(0),
                GatedNetwork.of(1.9, 20).withResetTime(0.2),
                GatedNetwork.of(4, 2)
                        .withUpdateGain(3)
                        .withUpdateBias(-0.5)
                        .withResetTime(5)
                        .withUpdateTime(0),
                GatedNetwork.of(1.2, 5)
                        .withUpdateGain(1)
                        .withUpdateBias(3)
                        .withResetTime(0.05)
                        .withUpdateInputStd(1))) {
            points.addAll(FixedPoints.solve(network));
        }
        return points;
    }

    @Test
    void zeroStateIsADisc() {
        for (double resetTime : new double[] {0, 0.3, 4}) {
            GatedNetwork network = GatedNetwork.of(1.5, 0)
                    .withResetBias(0.4)
                    .withUpdateBias(-0.3)
                    .withResetTime(resetTime);
            double s = network.updateGate().value(0);
            double radius = s * 1.5 * network.resetGate().value(0);
            BulkBoundary boundary = BulkBoundary.of(new MeanFieldFixedPoint(network, 0));
            assertEquals(radius - s, boundary.abscissa(), ROUNDING);
            assertFalse(boundary.isGapless());
            Map<String, Columns> curves = boundary.curves();
            assertEquals(1, curves.size());
            double[] re = curves.get("bulk").get("re");
            double[] im = curves.get("bulk").get("im");
            for (int i = 0; i < re.length; i++) {
                assertEquals(radius, Math.hypot(re[i] + s, im[i]), ROUNDING);
            }
        }
    }

    @Test
    void openGatesGiveTheDiscOfTheAdditiveNetwork() {
        GatedNetwork network = GatedNetwork.of(2, 0).withResetBias(40).withUpdateBias(40);
        MeanFieldFixedPoint point = largest(network);
        double radius = Math.sqrt(point.squaredGain());
        assertEquals(radius - 1, BulkBoundary.of(point).abscissa(), ROUNDING);
    }

    /** The fine trapezoid rule errs by exp(−2πδ/h), the Gaussian by less. */
    @Test
    void averageOverTheGateIsThatOfAFineSum() {
        double h = 0.01;
        Random random = new Random(3);
        for (double deviation : new double[] {0.05, 0.6, 3, 5.9, 6.1, 20, 300}) {
            for (double bias : new double[] {0, -2, 4}) {
                LogisticNormal law = new LogisticNormal(new Gate(deviation, bias), 1, 1);
                for (int n = 0; n < 8; n++) {
                    double modulus = Math.exp(-6 * random.nextDouble());
                    double arg = Math.PI * random.nextDouble();
                    double x = modulus * Math.cos(arg);
                    double y = modulus * Math.sin(arg);
                    double step = Math.min(h, 0.05 * deviation);
                    if (LogisticNormal.angle(x, y) < 6 * step) {
                        continue;
                    }
                    double sum = 0;
                    double total = 0;
                    for (double v = -9 * deviation; v <= 9 * deviation; v += step) {
                        double mass = Math.exp(-0.5 * v * v / (deviation * deviation));
                        double e = Math.exp(-(bias + v));
                        // s² / |λ + s|² = 1 / |λ (1 + e) + 1|²
                        double re = x * (1 + e) + 1;
                        double im = y * (1 + e);
                        sum += mass / (re * re + im * im);
                        total += mass;
                    }
                    assertEquals(1, law.average(1, 0, x, y) / (sum / total), 1e-9, deviation + " " + bias);
                }
            }
        }
    }

    @Test
    void curvesAreClosedSymmetricAndOnTheEdge() {
        for (MeanFieldFixedPoint point : variety()) {
            BulkBoundary boundary = BulkBoundary.of(point);
            Map<String, Columns> curves = boundary.curves();
            assertFalse(curves.isEmpty());
            double rightmost = Double.NEGATIVE_INFINITY;
            for (Columns curve : curves.values()) {
                double[] re = curve.get("re");
                double[] im = curve.get("im");
                int n = re.length;
                assertEquals(re[0], re[n - 1]);
                for (int i = 0; i < n; i++) {
                    assertEquals(re[i], re[n - 1 - i]);
                    assertEquals(0, im[i] + im[n - 1 - i]);
                    rightmost = Math.max(rightmost, re[i]);
                    if (im[i] != 0) {
                        assertEquals(1, boundary.value(re[i], im[i]), 1e-9);
                    }
                }
            }
            assertEquals(boundary.abscissa(), rightmost, 0);
        }
    }

    /**
     * Chords stay within a fraction of a pixel of the edge: from within that distance of their middles it is crossed.
     */
    @Test
    void curvesAreSmooth() {
        for (MeanFieldFixedPoint point : variety()) {
            BulkBoundary boundary = BulkBoundary.of(point);
            for (Columns curve : boundary.curves().values()) {
                double[] re = curve.get("re");
                double[] im = curve.get("im");
                double near = 3e-4 * (re[0] - re[re.length / 2]);
                for (int i = 1; i < re.length / 2; i++) {
                    double x = 0.5 * (re[i] + re[i - 1]);
                    double y = 0.5 * (im[i] + im[i - 1]);
                    double[] around = {
                        boundary.value(x + near, y),
                        boundary.value(x - near, y),
                        boundary.value(x, y + near),
                        boundary.value(x, Math.max(0, y - near))
                    };
                    assertTrue(Arrays.stream(around).anyMatch(f -> f >= 1), point + " inside of " + x + ", " + y);
                    assertTrue(Arrays.stream(around).anyMatch(f -> f <= 1), point + " outside of " + x + ", " + y);
                }
            }
        }
    }

    /** Where the update gate stands still z leaves the spectrum: the N eigenvalues −1/τ_z belong to any state. */
    @Test
    void gatesThatDriveNothingHaveARingOfTheirOwn() {
        GatedNetwork network = GatedNetwork.of(3, 1).withUpdateTime(0.2);
        BulkBoundary moving = BulkBoundary.of(network, largest(network).jacobianStatistics());
        assertEquals(
                List.of("bulk", "atom"), List.copyOf(moving.curvesAndAtoms().keySet()));
        assertEquals(
                -5 * 1.001,
                Arrays.stream(moving.curvesAndAtoms().get("atom").get("re"))
                        .min()
                        .orElseThrow(),
                1e-12);
    }

    /** Points at which f is not close to 1, over the whole plane and near 0. */
    @Test
    void pointsWithinTheCurvesAreThoseOfTheBulk() {
        Random random = new Random(1);
        for (MeanFieldFixedPoint point : variety()) {
            BulkBoundary boundary = BulkBoundary.of(point);
            Path2D region = region(boundary.curves());
            int inside = 0;
            for (int n = 0; n < 400; n++) {
                double scale = n % 2 == 0 ? 3 : Math.exp(-8 * random.nextDouble());
                double x = scale * (random.nextDouble() - 0.6);
                double y = scale * (random.nextDouble() - 0.5);
                double f = boundary.value(x, y);
                if (Math.abs(Math.log(f)) > 0.05) {
                    assertEquals(f > 1, region.contains(x, y), () -> point + " at " + x + " " + y + " f " + f);
                    inside += f > 1 ? 1 : 0;
                }
            }
            assertTrue(inside > 0);
        }
    }

    private static Path2D region(Map<String, Columns> curves) {
        Path2D region = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Columns curve : curves.values()) {
            double[] x = curve.get("re");
            double[] y = curve.get("im");
            region.moveTo(x[0], y[0]);
            for (int i = 1; i < x.length; i++) {
                region.lineTo(x[i], y[i]);
            }
            region.closePath();
        }
        return region;
    }

    /** Against the sign of f − 1 on a fine grid of the real axis. */
    @Test
    void everyPartOfABulkOfPointsIsFound() {
        GatedNetwork network =
                GatedNetwork.of(3, 2).withUpdateGain(2).withResetTime(0.7).withUpdateTime(4);
        Random random = new Random(7);
        for (int trial = 0; trial < 20; trial++) {
            int n = 6;
            double[] opening = random.doubles(n).toArray();
            double[] probability = random.doubles(n, 0.1, 0.2).toArray();
            double[] rate = random.doubles(n, 1e-3, 0.02).toArray();
            double[] gate = random.doubles(n, 0, trial % 2 == 0 ? 1e-3 : 1e-300).toArray();
            BulkBoundary boundary = BulkBoundary.of(
                    network, new JacobianStatistics(0.5, 0.1, new GateMeasure(opening, probability, rate, gate)));
            List<double[]> parts = boundary.intervals();
            double cell = 1e-4;
            int changes = 0;
            boolean before = false;
            for (double x = -3.00005; x < 1; x += cell) {
                boolean inside = boundary.contains(x, 0);
                double at = x;
                assertEquals(inside, parts.stream().anyMatch(p -> p[0] < at && at < p[1]), () -> "at " + at);
                changes += inside != before ? 1 : 0;
                before = inside;
            }
            assertTrue(changes > 2);
            assertEquals(parts.get(parts.size() - 1)[1], boundary.abscissa(), 0);
        }
    }

    @Test
    void stableBulkOfAVaryingGateTouchesZero() {
        BulkBoundary boundary = BulkBoundary.of(
                largest(GatedNetwork.of(1.5, 3).withUpdateGain(2).withBias(0.5)));
        assertTrue(boundary.staticGrowth() < 1);
        assertTrue(boundary.isGapless());
        assertEquals(0, boundary.abscissa());
        double[] re = boundary.curves().get("bulk").get("re");
        assertTrue(re[1] < 0 && re[1] > -1e-9, "the cusp is drawn down to 0");
    }

    @Test
    void staticGateLeavesAGap() {
        MeanFieldFixedPoint point = largest(GatedNetwork.of(1.5, 3).withBias(0.5));
        BulkBoundary boundary = BulkBoundary.of(point);
        assertFalse(boundary.isGapless());
        assertTrue(boundary.abscissa() < -0.01);
        assertEquals(1, boundary.value(boundary.abscissa(), 0), ROUNDING);
    }

    /** Point masses of the gate against its exact law, away from the needle about the negative axis. */
    @Test
    void stateIsReadLikeAFixedPoint() {
        for (double updateGain : new double[] {0, 2, 15}) {
            MeanFieldFixedPoint point = largest(GatedNetwork.of(3, 2).withUpdateGain(updateGain));
            BulkBoundary state = BulkBoundary.of(new FixedState(point));
            assertEquals(1, state.abscissa() / BulkBoundary.of(point).abscissa(), 1e-9);
            assertEquals(1, state.value(-0.3, 0.4) / BulkBoundary.of(point).value(-0.3, 0.4), 1e-9);
        }
        MeanFieldFixedPoint stable =
                largest(GatedNetwork.of(1.5, 3).withUpdateGain(2).withBias(0.5));
        assertTrue(BulkBoundary.of(new FixedState(stable)).isGapless());
    }

    /** Sharp gates: the asymptote of the edge is approached, over 200 decades. */
    @Test
    void tinyAbscissaIsExact() {
        for (double gain : new double[] {20, 100, 1000}) {
            BulkBoundary boundary =
                    BulkBoundary.of(largest(GatedNetwork.of(3, 1).withUpdateGain(gain)));
            double abscissa = boundary.abscissa();
            assertTrue(abscissa > 0 && abscissa < 2e-5);
            assertTrue(boundary.contains(abscissa * (1 - 1e-9), 0));
            assertFalse(boundary.contains(abscissa * (1 + 1e-9), 0));
        }
    }

    /**
     * Leakage of a finite cloud over the edge is of order 1/√N in f, and its share falls with N; at N = 130 about 1 %
     * with f above 0.5.
     */
    @Test
    void plantedCloudsLieWithin() {
        for (GatedNetwork network : List.of(
                GatedNetwork.of(4, 3).withUpdateGain(2).withResetTime(0.5).withUpdateTime(2),
                GatedNetwork.of(3, 1).withUpdateGain(10),
                GatedNetwork.of(1.9, 20).withResetTime(0.2))) {
            MeanFieldFixedPoint point = largest(network);
            BulkBoundary boundary = BulkBoundary.of(point);
            assertCloud(DrawnJacobian.planted(point, 130, 11), boundary, -1 / network.updateTime());
        }
    }

    @Test
    void cloudOfAMovingStateLiesWithin() {
        MeanFieldFixedPoint point =
                largest(GatedNetwork.of(4, 3).withUpdateGain(3).withUpdateTime(2));
        DrawnJacobian drawn = DrawnJacobian.moving(point, 3, 130, 5);
        JacobianStatistics sites = JacobianStatistics.ofSites(point.network(), drawn.h, drawn.z, drawn.r, drawn.drive);
        BulkBoundary boundary = BulkBoundary.of(point.network(), sites);
        assertTrue(boundary.staticGrowth() > 1.2 * point.staticStability(), "the moving gate counts");
        assertCloud(drawn, boundary, Double.NaN);
    }

    private static void assertCloud(DrawnJacobian drawn, BulkBoundary boundary, double atom) {
        int outside = 0;
        double least = 1;
        for (int i = 0; i < drawn.re().length; i++) {
            if (Math.hypot(drawn.re()[i] - atom, drawn.im()[i]) > 1e-7 || Double.isNaN(atom)) {
                double f = boundary.value(drawn.re()[i], drawn.im()[i]);
                outside += f < 1 ? 1 : 0;
                least = Math.min(least, f);
            }
        }
        assertTrue(outside <= 0.02 * drawn.re().length, outside + " of " + drawn.re().length + " outside");
        assertTrue(least > 0.5, "least f " + least);
    }
}
