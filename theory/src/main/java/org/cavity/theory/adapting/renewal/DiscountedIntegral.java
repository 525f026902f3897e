package org.cavity.theory.adapting.renewal;

import static org.cavity.theory.adapting.renewal.LegendrePanel.POINTS;

/**
 * The discounted integral U(x) = ∫_x^∞ f(y) e^{−z(y−x)} dy on one interval, from U at its right end: U' = zU − f.
 *
 * <p>Where f is smooth U is, whatever the frequency. With U' = Σ v_l P_l and U the integral of that from the right end,
 * the equation is tridiagonal in v, and costs no more than its data. Coefficients of f are complex, as two arrays.
 */
final class DiscountedIntegral {

    private final double[] vR = new double[POINTS];
    private final double[] vI = new double[POINTS];
    private final double[] pivotR = new double[POINTS];
    private final double[] pivotI = new double[POINTS];
    private double leftR;
    private double leftI;

    /**
     * Solves on an interval; {@link #leftR}, {@link #leftI} and {@link #coefficients} tell the result.
     *
     * @param fR real parts of the Legendre coefficients of f
     * @param fI imaginary parts
     * @param width width of the interval
     * @param zR real part of z, at least 0
     * @param zI imaginary part of z
     * @param endR real part of U at the right end
     * @param endI imaginary part
     */
    void solve(double[] fR, double[] fI, double width, double zR, double zI, double endR, double endI) {
        double half = width / 2;
        double aR = half * zR;
        double aI = half * zI;
        // Row l: v_l − a [v_{l−1}/(2l−1) − v_{l+1}/(2l+3)] = −half f_l; row 0 holds the end value.
        double diagonalR = 1 + aR;
        double diagonalI = aI;
        double rightR = -half * fR[0] + aR * endR - aI * endI;
        double rightI = -half * fI[0] + aR * endI + aI * endR;
        for (int l = 0; ; l++) {
            pivotR[l] = diagonalR;
            pivotI[l] = diagonalI;
            vR[l] = rightR;
            vI[l] = rightI;
            if (l == POINTS - 1) {
                break;
            }
            // factor = lower/pivot, lower = −a/(2l+1), upper = a/(2l+3).
            double norm = diagonalR * diagonalR + diagonalI * diagonalI;
            double factorR = -(aR * diagonalR + aI * diagonalI) / (norm * (2 * l + 1));
            double factorI = -(aI * diagonalR - aR * diagonalI) / (norm * (2 * l + 1));
            double upperR = aR / (2 * l + 3);
            double upperI = aI / (2 * l + 3);
            diagonalR = 1 - (factorR * upperR - factorI * upperI);
            diagonalI = -(factorR * upperI + factorI * upperR);
            double nextR = -half * fR[l + 1] - (factorR * rightR - factorI * rightI);
            double nextI = -half * fI[l + 1] - (factorR * rightI + factorI * rightR);
            rightR = nextR;
            rightI = nextI;
        }
        double aboveR = 0;
        double aboveI = 0;
        for (int l = POINTS - 1; l >= 0; l--) {
            double sumR = vR[l] - (aR * aboveR - aI * aboveI) / (2 * l + 3);
            double sumI = vI[l] - (aR * aboveI + aI * aboveR) / (2 * l + 3);
            double norm = pivotR[l] * pivotR[l] + pivotI[l] * pivotI[l];
            aboveR = (sumR * pivotR[l] + sumI * pivotI[l]) / norm;
            aboveI = (sumI * pivotR[l] - sumR * pivotI[l]) / norm;
            vR[l] = aboveR;
            vI[l] = aboveI;
        }
        leftR = endR - 2 * vR[0];
        leftI = endI - 2 * vI[0];
        integrate(vR, endR);
        integrate(vI, endI);
    }

    /** Coefficients of the derivative to those of the function with a given value at the right end. */
    private static void integrate(double[] v, double end) {
        double before = v[0];
        v[0] = end - before - v[1] / 3;
        for (int l = 1; l < POINTS; l++) {
            double own = v[l];
            v[l] = before / (2 * l - 1) - (l + 1 < POINTS ? v[l + 1] / (2 * l + 3) : 0);
            before = own;
        }
    }

    /** Real part of U at the left end. */
    double leftR() {
        return leftR;
    }

    /** Imaginary part of U at the left end. */
    double leftI() {
        return leftI;
    }

    /** U at the points of the interval. */
    void values(double[] toR, double[] toI, int offset) {
        LegendrePanel.values(vR, toR, offset);
        LegendrePanel.values(vI, toI, offset);
    }
}
