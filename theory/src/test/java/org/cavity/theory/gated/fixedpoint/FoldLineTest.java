package org.cavity.theory.gated.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldLineTest {

    /** Folds of a network without bias and input, with bias, with input to h, to r, and beyond g_c. */
    @ParameterizedTest
    @CsvSource({
        "1.5, 0, 0, 0, 0",
        "1.9, 0, 0, 0, 0",
        "1.999, 0, 0, 0, 0",
        "3.5, -1, 0, 0, 0",
        "20, -3, 0, 0, 0",
        "1.7, 0, 0.01, 0, 0",
        "1.7, 0, 0.03, 0, 0",
        "1.7, 0, 0, 0.01, 0",
        "1.7, 0, 0, 0.02, 0",
        "1.7, 0, 0, 0, 0.2",
        "1.7, 0, 0.01, 0.01, 0.1",
        "1.4970821, 0.7, 0, 0, 0",
        "1.47, 0.75, 0, 0, 0",
        "1.44, 0.85, 0, 0, 0"
    })
    void fixedPointsAreTwoMoreOnOneSide(double g, double betaR, double betaH, double sigmaH, double sigmaR) {
        GatedNetwork network = GatedNetwork.of(g, 1)
                .withResetBias(betaR)
                .withBias(betaH)
                .withInputStd(sigmaH)
                .withResetInputStd(sigmaR);
        List<Fold> folds = FoldLine.folds(network);
        assertTrue(!folds.isEmpty());
        for (Fold fold : folds) {
            double step = 1e-6 * fold.resetGain() * (fold.opening() ? 1 : -1);
            int outside = FixedPoints.solve(network.withResetGain(fold.resetGain() - step))
                    .size();
            int inside = FixedPoints.solve(network.withResetGain(fold.resetGain() + step))
                    .size();
            assertEquals(outside + 2, inside, fold.toString());
            MeanFieldFixedPoint at = new MeanFieldFixedPoint(network.withResetGain(fold.resetGain()), fold.varianceH());
            // D is an exact solution along the curve; the gain follows from it.
            double map = at.rateVariance() * at.resetMoment() + sigmaH * sigmaH;
            assertEquals(fold.varianceH(), map, 1e-13 * map);
            assertEquals(1, at.slope(), 1e-11);
            assertEquals(at.staticStability(), fold.staticStability(), 1e-12 * fold.staticStability());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 0, 0, 0",
        "1.99, 0, 0, 0",
        "3.5, -1, 0, 0",
        "1.7, 0, 0.02, 0",
        "1.7, 0, 0, 0.02",
        "1.46, 0.8, 0, 0"
    })
    void marginVanishesAtEveryFold(double g, double betaR, double betaH, double sigmaH) {
        GatedNetwork network =
                GatedNetwork.of(g, 1).withResetBias(betaR).withBias(betaH).withInputStd(sigmaH);
        for (Fold fold : FoldLine.folds(network)) {
            double a = fold.resetGain();
            double traced =
                    Roots.between(x -> FoldLine.margin(network.withResetGain(x)), 0.99 * a, Math.min(1000, 1.01 * a));
            // The margin is an extremum of F/D, which rounds at 1e-15, and has a slope of order 0.01 to 1 in ln α_r.
            assertEquals(a, traced, 1e-11 * a);
        }
    }

    @Test
    void marginIsNegativeWhereNothingBendsBack() {
        assertEquals(0.95 * 0.95 - 1, FoldLine.margin(GatedNetwork.of(1.9, 0)), 1e-14);
        assertTrue(Double.isNaN(FoldLine.margin(GatedNetwork.of(2.5, 1))));
        assertTrue(Double.isNaN(FoldLine.margin(GatedNetwork.of(1.9, 20).withResetNoiseVariance(1))));
        assertTrue(FoldLine.folds(GatedNetwork.of(1.41, 1)).isEmpty());
        assertTrue(FoldLine.folds(GatedNetwork.of(2, 1)).isEmpty());
    }

    @Test
    void foldDivergesAtRootTwo() {
        double a = FoldLine.criticalResetGain(GatedNetwork.of(Math.sqrt(2) * 1.0001, 1))
                .orElseThrow();
        double b = FoldLine.criticalResetGain(GatedNetwork.of(Math.sqrt(2) * 1.00001, 1))
                .orElseThrow();
        // In the sharp limit F/D = g² (1 − 2V) (1/2 − c/(α√V)), V = g² D, whose maximum over V reaches 1 where
        // the distance from √2 is in proportion to α^(−2/3).
        assertEquals(Math.pow(10, 1.5), b / a, 0.02 * Math.pow(10, 1.5));
    }

    @ParameterizedTest
    @CsvSource({"-3", "-1", "0", "0.3", "0.5"})
    void foldLineBeginsInTheTricriticalPoint(double betaR) {
        GatedNetwork network = GatedNetwork.of(1, 1).withResetBias(betaR);
        double tricritical = FoldLine.tricriticalResetGain(network).orElseThrow();
        double onset = StabilityLine.criticalGain(network).orElseThrow();
        double near =
                FoldLine.criticalResetGain(network.withGain(onset * (1 - 1e-8))).orElseThrow();
        double nearer = FoldLine.criticalResetGain(network.withGain(onset * (1 - 1e-10)))
                .orElseThrow();
        // The distance goes with the square root of 1 − g/g_c.
        assertEquals(tricritical, nearer, 2e-3 * tricritical);
        assertEquals(10, (near - tricritical) / (nearer - tricritical), 0.2);
    }

    @Test
    void inputToTheResetGateShiftsTheTricriticalPointContinuously() {
        GatedNetwork network = GatedNetwork.of(1, 1);
        double without = Math.sqrt(8);
        assertEquals(without, FoldLine.tricriticalResetGain(network).orElseThrow(), 1e-14);
        assertEquals(
                without,
                FoldLine.tricriticalResetGain(network.withResetInputStd(1e-5)).orElseThrow(),
                1e-8);
        GatedNetwork driven = network.withResetInputStd(0.2);
        double tricritical = FoldLine.tricriticalResetGain(driven).orElseThrow();
        for (double side : new double[] {-0.01, 0.01}) {
            GatedNetwork here = driven.withResetGain(tricritical + side);
            GatedNetwork below = here.withGain(StabilityLine.criticalGain(here).orElseThrow() * (1 - 1e-7));
            assertEquals(side > 0 ? 3 : 1, FixedPoints.solve(below).size());
        }
        assertTrue(FoldLine.tricriticalResetGain(network.withResetBias(0.7)).isEmpty());
        assertTrue(FoldLine.tricriticalResetGain(network.withBias(0.1)).isEmpty());
    }
}
