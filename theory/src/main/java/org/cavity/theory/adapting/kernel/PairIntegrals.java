package org.cavity.theory.adapting.kernel;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Integrals of the suppression γ and the reduced adaptation ε over times after the dead time.
 *
 * @param suppression ∫ γ, ms
 * @param excess ∫ (ε − γ), ms
 * @param triple ½ ∬ γ(s) γ(s') γ(|s − s'|) ds ds', ms²
 */
record PairIntegrals(double suppression, double excess, double triple) {

    private static final int POINTS = 6;
    private static final double PANEL_GROWTH = 1.7;
    /** ε has fallen by e^{−40} there. */
    private static final double LONGEST = 40;

    static PairIntegrals of(EventKernel kernel, double shortest, double longest) {
        double end = LONGEST * longest;
        double[][] after = rule(shortest / 2, end, Double.NaN);
        double[][] lags = rule(shortest / 2, end, kernel.deadTime());
        int n = after[0].length;
        double suppression = 0;
        double excess = 0;
        for (int i = 0; i < n; i++) {
            double adaptation = kernel.adaptation(kernel.deadTime() + after[0][i]);
            suppression -= after[1][i] * Math.expm1(-adaptation);
            excess += after[1][i] * excess(adaptation);
        }
        double triple = 0;
        for (int j = 0; j < lags[0].length; j++) {
            double r = lags[0][j];
            double correlation = 0;
            for (int i = 0; i < n; i++) {
                double s = kernel.deadTime() + after[0][i];
                correlation += after[1][i] * Math.expm1(-kernel.adaptation(s)) * Math.expm1(-kernel.adaptation(s + r));
            }
            triple += lags[1][j] * kernel.suppression(r) * correlation;
        }
        return new PairIntegrals(suppression, excess, triple);
    }

    /** x − (1 − e^{−x}) without cancellation. */
    private static double excess(double x) {
        return x < 1e-2 ? x * x * (0.5 - x * (1.0 / 6 - x * (1.0 / 24 - x / 120))) : x + Math.expm1(-x);
    }

    /** Nodes and weights on panels that grow from the first; a break is an end of panels. */
    private static double[][] rule(double first, double end, double breakPoint) {
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(POINTS);
        List<Double> edges = new ArrayList<>();
        edges.add(0.0);
        for (double edge = first; edge < PANEL_GROWTH * end; edge *= PANEL_GROWTH) {
            double last = edges.get(edges.size() - 1);
            if (breakPoint > last && breakPoint < edge) {
                edges.add(breakPoint);
            }
            edges.add(edge);
        }
        int panels = edges.size() - 1;
        double[][] rule = new double[2][panels * POINTS];
        for (int p = 0; p < panels; p++) {
            double half = (edges.get(p + 1) - edges.get(p)) / 2;
            for (int i = 0; i < POINTS; i++) {
                rule[0][p * POINTS + i] = edges.get(p) + half * (1 + gauss.getPoint(i));
                rule[1][p * POINTS + i] = half * gauss.getWeight(i);
            }
        }
        return rule;
    }
}
