package org.cavity.theory.adapting.kernel;

import java.util.Arrays;

/** Ascending abscissae from 0, dense near 0 and spaced in proportion to themselves further out. */
public final class GradedNodes {

    private GradedNodes() {}

    /**
     * Nodes from 0 to the end, their spacing max(scale, x)/perScale; exact at 0 and at the end.
     *
     * @param scale shortest length on which the function changes near 0
     * @param perScale nodes per scale, or per factor e of x beyond it
     */
    public static double[] of(double scale, double end, int perScale) {
        double[] nodes = new double[64];
        int n = 1;
        for (double x = scale / perScale; x < end; x += Math.max(scale, x) / perScale) {
            if (n == nodes.length) {
                nodes = Arrays.copyOf(nodes, 2 * n);
            }
            nodes[n++] = x;
        }
        nodes = Arrays.copyOf(nodes, n + 1);
        nodes[n] = end;
        return nodes;
    }
}
