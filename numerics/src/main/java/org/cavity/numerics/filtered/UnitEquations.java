package org.cavity.numerics.filtered;

import java.util.List;
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.filtered.HeterogeneousRateNetwork;
import org.cavity.theory.filtered.OscillatorNetwork;

/**
 * The linear equations of a single unit under an input I,
 *
 * <pre>
 * u' = r (A u + b e_d I),   x = u_0,
 * </pre>
 *
 * with the speed r of the unit's class.
 *
 * @param matrix A, row by row
 * @param driven d, the variable that receives the input
 * @param inputStrength b
 * @param scales size of each variable in a large initial state where x has size 1
 * @param classes classes of units; a single one of speed 1 where all are alike
 */
record UnitEquations(double[][] matrix, int driven, double inputStrength, double[] scales, List<SpeedClass> classes) {

    /**
     * Units of one speed.
     *
     * @param speed r
     * @param share their share of all units
     */
    record SpeedClass(double speed, double share) {}

    /** Units that are all alike. */
    UnitEquations(double[][] matrix, int driven, double inputStrength, double[] scales) {
        this(matrix, driven, inputStrength, scales, List.of(new SpeedClass(1, 1)));
    }

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

    /** x' = (−x + I)/τ: speeds 1/τ. */
    static UnitEquations of(HeterogeneousRateNetwork network) {
        List<SpeedClass> classes = network.classes().stream()
                .map(c -> new SpeedClass(1 / c.timeConstant(), c.share()))
                .toList();
        return new UnitEquations(new double[][] {{-1}}, 0, 1, new double[] {1}, classes);
    }

    /** Whether all units obey the same equations. */
    boolean isUniform() {
        return classes.size() == 1 && classes.get(0).speed() == 1;
    }

    /**
     * The speed of each unit. Each goes to the class that lacks most, so that the shares are right among the first units,
     * whatever their number, to less than one unit too many in each class, and exact where whole units make them up.
     */
    double[] speeds(int size) {
        double[] speeds = new double[size];
        int[] counts = new int[classes.size()];
        for (int i = 0; i < size; i++) {
            int next = 0;
            for (int k = 1; k < counts.length; k++) {
                next = lack(k, i + 1, counts) > lack(next, i + 1, counts) ? k : next;
            }
            counts[next]++;
            speeds[i] = classes.get(next).speed();
        }
        return speeds;
    }

    private double lack(int k, int units, int[] counts) {
        return classes.get(k).share() * units - counts[k];
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
