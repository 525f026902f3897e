package org.cavity.diagrams.boundary;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver.Interval;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;

/**
 * A segment of the plane at whose ends a function f has different signs; zero counts as positive.
 *
 * @param from one end, {@code {u, v}}
 * @param to the other
 * @param atFrom f there
 * @param atTo f at the other
 */
record SignChange(double[] from, double[] to, double atFrom, double atTo) {

    private static final int MAX_EVALUATIONS = 200;

    /** Share of the segment to which a root is looked for before it is asked whether f jumps. */
    private static final double NEAR = 1e-5;

    /** What is left of f that near a root, as a share of its values at the ends, that only a jump leaves. */
    private static final double LARGE_JUMP = 0.1;

    /** What is left of f beside a root, as a share of its values at the ends, that only a jump leaves. */
    private static final double JUMP = 1e-3;

    /** Whether two values have different signs; those that do not exist have none. */
    static boolean between(double a, double b) {
        return a < 0 && b >= 0 || a >= 0 && b < 0;
    }

    /**
     * The point of the segment where f passes through zero, by Brent's method to {@link ZeroSet#ROOT_TOLERANCE}.
     *
     * @return empty if f cannot be followed along the segment, or changes its sign without passing through zero, as where
     *     the state that it judges ceases to exist
     */
    Optional<double[]> root(DoubleBinaryOperator f) {
        double du = to[0] - from[0];
        double dv = to[1] - from[1];
        double length = Math.hypot(du, dv);
        return share(t -> f.applyAsDouble(from[0] + t * du, from[1] + t * dv), ZeroSet.ROOT_TOLERANCE / length)
                .map(t -> new double[] {from[0] + t * du, from[1] + t * dv});
    }

    /** The share of the way from one end to the other, along any path of which f is given, at which f is zero. */
    Optional<Double> share(DoubleUnaryOperator along, double accuracy) {
        if (atFrom == 0 || atTo == 0) {
            return Optional.of(atFrom == 0 ? 0.0 : 1.0);
        }
        double size = Math.max(Math.abs(atFrom), Math.abs(atTo));
        try {
            Interval near = interval(along, 0, 1, NEAR);
            if (Math.min(Math.abs(near.getLeftValue()), Math.abs(near.getRightValue())) > LARGE_JUMP * size) {
                return Optional.empty();
            }
            if (near.getLeftValue() != 0 && near.getRightValue() != 0) {
                near = interval(along, near.getLeftAbscissa(), near.getRightAbscissa(), accuracy);
            }
            double left = Math.abs(near.getLeftValue());
            double right = Math.abs(near.getRightValue());
            boolean jumps = Math.min(left, right) != 0 && Math.max(left, right) > JUMP * size;
            return jumps
                    ? Optional.empty()
                    : Optional.of(left < right ? near.getLeftAbscissa() : near.getRightAbscissa());
        } catch (MathRuntimeException noRoot) {
            return Optional.empty();
        }
    }

    private static Interval interval(DoubleUnaryOperator along, double low, double high, double accuracy) {
        return new BracketingNthOrderBrentSolver(0, accuracy, 0, 5)
                .solveInterval(MAX_EVALUATIONS, along::applyAsDouble, low, high);
    }
}
