package org.cavity.numerics.connectivity;

import org.cavity.numerics.kernel.WalshHadamard;

/** Memory in which transforms run, in one of the two precisions. Elements are counted from its first one. */
interface Workspace {

    /** Elements from {@code at} on ← D diag(scale) x for the n elements of x from {@code first}. */
    void load(Diagonal diagonal, double[] scale, double[] x, int xOffset, int first, int at, int n);

    /** Transforms {@code rows × columns} elements, row-major, along their columns. */
    void transform(int at, int rows, int columns);

    /** Multiplies n elements by those of D from {@code first}. */
    void multiply(Diagonal diagonal, int first, int at, int n);

    /** Elements of y from {@code first} ← factor · D times the n elements from {@code at}. */
    void store(Diagonal diagonal, double factor, int first, int at, double[] y, int yOffset, int n);

    /** Copies n elements to a workspace of the same precision. */
    void copy(int at, Workspace to, int toAt, int n);

    /** Double precision. */
    record Doubles(WalshHadamard kernel, double[] array, int offset) implements Workspace {

        @Override
        public void load(Diagonal diagonal, double[] scale, double[] x, int xOffset, int first, int at, int n) {
            kernel.diagonal(diagonal.signs(), first, 1, scale, x, xOffset + first, array, offset + at, n);
        }

        @Override
        public void transform(int at, int rows, int columns) {
            kernel.transform(array, offset + at, rows, columns);
        }

        @Override
        public void multiply(Diagonal diagonal, int first, int at, int n) {
            kernel.diagonal(
                    diagonal.signs(), first, 1, diagonal.magnitudes(), array, offset + at, array, offset + at, n);
        }

        @Override
        public void store(Diagonal diagonal, double factor, int first, int at, double[] y, int yOffset, int n) {
            kernel.diagonal(diagonal.signs(), first, factor, null, array, offset + at, y, yOffset + first, n);
        }

        @Override
        public void copy(int at, Workspace to, int toAt, int n) {
            Doubles target = (Doubles) to;
            System.arraycopy(array, offset + at, target.array, target.offset + toAt, n);
        }
    }

    /** Single precision. */
    record Floats(WalshHadamard kernel, float[] array) implements Workspace {

        @Override
        public void load(Diagonal diagonal, double[] scale, double[] x, int xOffset, int first, int at, int n) {
            kernel.diagonal(diagonal.signs(), first, 1, scale, x, xOffset + first, array, at, n);
        }

        @Override
        public void transform(int at, int rows, int columns) {
            kernel.transform(array, at, rows, columns);
        }

        @Override
        public void multiply(Diagonal diagonal, int first, int at, int n) {
            kernel.diagonal(diagonal.signs(), first, diagonal.magnitudes(), array, at, n);
        }

        @Override
        public void store(Diagonal diagonal, double factor, int first, int at, double[] y, int yOffset, int n) {
            kernel.diagonal(diagonal.signs(), first, factor, array, at, y, yOffset + first, n);
        }

        @Override
        public void copy(int at, Workspace to, int toAt, int n) {
            System.arraycopy(array, at, ((Floats) to).array, toAt, n);
        }
    }
}
