package org.cavity.theory.lyapunov.spectrum;

import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.SignedCorrelation;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * The gains u = φ'(x) of a stationary Gaussian input x on a ring of m points, of which every unit has a share frozen in time.
 * Paths are synthesised from scrambled Sobol normals, one to each wave in the order of frequency, and weighted so that their
 * mean gain and its autocorrelation ⟨u(0) u(n)⟩ at the first lags are those of the law, which are known exactly: that leaves
 * a thirtieth of the scatter of the exponents' integrals.
 */
final class GainProcess {

    /** A spectrum may be negative by rounding, and by what the covariance has left at the far side of the ring. */
    private static final double NEGATIVE = 1e-6;

    /** Combinations of controls of less than this share of the largest variance are rounding. */
    private static final double NEGLIGIBLE = 1e-12;

    /** Paths to one control at least. */
    private static final int PATHS_PER_CONTROL = 8;

    private final Nonlinearity phi;
    private final double mean;
    private final double staticVariance;
    private final int points;
    private final double[] amplitudes;
    private final double[] targets;

    /**
     * A process.
     *
     * @param phi φ
     * @param mean mean of x
     * @param staticVariance variance of the part of x that is frozen
     * @param covariance autocovariance of what fluctuates on the ring at lags 0 … m/2
     * @throws IllegalStateException if it is not a covariance
     */
    GainProcess(Nonlinearity phi, double mean, double staticVariance, double[] covariance) {
        this.phi = phi;
        this.mean = mean;
        this.staticVariance = staticVariance;
        this.points = 2 * (covariance.length - 1);
        this.amplitudes = amplitudes(covariance);
        double variance = staticVariance + covariance[0];
        SignedCorrelation correlation = new SignedCorrelation(phi, mean, variance, staticVariance);
        GaussianAverage average = new GaussianAverage(mean, variance, phi);
        this.targets = new double[covariance.length + 1];
        targets[0] = average.of(phi::derivative);
        for (int n = 0; n < covariance.length; n++) {
            targets[n + 1] = n == 0
                    ? average.of(x -> Math.pow(phi.derivative(x), 2))
                    : correlation.gain(staticVariance + covariance[n]);
        }
    }

    private static double[] amplitudes(double[] covariance) {
        int half = covariance.length - 1;
        Ring ring = new Ring(2 * half, 1, false);
        double[] diagonals = new double[2 * half];
        for (int n = 0; n < 2 * half; n++) {
            diagonals[n] = (2 * half - n) * covariance[Math.min(n, 2 * half - n)];
        }
        double[] power = ring.symbol(diagonals);
        double largest = 0;
        for (double value : power) {
            largest = Math.max(largest, value);
        }
        double[] amplitudes = new double[half + 1];
        for (int k = 0; k <= half; k++) {
            if (power[k] < -NEGATIVE * largest) {
                throw new IllegalStateException("the covariance has a spectrum of " + power[k] / largest
                        + " of its largest value, and no spectrum is negative");
            }
            amplitudes[k] = Math.sqrt(ring.multiplicity(k) * Math.max(0, power[k]) / (2 * half));
        }
        return amplitudes;
    }

    /** An independent set of weighted paths. */
    GainPaths draw(int count, long seed, int set) {
        RandomGenerator random = new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), set, 0x15bec});
        ScrambledSobol normals = new ScrambledSobol(points + 1, random);
        double[][] gains = new double[count][points];
        double[][] waves = waves();
        for (double[] path : gains) {
            double[] z = normals.next();
            for (int n = 0; n < points; n++) {
                double x = mean + Math.sqrt(staticVariance) * z[points];
                for (int k = 0; k < points; k++) {
                    x += z[k] * waves[k][n];
                }
                path[n] = phi.derivative(x);
            }
        }
        return new GainPaths(gains, weights(gains));
    }

    /** Waves in the order of frequency, cosines before sines, times their amplitudes. */
    private double[][] waves() {
        double[][] waves = new double[points][points];
        for (int i = 0; i < points; i++) {
            int k = (i + 1) / 2;
            for (int n = 0; n < points; n++) {
                double angle = 2 * Math.PI * ((long) k * n % points) / points;
                waves[i][n] = amplitudes[k] * (i % 2 == 1 || i == 0 ? Math.cos(angle) : Math.sin(angle));
            }
        }
        return waves;
    }

    /** Weights w with Σ w Z = E[Z] for the controls Z, as near to equal ones as possible. */
    private double[] weights(double[][] gains) {
        int count = gains.length;
        int controls = Math.min(points / 2 + 1, count / PATHS_PER_CONTROL) + 1;
        double[][] z = new double[count][];
        double[] means = new double[controls];
        for (int p = 0; p < count; p++) {
            z[p] = controls(gains[p], controls);
            for (int i = 0; i < controls; i++) {
                means[i] += z[p][i] / count;
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(controls, controls);
        for (int i = 0; i < controls; i++) {
            for (int j = 0; j < controls; j++) {
                double sum = 0;
                for (double[] row : z) {
                    sum += (row[i] - means[i]) * (row[j] - means[j]);
                }
                covariance.set(i, j, sum / count);
            }
        }
        double[] miss = new double[controls];
        for (int i = 0; i < controls; i++) {
            miss[i] = targets[i] - means[i];
        }
        double[] slope = solve(covariance, miss);
        double[] weights = new double[count];
        for (int p = 0; p < count; p++) {
            double sum = 1;
            for (int i = 0; i < controls; i++) {
                sum += (z[p][i] - means[i]) * slope[i];
            }
            weights[p] = sum / count;
        }
        return weights;
    }

    /** Mean of u along a path, and means of u(0) u(n) at the first lags. */
    private double[] controls(double[] u, int count) {
        double[] z = new double[count];
        for (int i = 0; i < points; i++) {
            z[0] += u[i] / points;
            for (int n = 0; n < count - 1; n++) {
                z[n + 1] += u[i] * u[(i + n) % points] / points;
            }
        }
        return z;
    }

    /** The pseudo-inverse of a covariance times a vector. */
    private static double[] solve(DMatrixRMaj covariance, double[] right) {
        int n = right.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(covariance)) {
            throw new IllegalStateException("the controls of the paths have no eigenvectors");
        }
        double largest = 0;
        for (int e = 0; e < n; e++) {
            largest = Math.max(largest, eigen.getEigenvalue(e).getReal());
        }
        double[] solution = new double[n];
        for (int e = 0; e < n; e++) {
            double value = eigen.getEigenvalue(e).getReal();
            if (value > NEGLIGIBLE * largest) {
                double[] vector = eigen.getEigenVector(e).getData();
                double projection = 0;
                for (int i = 0; i < n; i++) {
                    projection += vector[i] * right[i];
                }
                for (int i = 0; i < n; i++) {
                    solution[i] += projection / value * vector[i];
                }
            }
        }
        return solution;
    }
}
