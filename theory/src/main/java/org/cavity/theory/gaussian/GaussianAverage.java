package org.cavity.theory.gaussian;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Averages E[f(m + √C z)] over z ~ N(0, 1).
 *
 * <p>Smooth f: the trapezoid rule on |z| ≤ 9, whose error for a function analytic in a strip of half-width d about the
 * real z axis is exp(−2πd/h) + exp(−2π²/h²) (for tanh d = π/(2√C)). Gauss-Hermite, which converges like exp(−c√n/√C)
 * only, is no match at large C. The step is halved until the sum no longer changes, so that nothing need be known of f.
 *
 * <p>f with kinks: Gauss-Legendre on panels that end at the kinks.
 */
public final class GaussianAverage {

    /** exp(−9²/2) = 3e-18: what lies beyond does not reach the last bit of a bounded integrand. */
    private static final double RANGE = 9;

    private static final double FIRST_STEP = 0.5;

    /** A smooth nonlinearity settles far below this number of nodes; one with an unnamed kink would never. */
    private static final int MAX_NODES = 200_000;

    /** Where the sum of a few hundred terms of order one stops changing. */
    private static final double ROUNDING = 2e-15;

    private static final GaussIntegrator PANEL_RULE = new GaussIntegratorFactory().legendre(20, 0, 1);

    private static final double PANEL = 0.75;

    private static final double NORMALISATION = 1 / Math.sqrt(2 * Math.PI);

    private final double mean;
    private final double deviation;
    private final double[] cuts;

    /**
     * Averages over N(mean, variance) of functions that are smooth wherever φ is.
     *
     * @param mean mean m
     * @param variance variance C ≥ 0
     * @param phi the nonlinearity whose kinks the integrands share
     */
    public GaussianAverage(double mean, double variance, Nonlinearity phi) {
        this.mean = mean;
        this.deviation = Math.sqrt(variance);
        this.cuts = phi.kinks();
    }

    /** E[f(m + √C z)]. */
    public double of(DoubleUnaryOperator f) {
        if (deviation == 0) {
            return f.applyAsDouble(mean);
        }
        return cuts.length == 0 ? trapezoid(f)[0] : panels(f);
    }

    /** E[f(m + √C z) z]. */
    public double timesZ(DoubleUnaryOperator f) {
        return of(x -> f.applyAsDouble(x) * (x - mean) / deviation);
    }

    /** E[f(m + √C z) (z² − 1)]; by Stein's lemma 2C times the derivative of E[f] with respect to C. */
    public double timesHermite2(DoubleUnaryOperator f) {
        return of(x -> {
            double z = (x - mean) / deviation;
            return f.applyAsDouble(x) * (z * z - 1);
        });
    }

    /**
     * The change of E[f] at the last halving of the step: rounding for a smooth f, and an estimate of the error for one with
     * kinks that its nonlinearity does not name.
     */
    public double error(DoubleUnaryOperator f) {
        return deviation == 0 || cuts.length > 0 ? 0 : Math.abs(trapezoid(f)[1]);
    }

    /** The average and its change at the last halving of the step. */
    private double[] trapezoid(DoubleUnaryOperator f) {
        // The first grid must not step over a nonlinearity, whose scale is one in units of x.
        double h = Math.min(FIRST_STEP, 1 / deviation);
        double sum = term(f, 0);
        double size = Math.abs(sum);
        for (double z = h; z <= RANGE; z += h) {
            double plus = term(f, z);
            double minus = term(f, -z);
            sum += plus + minus;
            size += Math.abs(plus) + Math.abs(minus);
        }
        double value = h * sum;
        double change = Double.POSITIVE_INFINITY;
        while (Math.abs(change) > ROUNDING * h * size && 2 * RANGE / h < MAX_NODES) {
            double between = 0;
            for (double z = 0.5 * h; z <= RANGE; z += h) {
                double plus = term(f, z);
                double minus = term(f, -z);
                between += plus + minus;
                size += Math.abs(plus) + Math.abs(minus);
            }
            h *= 0.5;
            sum += between;
            change = h * sum - value;
            value = h * sum;
        }
        return new double[] {value, change};
    }

    private double term(DoubleUnaryOperator f, double z) {
        return NORMALISATION * Math.exp(-0.5 * z * z) * f.applyAsDouble(mean + deviation * z);
    }

    private double panels(DoubleUnaryOperator f) {
        double sum = 0;
        double from = -RANGE;
        for (int i = 0; i <= cuts.length; i++) {
            double to = i < cuts.length ? Math.min(RANGE, Math.max(from, (cuts[i] - mean) / deviation)) : RANGE;
            int pieces = (int) Math.ceil((to - from) / PANEL);
            for (int p = 0; p < pieces; p++) {
                double start = from + (to - from) * p / pieces;
                double length = (to - from) / pieces;
                sum += length * PANEL_RULE.integrate(t -> term(f, start + length * t));
            }
            from = to;
        }
        return sum;
    }
}
