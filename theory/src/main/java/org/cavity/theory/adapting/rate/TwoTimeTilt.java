package org.cavity.theory.adapting.rate;

import java.util.Arrays;

/**
 * The tilt between two times, row by row in the later time t:
 *
 * <pre>
 * K(s, t) = C(s, t)/Δ_u² − ∫_0^∞ W_s(u) (e^{K(s−u, t)} − 1) du,     W_s(u) = k'(u) A(s − u) e^{K(s−u, s)}
 * </pre>
 *
 * The weights W_s of s &lt; t are known from earlier rows, so that a row follows from its longest lag t − s down without
 * iteration. Lags are nodes on the grid of time steps, one step apart near 0 and in proportion to themselves further
 * out; e^K − 1 is linear in between. An integral over the row then takes second differences of W's second antiderivative,
 * which is kept at the nodes with its slope for every row and interpolated by cubics.
 */
final class TwoTimeTilt {

    private final int[] lags;
    /** Where the cells of node i begin in the arrays that follow. */
    private final int[] offsets;

    private final int[] cells;
    private final double[] coefficients;
    private final double[][] tables;
    private int newest;

    /**
     * @param scale shortest length on which K changes near lag 0, in steps
     * @param memory longest lag, in steps
     * @param nodesPerScale nodes per scale, or per factor e of the lag beyond it
     */
    TwoTimeTilt(double scale, int memory, int nodesPerScale) {
        this.lags = nodes(scale, memory, nodesPerScale);
        int n = lags.length;
        this.offsets = new int[n];
        int pairs = n * (n - 1) / 2;
        this.cells = new int[pairs];
        this.coefficients = new double[4 * pairs];
        int pair = 0;
        for (int i = 0; i + 1 < n; i++) {
            offsets[i] = pair;
            int cell = 0;
            for (int j = i + 1; j < n; j++, pair++) {
                int x = lags[j] - lags[i];
                while (lags[cell + 1] < x) {
                    cell++;
                }
                cells[pair] = 2 * cell;
                double h = lags[cell + 1] - lags[cell];
                double t = (x - lags[cell]) / h;
                coefficients[4 * pair] = (2 * t - 3) * t * t + 1;
                coefficients[4 * pair + 1] = ((t - 2) * t + 1) * t * h;
                coefficients[4 * pair + 2] = (3 - 2 * t) * t * t;
                coefficients[4 * pair + 3] = (t - 1) * t * t * h;
            }
        }
        this.tables = new double[memory + 1][];
    }

    private static int[] nodes(double scale, int memory, int nodesPerScale) {
        int[] nodes = new int[memory + 1];
        int n = 1;
        while (nodes[n - 1] < memory) {
            int last = nodes[n - 1];
            nodes[n++] = Math.min(memory, last + Math.max(1, (int) (Math.max(scale, last) / nodesPerScale)));
        }
        return Arrays.copyOf(nodes, n);
    }

    /** The nodes, in steps, from 0 to the memory. */
    int[] lags() {
        return lags;
    }

    /** Makes W at lags 0, 1, … steps the weight of all times so far. */
    void begin(double[] weight) {
        Arrays.fill(tables, table(weight));
        newest = 0;
    }

    /** Adds the weight W of the present time. */
    void add(double[] weight) {
        newest = (newest + 1) % tables.length;
        tables[newest] = table(weight);
    }

    /** Σ_{u ≤ x} (x − u) W(u) and its slope at every node. */
    private double[] table(double[] weight) {
        double[] table = new double[2 * lags.length];
        double first = 0;
        double second = 0;
        int node = 0;
        for (int u = 0; node < lags.length; u++) {
            if (u == lags[node]) {
                table[2 * node] = second;
                table[2 * node + 1] = first + weight[u] / 2;
                node++;
            }
            first += weight[u];
            second += first;
        }
        return table;
    }

    /**
     * Computes e^{K} − 1 at all nodes except lag 0, where W is not known yet; 0 at the last.
     *
     * @param drive C/Δ_u² at the nodes
     * @param age steps from the newest weight to the time of the row: 1, or 0 in the stationary state
     * @param excess e^K − 1 at the nodes: on entry a guess
     */
    void row(double[] drive, int age, double[] excess) {
        int n = lags.length;
        double[] slopes = new double[n];
        excess[n - 1] = 0;
        for (int i = n - 2; i > 0; i--) {
            double[] table = tables[Math.floorMod(newest - lags[i] + age, tables.length)];
            double sum = 0;
            double own = 0;
            double left = 0;
            int pair = offsets[i];
            for (int j = i; j + 1 < n; j++, pair++) {
                int cell = cells[pair];
                int c = 4 * pair;
                double right = coefficients[c] * table[cell]
                        + coefficients[c + 1] * table[cell + 1]
                        + coefficients[c + 2] * table[cell + 2]
                        + coefficients[c + 3] * table[cell + 3];
                if (j == i) {
                    own = right / (lags[i + 1] - lags[i]);
                } else {
                    sum += (right - left) * slopes[j];
                }
                left = right;
            }
            excess[i] = ImplicitTilt.excess(drive[i] - sum + own * excess[i + 1], own, excess[i]);
            slopes[i] = (excess[i] - excess[i + 1]) / (lags[i + 1] - lags[i]);
        }
    }

    /** Spreads values at the nodes linearly over all lags. */
    void spread(double[] values, double[] all) {
        for (int i = 0; i + 1 < lags.length; i++) {
            int width = lags[i + 1] - lags[i];
            double slope = (values[i + 1] - values[i]) / width;
            for (int l = 0; l < width; l++) {
                all[lags[i] + l] = values[i] + slope * l;
            }
        }
        all[lags[lags.length - 1]] = values[lags.length - 1];
    }
}
