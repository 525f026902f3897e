package org.cavity.theory.gated.spectrum;

import java.util.Arrays;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;

/**
 * The joint law of the gains of a site: of the two factors by which h and r drive other sites through J^h, and of the
 * one by which h drives the gates.
 *
 * @param weight probabilities, summing to 1
 * @param rateGain (σ_r φ')²
 * @param resetGain (φ σ_r')²
 * @param gateGain φ'²
 */
record SiteGroups(double[] weight, double[] rateGain, double[] resetGain, double[] gateGain) {

    /** In units of the argument of tanh, whose sech⁴ puts singularities of the averaged logarithm at Im x = π/4. */
    private static final double RATE_STEP = 0.3;

    /** In units of the argument of the logistic function; singularities at Im u = π/2. */
    private static final double RESET_STEP = 0.6;

    private static final double STEPS_PER_DEVIATION = 1;

    /** exp(−6.5²/2) = 7e-10. */
    private static final double RANGE = 6.5;

    /** Beyond, tanh x is ±1, and σ(2x) is 0 or 1, to 1e-11. */
    private static final double SATURATED = 13;

    /** The sites of a network at one moment. */
    static SiteGroups ofSites(GatedNetwork network, double[] h, double[] r) {
        SiteGroups groups =
                new SiteGroups(new double[h.length], new double[h.length], new double[h.length], new double[h.length]);
        for (int i = 0; i < h.length; i++) {
            groups.set(i, network, h[i], r[i], 1.0 / h.length);
        }
        return groups;
    }

    /** h ~ N(0, D) and r ~ N(0, D_r), independent. */
    static SiteGroups ofGaussian(GatedNetwork network, double varianceH, double varianceR) {
        double[][] h = nodes(network.bias(), network.gain(), Math.sqrt(varianceH), RATE_STEP, SATURATED);
        if (network.isSymmetric()) {
            h = folded(h);
        }
        double[][] r = nodes(network.resetBias(), network.resetGain(), Math.sqrt(varianceR), RESET_STEP, 2 * SATURATED);
        int count = h[0].length * r[0].length;
        SiteGroups groups = new SiteGroups(new double[count], new double[count], new double[count], new double[count]);
        for (int i = 0; i < h[0].length; i++) {
            for (int j = 0; j < r[0].length; j++) {
                groups.set(i * r[0].length + j, network, h[0][i], r[0][j], h[1][i] * r[1][j]);
            }
        }
        return groups;
    }

    private void set(int i, GatedNetwork network, double h, double r, double probability) {
        Gate reset = network.resetGate();
        double gain = network.rateDerivative(h);
        double open = reset.value(r);
        double driven = network.rate(h) * reset.derivative(r);
        weight[i] = probability;
        rateGain[i] = open * open * gain * gain;
        resetGain[i] = driven * driven;
        gateGain[i] = gain * gain;
    }

    /** An even law at nodes x ≥ 0. */
    private static double[][] folded(double[][] nodes) {
        int middle = nodes[0].length / 2;
        double[] x = Arrays.copyOfRange(nodes[0], middle, nodes[0].length);
        double[] p = Arrays.copyOfRange(nodes[1], middle, nodes[1].length);
        for (int k = 1; k < p.length; k++) {
            p[k] *= 2;
        }
        return new double[][] {x, p};
    }

    /**
     * Nodes and probabilities for a function of x ~ N(0, deviation²) that varies with bias + gain x on the scale of
     * one: the trapezoid rule, with all saturated nodes on one side taken as one.
     */
    private static double[][] nodes(double bias, double gain, double deviation, double step, double saturated) {
        if (deviation == 0 || gain == 0) {
            return new double[][] {{0}, {1}};
        }
        double h = Math.min(step / gain, deviation / STEPS_PER_DEVIATION);
        int side = (int) Math.ceil(RANGE * deviation / h);
        double[] x = new double[2 * side + 1];
        double[] p = new double[2 * side + 1];
        int count = 0;
        double lumped = 0;
        double total = 0;
        for (int i = -side; i <= side; i++) {
            double z = i * h / deviation;
            double mass = Math.exp(-0.5 * z * z);
            total += mass;
            double argument = bias + gain * i * h;
            double sign = Math.abs(argument) > saturated ? Math.signum(argument) : 0;
            if (sign != 0 && sign == lumped) {
                p[count - 1] += mass;
            } else {
                x[count] = i * h;
                p[count] = mass;
                count++;
            }
            lumped = sign;
        }
        double[][] result = {Arrays.copyOf(x, count), Arrays.copyOf(p, count)};
        for (int k = 0; k < count; k++) {
            result[1][k] /= total;
        }
        return result;
    }
}
