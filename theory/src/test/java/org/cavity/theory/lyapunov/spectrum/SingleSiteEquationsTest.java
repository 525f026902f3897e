package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cavity.theory.lyapunov.spectrum.KernelSolver.Solution;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Point;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Tangent;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.complex.Complex;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Identities that hold on any paths, at any regulator and on any ring, and cases that are known exactly. */
class SingleSiteEquationsTest {

    private static final double TIGHT = 1e-11;

    /** A unit with adaptation as a map: two exponents, one zero. */
    private static final UnitResponse ADAPTING = new UnitResponse(
            0.25,
            0.25,
            List.of(new Complex(1 - 0.25 / 3)),
            List.of(new Complex(0.833, 0.13), new Complex(0.833, -0.13)));

    record Case(String name, UnitResponse unit, double gain, double s, double eta, boolean antiperiodic) {

        @Override
        public String toString() {
            return name;
        }

        SingleSiteEquations equations() {
            double spacing = unit.step() > 0 ? unit.step() : 0.4;
            return new SingleSiteEquations(
                    unit, gain, paths(24, 12, 3), new Ring(24, spacing, antiperiodic), Tasks.SEQUENTIAL);
        }

        Solution solve(double at, double regulator) {
            SingleSiteEquations equations = equations();
            KernelSolver solver = new KernelSolver(equations, TIGHT, 1e-8);
            double[] start = solver.solve(at, 0.3, equations.start(at, 0.3), Optional.empty())
                    .point()
                    .unknowns();
            return solver.solve(at, regulator, start, Optional.empty());
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("map", UnitResponse.firstOrder(0.5), 5, -0.2, 0.05, false),
                new Case("map, antiperiodic", UnitResponse.firstOrder(0.5), 5, 0.1, 0.05, true),
                new Case("continuous time", UnitResponse.firstOrder(0), 3, -0.1, 0.05, false),
                new Case("continuous time, antiperiodic", UnitResponse.firstOrder(0), 3, 0.05, 0.1, true),
                new Case("adaptation", ADAPTING, 4, -0.1, 0.05, false));
    }

