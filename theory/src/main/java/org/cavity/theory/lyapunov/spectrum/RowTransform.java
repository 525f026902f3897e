package org.cavity.theory.lyapunov.spectrum;

/**
 * Complex Fourier transforms Z_k = Σ_n z_n exp(2πikn/m) of many columns at once, by Stockham's algorithm (Van Loan,
 * Computational Frameworks for the Fast Fourier Transform, 1992, section 1.7). Row n of the data holds z_n of every column,
 * so that all inner loops run along rows, which the compiler turns into vector instructions. Lengths with factors 2 are
 * fastest, others must be small.
 */
final class RowTransform {

    /** Real and imaginary parts, row by row. */
    record Rows(double[][] re, double[][] im) {

        Rows(int rows, int columns) {
            this(new double[rows][columns], new double[rows][columns]);
        }
    }

    private final int size;
    private final double[] cos;
    private final double[] sin;

    /**
     * Tabulates the factors.
     *
     * @param size m
     */
    RowTransform(int size) {
        this.size = size;
        this.cos = new double[size];
        this.sin = new double[size];
        for (int k = 0; k < size; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / size);
            sin[k] = Math.sin(2 * Math.PI * k / size);
        }
    }

    /**
     * Transforms the first so many columns.
     *
     * @param data m rows, overwritten
     * @param work m rows, overwritten
     * @return whichever of the two holds the result
     */
    Rows of(Rows data, Rows work, int columns) {
        Rows from = data;
        Rows to = work;
        int copies = 1;
        for (int n = size; n > 1; ) {
            int radix = radix(n);
            for (int p = 0; p < n / radix; p++) {
                for (int q = 0; q < copies; q++) {
                    if (radix == 4) {
                        quadruple(from, to, n, copies, p, q, columns);
                    } else {
                        several(radix, from, to, n, copies, p, q, columns);
                    }
                }
            }
            Rows next = from;
            from = to;
            to = next;
            n /= radix;
            copies *= radix;
        }
        return from;
    }

    /** The odd factors come first, when few rows are far apart. */
    private static int radix(int n) {
        int odd = 3;
        while (odd <= n && n % odd != 0) {
            odd += 2;
        }
        if (odd <= n) {
            return odd;
        }
        return n % 4 == 0 ? 4 : 2;
    }

    /** A butterfly of any radix. */
    private void several(int radix, Rows x, Rows y, int n, int copies, int p, int q, int columns) {
        int apart = copies * (n / radix);
        int in = copies * p + q;
        int stride = size / n;
        for (int r = 0; r < radix; r++) {
            double[] re = y.re[radix * copies * p + q + r * copies];
            double[] im = y.im[radix * copies * p + q + r * copies];
            for (int k = 0; k < radix; k++) {
                int angle = r * (p * stride + k * (size / radix)) % size;
                add(
                        x.re[in + k * apart],
                        x.im[in + k * apart],
                        cos[angle],
                        sin[angle],
                        re,
                        im,
                        k == 0 ? 0 : 1,
                        columns);
            }
        }
    }

    private static void add(
            double[] xRe, double[] xIm, double cos, double sin, double[] yRe, double[] yIm, double keep, int n) {
        for (int i = 0; i < n; i++) {
            yRe[i] = keep * yRe[i] + (cos * xRe[i] - sin * xIm[i]);
        }
        for (int i = 0; i < n; i++) {
            yIm[i] = keep * yIm[i] + (cos * xIm[i] + sin * xRe[i]);
        }
    }

    private void quadruple(Rows x, Rows y, int n, int copies, int p, int q, int columns) {
        int apart = copies * (n / 4);
        int in = copies * p + q;
        int out = 4 * copies * p + q;
        int angle = p * (size / n);
        double cos1 = cos[angle];
        double sin1 = sin[angle];
        double cos2 = cos[2 * angle];
        double sin2 = sin[2 * angle];
        double cos3 = cos[3 * angle];
        double sin3 = sin[3 * angle];
        double[] aRe = x.re[in];
        double[] aIm = x.im[in];
        double[] bRe = x.re[in + apart];
        double[] bIm = x.im[in + apart];
        double[] cRe = x.re[in + 2 * apart];
        double[] cIm = x.im[in + 2 * apart];
        double[] dRe = x.re[in + 3 * apart];
        double[] dIm = x.im[in + 3 * apart];
        double[] re0 = y.re[out];
        double[] im0 = y.im[out];
        double[] re1 = y.re[out + copies];
        double[] im1 = y.im[out + copies];
        double[] re2 = y.re[out + 2 * copies];
        double[] im2 = y.im[out + 2 * copies];
        double[] re3 = y.re[out + 3 * copies];
        double[] im3 = y.im[out + 3 * copies];
        for (int i = 0; i < columns; i++) {
            double evenRe = aRe[i] + cRe[i];
            double evenIm = aIm[i] + cIm[i];
            double oddRe = bRe[i] + dRe[i];
            double oddIm = bIm[i] + dIm[i];
            re0[i] = evenRe + oddRe;
            im0[i] = evenIm + oddIm;
            double re = evenRe - oddRe;
            double im = evenIm - oddIm;
            re2[i] = cos2 * re - sin2 * im;
            im2[i] = cos2 * im + sin2 * re;
        }
        for (int i = 0; i < columns; i++) {
            double evenRe = aRe[i] - cRe[i];
            double evenIm = aIm[i] - cIm[i];
            double oddRe = bRe[i] - dRe[i];
            double oddIm = bIm[i] - dIm[i];
            double re = evenRe - oddIm;
            double im = evenIm + oddRe;
            re1[i] = cos1 * re - sin1 * im;
            im1[i] = cos1 * im + sin1 * re;
            re = evenRe + oddIm;
            im = evenIm - oddRe;
            re3[i] = cos3 * re - sin3 * im;
            im3[i] = cos3 * im + sin3 * re;
        }
    }
}
