package org.cavity.theory.gated.fixedpoint;

import java.util.Arrays;

/**
 * Nodes on the argument x ~ N(m, s²) of a saturating function, for averages over it beside a second variable: trapezoid
 * rules, with all that lies where the function has settled gathered in one point. For each node it holds the mass and
 * the sums of mass × ξ² and mass × ξ⁴ with ξ = (x − m)/s, which the dependence of an average on s needs.
 *
 * @param argument x of each node
 * @param mass probability of each node
 * @param second mass × ξ²
 * @param fourth mass × ξ⁴
 */
record GaussianAxis(double[] argument, double[] mass, double[] second, double[] fourth) {

    /** The zeros of the determinants' polynomials lie π/4 or more from the real axis: exp(−π²/(2·0.16)) = 4e-14. */
    private static final double STEP = 0.16;

    private static final double RELATIVE_STEP = 0.5;
    private static final double RANGE = 9;

    /** exp(−2·20) = 4e-18. */
    private static final double SETTLED = 20;

    /** Nodes per factor e of the distance from a zero: exp(−π²·4) = 7e-18. */
    private static final double DENSITY = 4;

    int size() {
        return argument.length;
    }

    /** A single node in the place of a variable without variance. */
    private static GaussianAxis point(double mean) {
        return new GaussianAxis(new double[] {mean}, new double[] {1}, new double[] {1}, new double[] {3});
    }

    /**
     * Equal steps, with one point for all that lies below −20 and one for all above 20.
     *
     * @param mean m
     * @param deviation s ≥ 0
     */
    static GaussianAxis even(double mean, double deviation) {
        if (deviation == 0) {
            return point(mean);
        }
        double h = Math.min(STEP, RELATIVE_STEP * deviation);
        int side = (int) Math.ceil(RANGE * deviation / h);
        double normalisation = h / (deviation * Math.sqrt(2 * Math.PI));
        double[][] columns = new double[4][2 * side + 1];
        int count = 0;
        double before = Double.NaN;
        for (int i = -side; i <= side; i++) {
            double x = Math.max(-SETTLED, Math.min(SETTLED, mean + i * h));
            if (x != before) {
                columns[0][count++] = x;
            }
            double xi2 = Math.pow(i * h / deviation, 2);
            double mass = normalisation * Math.exp(-0.5 * xi2);
            columns[1][count - 1] += mass;
            columns[2][count - 1] += mass * xi2;
            columns[3][count - 1] += mass * xi2 * xi2;
            before = x;
        }
        return new GaussianAxis(
                Arrays.copyOf(columns[0], count),
                Arrays.copyOf(columns[1], count),
                Arrays.copyOf(columns[2], count),
                Arrays.copyOf(columns[3], count));
    }

    /**
     * Steps that shrink towards x = 0, for functions of tanh² x with a singularity near x = ±iε: equal steps of
     * u = x/h + 4 asinh(x/ε). All beyond |x| = 20 is one point, whose sums are what the others leave of 1, 1 and 3.
     *
     * @param mean m
     * @param deviation s ≥ 0
     * @param scale ε
     */
    static GaussianAxis graded(double mean, double deviation, double scale) {
        if (deviation == 0) {
            return point(mean);
        }
        double h = Math.min(STEP, RELATIVE_STEP * deviation);
        boolean folded = mean == 0;
        double low = folded ? 0 : Math.max(-SETTLED, mean - RANGE * deviation);
        double high = Math.min(SETTLED, mean + RANGE * deviation);
        boolean settles = RANGE * deviation + Math.abs(mean) > SETTLED;
        int first = (int) Math.ceil(coordinate(low, h, scale));
        int last = Math.max(first - 1, (int) Math.floor(coordinate(high, h, scale)));
        int inside = last - first + 1;
        double[][] columns = new double[4][inside + (settles ? 1 : 0)];
        double[] rest = {SETTLED, 1, 1, 3};
        for (int i = 0; i < inside; i++) {
            double x = inverse(first + i, h, scale);
            double xi2 = Math.pow((x - mean) / deviation, 2);
            double copies = folded && first + i > 0 ? 2 : 1;
            double spacing = 1 / density(x, h, scale);
            double mass = copies * spacing / (deviation * Math.sqrt(2 * Math.PI)) * Math.exp(-0.5 * xi2);
            double[] node = {x, mass, mass * xi2, mass * xi2 * xi2};
            for (int k = 0; k < node.length; k++) {
                columns[k][i] = node[k];
                rest[k] -= k == 0 ? 0 : node[k];
            }
        }
        for (int k = 0; settles && k < rest.length; k++) {
            columns[k][inside] = rest[k];
        }
        return new GaussianAxis(columns[0], columns[1], columns[2], columns[3]);
    }

    private static double coordinate(double x, double h, double scale) {
        double y = Math.abs(x) / scale;
        return Math.copySign(Math.abs(x) / h + DENSITY * Math.log(y + Math.hypot(1, y)), x);
    }

    private static double density(double x, double h, double scale) {
        return 1 / h + DENSITY / Math.hypot(scale, x);
    }

    /** Newton's method on a function that is concave for x &gt; 0, from below its root. */
    private static double inverse(double u, double h, double scale) {
        double target = Math.abs(u);
        double x = 0;
        double step = target / density(0, h, scale);
        while (step > 1e-15 * x) {
            x += step;
            step = (target - coordinate(x, h, scale)) / density(x, h, scale);
        }
        return Math.copySign(x, u);
    }
}
