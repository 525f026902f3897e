package org.cavity.theory.gated.fixedpoint;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gated.GatedNetwork;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * Newton's method for {@link AnnealedFunctional}, and the two ways to a starting point: from a mean-field fixed point
 * by raising the determinant's power, and from the solution at a neighbouring network.
 */
final class AnnealedBranch {

    /** A step this short is the last, since the convergence is quadratic, and S is stationary besides. */
    private static final double TOLERANCE = 1e-7;

    private static final int MAX_STEPS = 30;

    /** The determinant's own problem starts from a guess; elsewhere a closer start is cheaper than many short steps. */
    private static final double SMALLEST_SHARE_FROM_AFAR = 1e-3;

    private static final double SMALLEST_SHARE = 0.4;

    /** First unknown of the determinant's own problem (b, c, d). */
    private static final int DETERMINANT = 4;

    private static final double FIRST_STEP = 0.25;
    private static final double LARGEST_CORRECTION = 0.4;
    private static final double SMALLEST_STEP = 5e-3;

    private AnnealedBranch() {}

    /**
     * A stationary point.
     *
     * @param network the network
     * @param y the unknowns
     * @param exponent S, or of the determinant's own problem (E[ln W] − b − c d)/2
     * @param error change of the exponent at the last step
     */
    record Solution(GatedNetwork network, double[] y, double exponent, double error) {}

    /**
     * A walk along a branch.
     *
     * @param last the last solution on it
     * @param arrived whether that is where the walk was to lead
     */
    record Walk(Solution last, boolean arrived) {}

    /** The plain log-determinant at a mean-field fixed point with K &gt; 1; empty if Newton's method fails. */
    static Optional<Solution> determinant(MeanFieldFixedPoint point) {
        GatedNetwork network = point.network();
        double input = network.inputStd() * network.inputStd();
        double k = point.staticStability();
        double q = point.rateVariance();
        double slopes = q * point.resetDerivativeMoment();
        for (double b : new double[] {1 - 1 / k, 0.5 * (1 - 1 / k), 0.1, 0.02, 0.5, 0.9}) {
            double[] start = {point.varianceH() - input, q, 0, 0, b, point.squaredGain() / k, b * slopes};
            Optional<Solution> solution = newton(network, 0, start, DETERMINANT);
            if (solution.isPresent()) {
                return solution;
            }
        }
        return Optional.empty();
    }

    /** The solution at full power that belongs to a mean-field fixed point; empty if the way there is lost. */
    static Optional<Solution> fromMeanField(MeanFieldFixedPoint point) {
        return determinant(point)
                .map(s -> follow(s, share -> point.network(), share -> share))
                .filter(Walk::arrived)
                .map(Walk::last);
    }

    /**
     * Follows a solution along a path of networks, from its own at share 0 to another at share 1, as far as the branch
     * goes.
     */
    static Walk follow(Solution from, DoubleFunction<GatedNetwork> path) {
        return follow(from, path, share -> 1);
    }

    /** The solution at a network near that of another solution. */
    static Optional<Solution> near(Solution neighbour, GatedNetwork network) {
        return newton(network, 1, neighbour.y(), 0).filter(s -> close(neighbour.y(), s.y()));
    }

    private static Walk follow(Solution from, DoubleFunction<GatedNetwork> network, DoubleUnaryOperator power) {
        Solution last = from;
        double[] before = null;
        double at = 0;
        double lastStep = 0;
        double step = FIRST_STEP;
        while (at < 1) {
            double next = at + step < 1 ? at + step : 1;
            double[] guess = before == null ? last.y() : extrapolate(before, last.y(), (next - at) / lastStep);
            Optional<Solution> solution = newton(network.apply(next), power.applyAsDouble(next), guess, 0);
            if (solution.isPresent() && close(guess, solution.get().y())) {
                before = last.y();
                last = solution.get();
                lastStep = next - at;
                at = next;
                step = 2 * lastStep;
            } else {
                step = 0.4 * (next - at);
                if (step < SMALLEST_STEP) {
                    return new Walk(last, false);
                }
            }
        }
        return new Walk(last, true);
    }

