package org.cavity.diagrams.boundary;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.cavity.diagrams.sweep.Workers;

/**
 * The curves f(u, v) = 0 in the unit square: points of them are found on a {@linkplain SeedMesh mesh}, or known at some
 * u, and each piece is followed from there to its ends by {@linkplain Continuation continuation}.
 *
 * <p>Each point of the result lies on the curve to {@link #TOLERANCE}, unless the rounding of f is worse than that. A
 * piece ends within {@link Continuation#SHORTEST} of where f ceases to exist or jumps.
 */
final class ZeroSet {

    /** Distance of a point from the curve, in units of the unit square. */
    static final double TOLERANCE = 1e-9;

    /** Accuracy of a root on a segment, in units of the unit square. */
    static final double ROOT_TOLERANCE = 1e-12;

    /** Distance from a traced curve at which a point from which none could be followed does not matter. */
    private static final double NEAR = 1e-2;

    private ZeroSet() {}

    /**
     * Traces the curves.
     *
     * @param f function on the unit square, NaN where it does not exist, called from several threads
     * @param mesh number of squares along each side on which f is evaluated first
     * @param workers threads for the values on the mesh
     */
    static List<Polyline> trace(DoubleBinaryOperator f, int mesh, Workers workers) {
        TracedCurves traced = new TracedCurves(f);
        for (SignChange seed : SeedMesh.seeds(f, mesh, workers)) {
            if (!traced.crosses(seed.from(), seed.to())) {
                seed.root(f).ifPresent(traced::follow);
            }
        }
        return traced.pieces();
    }

    /**
     * Traces the curves through known points.
     *
     * @param f function on the unit square, NaN where it does not exist
     * @param solved one v at each u where f is zero, NaN or outside the square if there is none; called from several
     *     threads
     * @param mesh number of intervals of u at whose ends it is asked for; between them also, where no curve was found
     * @param workers threads for the known points
     * @return empty if f is not zero at such points, so that they must do
     */
    static Optional<List<Polyline>> through(
            DoubleBinaryOperator f, DoubleUnaryOperator solved, int mesh, Workers workers) {
        double[] known = new double[mesh + 1];
        workers.forEach(mesh + 1, k -> known[k] = solved.applyAsDouble((double) k / mesh));
        TracedCurves traced = new TracedCurves(f);
        for (int k = 0; k <= 2 * mesh; k++) {
            int i = k <= mesh ? k : k - mesh - 1;
            double u = k <= mesh ? (double) i / mesh : (i + 0.5) / mesh;
            if (k > mesh && traced.crosses(new double[] {u, 0}, new double[] {u, 1})) {
                continue;
            }
            double v = k <= mesh ? known[i] : solved.applyAsDouble(u);
            double[] point = {u, v};
            if (v >= 0 && v <= 1 && !traced.follow(point) && !traced.isNear(point, NEAR)) {
                return Optional.empty();
            }
        }
        return Optional.of(traced.pieces());
    }
}
