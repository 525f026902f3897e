package org.cavity.theory.gated.closed;

/** A square matrix whose entries vanish beyond a distance from the diagonal, and its LU factors with row exchanges. */
final class BandedMatrix {

    private final int size;
    private final int band;
    private final int width;
    private final double[] entries;
    private final int[] exchange;

    BandedMatrix(int size, int band) {
        this.size = size;
        this.band = band;
        // Row exchanges widen the upper band to twice its width.
        this.width = 3 * band + 1;
        this.entries = new double[size * width];
        this.exchange = new int[size];
    }

    void add(int row, int column, double value) {
        entries[index(row, column)] += value;
    }

    /** Replaces the matrix by its factors. Call once, after the last {@link #add}. */
    void factorise() {
        for (int k = 0; k < size; k++) {
            int lastRow = Math.min(k + band, size - 1);
            int length = Math.min(k + 2 * band, size - 1) - k;
            int pivot = k;
            for (int r = k + 1; r <= lastRow; r++) {
                if (Math.abs(entries[index(r, k)]) > Math.abs(entries[index(pivot, k)])) {
                    pivot = r;
                }
            }
            exchange[k] = pivot;
            int top = index(k, k);
            if (pivot != k) {
                int other = index(pivot, k);
                for (int j = 0; j <= length; j++) {
                    double swap = entries[top + j];
                    entries[top + j] = entries[other + j];
                    entries[other + j] = swap;
                }
            }
            for (int r = k + 1; r <= lastRow; r++) {
                int row = index(r, k);
                double factor = entries[row] / entries[top];
                entries[row] = factor;
                if (factor != 0) {
                    for (int j = 1; j <= length; j++) {
                        entries[row + j] -= factor * entries[top + j];
                    }
                }
            }
        }
    }

    /** The solution for a right-hand side, which is kept. */
    double[] solve(double[] right) {
        double[] x = right.clone();
        for (int k = 0; k < size; k++) {
            double value = x[exchange[k]];
            x[exchange[k]] = x[k];
            x[k] = value;
            for (int r = k + 1; r <= Math.min(k + band, size - 1); r++) {
                x[r] -= entries[index(r, k)] * value;
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            double sum = x[k];
            int row = index(k, k);
            for (int j = 1; j <= Math.min(2 * band, size - 1 - k); j++) {
                sum -= entries[row + j] * x[k + j];
            }
            x[k] = sum / entries[row];
        }
        return x;
    }

    private int index(int row, int column) {
        return row * width + column - row + band;
    }
}
