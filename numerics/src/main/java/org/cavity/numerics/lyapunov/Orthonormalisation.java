package org.cavity.numerics.lyapunov;

import org.cavity.numerics.parallel.Team;

final class Orthonormalisation {
    private final GramSchmidt g;
    private final int count;

    Orthonormalisation(Team team, int n, int count) {
        g = new GramSchmidt(n, count);
        this.count = count;
    }

    double orthonormalise(double[] block, int offset, double[] log) {
        g.orthonormalise(block, offset, count, log);
        double max = -1e9, min = 1e9;
        for (double l : log) {
            max = Math.max(max, l);
            min = Math.min(min, l);
        }
        return count == 0 ? 1 : Math.exp(max - min);
    }
}
