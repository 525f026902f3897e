package org.cavity.theory.gated.spectrum;

import java.util.Arrays;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.Sites;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.special.Erf;

/**
 * A Jacobian of a finite network drawn from the exact ensemble of the theory. At a planted fixed point h, z and r are
 * given and the couplings shifted by a matrix of rank one each, so that they are an exact fixed point at any N:
 * Gaussian couplings conditioned on it. For other states the couplings are drawn independently of the sites.
 *
 * <p>The values of h, z and r are the N quantiles of their laws in random order: their scatter of order 1/√N would hide
 * what is tested.
 */
final class DrawnJacobian {

    final double[] h;
    final double[] z;
    final double[] r;
    final double[] drive;
    private final GatedNetwork network;
    private final int n;
    private final double[] re;
    private final double[] im;

    private DrawnJacobian(
            GatedNetwork network,
            double[] h,
            double[] z,
            double[] r,
            double[] drive,
            boolean planted,
            RandomDataGenerator random) {
        this.network = network;
        this.n = h.length;
        this.h = h;
        this.z = z;
        this.r = r;
        this.drive = drive;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(3 * n, false);
        eigen.decompose(jacobian(planted, random));
        re = new double[3 * n];
        im = new double[3 * n];
        for (int i = 0; i < 3 * n; i++) {
            Complex_F64 value = eigen.getEigenvalue(i);
            re[i] = value.real;
            im[i] = value.imaginary;
        }
    }

    /** A planted fixed point, without inputs to h and r. */
    static DrawnJacobian planted(MeanFieldFixedPoint point, int n, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(seed);
        return new DrawnJacobian(
                point.network(),
                quantiles(n, point.varianceH(), random),
                quantiles(n, point.varianceZ(), random),
                quantiles(n, point.varianceR(), random),
                new double[n],
                true,
                random);
    }

    /** A state that is none: h, z, r independent, A correlated with h and of root mean square amplitude · √D. */
    static DrawnJacobian moving(MeanFieldFixedPoint point, double amplitude, int n, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(seed);
        double[] h = quantiles(n, point.varianceH(), random);
        double[] drive = quantiles(n, point.varianceH(), random);
        for (int i = 0; i < n; i++) {
            drive[i] = amplitude * (-0.6 * h[i] + 0.8 * drive[i]);
        }
        return new DrawnJacobian(
                point.network(),
                h,
                quantiles(n, point.varianceZ(), random),
                quantiles(n, point.varianceR(), random),
                drive,
                false,
                random);
    }

    /** Couplings drawn for sites in motion. */
    static DrawnJacobian ofSites(GatedNetwork network, Sites sites, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(seed);
        return new DrawnJacobian(network, sites.h(), sites.z(), sites.r(), sites.drive(), false, random);
    }

    double[] re() {
        return re;
    }

    double[] im() {
        return im;
    }

    /** (1/N) ln |det(λ − Jac)|. */
    double logDeterminant(double x, double y) {
        double sum = 0;
        for (int i = 0; i < re.length; i++) {
            sum += Math.log(Math.hypot(x - re[i], y - im[i]));
        }
        return sum / n;
    }

    /** Number of eigenvalues with |λ| &lt; x per neuron. */
    double slowFraction(double x) {
        int count = 0;
        for (int i = 0; i < re.length; i++) {
            count += Math.hypot(re[i], im[i]) < x ? 1 : 0;
        }
        return (double) count / n;
    }

    private static double[] quantiles(int n, double variance, RandomDataGenerator random) {
        int[] order = random.nextPermutation(n, n);
        return Arrays.stream(order)
                .mapToDouble(k -> Math.sqrt(2 * variance) * Erf.erfInv((2 * k + 1.0) / n - 1))
                .toArray();
    }

    private DMatrixRMaj jacobian(boolean planted, RandomDataGenerator random) {
        Gate update = network.updateGate();
        Gate reset = network.resetGate();
        double[] rate = new double[n];
        double[] sent = new double[n];
        for (int i = 0; i < n; i++) {
            rate[i] = network.rate(h[i]);
            sent[i] = reset.value(r[i]) * rate[i];
        }
        double[][] jh = couplings(random, planted, h, sent);
        double[][] jz = couplings(random, planted, z, rate);
        double[][] jr = couplings(random, planted, r, rate);
        DMatrixRMaj m = new DMatrixRMaj(3 * n, 3 * n);
        for (int i = 0; i < n; i++) {
            double open = update.value(z[i]);
            for (int j = 0; j < n; j++) {
                double gain = network.rateDerivative(h[j]);
                m.set(i, j, open * jh[i][j] * reset.value(r[j]) * gain - (i == j ? open : 0));
                m.set(i, 2 * n + j, open * jh[i][j] * rate[j] * reset.derivative(r[j]));
                m.set(n + i, j, jz[i][j] * gain / network.updateTime());
                m.set(2 * n + i, j, jr[i][j] * gain / network.resetTime());
            }
            m.set(i, n + i, update.derivative(z[i]) * drive[i]);
            m.set(n + i, n + i, -1 / network.updateTime());
            m.set(2 * n + i, 2 * n + i, -1 / network.resetTime());
        }
        return m;
    }

    /** N(0, 1/N), conditioned on J v = target if planted. */
    private double[][] couplings(RandomDataGenerator random, boolean planted, double[] target, double[] v) {
        double[][] j = new double[n][n];
        double square = Arrays.stream(v).map(x -> x * x).sum();
        for (int i = 0; i < n; i++) {
            double image = 0;
            for (int k = 0; k < n; k++) {
                j[i][k] = random.nextNormal(0, 1) / Math.sqrt(n);
                image += j[i][k] * v[k];
            }
            for (int k = 0; planted && square > 0 && k < n; k++) {
                j[i][k] += (target[i] - image) * v[k] / square;
            }
        }
        return j;
    }
}
