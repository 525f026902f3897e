package org.cavity.theory.adapting.response;

import java.util.ArrayList;
import java.util.List;

/** A matrix of low numerical rank as a sum of products u vᵀ, by crosses through its largest remaining element. */
final class CrossApproximation {

    private final List<double[]> columns = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();

    /**
     * @param matrix is overwritten by what remains
     * @param tolerance largest remaining element over the largest element
     * @param maxRank number of products after which it ends whatever remains
     */
    CrossApproximation(double[][] matrix, double tolerance, int maxRank) {
        int n = matrix.length;
        double largest = 0;
        for (int rank = 0; rank < Math.min(n, maxRank); rank++) {
            int row = 0;
            int column = 0;
            double pivot = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (Math.abs(matrix[i][j]) > Math.abs(pivot)) {
                        pivot = matrix[i][j];
                        row = i;
                        column = j;
                    }
                }
            }
            largest = Math.max(largest, Math.abs(pivot));
            if (Math.abs(pivot) <= tolerance * largest) {
                break;
            }
            double[] u = new double[n];
            double[] v = new double[n];
            for (int i = 0; i < n; i++) {
                u[i] = matrix[i][column];
                v[i] = matrix[row][i] / pivot;
            }
            for (int i = 0; i < n; i++) {
                double[] line = matrix[i];
                for (int j = 0; j < n; j++) {
                    line[j] -= u[i] * v[j];
                }
            }
            columns.add(u);
            rows.add(v);
        }
    }

    int rank() {
        return columns.size();
    }

    /** The vectors u. */
    double[] column(int i) {
        return columns.get(i);
    }

    /** The vectors v. */
    double[] row(int i) {
        return rows.get(i);
    }
}
