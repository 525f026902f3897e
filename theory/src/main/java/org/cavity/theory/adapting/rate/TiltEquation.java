package org.cavity.theory.adapting.rate;

import java.util.Arrays;
import org.cavity.theory.adapting.input.PotentialCovariance;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.kernel.GradedNodes;

/**
 * The stationary tilt at a given rate A,
 *
 * <pre>
 * K(τ) = C(τ)/Δ_u² − A ∫_0^∞ k'(u) e^{K(u)} (e^{K(τ+u)} − 1) du,      k' = 1 within the dead time.
 * </pre>
 *
 * For a given weight W(u) = A k'(u) e^{K(u)} the equation is triangular: K(τ) follows from K at longer lags. It is
 * solved from the longest lag down to 0, exactly in the strongly nonlinear factor, and W is then renewed until it no
 * longer changes. On graded nodes, e^K − 1 and W linear in between (so of second order in the spacing), the integral
 * over a cell takes the first and second antiderivatives of W, which are tabulated.
 */
final class TiltEquation {

    private static final int NODES_PER_SCALE = 30;
    /** C has fallen by about e^{−25} there. */
    private static final double LONGEST = 25;

    private static final int MAX_SWEEPS = 200;
    private static final double TOLERANCE = 1e-11;

    private final EventKernel kernel;
    private final double[] nodes;
    /** C/Δ_u² at the nodes. */
    private final double[] drive;
    /** e^K − 1 at the nodes, from the last solution, with which the next begins. */
    private final double[] excess;

    private final double[] weightLeft;
    private final double[] weightRight;
    private final double[] first;
    private final double[] second;

    TiltEquation(EventKernel kernel, PotentialCovariance covariance, double escapeWidth) {
        this(kernel, covariance, escapeWidth, NODES_PER_SCALE);
    }

    TiltEquation(EventKernel kernel, PotentialCovariance covariance, double escapeWidth, int nodesPerScale) {
        this.kernel = kernel;
        double scale = covariance.shortestTime();
        if (!kernel.isWithoutAdaptation()) {
            scale = Math.min(scale, kernel.timeRange()[0]);
        }
        this.nodes = withDeadTime(
                GradedNodes.of(scale, LONGEST * covariance.longestTime(), nodesPerScale), kernel.deadTime());
        int n = nodes.length;
        this.drive = new double[n];
        for (int i = 0; i < n; i++) {
            drive[i] = covariance.at(nodes[i]) / (escapeWidth * escapeWidth);
        }
        this.excess = new double[n];
        this.weightLeft = new double[n];
        this.weightRight = new double[n];
        this.first = new double[n];
        this.second = new double[n];
    }

    /** The nodes with the end of the dead time, where the kernel jumps, among them. */
    private static double[] withDeadTime(double[] nodes, double deadTime) {
        int found = Arrays.binarySearch(nodes, deadTime);
        if (found >= 0 || deadTime > nodes[nodes.length - 1]) {
            return nodes;
        }
        int at = -found - 1;
        double[] more = new double[nodes.length + 1];
        System.arraycopy(nodes, 0, more, 0, at);
        more[at] = deadTime;
        System.arraycopy(nodes, at, more, at + 1, nodes.length - at);
        return more;
    }

    /**
     * Solves for K.
     *
     * @param rate A, 1/ms
     * @param weight weight of the resummed kernel k'
     * @return the largest change of e^K − 1 in the last sweep, at most {@value #TOLERANCE} if the sweeps converged
     */
    double solve(double rate, double weight) {
        double change = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MAX_SWEEPS && !(change <= TOLERANCE); sweep++) {
            tabulate(rate, weight);
            change = sweep();
            if (!Double.isFinite(change)) {
                Arrays.fill(excess, 0);
                return Double.POSITIVE_INFINITY;
            }
        }
        return change;
    }

    boolean isConverged(double change) {
        return change <= TOLERANCE;
    }

    Tilt tilt() {
        return new Tilt(nodes, excess.clone());
    }

    /** ∫ e^K over the dead time, ms. */
    double deadTimeIntegral() {
        double sum = kernel.deadTime();
        for (int i = 0; i + 1 < nodes.length && nodes[i + 1] <= kernel.deadTime(); i++) {
            sum += (nodes[i + 1] - nodes[i]) * (excess[i] + excess[i + 1]) / 2;
        }
        return sum;
    }

    /** ∫ k e^K after the dead time, ms. */
    double kernelIntegral(double weight) {
        double sum = kernel.resummedIntegral(weight);
        for (int i = 0; i + 1 < nodes.length; i++) {
            if (nodes[i] >= kernel.deadTime()) {
                sum += (nodes[i + 1] - nodes[i])
                        * (kernel.resummed(nodes[i], weight) * excess[i]
                                + kernel.resummed(nodes[i + 1], weight) * excess[i + 1])
                        / 2;
            }
        }
        return sum;
    }

    /** W on both sides of each node, and its first and second antiderivatives. */
    private void tabulate(double rate, double weight) {
        for (int i = 0; i < nodes.length; i++) {
            double factor = rate * (1 + excess[i]);
            double after = factor * kernel.resummed(nodes[i], weight);
            weightLeft[i] = nodes[i] <= kernel.deadTime() ? factor : after;
            weightRight[i] = nodes[i] < kernel.deadTime() ? factor : after;
            if (i > 0) {
                double h = nodes[i] - nodes[i - 1];
                first[i] = first[i - 1] + h * (weightRight[i - 1] + weightLeft[i]) / 2;
                second[i] = second[i - 1] + h * (first[i - 1] + h * (2 * weightRight[i - 1] + weightLeft[i]) / 6);
            }
        }
    }

    /** One descent from the longest lag to 0; returns the largest change. */
    private double sweep() {
        int n = nodes.length;
        double change = 0;
        for (int i = n - 2; i >= 0; i--) {
            double own = 0;
            double others = 0;
            double leftFirst = 0;
            double leftSecond = 0;
            int cell = 0;
            for (int j = i + 1; j < n; j++) {
                double x = nodes[j] - nodes[i];
                while (nodes[cell + 1] < x) {
                    cell++;
                }
                double h = nodes[cell + 1] - nodes[cell];
                double d = x - nodes[cell];
                double slope = (weightLeft[cell + 1] - weightRight[cell]) / h;
                double rightFirst = first[cell] + d * (weightRight[cell] + d * slope / 2);
                double rightSecond = second[cell] + d * (first[cell] + d * (weightRight[cell] / 2 + d * slope / 6));
                double mass = rightFirst - leftFirst;
                double upper = rightFirst - (rightSecond - leftSecond) / (nodes[j] - nodes[j - 1]);
                if (j == i + 1) {
                    own = mass - upper;
                } else {
                    others += excess[j - 1] * (mass - upper);
                }
                others += excess[j] * upper;
                leftFirst = rightFirst;
                leftSecond = rightSecond;
            }
            double renewed = ImplicitTilt.excess(drive[i] - others, own, excess[i]);
            // Written so that NaN comes through.
            double difference = Math.abs(renewed - excess[i]) / (1 + renewed);
            change = difference <= change ? change : difference;
            excess[i] = renewed;
        }
        return change;
    }
}
