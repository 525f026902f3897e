package org.cavity.theory.gated.fixedpoint;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;

/**
 * The self-consistency map of the variance of h, F(D) = q(D) S2(q(D) + σ_r²) + σ_h², looked at as its excess
 * F(D)/D − 1 over D &gt; 0. Fixed points are the zeros of the excess. It starts at (g σ_r(0))² − 1 where h = 0 is a
 * fixed point, at infinity where it is not, and ends below zero.
 */
final class VarianceMap {

    /** The excess varies on the scale one in ln D: where h grows beyond 1/g, or r beyond 1/α_r. */
    private static final double STEP = 0.125;

    /** The excess differs by this from its limit at D → 0 on the grid's first point. */
    private static final double SMALLEST = 1e-10;

    /** Rounding of the excess, a quotient of sums of positive terms. */
    static final double ROUNDING = 1e-14;

    private final GatedNetwork network;

    VarianceMap(GatedNetwork network) {
        this.network = network;
    }

    /** F(D). */
    double value(double variance) {
        double q = new RateAverages(network, variance).rateVariance();
        double input = network.inputStd() * network.inputStd();
        return q * new ResetAverages(network, q).moment() + input;
    }

    /** F(D)/D − 1 = (F(D) − D)/D. */
    double excess(double variance) {
        return value(variance) / variance - 1;
    }

    /** The excess on a logarithmic grid dense enough to tell its rises from its falls. */
    Scan scan() {
        double g2 = network.gain() * network.gain();
        double a2 = network.resetGain() * network.resetGain();
        double lowest = SMALLEST / (g2 * (1 + a2));
        // Input and bias put F(0) above zero, and no fixed point lies far below it.
        double atZero = value(0);
        if (atZero > 0) {
            lowest = Math.min(lowest, 0.1 * atZero);
        }
        double highest = 1.01 * (1 + network.inputStd() * network.inputStd());
        int count = 2 + (int) (Math.log(highest / lowest) / STEP);
        double ratio = Math.pow(highest / lowest, 1.0 / (count - 1));
        double[] variance = new double[count];
        double[] excess = new double[count];
        for (int i = 0; i < count; i++) {
            variance[i] = lowest * Math.pow(ratio, i);
            excess[i] = excess(variance[i]);
        }
        return new Scan(variance, excess);
    }

    /** d ln F / d ln D − 1, the sign of the slope of the excess. */
    private double steepness(double variance) {
        return new MeanFieldFixedPoint(network, variance).slope() * variance / value(variance) - 1;
    }

    /** A local extremum of the excess. */
    record Extremum(double variance, double excess, boolean maximum) {}

    /** The excess on a grid of ascending D. */
    final class Scan {

        private final double[] variance;
        private final double[] excess;

        private Scan(double[] variance, double[] excess) {
            this.variance = variance;
            this.excess = excess;
        }

        /** Local extrema by rising D, to rounding. */
        List<Extremum> extrema() {
            List<Extremum> extrema = new ArrayList<>();
            for (int i = 1; i < variance.length - 1; i++) {
                double before = excess[i] - excess[i - 1];
                double after = excess[i + 1] - excess[i];
                if (before * after >= 0 || Math.abs(before) < ROUNDING || Math.abs(after) < ROUNDING) {
                    continue;
                }
                double left = steepness(variance[i - 1]);
                double right = steepness(variance[i + 1]);
                if (left * right < 0) {
                    double at = Roots.between(VarianceMap.this::steepness, variance[i - 1], variance[i + 1]);
                    extrema.add(new Extremum(at, excess(at), before > 0));
                }
            }
            return extrema;
        }

        /** Zeros of the excess by rising D, pairs of any closeness among them. */
        List<Double> zeros() {
            List<Double> nodes = new ArrayList<>();
            List<Extremum> extrema = extrema();
            int next = 0;
            for (double d : variance) {
                while (next < extrema.size() && extrema.get(next).variance() < d) {
                    nodes.add(extrema.get(next++).variance());
                }
                nodes.add(d);
            }
            double[] grid = nodes.stream().mapToDouble(Math::log).toArray();
            List<Double> zeros = new ArrayList<>();
            for (double logarithm : Roots.onGrid(u -> excess(Math.exp(u)), grid, u -> ROUNDING)) {
                zeros.add(Math.exp(logarithm));
            }
            return zeros;
        }
    }
}
