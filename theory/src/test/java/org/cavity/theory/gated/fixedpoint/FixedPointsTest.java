package org.cavity.theory.gated.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.gated.GatedNetwork;
import org.junit.jupiter.api.Test;

class FixedPointsTest {

    private static List<Double> variances(GatedNetwork network) {
        return FixedPoints.solve(network).stream()
                .map(MeanFieldFixedPoint::varianceH)
                .toList();
    }

    @Test
    void pairBelowTheOnsetOfInstability() {
        List<Double> d = variances(GatedNetwork.of(1.9, 20));
        assertEquals(3, d.size());
        assertEquals(0, d.get(0));
        assertEquals(0.0003880182, d.get(1), 5e-11);
        assertEquals(0.1076287722, d.get(2), 5e-11);
    }

    @Test
    void frozenInputLeavesThreeOrOne() {
        GatedNetwork network = GatedNetwork.of(1.7, 12);
        double[] k = FixedPoints.solve(network.withInputStd(0.02)).stream()
                .mapToDouble(MeanFieldFixedPoint::staticStability)
                .toArray();
        assertEquals(3, k.length);
        assertEquals(0.9646, k[0], 5e-5);
        assertEquals(1.3558, k[1], 5e-5);
        assertEquals(1.4379, k[2], 5e-5);
        assertEquals(1, FixedPoints.solve(network.withInputStd(0.05)).size());
    }

    @Test
    void gatesHeldOpenGiveTheAdditiveNetwork() {
        for (double input : new double[] {0, 0.3}) {
            for (double g : new double[] {0.8, 1.05, 1.5, 3, 20, 300}) {
                GatedNetwork gated = GatedNetwork.of(g, 0)
                        .withResetBias(40)
                        .withUpdateBias(40)
                        .withInputStd(input / g);
                List<AdditiveState> additive =
                        MeanField.fixedPoints(AdditiveNetwork.tanh(g).withInputVariance(input * input));
                List<MeanFieldFixedPoint> points = FixedPoints.solve(gated);
                assertEquals(additive.size(), points.size(), "gain " + g);
                for (int i = 0; i < points.size(); i++) {
                    double expected = additive.get(i).variance();
                    MeanFieldFixedPoint p = points.get(i);
                    // Both solve the same equation to rounding, with a slope far from one.
                    assertEquals(expected, g * g * p.varianceH(), 1e-11 * expected, "gain " + g);
                    double squaredRadius = Math.pow(additive.get(i).spectralRadius(), 2);
                    assertEquals(squaredRadius, p.staticStability(), 1e-9 * squaredRadius);
                    assertEquals(additive.get(i).varianceSlope(), p.slope(), 1e-9);
                }
            }
        }
    }

    @Test
    void solvesItsEquationAtExtremesOfTheParameters() {
        for (double g : new double[] {1.5, 2.01, 30, 1000}) {
            for (double alpha : new double[] {0, 1, 100, 1000}) {
                for (double betaR : new double[] {-6, 0, 3}) {
                    for (double beta : new double[] {0, 0.2}) {
                        GatedNetwork network =
                                GatedNetwork.of(g, alpha).withResetBias(betaR).withBias(beta);
                        List<MeanFieldFixedPoint> points = FixedPoints.solve(network);
                        assertTrue(!points.isEmpty());
                        for (MeanFieldFixedPoint p : points) {
                            double map = p.rateVariance() * p.resetMoment();
                            double d = p.varianceH();
                            double conditioning = Math.max(1, 1 / Math.abs(1 - p.slope()));
                            assertEquals(map, d, 1e-13 * d * conditioning, network.toString());
                        }
                        // The excess falls through zero at the first and last root and changes sign at each.
                        boolean fromAbove = beta != 0 || points.get(0).slope() > 1;
                        int positive = points.size() - (beta == 0 ? 1 : 0);
                        assertEquals(fromAbove ? 1 : 0, positive % 2, network.toString());
                    }
                }
            }
        }
    }
}
