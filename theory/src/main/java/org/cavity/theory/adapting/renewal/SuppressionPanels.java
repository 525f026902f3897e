package org.cavity.theory.adapting.renewal;

import static org.cavity.theory.adapting.renewal.LegendrePanel.POINTS;

import java.util.Arrays;
import org.cavity.theory.adapting.kernel.EventKernel;

/**
 * Panels of times s since a spike, from the end of the dead time to where adaptation has died out, on each of which
 * ε(s) and γ(s) are polynomials to rounding; and G(s) = ∫_s^∞ γ at their ends.
 */
final class SuppressionPanels {

    /** Adaptation below this is none. */
    private static final double NEGLIGIBLE = 1e-17;
    /** Of the last coefficients, relative to the largest value on all panels. */
    private static final double TRUNCATION = 1e-14;
    /** Adaptation above this leaves no intensity. */
    private static final double SILENT = 45;
    /** Largest fall of ε on a panel, so that e^{−ε} is a polynomial too. */
    private static final double FALL = 3;

    private final double[] edges;
    private final double[] remaining;

    private SuppressionPanels(double[] edges, double[] remaining) {
        this.edges = edges;
        this.remaining = remaining;
    }

    static SuppressionPanels of(EventKernel kernel) {
        double[] edges = {kernel.deadTime()};
        double[] integrals = new double[1];
        int count = 0;
        double left = kernel.deadTime();
        double atLeft = kernel.isWithoutAdaptation() ? 0 : kernel.adaptation(left);
        double scale = Math.max(1, atLeft);
        double width = kernel.isWithoutAdaptation() ? 0 : kernel.timeRange()[0];
        double[] adaptation = new double[POINTS];
        double[] gamma = new double[POINTS];
        while (atLeft > NEGLIGIBLE) {
            double atRight;
            while (true) {
                atRight = kernel.adaptation(left + width);
                for (int i = 0; i < POINTS; i++) {
                    adaptation[i] = kernel.adaptation(LegendrePanel.point(left, width, i));
                }
                boolean smooth = LegendrePanel.truncation(adaptation, 0) <= TRUNCATION * scale;
                if (smooth && (atLeft - atRight <= FALL || atRight > SILENT)) {
                    break;
                }
                width /= 2;
            }
            for (int i = 0; i < POINTS; i++) {
                gamma[i] = -Math.expm1(-adaptation[i]);
            }
            if (count + 2 > edges.length) {
                edges = Arrays.copyOf(edges, 2 * edges.length + 2);
                integrals = Arrays.copyOf(integrals, edges.length);
            }
            integrals[count++] = LegendrePanel.integral(gamma, 0, width);
            left += width;
            edges[count] = left;
            atLeft = atRight;
            width *= 2;
        }
        double[] remaining = new double[count + 1];
        for (int i = count - 1; i >= 0; i--) {
            remaining[i] = remaining[i + 1] + integrals[i];
        }
        return new SuppressionPanels(Arrays.copyOf(edges, count + 1), remaining);
    }

    int count() {
        return edges.length - 1;
    }

    /** Left end of panel i; for i = {@link #count}, where adaptation has died out. */
    double edge(int i) {
        return edges[i];
    }

    /** G there. */
    double remaining(int i) {
        return remaining[i];
    }
}
