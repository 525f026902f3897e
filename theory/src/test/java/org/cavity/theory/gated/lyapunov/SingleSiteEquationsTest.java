package org.cavity.theory.gated.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cavity.theory.model.Tasks;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleSiteEquationsTest {

    private static final double TAU_Z = 0.8;
    private static final double TAU_R = 1.7;
    private static final double S = -0.13;
    private static final double ETA = 0.07;

    private static Evolution evolution(boolean map, int points) {
        return map ? new EulerSteps(new TimeRing(points), 0.4) : new ContinuousTime(new TimeRing(points + 1), 0.6);
    }

    /** Paths of rough numbers of the right sign and size. */
    private static List<SitePath> paths(int points, int count) {
        Random random = new Random(3);
        List<SitePath> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SitePath path = new SitePath(
                    new double[points], new double[points], new double[points], new double[points], new double[points]);
            for (int n = 0; n < points; n++) {
                path.opening()[n] = 0.2 + 0.6 * random.nextDouble();
                path.gateDrive()[n] = 0.7 * random.nextGaussian();
                path.gain()[n] = 6 * Math.pow(random.nextDouble(), 3);
                path.openGain()[n] = (0.3 + 0.4 * random.nextDouble()) * path.gain()[n];
                path.resetDrive()[n] = 0.3 * random.nextGaussian();
            }
            paths.add(path);
        }
        return paths;
    }

    private static SingleSiteEquations equations(Evolution evolution, List<SitePath> paths) {
        double[] weights = new double[paths.size()];
        Arrays.fill(weights, 1.0 / paths.size());
        return new SingleSiteEquations(evolution, TAU_Z, TAU_R, paths, weights, Tasks.SEQUENTIAL);
    }

    private static Kernels roughKernels(int frequencies) {
        Random random = new Random(8);
        double[] x = new double[5 * frequencies];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextDouble() - 0.5;
        }
        return Kernels.ofLogarithms(x, ETA);
    }

    /** The 3m × 3m inverse of the definition against its elimination; rounding of a few conditions of 1e3. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eliminationEqualsTheFullInverse(boolean map) {
        Evolution evolution = evolution(map, 8);
        int m = evolution.ring().points();
        List<SitePath> paths = paths(m, 3);
        Kernels kernels = roughKernels(evolution.ring().frequencies());
        SingleSiteEquations.Sides sides = equations(evolution, paths).evaluate(kernels, S, ETA);

        DenseSites dense = new DenseSites(evolution, TAU_Z, TAU_R, S);
        double[][] a = {kernels.inputA(), kernels.gateA(), kernels.gateA()};
        double[][] p = {kernels.inputP(), kernels.updateP(), kernels.resetP()};
        RealMatrix[] readouts = new RealMatrix[3];
        RealMatrix[] rows = new RealMatrix[3];
        for (int c = 0; c < 3; c++) {
            readouts[c] = new Array2DRowRealMatrix(m, m);
            rows[c] = new Array2DRowRealMatrix(m, m);
        }
        double trace = 0;
        double phi = 0;
        for (SitePath path : paths) {
            RealMatrix inverse = MatrixUtils.createRealIdentityMatrix(3 * m).scalarMultiply(ETA);
            for (int c = 0; c < 3; c++) {
                RealMatrix readout = dense.readout(c, path);
                RealMatrix row = dense.row(c, path);
                inverse = inverse.add(readout.transpose()
                                .multiply(dense.circulant(p[c]))
                                .multiply(readout))
                        .add(row.transpose()
                                .multiply(MatrixUtils.inverse(dense.circulant(a[c])))
                                .multiply(row));
            }
            RealMatrix q = MatrixUtils.inverse(inverse);
            trace += q.getTrace() / paths.size();
            phi += Math.log(new LUDecomposition(inverse).getDeterminant()) / paths.size();
            for (int c = 0; c < 3; c++) {
                RealMatrix readout = dense.readout(c, path);
                RealMatrix row = dense.row(c, path);
                readouts[c] = readouts[c].add(
                        readout.multiply(q).multiply(readout.transpose()).scalarMultiply(1.0 / paths.size()));
                rows[c] = rows[c].add(row.multiply(q).multiply(row.transpose()).scalarMultiply(1.0 / paths.size()));
            }
            phi += map ? dense.logFactors(path) / paths.size() : 0;
        }
        double[][] nextP = new double[3][];
        for (int c = 0; c < 3; c++) {
            nextP[c] = dense.symbol(rows[c]);
            for (int k = 0; k < nextP[c].length; k++) {
                nextP[c][k] = (1 - nextP[c][k] / a[c][k]) / a[c][k];
                phi += evolution.ring().multiplicity(k) * (Math.log(a[c][k]) - (a[c][k] - ETA) * p[c][k]);
            }
        }
        double[] nextA = dense.symbol(readouts[0]);
        double[] nextGateA = dense.symbol(readouts[1]);
        for (int k = 0; k < nextA.length; k++) {
            nextA[k] += ETA;
            nextGateA[k] += ETA;
        }
        assertArrayEquals(nextA, sides.next().inputA(), 1e-11);
        assertArrayEquals(nextGateA, sides.next().gateA(), 1e-11);
        assertArrayEquals(nextP[0], sides.next().inputP(), 1e-11);
        assertArrayEquals(nextP[1], sides.next().updateP(), 1e-11);
        assertArrayEquals(nextP[2], sides.next().resetP(), 1e-11);
        assertEquals(trace, sides.trace(), 1e-10);
        if (map) {
            assertEquals(phi / (2 * evolution.period()), sides.phi(), 1e-12);
        }
    }

    /** Central differences of step 1e-4 err by 1e-8 and round by 1e-11. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void derivativesAreThoseOfTheFunctional(boolean map) {
        Evolution evolution = evolution(map, 12);
        SingleSiteEquations equations =
                equations(evolution, paths(evolution.ring().points(), 4));
        Kernels kernels = roughKernels(evolution.ring().frequencies());
        SingleSiteEquations.Sides sides = equations.evaluate(kernels, S, ETA);
        double h = 1e-4;
        double byThreshold = equations.evaluate(kernels, S + h, ETA).phi()
                - equations.evaluate(kernels, S - h, ETA).phi();
        assertEquals(3 + byThreshold / (2 * h), sides.fraction(), 6e-8);
        double byRegulator = equations.evaluate(kernels, S, ETA + h).phi()
                - equations.evaluate(kernels, S, ETA - h).phi();
        assertEquals(byRegulator / (2 * h), sides.regulatorSlope(), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void identitiesHoldWhereTheEquationsDo(boolean map) {
        Evolution evolution = evolution(map, 16);
        SingleSiteEquations equations =
                equations(evolution, paths(evolution.ring().points(), 6));
        ThresholdSolver solver = new ThresholdSolver(equations, 1e-11);
        double[] start = new double[5 * evolution.ring().frequencies()];
        Threshold t = solver.solve(start, S, ETA);
        double sumP = equations.sumP(t.kernels());
        assertEquals(1, t.sides().trace() / sumP, 1e-9);

        // Stationarity: the whole derivatives by s and η are the partial ones.
        double h = 1e-3;
        double[] x = t.kernels().logarithms(ETA);
        double above = solver.solve(x, S + h, ETA).sides().phi();
        double below = solver.solve(x, S - h, ETA).sides().phi();
        assertEquals(3 + (above - below) / (2 * h), t.sides().fraction(), 1e-6);
        above = solver.solve(x, S, ETA + h).sides().phi();
        below = solver.solve(x, S, ETA - h).sides().phi();
        // The third derivative by η, of the order of Φ'/η², times h²/6.
        assertEquals(
                (above - below) / (2 * h),
                t.sides().regulatorSlope(),
                h * h / (6 * ETA * ETA) * t.sides().regulatorSlope());
    }

    /**
     * Networks of N sites that carry the same eight paths, N/8 sites each, with random couplings: for N → ∞ the theory's Φ at
     * finite η is (1/2TN) log det (η² + KᵀK) of the full 3Nm × 3Nm operator, and dΦ/dη is (η/TN) tr (η² + KᵀK)⁻¹. Finite N is off
     * by a multiple of 1/N, which is taken off by N = 8 and 16; its square, what that leaves, is below the scatter.
     */
    @Test
    void functionalIsTheDeterminantOfLargeNetworks() {
        Evolution evolution = evolution(true, 8);
        List<SitePath> paths = paths(8, 8);
        SingleSiteEquations.Sides theory = new ThresholdSolver(equations(evolution, paths), 1e-9)
                .solve(new double[5 * evolution.ring().frequencies()], S, ETA)
                .sides();
        double[][] small = determinants(evolution, paths, 1, 96);
        double[][] large = determinants(evolution, paths, 2, 24);
        compare(theory.phi(), small[0], large[0], 0.006);
        compare(theory.regulatorSlope(), small[1], large[1], 0.06 * theory.regulatorSlope());
    }

    private static void compare(double theory, double[] small, double[] large, double mostError) {
        double extrapolated = 2 * mean(large) - mean(small);
        double error = Math.hypot(2 * standardError(large), standardError(small));
        assertTrue(error < mostError, "standard error " + error);
        assertEquals(theory, extrapolated, 3.5 * error);
    }

    private static double[][] determinants(Evolution evolution, List<SitePath> paths, int copies, int networks) {
        DenseSites dense = new DenseSites(evolution, TAU_Z, TAU_R, S);
        int m = evolution.ring().points();
        int sites = copies * paths.size();
        Random random = new Random(77);
        double[][] values = new double[2][networks];
        for (int network = 0; network < networks; network++) {
            RealMatrix k = new Array2DRowRealMatrix(3 * m * sites, 3 * m * sites);
            double[][][] couplings = {couplings(sites, random), couplings(sites, random), couplings(sites, random)};
            double factors = 0;
            for (int i = 0; i < sites; i++) {
                factors += dense.logFactors(paths.get(i % paths.size()));
                for (int c = 0; c < 3; c++) {
                    k.setSubMatrix(dense.row(c, paths.get(i % paths.size())).getData(), (3 * i + c) * m, 3 * i * m);
                }
            }
            for (int j = 0; j < sites; j++) {
                for (int c = 0; c < 3; c++) {
                    RealMatrix readout = dense.readout(c, paths.get(j % paths.size()));
                    for (int i = 0; i < sites; i++) {
                        double coupling = couplings[c][i][j];
                        for (int n = 0; n < m; n++) {
                            for (int part = 0; part < 3; part += 2) {
                                int row = (3 * i + c) * m + n;
                                int column = (3 * j + part) * m + n;
                                k.setEntry(
                                        row,
                                        column,
                                        k.getEntry(row, column) - coupling * readout.getEntry(n, part * m + n));
                            }
                        }
                    }
                }
            }
            int size = k.getRowDimension();
            RealMatrix square = k.transposeMultiply(k);
            double[] all = new double[size * size];
            for (int i = 0; i < size; i++) {
                square.addToEntry(i, i, ETA * ETA);
                System.arraycopy(square.getRow(i), 0, all, i * size, size);
            }
            SymmetricFactor factor = new SymmetricFactor(size);
            factor.factor(all);
            double trace = 0;
            for (double entry : factor.lowerInverse()) {
                trace += entry * entry;
            }
            values[0][network] = (factor.logDeterminant() + factors) / (2 * evolution.period() * sites);
            values[1][network] = ETA * trace / (evolution.period() * sites);
        }
        return values;
    }

    /** Normal entries whose rows have the length 1, which takes away most of the scatter and is right for N → ∞. */
    private static double[][] couplings(int sites, Random random) {
        double[][] couplings = new double[sites][sites];
        for (double[] row : couplings) {
            double sum = 0;
            for (int j = 0; j < sites; j++) {
                row[j] = random.nextGaussian();
                sum += row[j] * row[j];
            }
            for (int j = 0; j < sites; j++) {
                row[j] /= Math.sqrt(sum);
            }
        }
        return couplings;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / values.length / (values.length - 1));
    }
}
