package org.cavity.theory.lyapunov.spectrum;

import org.cavity.theory.lyapunov.spectrum.RowTransform.Rows;

/**
 * Sums of |f_k⁺ X f_l|² over real matrices X, with f the unit waves of a ring: squared moduli of a two-dimensional Fourier
 * transform, those of ±l added up.
 */
final class WaveCouplings {

    private final Ring ring;
    private final int size;
    private final RowTransform transform;
    private final Rows first;
    private final Rows firstWork;
    private final Rows second;
    private final Rows secondWork;
    private final double[] twistRe;
    private final double[] twistIm;

    WaveCouplings(Ring ring) {
        this.ring = ring;
        this.size = ring.points();
        this.transform = new RowTransform(size);
        this.first = new Rows(size, size / 2);
        this.firstWork = new Rows(size, size / 2);
        this.second = new Rows(size, ring.modes());
        this.secondWork = new Rows(size, ring.modes());
        this.twistRe = new double[size];
        this.twistIm = new double[size];
        for (int n = 0; n < size; n++) {
            twistRe[n] = ring.isAntiperiodic() ? Math.cos(Math.PI * n / size) : 1;
            twistIm[n] = ring.isAntiperiodic() ? Math.sin(Math.PI * n / size) : 0;
        }
    }

    /** The mode −W of mode W. */
    private int mirrored(int k) {
        return ring.isAntiperiodic() ? size - 1 - k : (size - k) % size;
    }

    void add(double[][] x, double weight, double[][] sum) {
        int half = size / 2;
        for (int i = 0; i < size; i++) {
            // Two real columns make one complex one.
            for (int j = 0; j < half; j++) {
                first.re()[i][j] = twistRe[i] * x[i][j] - twistIm[i] * x[i][j + half];
                first.im()[i][j] = twistRe[i] * x[i][j + half] + twistIm[i] * x[i][j];
            }
        }
        Rows z = transform.of(first, firstWork, half);
        for (int k = 0; k < ring.modes(); k++) {
            double[] re = z.re()[k];
            double[] im = z.im()[k];
            double[] mirroredRe = z.re()[mirrored(k)];
            double[] mirroredIm = z.im()[mirrored(k)];
            for (int j = 0; j < half; j++) {
                double aRe = 0.5 * (re[j] + mirroredRe[j]);
                double aIm = 0.5 * (im[j] - mirroredIm[j]);
                double bRe = 0.5 * (im[j] + mirroredIm[j]);
                double bIm = 0.5 * (mirroredRe[j] - re[j]);
                second.re()[j][k] = twistRe[j] * aRe - twistIm[j] * aIm;
                second.im()[j][k] = twistRe[j] * aIm + twistIm[j] * aRe;
                second.re()[j + half][k] = twistRe[j + half] * bRe - twistIm[j + half] * bIm;
                second.im()[j + half][k] = twistRe[j + half] * bIm + twistIm[j + half] * bRe;
            }
        }
        Rows t = transform.of(second, secondWork, ring.modes());
        double factor = weight / ((double) size * size);
        for (int l = 0; l < ring.modes(); l++) {
            addSquares(t.re()[l], t.im()[l], factor, sum[l]);
            if (mirrored(l) != l) {
                addSquares(t.re()[mirrored(l)], t.im()[mirrored(l)], factor, sum[l]);
            }
        }
    }

    private static void addSquares(double[] re, double[] im, double factor, double[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor * (re[k] * re[k] + im[k] * im[k]);
        }
    }
}
