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
    public void multiply(double[] a, int rows, int inner, double[] x, int xOffset, int columns, double[] y) {
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < columns; c++) {
                y[c * rows + i] = dot(a, i * inner, x, xOffset + c * inner, inner);
            }
        }
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
    public void addScaled(double[] x, double alpha, double[] k, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] + alpha * k[i];
        }
    }

    @Override
    public void times(double[] d, double[] x, int xOffset, double[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = d[i] * x[xOffset + i];
        }
    }

    @Override
    public void value(Nonlinearity phi, double[] x, double[] value, int n) {
        if (phi == Nonlinearity.ERF) {
            for (int i = 0; i < n; i++) {
                value[i] = ErfApproximation.value(x[i], ErfApproximation.gain(x[i]));
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            value[i] = phi.value(x[i]);
        }
    }

    @Override
    public void valueAndGain(Nonlinearity phi, double[] x, double[] value, double[] gain, int n) {
        if (phi == Nonlinearity.ERF) {
            for (int i = 0; i < n; i++) {
                gain[i] = ErfApproximation.gain(x[i]);
                value[i] = ErfApproximation.value(x[i], gain[i]);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            value[i] = phi.value(x[i]);
            gain[i] = phi.derivative(x[i]);
        }
    }
}