    /** Paths of tanh units with a random smooth input, of unequal weights. */
    static GainPaths paths(int points, int count, double amplitude) {
        RandomGenerator random = new Well19937c(7);
        double[][] gains = new double[count][points];
        double[] weights = new double[count];
        for (int p = 0; p < count; p++) {
            double[] z = new double[8];
            for (int k = 0; k < z.length; k++) {
                z[k] = 2 * random.nextDouble() - 1;
            }
            for (int n = 0; n < points; n++) {
                double x = 0;
                for (int k = 0; k < 4; k++) {
                    double angle = 2 * Math.PI * k * n / points;
                    x += amplitude * (z[k] * Math.cos(angle) + z[k + 4] * Math.sin(angle));
                }
                gains[p][n] = Nonlinearity.TANH.derivative(x);
            }
            weights[p] = (1 + 0.2 * z[0]) / count;
        }
        double sum = Arrays.stream(weights).sum();
        return new GainPaths(gains, Arrays.stream(weights).map(w -> w / sum).toArray());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivativesAlongTheSolutionAreThoseOfDifferences(Case c) {
        Tangent tangent = c.solve(c.s, c.eta).tangent();
        Point here = c.solve(c.s, c.eta).point();
        double ds = 1e-3;
        double de = 1e-3 * c.eta;
        // Fourth-order differences, whose error is below 1e-9 relative.
        double[] s = difference(d -> c.solve(c.s + d, c.eta).point(), ds);
        double[] e = difference(d -> c.solve(c.s, c.eta + d).point(), de);
        int q = c.unit.exponents();
        assertEquals(here.share() - q, s[0], 1e-6 * Math.abs(here.share() - q), "dPhi/ds");
        assertEquals(here.excessByRegulator(), e[0], 1e-6 * here.excessByRegulator(), "dPhi/deta");
        assertEquals(tangent.density(), s[1], 1e-6 * Math.abs(s[1]), "dF/ds");
        assertEquals(tangent.shareByRegulator(), e[1], 1e-6 * Math.abs(e[1]), "dF/deta");
    }

    private interface Curve {
        Point at(double distance);
    }

    /** Derivatives of Φ and F. */
    private static double[] difference(Curve curve, double h) {
        Point a = curve.at(-2 * h);
        Point b = curve.at(-h);
        Point c = curve.at(h);
        Point d = curve.at(2 * h);
        return new double[] {
            (a.excess() - d.excess() + 8 * (c.excess() - b.excess())) / (12 * h),
            (a.share() - d.share() + 8 * (c.share() - b.share())) / (12 * h)
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tracesAgree(Case c) {
        double[] x = c.solve(c.s, c.eta).point().unknowns();
        double spacing = c.unit.step() > 0 ? c.unit.step() : 0.4;
        Ring ring = new Ring(24, spacing, c.antiperiodic);
        int n = x.length / 2;
        double[] l2 = c.unit.symbol(ring, c.s).value();
        double[] p = new double[n];
        double[] base = new double[n];
        double[] product = new double[n];
        for (int k = 0; k < n; k++) {
            p[k] = Math.exp(x[n + k]);
            base[k] = l2[k] / (Math.exp(x[k]) + c.eta);
            product[k] = Math.exp(x[k]) * p[k];
        }
        PathAverages averages =
                PathAverages.of(paths(24, 12, 3), ring, c.gain * c.gain, p, base, c.eta, false, Tasks.SEQUENTIAL);
        double[] local = new double[n];
        for (int k = 0; k < n; k++) {
            local[k] = base[k] * averages.response()[k];
        }
        assertEquals(ring.sum(p), ring.sum(averages.response()), 1e-9 * ring.sum(p), "sum of p and of V");
        assertEquals(24 - ring.sum(local) - c.eta * ring.sum(p), ring.sum(product), 1e-9 * 24);
    }

    /** In continuous time l² depends on (s + 1)² alone: exponents come in pairs about −1. */
    @Test
    void exponentsOfAFlowComeInPairs() {
        Case flow = cases().get(2);
        Point above = flow.solve(-0.7, 0.05).point();
        Point below = flow.solve(-1.3, 0.05).point();
        assertEquals(1, above.share() + below.share(), 1e-9);
        // ∫ (λ + 1 + x)₊ dF − ∫ (λ + 1 − x)₊ dF = x for a law that is symmetric about −1.
        assertEquals(above.excess() + 0.3, below.excess(), 1e-9);
    }

    /** Q and p of one path against the inverse of the 2m × 2m matrix [[η + γDPD, −Lᵀ], [L, a]]. */
    @Test
    void oneInverseOfHalfTheSizeGivesBothKernels() {
        int m = 16;
        double step = 0.5;
        double s = -0.3;
        double eta = 0.07;
        double gamma = 6;
        Ring ring = new Ring(m, step, false);
        UnitResponse unit = UnitResponse.firstOrder(step);
        GainPaths one = new GainPaths(paths(m, 1, 2).gains(), new double[] {1});
        double[] u = one.gains()[0];
        double[] a = new double[ring.modes()];
        double[] p = new double[ring.modes()];
        double[] base = new double[ring.modes()];
        double[] l2 = unit.symbol(ring, s).value();
        for (int k = 0; k < a.length; k++) {
            a[k] = 0.5 + 0.3 * Math.cos(k);
            p[k] = 0.7 + 0.4 * Math.sin(k);
            base[k] = l2[k] / a[k];
        }
        double[] kernelA = ring.kernel(a);
        double[] kernelP = ring.kernel(p);
        DMatrixRMaj block = new DMatrixRMaj(2 * m, 2 * m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                int lag = Math.abs(i - j);
                double shift = (i + 1) % m == j ? Math.exp(s * step) : 0;
                double l = (shift - (i == j ? 1 - step : 0)) / step;
                block.set(i, j, gamma * u[i] * u[j] * kernelP[lag] + (i == j ? eta : 0));
                block.set(m + i, m + j, kernelA[lag]);
                block.set(m + i, j, l);
                block.set(j, m + i, -l);
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(2 * m, 2 * m);
        assertTrue(CommonOps_DDRM.invert(block, inverse));
        double[] v = projected(inverse, 0, m, ring);
        double[] newP = projected(inverse, m, m, ring);
        PathAverages averages = PathAverages.of(one, ring, gamma, p, base, eta, false, Tasks.SEQUENTIAL);
        for (int k = 0; k < a.length; k++) {
            assertEquals(v[k], averages.response()[k], 1e-12, "V at frequency " + k);
            assertEquals(newP[k], (1 - base[k] * averages.response()[k]) / a[k], 1e-12, "p at frequency " + k);
        }
    }

    private static double[] projected(DMatrixRMaj matrix, int from, int m, Ring ring) {
        double[] diagonals = new double[m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                // Symmetric after averaging over both triangles.
                diagonals[i - j] += 0.5 * (matrix.get(from + i, from + j) + matrix.get(from + j, from + i));
            }
        }
        return ring.symbol(diagonals);
    }

    /** Where units forget at once, kernels are numbers: γ = g² exp(−2s), t = ap, ⟨γu²/(1 + γu²t)⟩ = 1. */
    @Test
    void stepOneIsTheScalarTheoryOfTheSameGains() {
        int m = 16;
        double g = 3;
        double s = -0.2;
        double eta = 3e-4;
        double[] u = new double[m];
        RandomGenerator random = new Well19937c(3);
        for (int n = 0; n < m; n++) {
            u[n] = Nonlinearity.TANH.derivative(2.5 * random.nextGaussian());
        }
        SingleSiteEquations equations = new SingleSiteEquations(
                UnitResponse.firstOrder(1),
                g,
                new GainPaths(new double[][] {u}, new double[] {1}),
                new Ring(m, 1, false),
                Tasks.SEQUENTIAL);
        KernelSolver solver = new KernelSolver(equations, TIGHT, 1e-8);
        Solution solution = solver.solve(s, 0.03, equations.start(s, 0.03), Optional.empty());
        solution = solver.solve(s, eta, solution.point().unknowns(), Optional.empty());
        Solution half = solver.solve(s, eta / 2, solution.point().unknowns(), Optional.empty());
        double gamma = g * g * Math.exp(-2 * s);
        double t = Roots.between(
                x -> Arrays.stream(u)
                                .map(v -> gamma * v * v / (1 + gamma * v * v * x))
                                .average()
                                .orElseThrow()
                        - 1,
                0,
                1);
        double excess = 0.5
                * (Arrays.stream(u)
                                .map(v -> Math.log1p(gamma * v * v * t))
                                .average()
                                .orElseThrow()
                        - t);
        double[] shares = new double[2];
        double[] excesses = new double[2];
        Solution[] solutions = {solution, half};
        for (int i = 0; i < 2; i++) {
            Point point = solutions[i].point();
            shares[i] =
                    point.share() - point.regulator() * solutions[i].tangent().shareByRegulator();
            excesses[i] = point.excess() - point.regulator() * point.excessByRegulator();
        }
        // The tangent leaves terms of order η², 1.2e-7 of F and 5e-8 of Φ, and a quarter of them at half the regulator.
        assertEquals(1 - t, shares[1], 5e-8);
        assertEquals(excess, excesses[1], 5e-8);
        // Without them terms of order η³ are left.
        assertEquals(1 - t, (4 * shares[1] - shares[0]) / 3, 2e-9);
        assertEquals(excess, (4 * excesses[1] - excesses[0]) / 3, 2e-9);
    }
}
