package org.cavity.numerics.kernel;

import org.cavity.theory.nonlinearity.Nonlinearity;

/** The kernels in plain Java. Sums run over four partial sums, which the processor can overlap. */
final class ScalarKernels implements Kernels {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public PackedMatrix packedMatrix(Precision precision, int rows, int columns) {
        return new ScalarMatrix(precision, rows, columns);
    }

    @Override
    public WalshHadamard walshHadamard() {
        return new ScalarWalshHadamard();
    }

    @Override
    public SpikingKernels spikingKernels() {
        return new ScalarSpikingKernels();
    }

    @Override
    public BlockKernels blockKernels() {
        return new ScalarBlockKernels(this);
    }

    @Override
    public double dot(double[] x, int xOffset, double[] y, int yOffset, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            s0 += x[xOffset + i] * y[yOffset + i];
            s1 += x[xOffset + i + 1] * y[yOffset + i + 1];
            s2 += x[xOffset + i + 2] * y[yOffset + i + 2];
            s3 += x[xOffset + i + 3] * y[yOffset + i + 3];
        }
        double sum = (s0 + s1) + (s2 + s3);
        for (; i < n; i++) {
            sum += x[xOffset + i] * y[yOffset + i];
        }
        return sum;
    }

    @Override
    public void addScaled(
            double[] x, int xOffset, double alpha, double[] k, int kOffset, double[] out, int outOffset, int n) {
        for (int i = 0; i < n; i++) {
            out[outOffset + i] = x[xOffset + i] + alpha * k[kOffset + i];
        }
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
        for (int i = offset; i < offset + n; i++) {
            double slope = k[i];
            next[i] = sum[i] + b * slope;
            stage[i] = x[i] + a * slope;
        }
    }

    @Override
    public void times(double[] d, int dOffset, double[] x, int xOffset, double[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = d[dOffset + i] * x[xOffset + i];
        }
    }

    @Override
    public void value(Nonlinearity phi, double[] x, int xOffset, double[] value, int valueOffset, int n) {
        ScalarFunctions.value(phi, x, xOffset, value, valueOffset, n);
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
        ScalarFunctions.valueAndGain(phi, x, xOffset, value, valueOffset, gain, gainOffset, n);
    }

    @Override
    public void logistic(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        ScalarFunctions.apply(ScalarFunctions::logistic, x, xOffset, value, valueOffset, n);
    }

    @Override
    public void logisticAndGain(
            double[] x, int xOffset, double[] value, int valueOffset, double[] gain, int gainOffset, int n) {
        logistic(x, xOffset, value, valueOffset, n);
        ScalarFunctions.apply(ScalarFunctions::logisticGain, x, xOffset, gain, gainOffset, n);
    }

    @Override
    public void exp(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        ScalarFunctions.apply(Math::exp, x, xOffset, value, valueOffset, n);
    }

    @Override
    public void expm1(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        ScalarFunctions.apply(Math::expm1, x, xOffset, value, valueOffset, n);
    }

    @Override
    public void value(Nonlinearity phi, float[] x, int xOffset, float[] value, int valueOffset, int n) {
        ScalarFunctions.value(phi, x, xOffset, value, valueOffset, n);
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
        ScalarFunctions.valueAndGain(phi, x, xOffset, value, valueOffset, gain, gainOffset, n);
    }

    @Override
    public void logistic(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        ScalarFunctions.apply(ScalarFunctions::logistic, x, xOffset, value, valueOffset, n);
    }

    @Override
    public void logisticAndGain(
            float[] x, int xOffset, float[] value, int valueOffset, float[] gain, int gainOffset, int n) {
        logistic(x, xOffset, value, valueOffset, n);
        ScalarFunctions.apply(ScalarFunctions::logisticGain, x, xOffset, gain, gainOffset, n);
    }

    @Override
    public void exp(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        ScalarFunctions.apply(Math::exp, x, xOffset, value, valueOffset, n);
    }

    @Override
    public void expm1(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        ScalarFunctions.apply(Math::expm1, x, xOffset, value, valueOffset, n);
    }
}
