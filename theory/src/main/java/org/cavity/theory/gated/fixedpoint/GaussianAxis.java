package org.cavity.theory.gated.fixedpoint;

import java.util.Arrays;

/**
 * Nodes on the argument x ~ N(m, s²) of a saturating function for averages over it beside a second variable, where nothing is
 * known in closed form: the trapezoid rule, with all that lies where the function has settled gathered in one point on
 * each side. For each node it holds the mass and the sums of mass × ξ² and mass × ξ⁴ with ξ = (x − m)/s, which the
 * dependence of an average on s needs.
 *
 * @param argument x of each node
 * @param mass probability of each node
 * @param second mass × ξ²
 * @param fourth mass × ξ⁴
 */
record GaussianAxis(double[] argument, double[] mass, double[] second, double[] fourth) {

    /** The zeros of the determinants' polynomials lie π/4 or more from the real axis: exp(−π²/(2·0.125)) = 7e-18. */
    private static final double STEP = 0.125;

    private static final double RELATIVE_STEP = 0.5;
    private static final double RANGE = 9;

    /** exp(−2·20) = 4e-18. */
    private static final double SETTLED = 20;

    /**
     * Places the nodes.
     *
     * @param mean m
     * @param deviation s ≥ 0; at 0 there is one node
     * @param even whether only even functions of x are averaged and m = 0, so that half of the nodes do
     */
    static GaussianAxis of(double mean, double deviation, boolean even) {
        if (deviation == 0) {
            return new GaussianAxis(new double[] {mean}, new double[] {1}, new double[] {1}, new double[] {3});
        }
        double h = Math.min(STEP, RELATIVE_STEP * deviation);
        int side = (int) Math.ceil(RANGE * deviation / h);
        int first = even ? 0 : -side;
        double normalisation = h / (deviation * Math.sqrt(2 * Math.PI));
        double[][] columns = new double[4][side - first + 1];
        int count = 0;
        double before = Double.NaN;
        for (int i = first; i <= side; i++) {
            double xi = i * h / deviation;
            double x = Math.max(-SETTLED, Math.min(SETTLED, mean + i * h));
            if (x != before) {
                columns[0][count++] = x;
            }
            double mass = normalisation * Math.exp(-0.5 * xi * xi) * (even && i > 0 ? 2 : 1);
            columns[1][count - 1] += mass;
            columns[2][count - 1] += mass * xi * xi;
            columns[3][count - 1] += mass * xi * xi * xi * xi;
            before = x;
        }
        return new GaussianAxis(
                Arrays.copyOf(columns[0], count),
                Arrays.copyOf(columns[1], count),
                Arrays.copyOf(columns[2], count),
                Arrays.copyOf(columns[3], count));
    }

    int size() {
        return argument.length;
    }
}
