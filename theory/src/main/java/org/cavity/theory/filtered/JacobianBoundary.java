package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.theory.model.Columns;
import org.cavity.theory.spectrum.RadialLaw;
import org.hipparchus.complex.Complex;

/**
 * Boundary of the bulk of the Jacobian's spectrum of a network of equal units in continuous time. With the gains φ' held
 * fixed, the eigenvalues s are those with 1/H(s) = μ for an eigenvalue μ of gJ diag(φ'), whose moduli have a {@link
 * RadialLaw}: they fill a disc of radius R = g√E[φ'²], and the boundary is |H(s)| R = 1, or for orthogonal J a ring, which
 * has an inner edge too. To the right of all poles the maximum of |H| over Im s falls with Re s, and it is the outer
 * boundary that reaches farthest right.
 *
 * <p>As μ goes round the circle, the roots of 1/H(s) = μ move along the boundary. After one turn they have changed
 * places; each cycle of places makes one closed curve.
 */
final class JacobianBoundary {

    private static final int STEPS = 256;

    /**
     * At uniform gain the ring is a mere circle, which the polygons must have between them: four times as far apart as a
     * chord of the circle is from its arc, because s(μ) may bend more.
     */
    private static final double SLACK = 4 * (1 - Math.cos(Math.PI / STEPS));

    /** Steps of root finding between two points of the curve. */
    private static final int ITERATIONS = 40;

    private JacobianBoundary() {}

    /**
     * Closed curves {@code bulk}, {@code bulk_2}, … and, of a ring, {@code inner_edge}, {@code inner_edge_2}, … of columns
     * {@code re}, {@code im}; none where all eigenvalues μ are 0.
     */
    static Map<String, Columns> of(LinearFilter filter, RadialLaw law) {
        Map<String, Columns> curves = new LinkedHashMap<>();
        if (law.isRing()) {
            double slack = law.innerRadius() > (1 - SLACK) * law.radius() ? SLACK : 0;
            addCurves(curves, "bulk", filter, law.radius() * (1 + slack));
            addCurves(curves, "inner_edge", filter, law.innerRadius() * (1 - slack));
        } else if (law.radius() > 0) {
            addCurves(curves, "bulk", filter, law.radius());
        }
        return curves;
    }

    /** Adds the curves that a circle of the eigenvalues μ becomes. */
    private static void addCurves(Map<String, Columns> curves, String name, LinearFilter filter, double radius) {
        List<List<Complex>> paths = paths(filter, radius);
        int found = 0;
        boolean[] used = new boolean[paths.size()];
        for (int start = 0; start < used.length; start++) {
            if (used[start]) {
                continue;
            }
            List<Complex> curve = new ArrayList<>();
            int place = start;
            do {
                used[place] = true;
                List<Complex> path = paths.get(place);
                curve.addAll(path.subList(0, STEPS));
                place = nearest(paths, path.get(STEPS));
            } while (place != start && !used[place]);
            curve.add(curve.get(0));
            found++;
            curves.put(
                    found == 1 ? name : name + "_" + found,
                    Columns.of(
                            "re",
                            curve.stream().mapToDouble(Complex::getReal).toArray(),
                            "im",
                            curve.stream().mapToDouble(Complex::getImaginary).toArray()));
        }
    }

    /** The path of each root over one turn. */
    private static List<List<Complex>> paths(LinearFilter filter, double radius) {
        double[] denominator = filter.denominatorCoefficients();
        double[] numerator = filter.numeratorCoefficients();
        int n = denominator.length - 1;
        Complex[] roots = new Complex[n];
        double size = 1
                + radius
                + filter.poles().stream().mapToDouble(Complex::norm).max().orElse(0);
        for (int i = 0; i < n; i++) {
            // Anywhere but on a symmetric figure.
            roots[i] = new Complex(0, 2 * Math.PI * i / n + 0.4).exp().multiply(size);
        }
        List<List<Complex>> paths = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            paths.add(new ArrayList<>());
        }
        for (int step = 0; step <= STEPS; step++) {
            Complex mu = new Complex(0, 2 * Math.PI * step / STEPS).exp().multiply(radius);
            Complex[] c = new Complex[n + 1];
            for (int k = 0; k <= n; k++) {
                c[k] = new Complex(denominator[k]);
                if (k < numerator.length) {
                    c[k] = c[k].subtract(mu.multiply(numerator[k]));
                }
            }
            for (int i = 0; i < (step == 0 ? 5 : 1) * ITERATIONS; i++) {
                improve(c, roots);
            }
            for (int i = 0; i < n; i++) {
                paths.get(i).add(roots[i]);
            }
        }
        return paths;
    }

    /** One step of all roots together (Durand 1960, Kerner 1966). */
    private static void improve(Complex[] c, Complex[] roots) {
        int n = roots.length;
        for (int i = 0; i < n; i++) {
            Complex value = c[n];
            for (int k = n - 1; k >= 0; k--) {
                value = value.multiply(roots[i]).add(c[k]);
            }
            Complex others = c[n];
            for (int j = 0; j < n; j++) {
                others = j == i ? others : others.multiply(roots[i].subtract(roots[j]));
            }
            if (others.norm() > 0) {
                roots[i] = roots[i].subtract(value.divide(others));
            }
        }
    }

    private static int nearest(List<List<Complex>> paths, Complex end) {
        int best = 0;
        for (int i = 1; i < paths.size(); i++) {
            double distance = paths.get(i).get(0).subtract(end).norm();
            best = distance < paths.get(best).get(0).subtract(end).norm() ? i : best;
        }
        return best;
    }
}
