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

    /** Four rows at a time stay in the first-level cache while all columns pass by, four, two or one together. */
    @Override
    public void multiply(double[] a, int rows, int inner, double[] x, int xOffset, int columns, double[] y) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            int c = 0;
            for (; c + 3 < columns; c += 4) {
                tile4x4(a, i * inner, inner, x, xOffset + c * inner, y, c * rows + i, rows, lanes);
            }
            if (c + 1 < columns) {
                tile4x2(a, i * inner, inner, x, xOffset + c * inner, y, c * rows + i, rows, lanes);
                c += 2;
            }
            if (c < columns) {
                tile4x1(a, i * inner, inner, x, xOffset + c * inner, y, c * rows + i, lanes);
            }
        }
        for (; i < rows; i++) {
            for (int c = 0; c < columns; c++) {
                y[c * rows + i] = dot(a, i * inner, x, xOffset + c * inner, inner);
            }
        }
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
    public void axpby(
            double a, double[] x, int xOffset, double b, double[] y, int yOffset, double[] out, int outOffset, int n) {
        VectorUpdates.axpby(a, x, xOffset, b, y, yOffset, out, outOffset, n);
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
    public void narrow(double[] x, int xOffset, float[] out, int outOffset, int n) {
        VectorUpdates.narrow(x, xOffset, out, outOffset, n);
    }

    @Override
    public void timesNarrow(double[] d, int dOffset, double[] x, int xOffset, float[] out, int outOffset, int n) {
        VectorUpdates.timesNarrow(d, dOffset, x, xOffset, out, outOffset, n);
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

    /** Four rows times one column, each row with two partial sums. */
    private static void tile4x1(
            double[] a, int row, int n, double[] x, int column, double[] y, int out, double[] lanes) {
        int row1 = row + n;
        int row2 = row1 + n;
        int row3 = row2 + n;
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        DoubleVector t0 = s0;
        DoubleVector t1 = s0;
        DoubleVector t2 = s0;
        DoubleVector t3 = s0;
        int j = 0;
        for (; j + 2 * LANES <= n; j += 2 * LANES) {
            DoubleVector u = load(x, column + j);
            DoubleVector v = load(x, column + j + LANES);
            s0 = load(a, row + j).fma(u, s0);
            s1 = load(a, row1 + j).fma(u, s1);
            s2 = load(a, row2 + j).fma(u, s2);
            s3 = load(a, row3 + j).fma(u, s3);
            t0 = load(a, row + j + LANES).fma(v, t0);
            t1 = load(a, row1 + j + LANES).fma(v, t1);
            t2 = load(a, row2 + j + LANES).fma(v, t2);
            t3 = load(a, row3 + j + LANES).fma(v, t3);
        }
        double r0 = sum(s0.add(t0), lanes);
        double r1 = sum(s1.add(t1), lanes);
        double r2 = sum(s2.add(t2), lanes);
        double r3 = sum(s3.add(t3), lanes);
        for (; j < n; j++) {
            double u = x[column + j];
            r0 += a[row + j] * u;
            r1 += a[row1 + j] * u;
            r2 += a[row2 + j] * u;
            r3 += a[row3 + j] * u;
        }
        y[out] = r0;
        y[out + 1] = r1;
        y[out + 2] = r2;
        y[out + 3] = r3;
    }

    /** Four rows times two columns. */
    private static void tile4x2(
            double[] a, int row, int n, double[] x, int column, double[] y, int out, int stride, double[] lanes) {
        int row1 = row + n;
        int row2 = row1 + n;
        int row3 = row2 + n;
        int column1 = column + n;
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = s00;
        DoubleVector s20 = s00;
        DoubleVector s30 = s00;
        DoubleVector s01 = s00;
        DoubleVector s11 = s00;
        DoubleVector s21 = s00;
        DoubleVector s31 = s00;
        int j = 0;
        for (; j + LANES <= n; j += LANES) {
            DoubleVector u = load(x, column + j);
            DoubleVector v = load(x, column1 + j);
            DoubleVector a0 = load(a, row + j);
            DoubleVector a1 = load(a, row1 + j);
            DoubleVector a2 = load(a, row2 + j);
            DoubleVector a3 = load(a, row3 + j);
            s00 = a0.fma(u, s00);
            s10 = a1.fma(u, s10);
            s20 = a2.fma(u, s20);
            s30 = a3.fma(u, s30);
            s01 = a0.fma(v, s01);
            s11 = a1.fma(v, s11);
            s21 = a2.fma(v, s21);
            s31 = a3.fma(v, s31);
        }
        finish(s00, s10, s20, s30, a, row, n, x, column, j, y, out, lanes);
        finish(s01, s11, s21, s31, a, row, n, x, column1, j, y, out + stride, lanes);
    }

    /** Four rows times four columns. */
    private static void tile4x4(
            double[] a, int row, int n, double[] x, int column, double[] y, int out, int stride, double[] lanes) {
        int row1 = row + n;
        int row2 = row1 + n;
        int row3 = row2 + n;
        int column1 = column + n;
        int column2 = column1 + n;
        int column3 = column2 + n;
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = s00;
        DoubleVector s20 = s00;
        DoubleVector s30 = s00;
        DoubleVector s01 = s00;
        DoubleVector s11 = s00;
        DoubleVector s21 = s00;
        DoubleVector s31 = s00;
        DoubleVector s02 = s00;
        DoubleVector s12 = s00;
        DoubleVector s22 = s00;
        DoubleVector s32 = s00;
        DoubleVector s03 = s00;
        DoubleVector s13 = s00;
        DoubleVector s23 = s00;
        DoubleVector s33 = s00;
        int j = 0;
        for (; j + LANES <= n; j += LANES) {
            DoubleVector a0 = load(a, row + j);
            DoubleVector a1 = load(a, row1 + j);
            DoubleVector a2 = load(a, row2 + j);
            DoubleVector a3 = load(a, row3 + j);
            DoubleVector u = load(x, column + j);
            s00 = a0.fma(u, s00);
            s10 = a1.fma(u, s10);
            s20 = a2.fma(u, s20);
            s30 = a3.fma(u, s30);
            u = load(x, column1 + j);
            s01 = a0.fma(u, s01);
            s11 = a1.fma(u, s11);
            s21 = a2.fma(u, s21);
            s31 = a3.fma(u, s31);
            u = load(x, column2 + j);
            s02 = a0.fma(u, s02);
            s12 = a1.fma(u, s12);
            s22 = a2.fma(u, s22);
            s32 = a3.fma(u, s32);
            u = load(x, column3 + j);
            s03 = a0.fma(u, s03);
            s13 = a1.fma(u, s13);
            s23 = a2.fma(u, s23);
            s33 = a3.fma(u, s33);
        }
        finish(s00, s10, s20, s30, a, row, n, x, column, j, y, out, lanes);
        finish(s01, s11, s21, s31, a, row, n, x, column1, j, y, out + stride, lanes);
        finish(s02, s12, s22, s32, a, row, n, x, column2, j, y, out + 2 * stride, lanes);
        finish(s03, s13, s23, s33, a, row, n, x, column3, j, y, out + 3 * stride, lanes);
    }

    /** Sums the lanes of four rows, adds the elements from {@code j} on that fill no vector, and stores. */
    private static void finish(
            DoubleVector s0,
            DoubleVector s1,
            DoubleVector s2,
            DoubleVector s3,
            double[] a,
            int row,
            int n,
            double[] x,
            int column,
            int j,
            double[] y,
            int out,
            double[] lanes) {
        double r0 = sum(s0, lanes);
        double r1 = sum(s1, lanes);
        double r2 = sum(s2, lanes);
        double r3 = sum(s3, lanes);
        for (int k = j; k < n; k++) {
            double u = x[column + k];
            r0 += a[row + k] * u;
            r1 += a[row + n + k] * u;
            r2 += a[row + 2 * n + k] * u;
            r3 += a[row + 3 * n + k] * u;
        }
        y[out] = r0;
        y[out + 1] = r1;
        y[out + 2] = r2;
        y[out + 3] = r3;
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
