package org.cavity.numerics.kernel;

/** Products in plain Java. In single precision matrix and vectors are rounded, the sums are not. */
final class ScalarMatrix implements PackedMatrix {

    private static final int ROWS_IN_STRIP = 64;

    private final Precision precision;
    private final int columns;
    private final double[][] elements;

    ScalarMatrix(Precision precision, int rows, int columns) {
        this.precision = precision;
        this.columns = columns;
        this.elements = new double[rows][columns];
    }

    @Override
    public int rows() {
        return elements.length;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public void setRow(int i, double[] row, int offset) {
        for (int k = 0; k < columns; k++) {
            elements[i][k] = rounded(row[offset + k]);
        }
    }

    @Override
    public void getRow(int i, double[] row, int offset) {
        System.arraycopy(elements[i], 0, row, offset, columns);
    }

    @Override
    public Vectors vectors() {
        return new Packed();
    }

    @Override
    public int strips() {
        return (rows() + ROWS_IN_STRIP - 1) / ROWS_IN_STRIP;
    }

    @Override
    public void multiply(Vectors vectors, int from, int to, double[] y, int yOffset) {
        Packed x = (Packed) vectors;
        Kernels kernels = Kernels.scalar();
        for (int i = from * ROWS_IN_STRIP; i < Math.min(rows(), to * ROWS_IN_STRIP); i++) {
            for (int c = 0; c < x.count; c++) {
                y[yOffset + c * rows() + i] = kernels.dot(elements[i], 0, x.numbers, c * columns, columns);
            }
        }
    }

    private double rounded(double value) {
        return precision == Precision.SINGLE ? (float) value : value;
    }

    private final class Packed implements Vectors {

        private double[] numbers = {};
        private int count;

        @Override
        public void pack(double[] scale, double[] x, int offset, int vectors) {
            count = vectors;
            if (numbers.length < vectors * columns) {
                numbers = new double[vectors * columns];
            }
            for (int c = 0; c < vectors; c++) {
                for (int k = 0; k < columns; k++) {
                    double v = x[offset + c * columns + k];
                    numbers[c * columns + k] = rounded(scale == null ? v : scale[k] * v);
                }
            }
        }
    }
}