    /** Whether a solution belongs to its guess: there are other branches, where Newton's method may land. */
    private static boolean close(double[] guess, double[] y) {
        double[] correction = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            correction[k] = y[k] - guess[k];
        }
        return length(correction, guess, 0) < LARGEST_CORRECTION;
    }

    private static double[] extrapolate(double[] before, double[] last, double ratio) {
        double[] guess = last.clone();
        for (int i = 0; i < guess.length; i++) {
            guess[i] += ratio * (last[i] - before[i]);
        }
        return admissible(guess) ? guess : last;
    }

    /** Variances, b and c are positive (but for the variances of the zero state), d is not negative. */
    private static boolean admissible(double[] y) {
        return y[0] >= 0 && y[1] >= 0 && y[4] > 0 && y[5] > 0 && y[6] >= 0;
    }

    /**
     * Damped Newton iteration on the unknowns from an index on, the others fixed. A step is shortened until the
     * simplified step that would follow it, with the same matrix, is shorter than it: a test that no scale of the
     * equations enters (Deuflhard).
     */
    private static Optional<Solution> newton(GatedNetwork network, double power, double[] start, int from) {
        double[] y = start;
        double smallest = from == DETERMINANT ? SMALLEST_SHARE_FROM_AFAR : SMALLEST_SHARE;
        AnnealedFunctional here = new AnnealedFunctional(network, power, y);
        for (int i = 0; i < MAX_STEPS; i++) {
            DecompositionSolver solver = solver(here, from);
            if (!solver.isNonSingular()) {
                return Optional.empty();
            }
            double[] step = step(solver, here, from);
            double size = length(step, y, from);
            double[] next = null;
            AnnealedFunctional there = null;
            for (double share = 1; next == null && share > smallest; share *= 0.5) {
                double[] trial = y.clone();
                for (int k = from; k < trial.length; k++) {
                    trial[k] -= share * step[k - from];
                }
                if (admissible(trial)) {
                    there = new AnnealedFunctional(network, power, trial);
                    if (size <= TOLERANCE || length(step(solver, there, from), y, from) < size) {
                        next = trial;
                    }
                }
            }
            if (next == null) {
                return Optional.empty();
            }
            if (size <= TOLERANCE) {
                double value = exponent(there, from);
                return Optional.of(new Solution(network, next, value, Math.abs(value - exponent(here, from))));
            }
            y = next;
            here = there;
        }
        return Optional.empty();
    }

    private static double exponent(AnnealedFunctional functional, int from) {
        return from == DETERMINANT ? functional.determinantExponent() : functional.exponent();
    }

    private static DecompositionSolver solver(AnnealedFunctional functional, int from) {
        double[][] matrix = new double[AnnealedFunctional.SIZE - from][];
        for (int k = 0; k < matrix.length; k++) {
            matrix[k] = Arrays.copyOfRange(functional.jacobian()[k + from], from, AnnealedFunctional.SIZE);
        }
        return new LUDecomposition(MatrixUtils.createRealMatrix(matrix), 0).getSolver();
    }

    private static double[] step(DecompositionSolver solver, AnnealedFunctional functional, int from) {
        double[] right = Arrays.copyOfRange(functional.residual(), from, AnnealedFunctional.SIZE);
        return solver.solve(new ArrayRealVector(right, false)).toArray();
    }

    /** Length of a step, each unknown in units of itself or of what it multiplies in S. */
    private static double length(double[] step, double[] y, int from) {
        double[] scale = {1 / y[0], 1 / y[1], y[0], y[1], 1 / y[4], 1 / y[5], y[5]};
        double sum = 0;
        for (int k = from; k < y.length; k++) {
            sum += Math.pow(step[k - from] * scale[k], 2);
        }
        return Math.sqrt(sum);
    }
}
