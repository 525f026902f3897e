package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Point;
import org.cavity.theory.lyapunov.spectrum.ThresholdMarch.Reached;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.rootfinding.Roots;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Couplings, gains and thresholds at which the single-site equations are solved in closed form. */
class ExactCasesTest {

    private static final double TIGHT = 1e-11;

    /** Equal gains: log(a − η) of frequencies with l² > γ is log η and its residual rounding, magnified by 1/η. */
    private static final double DECOUPLED = 1e-8;

    /** Couplings whose square is nothing beside 1: the unknown log(a − η) has no value without any. */
    private static final double NO_COUPLING = 1e-8;

    private static SingleSiteEquations equations(double step, double gain, GainPaths paths, Ring ring) {
        return new SingleSiteEquations(UnitResponse.firstOrder(step), gain, paths, ring, Tasks.SEQUENTIAL);
    }

    private static GainPaths constant(double gain, int points) {
        double[] u = new double[points];
        Arrays.fill(u, gain);
        return new GainPaths(new double[][] {u}, new double[] {1});
    }

    private static Reached solve(SingleSiteEquations equations, double tolerance, double s, double eta) {
        return new ThresholdMarch(equations, new KernelSolver(equations, tolerance, 1e-8), s, eta).at(s);
    }

    /** Without coupling a = η and p = V = η/(η² + l²). */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0})
    void unitsAloneHaveKnownKernels(double step) {
        int m = 24;
        double eta = 0.05;
        double s = -0.2;
        Ring ring = new Ring(m, step > 0 ? step : 0.4, false);
        GainPaths paths = SingleSiteEquationsTest.paths(m, 12, 3);
        double[] x = solve(equations(step, NO_COUPLING, paths, ring), TIGHT, s, eta)
                .point()
                .unknowns();
        double[] l2 = UnitResponse.firstOrder(step).symbol(ring, s).value();
        int n = ring.modes();
        double[] p = new double[n];
        double[] base = new double[n];
        for (int k = 0; k < n; k++) {
            p[k] = Math.exp(x[n + k]);
            base[k] = l2[k] / (Math.exp(x[k]) + eta);
        }
        double[] v = PathAverages.of(paths, ring, NO_COUPLING * NO_COUPLING, p, base, eta, false, Tasks.SEQUENTIAL)
                .response();
        for (int k = 0; k < n; k++) {
            double exact = eta / (eta * eta + l2[k]);
            assertEquals(0, Math.exp(x[k]), 1e-14, "a - eta at frequency " + k);
            assertEquals(exact, p[k], 1e-8 * exact, "p at frequency " + k);
            assertEquals(exact, v[k], 1e-12 * exact, "V at frequency " + k);
        }
    }

    /** Limit η → 0 from the tangents at η and η/2, which leave terms of order η² each. */
    private static double limit(Reached coarse, Reached fine, ToDoubleFunction<Threshold> value) {
        return (4 * value.applyAsDouble(fine.limit()) - value.applyAsDouble(coarse.limit())) / 3;
    }

    /** Equal gains: at every frequency p = V and p ((η + γp)² + l²) = η + γp, at any η. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0})
    void equalGainsDecoupleFrequencies(double step) {
        int m = 64;
        double g = 0.7;
        double s = step > 0 ? -0.9 : -0.7;
        double eta = 1e-3;
        Ring ring = new Ring(m, step > 0 ? step : 0.4, false);
        double[] x = solve(equations(step, g, constant(1, m), ring), DECOUPLED, s, eta)
                .point()
                .unknowns();
        double[] l2 = UnitResponse.firstOrder(step).symbol(ring, s).value();
        int n = ring.modes();
        for (int k = 0; k < n; k++) {
            double l = l2[k];
            double p = Roots.between(
                    y -> y * (Math.pow(eta + g * g * y, 2) + l) - eta - g * g * y, 0.5 * eta / (eta * eta + l), 1e3);
            // The exchange of a for p is neutral but for η, and p is left to rounding where p a is small.
            double relative = DECOUPLED * Math.max(1 / eta, 0.01 / (p * (eta + g * g * p)));
            assertEquals(p, Math.exp(x[n + k]), relative * p, "p at frequency " + k);
            assertEquals(g * g * p, Math.exp(x[k]), relative * g * g * p, "a - eta at frequency " + k);
        }
    }

    /** In the limit of no regulator V/a is 1/γ where l² &lt; γ and 1/l² elsewhere; in the limit of long rings, the circular law. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0})
    void equalGainsGiveTheCircularLaw(double step) {
        int m = 64;
        double s = step > 0 ? -0.9 : -0.7;
        Ring ring = new Ring(m, step > 0 ? step : 0.4, false);
        SingleSiteEquations equations = equations(step, 0.7, constant(1, m), ring);
        // In continuous time p at high frequency, of order η, is left to rounding.
        double eta = 1e-4;
        Reached coarse = solve(equations, DECOUPLED, s, 2 * eta);
        Reached fine = solve(equations, DECOUPLED, s, eta);
        double sum = circularSum(step, 0.7, s, ring);
        // The tangents leave 3e-6 and a quarter of it, from the frequency where l² is nearest to γ.
        assertEquals(sum, limit(coarse, fine, Threshold::share), 1e-7);
        // The sum's error at the two kinks falls as the square of the spacing of frequencies; digits of the constant.
        double x = 0.3 / 0.7;
        double law = step > 0 ? 0.68903349 : 1 - (Math.acos(x) - x * Math.sqrt(1 - x * x)) / Math.PI;
        assertEquals(law, circularSum(step, 0.7, s, new Ring(1 << 20, step > 0 ? step : 0.1, false)), 1e-9);
    }

    private static double circularSum(double step, double g, double s, Ring ring) {
        UnitResponse unit = UnitResponse.firstOrder(step);
        double share = unit.uncoupled(ring, s)[1];
        UnitResponse.Symbol l2 = unit.symbol(ring, s);
        for (int k = 0; k < ring.modes(); k++) {
            double l = l2.value()[k];
            share += ring.multiplicity(k) * (1 / Math.max(l, g * g) - 1 / l) * l2.slope()[k] / (2 * ring.length());
        }
        return share;
    }

    /** Gains u₀ and couplings g are gains 1 and couplings g u₀. */
    @Test
    void gainsScaleCouplings() {
        int m = 32;
        Ring ring = new Ring(m, 0.5, false);
        Reached one = solve(equations(0.5, 2, constant(0.35, m), ring), DECOUPLED, -0.9, 1e-3);
        Reached other = solve(equations(0.5, 0.7, constant(1, m), ring), DECOUPLED, -0.9, 1e-3);
        assertEquals(other.point().share(), one.point().share(), 1e-10);
        assertEquals(other.point().excess(), one.point().excess(), 1e-10);
    }

    /** Far below all exponents Φ + s is their mean (1/2δ) {⟨log(γu²t + z²)⟩ − t}, ⟨γu²/(γu²t + z²)⟩ = 1, z = 1 − δ. */
    @Test
    void farBelowTheSumIsTheMeanExponent() {
        int m = 24;
        double step = 0.5;
        double g = 5;
        double s = -40;
        GainPaths paths = SingleSiteEquationsTest.paths(m, 12, 3);
        SingleSiteEquations equations = equations(step, g, paths, new Ring(m, step, false));
        Reached coarse = solve(equations, TIGHT, s, 1e-3);
        Reached fine = solve(equations, TIGHT, s, 5e-4);
        double gamma = step * step * g * g;
        double z2 = (1 - step) * (1 - step);
        double t = Roots.between(y -> mean(paths, u -> gamma * u * u / (gamma * u * u * y + z2)) - 1, 0, 1);
        double exact = 0.5 / step * (mean(paths, u -> Math.log(gamma * u * u * t + z2)) - t);
        // The tangents leave 5e-7 and a quarter of it; what differs from them by η⁴ is beyond 1e-9, as is exp(sδ).
        assertEquals(exact, limit(coarse, fine, Threshold::excess) + s, 1e-9);
        assertEquals(0, limit(coarse, fine, Threshold::share), 1e-9);
    }

    private static double mean(GainPaths paths, DoubleUnaryOperator f) {
        double sum = 0;
        for (int p = 0; p < paths.count(); p++) {
            sum += paths.weights()[p]
                    * Arrays.stream(paths.gains()[p]).map(f).average().orElseThrow();
        }
        return sum;
    }

    /**
     * At the upper edge, where the lowest eigenvalue of l² − γ C_u vanishes, C_u(n) = ⟨u(i) u(i + n)⟩, F = 1 and Φ = 0: at a
     * regulator 1 − F falls as η^{2/3} and Φ as η^{4/3}, which three regulators in the ratio of 8 take off.
     */
    @Test
    void theSpectrumEndsWhereNoKernelGrows() {
        int m = 24;
        double step = 0.5;
        double g = 5;
        GainPaths paths = SingleSiteEquationsTest.paths(m, 12, 3);
        Ring ring = new Ring(m, step, false);
        double edge = Roots.between(s -> lowest(paths, ring, step, g, s), -0.5, 3);
        SingleSiteEquations equations = equations(step, g, paths, ring);
        double[] etas = {8e-4, 1e-4, 1.25e-5};
        double[] missing = new double[3];
        double[] excess = new double[3];
        for (int i = 0; i < 3; i++) {
            Point point = solve(equations, TIGHT, edge, etas[i]).point();
            missing[i] = 1 - point.share();
            excess[i] = point.excess();
        }
        // Corrections to the leading powers are smaller by η^{2/3}, 4e-2 … 5e-4 with factors of order 1.
        assertEquals(4, missing[1] / missing[2], 0.02);
        assertEquals(16, excess[1] / excess[2], 0.08);
        // What is left once the leading powers are taken off: η^{4/3} and η², with factors of order 1.
        assertEquals(0, (4 * missing[2] - missing[1]) / 3, 1e-6);
        assertEquals(0, (16 * excess[2] - excess[1]) / 15, 1e-9);
    }

    /** Lowest eigenvalue of l² − γ C_u, as an operator on functions of the lag. */
    private static double lowest(GainPaths paths, Ring ring, double step, double g, double s) {
        int m = ring.points();
        double[] l2 = ring.kernel(UnitResponse.firstOrder(step).symbol(ring, s).value());
        DMatrixRMaj matrix = new DMatrixRMaj(m, m);
        for (int n = 0; n < m; n++) {
            for (int i = 0; i < m; i++) {
                matrix.add(i, (i + n) % m, l2[n]);
                for (int p = 0; p < paths.count(); p++) {
                    double[] u = paths.gains()[p];
                    matrix.add(n, n, -g * g * paths.weights()[p] * u[i] * u[(i + n) % m] / m);
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(m, false, true);
        eigen.decompose(matrix);
        double lowest = Double.POSITIVE_INFINITY;
        for (int e = 0; e < m; e++) {
            lowest = Math.min(lowest, eigen.getEigenvalue(e).getReal());
        }
        return lowest;
    }
}
