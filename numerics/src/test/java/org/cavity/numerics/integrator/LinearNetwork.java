package org.cavity.numerics.integrator;

/** x' = A x + √(2D) ξ, whose every statistic is known. */
final class LinearNetwork implements Dynamics {

    private final double[] matrix;
    private final int size;
    private final double noise;
    private final double decayRate;

    LinearNetwork(double[] matrix, int size, double noise) {
        this(matrix, size, noise, 1);
    }

    /** The rate of decay is that part of A which exponential schemes treat exactly. */
    LinearNetwork(double[] matrix, int size, double noise, double decayRate) {
        this.matrix = matrix;
        this.decayRate = decayRate;
        this.size = size;
        this.noise = noise;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void apply(double[] block, int states, int tangents, double[] out, double[] linearisation) {
        applyTangents(0, linearisation, block, 0, states + tangents, out);
    }

    @Override
    public int linearisationLength() {
        return 0;
    }

    @Override
    public void linearise(double[] x, double[] linearisation) {}

    @Override
    public void applyTangents(
            int member, double[] linearisation, double[] vectors, int offset, int count, double[] out) {
        for (int c = 0; c < count; c++) {
            for (int i = 0; i < size; i++) {
                out[c * size + i] = 0;
                for (int j = 0; j < size; j++) {
                    out[c * size + i] += matrix[i * size + j] * vectors[offset + c * size + j];
                }
            }
        }
    }

    @Override
    public double volumeGrowth(double[] linearisation) {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += matrix[i * size + i];
        }
        return trace;
    }

    @Override
    public double decayRate() {
        return decayRate;
    }

    @Override
    public double noise() {
        return noise;
    }
}
