package org.cavity.theory.rootfinding;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Anderson's mixing for x = F(x): the next x from the combination of the last few whose residual is least. */
public final class AndersonMixing {

    private final int depth;
    private final Deque<double[]> points = new ArrayDeque<>();
    private final Deque<double[]> residuals = new ArrayDeque<>();

    /**
     * @param depth number of earlier points that are combined
     */
    public AndersonMixing(int depth) {
        this.depth = depth;
    }

    /** The next x after one with this residual F(x) − x, preconditioned as the caller likes. */
    public double[] next(double[] x, double[] residual) {
        points.addLast(x);
        residuals.addLast(residual);
        if (points.size() > depth + 1) {
            points.removeFirst();
            residuals.removeFirst();
        }
        double[][] px = points.toArray(new double[0][]);
        double[][] pr = residuals.toArray(new double[0][]);
        int m = px.length - 1;
        int n = x.length;
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = x[i] + residual[i];
        }
        if (m == 0) {
            return y;
        }
        DMatrixRMaj a = new DMatrixRMaj(n, m);
        DMatrixRMaj b = new DMatrixRMaj(n, 1);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                a.set(i, j, pr[j + 1][i] - pr[j][i]);
            }
            b.set(i, 0, residual[i]);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        DMatrixRMaj gamma = new DMatrixRMaj(m, 1);
        if (!solver.setA(a)) {
            return y;
        }
        solver.solve(b, gamma);
        for (int j = 0; j < m; j++) {
            double c = gamma.get(j, 0);
            for (int i = 0; i < n; i++) {
                y[i] -= c * (px[j + 1][i] - px[j][i] + pr[j + 1][i] - pr[j][i]);
            }
        }
        return y;
    }

    /** Forgets what came before. */
    public void reset() {
        points.clear();
        residuals.clear();
    }
}
