package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.model.Columns;
import org.cavity.theory.rootfinding.Roots;
import org.hipparchus.complex.Complex;

/**
 * Boundary of the bulk of the Jacobian's spectrum of first-order units of different time constants: with the gains φ' held
 * fixed, the eigenvalues s of diag(1/τ_i) (−1 + gJ diag φ') fill the region
 *
 * <pre>
 * f(s) = g² Σ_k w_k E[φ'²]_k / |1 + sτ_k|² ≥ 1
 * </pre>
 *
 * (Ahmadian, Fumarola &amp; Miller 2015), which falls into several parts if the time constants lie far apart. Above each
 * point of the real axis that belongs to it f falls with |Im s|, and the boundary is where it reaches 1.
 */
final class MixedTimesBoundary {

    /** Intervals of the upper, and of the lower, half of a curve. */
    private static final int STEPS = 128;

    /** A pole −1/τ_k, and g² w_k E[φ'²]_k/τ_k². */
    private record Term(double pole, double strength) {}

    private final List<Term> terms = new ArrayList<>();
    private final double reach;

    private MixedTimesBoundary(FilteredNetwork network, double[] squaredGains) {
        double g2 = network.gain() * network.gain();
        double sum = 0;
        for (int k = 0; k < squaredGains.length; k++) {
            UnitClass unit = network.units().get(k);
            double pole = unit.filter().poles().get(0).getReal();
            // H = H(0) pole/(pole − s).
            double scale = unit.filter().staticResponse() * pole;
            double strength = unit.weight() * g2 * squaredGains[k] * scale * scale;
            terms.add(new Term(pole, strength));
            sum += strength;
        }
        terms.sort(Comparator.comparingDouble(Term::pole));
        // At twice this distance from all poles f is below 1/4.
        this.reach = 2 * Math.sqrt(sum);
    }

    /**
     * Closed curves {@code bulk}, {@code bulk_2}, … from left to right, of columns {@code re}, {@code im}; empty if there is
     * no gain, and for units other than of first order.
     *
     * @param squaredGains E[φ'²] of each class
     */
    static Map<String, Columns> of(FilteredNetwork network, double[] squaredGains) {
        Map<String, Columns> curves = new LinkedHashMap<>();
        boolean known = network.step() == 0
                && network.units().stream().allMatch(u -> {
                    List<Complex> poles = u.filter().poles();
                    return poles.size() == 1 && u.filter().numeratorCoefficients().length == 1;
                });
        double total = 0;
        for (double gain : squaredGains) {
            total += gain;
        }
        if (!known || !(network.gain() * total > 0)) {
            return curves;
        }
        MixedTimesBoundary boundary = new MixedTimesBoundary(network, squaredGains);
        double[] ends = boundary.ends();
        for (int i = 0; i < ends.length; i += 2) {
            curves.put(i == 0 ? "bulk" : "bulk_" + (i / 2 + 1), boundary.curve(ends[i], ends[i + 1]));
        }
        return curves;
    }

    /** Left and right ends of the parts of the real axis where f ≥ 1, one after the other. */
    private double[] ends() {
        List<Double> ends = new ArrayList<>();
        DoubleUnaryOperator onAxis = x -> excess(x, 0);
        Term first = terms.get(0);
        ends.add(Roots.between(onAxis, first.pole() - reach, first.pole() - own(first)));
        for (int k = 0; k + 1 < terms.size(); k++) {
            // Nearer than this to either pole its own term exceeds 1; between the poles f is convex.
            double left = terms.get(k).pole() + own(terms.get(k));
            double right = terms.get(k + 1).pole() - own(terms.get(k + 1));
            if (left < right && slope(left) < 0 && slope(right) > 0) {
                double lowest = Roots.between(this::slope, left, right);
                if (excess(lowest, 0) < 0) {
                    ends.add(Roots.between(onAxis, left, lowest));
                    ends.add(Roots.between(onAxis, lowest, right));
                }
            }
        }
        Term last = terms.get(terms.size() - 1);
        ends.add(Roots.between(onAxis, last.pole() + own(last), last.pole() + reach));
        return ends.stream().mapToDouble(x -> x).toArray();
    }

    private Columns curve(double left, double right) {
        double[] re = new double[2 * STEPS + 1];
        double[] im = new double[2 * STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            // Denser towards the ends, where the curve is steep.
            double x = 0.5 * (left + right) - 0.5 * (right - left) * Math.cos(Math.PI * i / STEPS);
            double y = i == 0 || i == STEPS || !(excess(x, 0) > 0) ? 0 : Roots.between(h -> excess(x, h), 0, reach);
            re[i] = x;
            im[i] = y;
            re[2 * STEPS - i] = x;
            im[2 * STEPS - i] = -y;
        }
        return Columns.of("re", re, "im", im);
    }

    /** Distance at which a term alone is 1. */
    private static double own(Term term) {
        return Math.sqrt(term.strength());
    }

    /** 1 − 1/f at x + iy, which has the sign of f − 1 and is finite at the poles. */
    private double excess(double x, double y) {
        double f = 0;
        for (Term t : terms) {
            double distance = x - t.pole();
            f += t.strength() / (distance * distance + y * y);
        }
        return 1 - 1 / f;
    }

    /** ½ df/dx on the real axis. */
    private double slope(double x) {
        double sum = 0;
        for (Term t : terms) {
            double distance = x - t.pole();
            sum -= t.strength() / (distance * distance * distance);
        }
        return sum;
    }
}
