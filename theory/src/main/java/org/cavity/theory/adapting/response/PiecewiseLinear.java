package org.cavity.theory.adapting.response;

import java.util.Arrays;
import org.hipparchus.complex.Complex;

/**
 * A function on [0, end] that is linear between nodes and may jump at them, 0 elsewhere. Its integrals are exact, those
 * with an oscillating factor too.
 */
public final class PiecewiseLinear {

    /** Below this phase across a cell, moments are summed as a series: their closed form would cancel. */
    private static final double SERIES_BOUND = 0.1;

    private final double[] nodes;
    private final double[] left;
    private final double[] right;
    private final double[] first;
    private final double[] second;

    /**
     * A function that may jump.
     *
     * @param nodes ascending abscissae from 0
     * @param left limit from below at each node; of the first without meaning
     * @param right limit from above at each node; of the last without meaning
     */
    public PiecewiseLinear(double[] nodes, double[] left, double[] right) {
        this.nodes = nodes;
        this.left = left;
        this.right = right;
        this.first = new double[nodes.length];
        this.second = new double[nodes.length];
        for (int i = 1; i < nodes.length; i++) {
            double h = nodes[i] - nodes[i - 1];
            first[i] = first[i - 1] + h * (right[i - 1] + left[i]) / 2;
            second[i] = second[i - 1] + h * (first[i - 1] + h * (2 * right[i - 1] + left[i]) / 6);
        }
    }

    /** A continuous function. */
    public PiecewiseLinear(double[] nodes, double[] values) {
        this(nodes, values, values);
    }

    /** ∫ f. */
    public double integral() {
        return first[first.length - 1];
    }

    /** Index of the cell that holds x within [0, end). */
    private int cell(double x) {
        int found = Arrays.binarySearch(nodes, x);
        return found >= 0 ? found : -found - 2;
    }

    /** ∫_0^x f. */
    double firstAntiderivative(double x) {
        if (x <= 0) {
            return 0;
        }
        if (x >= nodes[nodes.length - 1]) {
            return integral();
        }
        int i = cell(x);
        double d = x - nodes[i];
        return first[i] + d * (right[i] + d * slope(i) / 2);
    }

    /** The integral from 0 of {@link #firstAntiderivative}. */
    double secondAntiderivative(double x) {
        int last = nodes.length - 1;
        if (x <= 0) {
            return 0;
        }
        if (x >= nodes[last]) {
            return second[last] + (x - nodes[last]) * integral();
        }
        int i = cell(x);
        double d = x - nodes[i];
        return second[i] + d * (first[i] + d * (right[i] / 2 + d * slope(i) / 6));
    }

    private double slope(int i) {
        double h = nodes[i + 1] - nodes[i];
        return h > 0 ? (left[i + 1] - right[i]) / h : 0;
    }

    /** ∫ f(x) e^{−iωx} dx. */
    public Complex transform(double omega) {
        double re = 0;
        double im = 0;
        double cosine = 1;
        double sine = 0;
        for (int i = 0; i + 1 < nodes.length; i++) {
            double h = nodes[i + 1] - nodes[i];
            double nextCosine = Math.cos(omega * nodes[i + 1]);
            double nextSine = Math.sin(omega * nodes[i + 1]);
            double phase = omega * h;
            double a = right[i];
            double b = left[i + 1] - right[i];
            if (Math.abs(phase) < SERIES_BOUND) {
                // e^{−iωx_i} h [a ∫_0^1 e^{−iφu} du + b ∫_0^1 u e^{−iφu} du]
                double p2 = phase * phase;
                double zeroRe = 1 - p2 / 6 + p2 * p2 / 120;
                double zeroIm = -phase * (0.5 - p2 / 24 + p2 * p2 / 720);
                double oneRe = 0.5 - p2 / 8 + p2 * p2 / 144;
                double oneIm = -phase * (1.0 / 3 - p2 / 30 + p2 * p2 / 840);
                double cellRe = h * (a * zeroRe + b * oneRe);
                double cellIm = h * (a * zeroIm + b * oneIm);
                re += cosine * cellRe + sine * cellIm;
                im += cosine * cellIm - sine * cellRe;
            } else {
                // By parts: ∫ f e^{−iωx} = [i f e^{−iωx}]/ω + slope [e^{−iωx}]/ω².
                double end = a + b;
                double steep = b / (h * omega * omega);
                re += (end * nextSine - a * sine) / omega + steep * (nextCosine - cosine);
                im += (end * nextCosine - a * cosine) / omega - steep * (nextSine - sine);
            }
            cosine = nextCosine;
            sine = nextSine;
        }
        return new Complex(re, im);
    }

    /**
     * Adds ∫ f(shift + sign x) φ_j(x) dx for the hat functions φ_j on some nodes, the half of each hat below its node
     * apart from the half above.
     *
     * @param sign 1 or −1
     * @param hatNodes ascending abscissae; two equal ones make room for a jump
     * @param below added to: integrals over the cell below node j
     * @param above added to: integrals over the cell above node j
     */
    public void hats(double shift, int sign, double[] hatNodes, double[] below, double[] above) {
        double at = sign * firstAntiderivative(shift + sign * hatNodes[0]);
        double over = secondAntiderivative(shift + sign * hatNodes[0]);
        for (int j = 0; j + 1 < hatNodes.length; j++) {
            double h = hatNodes[j + 1] - hatNodes[j];
            if (h == 0) {
                continue;
            }
            double nextAt = sign * firstAntiderivative(shift + sign * hatNodes[j + 1]);
            double nextOver = secondAntiderivative(shift + sign * hatNodes[j + 1]);
            double mass = nextAt - at;
            double upper = nextAt - (nextOver - over) / h;
            above[j] += mass - upper;
            below[j + 1] += upper;
            at = nextAt;
            over = nextOver;
        }
    }
}
