package org.cavity.numerics.filtered;

import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.filtered.OscillatorNetwork;

/**
 * The linear equations of a single unit under an input I,
 *
 * <pre>
 * u' = A u + b e_d I,   x = u_0.
 * </pre>
 *
 * @param matrix A, row by row
 * @param driven d, the variable that receives the input
 * @param inputStrength b
 * @param scales size of each variable in a large initial state where x has size 1
 */
record UnitEquations(double[][] matrix, int driven, double inputStrength, double[] scales) {

    /**
     * x' = −x − Σ_k a_k + I, a_k' = γ_k (β_k x − a_k), in the order x, a_1, a_2, … Adaptation starts at 0, near which it
     * stays the slower it is.
     */
    static UnitEquations of(AdaptingRateNetwork network) {
        int count = network.adaptationRates().size();
        double[][] matrix = new double[1 + count][1 + count];
        matrix[0][0] = -1;
        for (int k = 0; k < count; k++) {
            double rate = network.adaptationRates().get(k);
            matrix[0][1 + k] = -1;
            matrix[1 + k][0] = rate * network.adaptationStrengths().get(k);
            matrix[1 + k][1 + k] = -rate;
        }
        double[] scales = new double[1 + count];
        scales[0] = 1;
        return new UnitEquations(matrix, 0, 1, scales);
    }

    /** x' = v, v' = −ω₀² x − 2ζω₀ v + ω₀² I, in the order x, v. */
    static UnitEquations of(OscillatorNetwork network) {
        double frequency = network.naturalFrequency();
        double square = frequency * frequency;
        double[][] matrix = {{0, 1}, {-square, -2 * network.damping() * frequency}};
        return new UnitEquations(matrix, 1, square, new double[] {1, frequency});
    }

    /** Number of variables. */
    int variables() {
        return matrix.length;
    }

    /** tr A. */
    double trace() {
        double trace = 0;
        for (int v = 0; v < matrix.length; v++) {
            trace += matrix[v][v];
        }
        return trace;
    }
}
