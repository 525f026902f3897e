package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * The kernels on the machine's vectors.
 *
 * <p>Lanes are summed through memory in a fixed order: the order of {@code reduceLanes} is not specified, and the
 * interpreter and the compiler choose different ones. For the same reason elementary functions are built from additions
 * and fused multiplications (see {@link VectorExponentials}), which are exact to the bit wherever they run. The elements
 * after the last full vector are computed like those before, so that an element does not depend on where it lies.
 */
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    VectorKernels() {
        if (LANES < 2) {
            throw new IllegalStateException("the machine's vectors hold one number only");
        }
    }

    @Override
    public String name() {
        return "vector, " + LANES + " lanes";
    }

    @Override
    public PackedMatrix packedMatrix(Precision precision, int rows, int columns) {
        return precision == Precision.SINGLE
                ? new VectorFloatMatrix(rows, columns)
                : new VectorDoubleMatrix(rows, columns);
    }

    @Override
    public WalshHadamard walshHadamard() {
        return new VectorWalshHadamard();
    }

    @Override
    public SpikingKernels spikingKernels() {
        return LANES > SpikingKernels.GENERATORS ? new ScalarSpikingKernels() : new VectorSpikingKernels();
    }

    @Override
    public BlockKernels blockKernels() {
        return LANES < 4 ? new ScalarBlockKernels(this) : new VectorBlockKernels(this);
    }

    @Override
    public double dot(double[] x, int xOffset, double[] y, int yOffset, int n) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int i = 0;
        for (; i + 4 * LANES <= n; i += 4 * LANES) {
            s0 = load(x, xOffset + i).fma(load(y, yOffset + i), s0);
            s1 = load(x, xOffset + i + LANES).fma(load(y, yOffset + i + LANES), s1);
            s2 = load(x, xOffset + i + 2 * LANES).fma(load(y, yOffset + i + 2 * LANES), s2);
            s3 = load(x, xOffset + i + 3 * LANES).fma(load(y, yOffset + i + 3 * LANES), s3);
        }
        for (; i + LANES <= n; i += LANES) {
            s0 = load(x, xOffset + i).fma(load(y, yOffset + i), s0);
        }
        double sum = sum(s0.add(s1).add(s2.add(s3)), new double[LANES]);
        for (; i < n; i++) {
            sum += x[xOffset + i] * y[yOffset + i];
        }
        return sum;
    }

    @Override
    public void addScaled(
            double[] x, int xOffset, double alpha, double[] k, int kOffset, double[] out, int outOffset, int n) {
        VectorUpdates.addScaled(x, xOffset, alpha, k, kOffset, out, outOffset, n);
    }

    @Override
    public void rungeKuttaStage(
            double[] x,
            double[] sum,
            double b,
            double[] k,
            double a,
            double[] next,
            double[] stage,
            int offset,
            int n) {
        VectorUpdates.rungeKuttaStage(x, sum, b, k, a, next, stage, offset, n);
    }

    @Override
    public void times(double[] d, int dOffset, double[] x, int xOffset, double[] y, int yOffset, int n) {
        VectorUpdates.times(d, dOffset, x, xOffset, y, yOffset, n);
    }

    @Override
    public void value(Nonlinearity phi, double[] x, int xOffset, double[] value, int valueOffset, int n) {
        VectorFunctions.value(phi, x, xOffset, value, valueOffset, n);
    }

    @Override
    public void valueAndGain(
            Nonlinearity phi,
            double[] x,
            int xOffset,
            double[] value,
            int valueOffset,
            double[] gain,
            int gainOffset,
            int n) {
        VectorFunctions.valueAndGain(phi, x, xOffset, value, valueOffset, gain, gainOffset, n);
    }

    @Override
    public void logistic(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        VectorFunctions.logistic(x, xOffset, value, valueOffset, n);
    }

    @Override
    public void logisticAndGain(
            double[] x, int xOffset, double[] value, int valueOffset, double[] gain, int gainOffset, int n) {
        VectorFunctions.logisticAndGain(x, xOffset, value, valueOffset, gain, gainOffset, n);
    }

    @Override
    public void exp(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        VectorFunctions.exp(x, xOffset, value, valueOffset, n);
    }

    @Override
    public void expm1(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        VectorFunctions.expm1(x, xOffset, value, valueOffset, n);
    }

    @Override
    public void value(Nonlinearity phi, float[] x, int xOffset, float[] value, int valueOffset, int n) {
        VectorFloatFunctions.value(phi, x, xOffset, value, valueOffset, n);
    }

    @Override
    public void valueAndGain(
            Nonlinearity phi,
            float[] x,
            int xOffset,
            float[] value,
            int valueOffset,
            float[] gain,
            int gainOffset,
            int n) {
        VectorFloatFunctions.valueAndGain(phi, x, xOffset, value, valueOffset, gain, gainOffset, n);
    }

    @Override
    public void logistic(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        VectorFloatFunctions.logistic(x, xOffset, value, valueOffset, n);
    }

    @Override
    public void logisticAndGain(
            float[] x, int xOffset, float[] value, int valueOffset, float[] gain, int gainOffset, int n) {
        VectorFloatFunctions.logisticAndGain(x, xOffset, value, valueOffset, gain, gainOffset, n);
    }

    @Override
    public void exp(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        VectorFloatFunctions.exp(x, xOffset, value, valueOffset, n);
    }

    @Override
    public void expm1(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        VectorFloatFunctions.expm1(x, xOffset, value, valueOffset, n);
    }

    private static double sum(DoubleVector v, double[] lanes) {
        v.intoArray(lanes, 0);
        double sum = lanes[0];
        for (int i = 1; i < LANES; i++) {
            sum += lanes[i];
        }
        return sum;
    }

    private static DoubleVector load(double[] x, int offset) {
        return DoubleVector.fromArray(SPECIES, x, offset);
    }
}
