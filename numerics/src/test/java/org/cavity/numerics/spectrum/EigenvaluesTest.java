package org.cavity.numerics.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EigenvaluesTest {

    private static final double EPSILON = Math.ulp(1.0);

    /** SolverChoiceTest fails where the best solver should be OpenBLAS and is not. */
    static Stream<EigenvalueSolver> solvers() {
        return Stream.of(EigenvalueSolver.ejml(), EigenvalueSolver.best());
    }

    /**
     * Rotations with growth, a ± ib, in a random orthonormal basis. The matrix is normal, so that an eigenvalue moves by no
     * more than the backward error of the algorithm, of order N ε ‖A‖.
     */
    @ParameterizedTest
    @MethodSource("solvers")
    void findsTheEigenvaluesOfRotations(EigenvalueSolver solver) {
        int n = 60;
        double[] a = new double[n * n];
        double[] re = new double[n];
        double[] im = new double[n];
        for (int k = 0; k < n; k += 2) {
            double growth = 1 - 0.05 * k;
            double frequency = 0.5 + 0.03 * k;
            a[k * n + k] = growth;
            a[(k + 1) * n + k + 1] = growth;
            a[k * n + k + 1] = -frequency;
            a[(k + 1) * n + k] = frequency;
            re[k] = growth;
            re[k + 1] = growth;
            im[k] = frequency;
            im[k + 1] = -frequency;
        }
        Eigenvalues found = Eigenvalues.of(reflected(a, n), n, solver, 1);
        assertEquals(0, distance(new Eigenvalues(re, im), found), n * EPSILON * 3);
    }

    /** The companion matrix of z¹² − 1 is a permutation and so normal; its eigenvalues are the roots of unity. */
    @ParameterizedTest
    @MethodSource("solvers")
    void findsTheRootsOfUnity(EigenvalueSolver solver) {
        int n = 12;
        double[] coefficients = new double[n];
        coefficients[0] = -1;
        double[] angle =
                IntStream.range(0, n).mapToDouble(k -> 2 * Math.PI * k / n).toArray();
        Eigenvalues roots = new Eigenvalues(
                Arrays.stream(angle).map(Math::cos).toArray(),
                Arrays.stream(angle).map(Math::sin).toArray());
        assertEquals(0, distance(roots, Eigenvalues.of(companion(coefficients), n, solver, 1)), n * EPSILON);
    }

    /**
     * (z − 1)(z − 2)…(z − 5). A change of the matrix by ε ‖A‖ = 300 ε moves a root by up to Σ_j |c_j| 5^j / |p'(5)| = 10³
     * times that.
     */
    @ParameterizedTest
    @MethodSource("solvers")
    void findsTheRootsOfAPolynomial(EigenvalueSolver solver) {
        double[] coefficients = {-120, 274, -225, 85, -15};
        Eigenvalues roots = new Eigenvalues(new double[] {1, 2, 3, 4, 5}, new double[5]);
        assertEquals(0, distance(roots, Eigenvalues.of(companion(coefficients), 5, solver, 1)), 1e3 * 300 * EPSILON);
    }

    /**
     * Sum and product are trace and determinant. With A = 2 + J the smallest singular value is about 0.5, and a backward
     * error E of norm √N ε ‖A‖ changes trace and log |det| by at most N ‖E‖ and N ‖E‖ / 0.5: here 2e-12 and 4e-12.
     */
    @ParameterizedTest
    @MethodSource("solvers")
    void sumAndProductAreTraceAndDeterminant(EigenvalueSolver solver) {
        int n = 300;
        double[] a = ginibre(n, 1);
        for (int i = 0; i < n; i++) {
            a[i * n + i] += 2;
        }
        Eigenvalues found = Eigenvalues.of(a, n, solver, 1);
        double trace = IntStream.range(0, n).mapToDouble(i -> a[i * n + i]).sum();
        double logDeterminant = IntStream.range(0, n)
                .mapToDouble(i -> Math.log(Math.hypot(found.re()[i], found.im()[i])))
                .sum();
        assertEquals(trace, Arrays.stream(found.re()).sum(), 2e-12 * 2);
        assertEquals(0, Arrays.stream(found.im()).sum(), 1e-13, "the eigenvalues are not in conjugate pairs");
        assertEquals(logDeterminant(a, n), logDeterminant, 4e-12 * 2);
    }

    /**
     * The condition number of an eigenvalue of a Ginibre matrix is of order √N with a heavy tail (Bourgade and Dubach
     * 2020): the worst of 300 may reach 10⁴, and moves that eigenvalue by 10⁴ √N ε.
     */
    @Test
    void theSolversAgree() {
        int n = 300;
        double[] a = ginibre(n, 2);
        Eigenvalues ejml = Eigenvalues.of(a, n, EigenvalueSolver.ejml(), 1);
        Eigenvalues best = Eigenvalues.of(a, n);
        assertEquals(0, distance(ejml, best), 1e4 * Math.sqrt(n) * EPSILON);
        assertEquals(0, distance(best, ejml), 1e4 * Math.sqrt(n) * EPSILON);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void smallAndDegenerateMatrices(EigenvalueSolver solver) {
        assertArrayEquals(
                new double[] {-3},
                Eigenvalues.of(new double[] {-3}, 1, solver, 1).re());
        Eigenvalues zero = Eigenvalues.of(new double[49], 7, solver, 1);
        assertEquals(0, zero.radius());
        assertEquals(7, zero.re().length);
        Eigenvalues spiral = Eigenvalues.of(new double[] {1, -2, 2, 1}, 2, solver, 1);
        assertEquals(Math.sqrt(5), spiral.radius(), 4 * EPSILON);
        assertEquals(1, spiral.abscissa(), 2 * EPSILON);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void leavesTheMatrixAlone(EigenvalueSolver solver) {
        double[] a = ginibre(40, 3);
        double[] before = a.clone();
        Eigenvalues.of(a, 40, solver, 1);
        assertArrayEquals(before, a);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void refusesWhatHasNoEigenvalues(EigenvalueSolver solver) {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] a = ginibre(5, 4);
            a[7] = bad;
            ArithmeticException e = assertThrows(ArithmeticException.class, () -> Eigenvalues.of(a, 5, solver, 1));
            assertTrue(e.getMessage().contains("5 x 5"), e.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> Eigenvalues.of(new double[8], 3, solver, 1));
        assertThrows(IllegalArgumentException.class, () -> Eigenvalues.of(new double[0], 0, solver, 1));
        assertThrows(IllegalArgumentException.class, () -> Eigenvalues.of(new double[4], 2, solver, 0));
    }

    /** On one thread each, beside one that OpenBLAS may solve on two. */
    @Test
    void sameBitsAloneAndBesideOtherEigenproblems() throws Exception {
        int n = 150;
        List<double[]> matrices =
                IntStream.range(0, 12).mapToObj(seed -> ginibre(n, seed)).toList();
        List<Eigenvalues> alone =
                matrices.stream().map(a -> Eigenvalues.of(a, n)).toList();
        int onTwo = 5;
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Stream<Callable<Eigenvalues>> tasks = IntStream.range(0, matrices.size())
                    .mapToObj(
                            i -> () -> Eigenvalues.of(matrices.get(i), n, EigenvalueSolver.best(), i == onTwo ? 2 : 1));
            List<Future<Eigenvalues>> together = pool.invokeAll(tasks.toList());
            for (int i = 0; i < together.size(); i++) {
                Eigenvalues other = together.get(i).get();
                if (i == onTwo) {
                    // As in theSolversAgree.
                    assertEquals(0, distance(alone.get(i), other), 1e4 * Math.sqrt(n) * EPSILON);
                } else {
                    assertArrayEquals(alone.get(i).re(), other.re());
                    assertArrayEquals(alone.get(i).im(), other.im());
                }
            }
        } finally {
            pool.shutdown();
        }
    }

    /** Largest distance of an eigenvalue of the first set from the nearest of the second. */
    private static double distance(Eigenvalues from, Eigenvalues to) {
        return IntStream.range(0, from.re().length)
                .mapToDouble(i -> IntStream.range(0, to.re().length)
                        .mapToDouble(j -> Math.hypot(from.re()[i] - to.re()[j], from.im()[i] - to.im()[j]))
                        .min()
                        .orElseThrow())
                .max()
                .orElseThrow();
    }

    /** Companion matrix of z^n + c_(n−1) z^(n−1) + … + c_0. */
    private static double[] companion(double[] c) {
        int n = c.length;
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            a[i * n + n - 1] = -c[i];
            if (i > 0) {
                a[i * n + i - 1] = 1;
            }
        }
        return a;
    }

    private static double[] ginibre(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, n * n)
                .mapToDouble(i -> random.nextGaussian() / Math.sqrt(n))
                .toArray();
    }

    /** H A H with the reflection H = 1 − 2 v vᵀ along a random direction v. */
    private static double[] reflected(double[] a, int n) {
        SplittableRandom random = new SplittableRandom(7);
        double[] v = random.doubles(n, -1, 1).toArray();
        double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
        double[] h = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i * n + j] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / (norm * norm);
            }
        }
        return product(h, product(a, h, n), n);
    }

    private static double[] product(double[] a, double[] b, int n) {
        double[] c = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += a[i * n + k] * b[k * n + j];
                }
            }
        }
        return c;
    }

    /** By LU decomposition. */
    private static double logDeterminant(double[] a, int n) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n);
        solver.setA(new DMatrixRMaj(n, n, true, a.clone()));
        LUDecomposition_F64<DMatrixRMaj> lu = solver.getDecomposition();
        DMatrixRMaj upper = lu.getUpper(null);
        return IntStream.range(0, n)
                .mapToDouble(i -> Math.log(Math.abs(upper.get(i, i))))
                .sum();
    }
}
