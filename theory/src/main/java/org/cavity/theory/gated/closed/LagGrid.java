package org.cavity.theory.gated.closed;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.lyapunov.GaussLobatto;

/**
 * Lags 0 … T cut into elements, on each of which a function is a polynomial through its values at Gauss-Lobatto nodes.
 * Even functions of the lag need the half line only, where the kinks that an Ornstein-Uhlenbeck input gives them at 0
 * do not exist. Elements of very different length side by side resolve the narrow core of a correlation at large gain
 * and a tail a million times longer.
 */
final class LagGrid {

    private final GaussLobatto rule;
    private final double[] ends;
    private final double[] lags;
    private final double[] mass;

    /**
     * A grid.
     *
     * @param rule nodes within an element
     * @param ends ascending ends of the elements, the first 0
     */
    LagGrid(GaussLobatto rule, double[] ends) {
        this.rule = rule;
        this.ends = ends;
        int p = rule.degree();
        this.lags = new double[(ends.length - 1) * p + 1];
        this.mass = new double[lags.length];
        for (int e = 0; e < elements(); e++) {
            for (int i = 0; i <= p; i++) {
                lags[e * p + i] = ends[e] + half(e) * (1 + rule.node(i));
                mass[e * p + i] += half(e) * rule.weight(i);
            }
            lags[e * p + p] = ends[e + 1];
        }
    }

    /** The same elements with other nodes. */
    LagGrid withRule(GaussLobatto other) {
        return new LagGrid(other, ends);
    }

    int size() {
        return lags.length;
    }

    int degree() {
        return rule.degree();
    }

    double[] ends() {
        return ends;
    }

    double lag(int i) {
        return lags[i];
    }

    /** The last lag T. */
    double window() {
        return ends[ends.length - 1];
    }

    /** Quadrature weight of node i. */
    double mass(int i) {
        return mass[i];
    }

    private int elements() {
        return ends.length - 1;
    }

    private double half(int e) {
        return 0.5 * (ends[e + 1] - ends[e]);
    }

    /** Adds c ∫ l_i' l_j' to the rows and columns {@code stride·i + field} of a matrix. */
    void addStiffness(BandedMatrix matrix, double c, int stride, int field) {
        int p = rule.degree();
        for (int e = 0; e < elements(); e++) {
            double scale = c / half(e);
            for (int i = 0; i <= p; i++) {
                for (int j = 0; j <= p; j++) {
                    matrix.add(
                            stride * (e * p + i) + field, stride * (e * p + j) + field, scale * rule.stiffness(i, j));
                }
            }
        }
    }

    /** ∫ l_i' f' for all i. */
    double[] stiffnessTimes(double[] f) {
        int p = rule.degree();
        double[] product = new double[size()];
        for (int e = 0; e < elements(); e++) {
            // A constant drops out exactly, and with it the rounding of f on elements much shorter than its scale.
            double constant = f[e * p];
            for (int i = 0; i <= p; i++) {
                double sum = 0;
                for (int j = 1; j <= p; j++) {
                    sum += rule.stiffness(i, j) * (f[e * p + j] - constant);
                }
                product[e * p + i] += sum / half(e);
            }
        }
        return product;
    }

    /** f at a lag in [0, T]. */
    double interpolate(double[] f, double lag) {
        int low = 0;
        int high = elements();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (lag >= ends[middle]) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double x = Math.max(-1, Math.min(1, (lag - ends[low]) / half(low) - 1));
        return rule.interpolate(f, low * rule.degree(), x);
    }

    /**
     * The grid whose elements are halved where one of the functions is not resolved; this one where all are.
     *
     * @param tolerance largest last Legendre coefficient, as a share of the function's largest value
     */
    LagGrid refined(double tolerance, double[]... functions) {
        int p = rule.degree();
        boolean[] coarse = new boolean[elements()];
        boolean any = false;
        for (double[] f : functions) {
            double largest = 0;
            for (double v : f) {
                largest = Math.max(largest, Math.abs(v));
            }
            for (int e = 0; e < elements(); e++) {
                if (rule.lastCoefficient(f, e * p) > tolerance * largest) {
                    coarse[e] = true;
                    any = true;
                }
            }
        }
        if (!any) {
            return this;
        }
        List<Double> cut = new ArrayList<>(List.of(0.0));
        for (int e = 0; e < elements(); e++) {
            if (coarse[e]) {
                cut.add(ends[e] + half(e));
            }
            cut.add(ends[e + 1]);
        }
        return new LagGrid(rule, cut.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
