package org.cavity.theory.adapting.renewal;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Densities of the fluctuating potential z = √v u, together with what its future depends on, in products of normalised
 * Hermite polynomials He_i(u) He_j(w) of two independent standard normal variables, times their density:
 *
 * <pre>
 * u' = w/√(τ_m τ_s),    w' = −u/√(τ_m τ_s) − (1/τ_m + 1/τ_s) w + noise;      white input: u' = −u/τ_m + noise, no w
 * </pre>
 *
 * Free motion conserves the total degree i + j and is exact; a factor e^{f(z)} acts on u as the function of the
 * truncated matrix of u, that is by Gauss-Hermite quadrature. Degrees i + j go up to a largest one.
 */
final class PotentialModes {

    private final int degree;
    private final int largestSecond;
    private final int[] offset;
    private final int size;
    /** Drift −B of (u, w). */
    private final double[][] drift;
    /** For each number of functions in u: eigenvectors of u, by point and function, and e^{αu} at the points. */
    private final double[][][] vectors;

    private final double[][] intensities;

    PotentialModes(AdaptingPopulation population, int degree) {
        this.degree = degree;
        this.largestSecond = population.isWhite() ? 0 : degree;
        double membrane = 1 / population.membraneTime();
        if (population.isWhite()) {
            this.drift = new double[][] {{-membrane}};
        } else {
            double input = 1 / population.inputTime();
            double turn = Math.sqrt(membrane * input);
            this.drift = new double[][] {{0, turn}, {-turn, -membrane - input}};
        }
        this.offset = new int[largestSecond + 2];
        for (int j = 0; j <= largestSecond; j++) {
            offset[j + 1] = offset[j] + degree - j + 1;
        }
        this.size = offset[largestSecond + 1];
        double alpha = Math.sqrt(population.inputVariance()) / population.escapeWidth();
        this.vectors = new double[largestSecond + 1][][];
        this.intensities = new double[largestSecond + 1][];
        for (int j = 0; j <= largestSecond; j++) {
            int n = degree - j + 1;
            double[] points = new double[1];
            vectors[j] = new double[][] {{1}};
            if (n > 1) {
                double[] neighbours = new double[n - 1];
                for (int i = 0; i < n - 1; i++) {
                    neighbours[i] = Math.sqrt(i + 1);
                }
                EigenDecompositionSymmetric position = new EigenDecompositionSymmetric(new double[n], neighbours);
                points = position.getEigenvalues();
                vectors[j] = position.getVT().getData();
            }
            intensities[j] = new double[n];
            for (int q = 0; q < n; q++) {
                intensities[j][q] = Math.exp(alpha * points[q]);
            }
        }
    }

    /** Number of coefficients; the first is the number of neurons. */
    int size() {
        return size;
    }

    /** Multiplies a density by e^{−x e^{z/Δ_u}}. */
    void survive(double x, double[] density) {
        double[] atPoints = new double[degree + 1];
        for (int j = 0; j <= largestSecond; j++) {
            int n = degree - j + 1;
            for (int q = 0; q < n; q++) {
                double sum = 0;
                double[] row = vectors[j][q];
                for (int i = 0; i < n; i++) {
                    sum += row[i] * density[offset[j] + i];
                }
                atPoints[q] = sum * Math.exp(-x * intensities[j][q]);
            }
            for (int i = 0; i < n; i++) {
                density[offset[j] + i] = 0;
            }
            for (int q = 0; q < n; q++) {
                double[] row = vectors[j][q];
                for (int i = 0; i < n; i++) {
                    density[offset[j] + i] += row[i] * atPoints[q];
                }
            }
        }
    }

    /** Free motion for a time, as a matrix for each total degree. */
    double[][][] motion(double time) {
        double[][][] motion = new double[degree + 1][][];
        motion[0] = new double[][] {{1}};
        for (int k = 1; k <= degree; k++) {
            motion[k] = MatrixUtils.matrixExponential(
                            MatrixUtils.createRealMatrix(generator(k)).scalarMultiply(time))
                    .getData();
        }
        return motion;
    }

    /** Σ −B_ab a†_a a_b on the functions of a total degree, by their degree j in w. */
    private double[][] generator(int k) {
        int n = Math.min(k, largestSecond) + 1;
        double[][] generator = new double[n][n];
        for (int j = 0; j < n; j++) {
            int i = k - j;
            generator[j][j] = drift[0][0] * i + (largestSecond > 0 ? drift[1][1] * j : 0);
            if (j > 0) {
                generator[j - 1][j] = drift[0][1] * Math.sqrt(j * (i + 1.0));
            }
            if (j + 1 < n) {
                generator[j + 1][j] = drift[1][0] * Math.sqrt(i * (j + 1.0));
            }
        }
        return generator;
    }

    /** Moves a density by a {@link #motion}. */
    void move(double[][][] motion, double[] density) {
        double[] moved = new double[degree + 1];
        for (int k = 1; k <= degree; k++) {
            int n = motion[k].length;
            for (int a = 0; a < n; a++) {
                double sum = 0;
                double[] row = motion[k][a];
                for (int j = 0; j < n; j++) {
                    sum += row[j] * density[offset[j] + k - j];
                }
                moved[a] = sum;
            }
            for (int j = 0; j < n; j++) {
                density[offset[j] + k - j] = moved[j];
            }
        }
    }

    /** Generator of free motion under a loss of neurons at the constant rate λ e^{z/Δ_u}. */
    RealMatrix lossGenerator(double rate) {
        RealMatrix generator = MatrixUtils.createRealMatrix(size, size);
        for (int k = 1; k <= degree; k++) {
            double[][] free = generator(k);
            for (int a = 0; a < free.length; a++) {
                for (int j = 0; j < free.length; j++) {
                    generator.setEntry(offset[a] + k - a, offset[j] + k - j, free[a][j]);
                }
            }
        }
        for (int j = 0; j <= largestSecond; j++) {
            int n = degree - j + 1;
            for (int a = 0; a < n; a++) {
                for (int i = 0; i < n; i++) {
                    double sum = 0;
                    for (int q = 0; q < n; q++) {
                        sum += vectors[j][q][a] * intensities[j][q] * vectors[j][q][i];
                    }
                    generator.addToEntry(offset[j] + a, offset[j] + i, -rate * sum);
                }
            }
        }
        return generator;
    }
}
