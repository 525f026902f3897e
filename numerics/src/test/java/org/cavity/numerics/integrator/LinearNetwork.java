package org.cavity.numerics.integrator;

import org.cavity.numerics.kernel.Kernels;

/** x' = A x + √(2D) ξ, whose every statistic is known. */
final class LinearNetwork implements Dynamics {

    private final double[] matrix;
    private final int size;
    private final double noise;

    LinearNetwork(double[] matrix, int size, double noise) {
        this.matrix = matrix;
        this.size = size;
        this.noise = noise;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void apply(double[] block, int tangents, double[] out) {
        Kernels.scalar().multiply(matrix, size, size, block, 0, 1 + tangents, out);
    }

    @Override
    public double volumeGrowth() {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += matrix[i * size + i];
        }
        return trace;
    }

    @Override
    public double noise() {
        return noise;
    }
}
