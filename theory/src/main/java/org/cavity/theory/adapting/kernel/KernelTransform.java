package org.cavity.theory.adapting.kernel;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.hipparchus.complex.Complex;

/**
 * Laplace transform of a decaying function by Filon's rule: between nodes the function is the cubic of its values and
 * slopes, whose product with e^{−zx} is integrated exactly, so that accuracy does not depend on the frequency.
 */
final class KernelTransform {

    private static final int NODES_PER_SCALE = 30;
    private static final double LONGEST = 40;
    /** Below this modulus of z h, moments are summed as a series: recurrence would cancel. */
    private static final double SERIES_BOUND = 1;

    private static final int SERIES_TERMS = 18;

    private final double[] nodes;
    /** Coefficients of the cubic in (x − x_i)/h_i, four for each interval. */
    private final double[][] cubics;

    private KernelTransform(double[] nodes, double[][] cubics) {
        this.nodes = nodes;
        this.cubics = cubics;
    }

    /**
     * @param function value and slope at x ≥ 0
     * @param shortest shortest time constant of the function
     * @param longest longest one
     */
    static KernelTransform of(DoubleFunction<double[]> function, double shortest, double longest) {
        double[] nodes = GradedNodes.of(shortest, LONGEST * longest, NODES_PER_SCALE);
        double[][] cubics = new double[nodes.length - 1][];
        double[] left = function.apply(nodes[0]);
        for (int i = 0; i < cubics.length; i++) {
            double h = nodes[i + 1] - nodes[i];
            double[] right = function.apply(nodes[i + 1]);
            double rise = right[0] - left[0];
            double s0 = h * left[1];
            double s1 = h * right[1];
            cubics[i] = new double[] {left[0], s0, 3 * rise - 2 * s0 - s1, s0 + s1 - 2 * rise};
            left = right;
        }
        return new KernelTransform(nodes, cubics);
    }

    /** ∫_0^∞ f(x) e^{−zx} dx. */
    Complex at(Complex z) {
        double zr = z.getReal();
        double zi = z.getImaginary();
        double sumR = 0;
        double sumI = 0;
        // e^{−z x} at the left node of the interval.
        double leftR = 1;
        double leftI = 0;
        double[] moments = new double[8];
        for (int i = 0; i < cubics.length; i++) {
            double h = nodes[i + 1] - nodes[i];
            double size = Math.exp(-zr * nodes[i + 1]);
            double rightR = size * Math.cos(zi * nodes[i + 1]);
            double rightI = -size * Math.sin(zi * nodes[i + 1]);
            double a = zr * h;
            double b = zi * h;
            if (a * a + b * b < SERIES_BOUND * SERIES_BOUND) {
                seriesMoments(a, b, leftR, leftI, moments);
            } else {
                recurrentMoments(a, b, leftR, leftI, rightR, rightI, moments);
            }
            double[] c = cubics[i];
            for (int n = 0; n < 4; n++) {
                sumR += h * c[n] * moments[2 * n];
                sumI += h * c[n] * moments[2 * n + 1];
            }
            leftR = rightR;
            leftI = rightI;
        }
        return new Complex(sumR, sumI);
    }

    /** ∫_0^1 u^n e^{−ζu} du times e^{−z x_i}, ζ = a + ib, for n = 0…3 by I_n = (n I_{n−1} − e^{−ζ})/ζ. */
    private static void recurrentMoments(
            double a, double b, double leftR, double leftI, double rightR, double rightI, double[] moments) {
        double norm = a * a + b * b;
        double previousR = 0;
        double previousI = 0;
        for (int n = 0; n < 4; n++) {
            double topR = (n == 0 ? leftR : n * previousR) - rightR;
            double topI = (n == 0 ? leftI : n * previousI) - rightI;
            previousR = (topR * a + topI * b) / norm;
            previousI = (topI * a - topR * b) / norm;
            moments[2 * n] = previousR;
            moments[2 * n + 1] = previousI;
        }
    }

    /** The same as Σ_j (−ζ)^j / (j! (n + j + 1)). */
    private static void seriesMoments(double a, double b, double leftR, double leftI, double[] moments) {
        Arrays.fill(moments, 0);
        double termR = leftR;
        double termI = leftI;
        for (int j = 0; j < SERIES_TERMS; j++) {
            for (int n = 0; n < 4; n++) {
                moments[2 * n] += termR / (n + j + 1);
                moments[2 * n + 1] += termI / (n + j + 1);
            }
            double nextR = -(termR * a - termI * b) / (j + 1);
            termI = -(termR * b + termI * a) / (j + 1);
            termR = nextR;
        }
    }
}
