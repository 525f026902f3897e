package org.cavity.theory.adapting.renewal;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Functions on an interval by their values at {@value #POINTS} Gauss-Legendre points or by as many coefficients of
 * Legendre polynomials in x ∈ [−1, 1].
 */
final class LegendrePanel {

    static final int POINTS = 16;

    private static final double[] X = new double[POINTS];
    private static final double[] WEIGHT = new double[POINTS];
    /** P_l(x_i); the point is the second index here and below, so that products run along rows. */
    private static final double[][] VALUE = new double[POINTS][POINTS];
    /** (2l + 1)/2 w_i P_l(x_i): values to coefficients; the degree is the second index. */
    private static final double[][] PROJECTION = new double[POINTS][POINTS];
    /** Values at the points to integrals from −1 to each point. */
    private static final double[][] CUMULATIVE = new double[POINTS][POINTS];

    static {
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(POINTS);
        for (int i = 0; i < POINTS; i++) {
            X[i] = gauss.getPoint(i);
            WEIGHT[i] = gauss.getWeight(i);
            double[] p = polynomials(X[i]);
            for (int l = 0; l < POINTS; l++) {
                VALUE[l][i] = p[l];
                PROJECTION[i][l] = (l + 0.5) * WEIGHT[i] * p[l];
            }
        }
        for (int i = 0; i < POINTS; i++) {
            double[] p = polynomials(X[i]);
            for (int l = 0; l < POINTS; l++) {
                double integral = l == 0 ? 1 + X[i] : (p[l + 1] - p[l - 1]) / (2 * l + 1);
                for (int j = 0; j < POINTS; j++) {
                    CUMULATIVE[j][i] += integral * PROJECTION[j][l];
                }
            }
        }
    }

    private LegendrePanel() {}

    /** P_0 … P_{POINTS} at x. */
    private static double[] polynomials(double x) {
        double[] p = new double[POINTS + 1];
        p[0] = 1;
        p[1] = x;
        for (int l = 1; l < POINTS; l++) {
            p[l + 1] = ((2 * l + 1) * x * p[l] - l * p[l - 1]) / (l + 1);
        }
        return p;
    }

    /** The i-th point of an interval. */
    static double point(double left, double width, int i) {
        return left + width / 2 * (1 + X[i]);
    }

    /** ∫ f over an interval of the given width, values of f beginning at an offset. */
    static double integral(double[] f, int offset, double width) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += WEIGHT[i] * f[offset + i];
        }
        return width / 2 * sum;
    }

    /** Integrals of f from the left end to each point; not in place. */
    static void cumulate(double[] f, int offset, double width, double[] to) {
        multiply(CUMULATIVE, f, offset, to, offset);
        for (int i = 0; i < POINTS; i++) {
            to[offset + i] *= width / 2;
        }
    }

    /** Legendre coefficients of a function. */
    static void coefficients(double[] f, int offset, double[] to) {
        multiply(PROJECTION, f, offset, to, 0);
    }

    /** Values at the points from coefficients. */
    static void values(double[] coefficients, double[] to, int offset) {
        multiply(VALUE, coefficients, 0, to, offset);
    }

    private static void multiply(double[][] rows, double[] from, int fromOffset, double[] to, int offset) {
        double[] sum = new double[POINTS];
        for (int j = 0; j < POINTS; j++) {
            double factor = from[fromOffset + j];
            double[] row = rows[j];
            for (int i = 0; i < POINTS; i++) {
                sum[i] += row[i] * factor;
            }
        }
        System.arraycopy(sum, 0, to, offset, POINTS);
    }

    /** The value at an age within an interval. */
    static double interpolate(double[] f, int offset, double left, double width, double at) {
        double[] p = polynomials(2 * (at - left) / width - 1);
        double[] coefficients = new double[POINTS];
        coefficients(f, offset, coefficients);
        double sum = 0;
        for (int l = 0; l < POINTS; l++) {
            sum += coefficients[l] * p[l];
        }
        return sum;
    }

    /** Largest of the last two coefficients, the error of the representation. */
    static double truncation(double[] f, int offset) {
        double last = 0;
        double secondLast = 0;
        for (int i = 0; i < POINTS; i++) {
            last += PROJECTION[i][POINTS - 1] * f[offset + i];
            secondLast += PROJECTION[i][POINTS - 2] * f[offset + i];
        }
        return Math.max(Math.abs(last), Math.abs(secondLast));
    }
}
