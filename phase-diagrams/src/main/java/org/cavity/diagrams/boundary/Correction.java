package org.cavity.diagrams.boundary;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * How the corrector of a {@linkplain Continuation continuation} came from a predicted point to a root of f, along a
 * given direction.
 *
 * @param length w, the way along the direction
 * @param slope df/dw there
 */
record Correction(double length, double slope) {

    /** Accuracy of a root, in units of the square. */
    static final double ACCURACY = 1e-11;

    /** Changes below this that do not shrink any more are the rounding of f. */
    private static final double ROUNDING = 1e-9;

    private static final int MOST_STEPS = 8;

    /**
     * The secant method for f(p + w n) = 0 from w = 0.
     *
     * @param f function on the unit square, NaN where it does not exist
     * @param p the predicted point, within the square
     * @param n unit vector along which it is corrected
     * @param guess of the slope df/dw
     * @param limit largest |w|
     * @return empty if that leads out of the square or of where f exists, too far, or nowhere
     */
    static Optional<Correction> of(DoubleBinaryOperator f, double[] p, double[] n, double guess, double limit) {
        double w = 0;
        double value = f.applyAsDouble(p[0], p[1]);
        double found = guess;
        double change = -value / guess;
        double ratio = 1;
        for (int i = 0; i < MOST_STEPS; i++) {
            // Superlinear convergence: the error after this change is less than by the ratio of the last two.
            double size = Math.abs(change);
            if (size * Math.min(1, ratio) <= ACCURACY || size < ROUNDING && ratio > 0.5) {
                return Optional.of(new Correction(w + change, found));
            }
            double next = w + change;
            double[] at = Vector.plus(p, next, n);
            // Not so for NaN either.
            if (!(Math.abs(next) <= limit) || !Vector.isInUnitSquare(at)) {
                return Optional.empty();
            }
            double nextValue = f.applyAsDouble(at[0], at[1]);
            if (nextValue == 0) {
                return Optional.of(new Correction(next, -value / change));
            }
            found = (nextValue - value) / change;
            ratio = Math.abs(nextValue / found / change);
            w = next;
            value = nextValue;
            change = -nextValue / found;
        }
        return Optional.empty();
    }
}
