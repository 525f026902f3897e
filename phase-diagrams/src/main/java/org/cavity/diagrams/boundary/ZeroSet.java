package org.cavity.diagrams.boundary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.cavity.diagrams.sweep.Workers;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;

/**
 * The curves f(u, v) = 0 in the unit square.
 *
 * <p>Marching squares finds which edges of a mesh the curves cross; each crossing is then solved for on its edge by
 * Brent's method, so that every point of the result lies on the curve to {@link #TOLERANCE}, however coarse the mesh.
 * The mesh decides only which features are seen: two crossings of one edge, or a loop within one square, are missed.
 *
 * <p>Where f is NaN there is no curve; a square with a NaN corner is halved a few times so that the curve ends close to
 * where f stops to exist.
 */
public final class ZeroSet {

    /** Accuracy of a crossing along its edge, in units of the unit square. */
    public static final double TOLERANCE = 1e-13;

    /** Squares at the rim of the region where f exists are refined by this factor. */
    private static final int RIM = 8;

    private static final int MAX_EVALUATIONS = 200;

    /** What is left of f at a root, as a share of its values at the ends, that only a jump leaves. */
    private static final double JUMP = 1e-3;

    private final DoubleBinaryOperator f;
    private final int fine;
    private final Map<Long, Double> corners = new HashMap<>();
    private final Map<Edge, Optional<double[]>> crossings = new HashMap<>();
    private final Map<Edge, List<Edge>> neighbours = new HashMap<>();
    private final List<Edge> order = new ArrayList<>();

    private ZeroSet(DoubleBinaryOperator f, int mesh) {
        this.f = f;
        this.fine = mesh * RIM;
    }

    /** An edge of the finest lattice's squares from one lattice point to another, right or up. */
    private record Edge(int i0, int j0, int i1, int j1) {}

    /**
     * Traces the curves.
     *
     * @param f function on the unit square, called from several threads
     * @param mesh number of squares along each side
     * @param workers threads for the values on the mesh
     */
    public static List<Polyline> trace(DoubleBinaryOperator f, int mesh, Workers workers) {
        return new ZeroSet(f, mesh).run(mesh, workers);
    }

    private List<Polyline> run(int mesh, Workers workers) {
        double[] values = new double[(mesh + 1) * (mesh + 1)];
        workers.forEach(values.length, k -> values[k] = evaluate((k % (mesh + 1)) * RIM, (k / (mesh + 1)) * RIM));
        for (int k = 0; k < values.length; k++) {
            corners.put(key((k % (mesh + 1)) * RIM, (k / (mesh + 1)) * RIM), values[k]);
        }
        for (int j = 0; j < mesh; j++) {
            for (int i = 0; i < mesh; i++) {
                square(i * RIM, j * RIM, RIM);
            }
        }
        return chains();
    }

    private void square(int i, int j, int size) {
        double[] v = {value(i, j), value(i + size, j), value(i + size, j + size), value(i, j + size)};
        int missing = 0;
        int positive = 0;
        for (int c = 0; c < 4; c++) {
            missing += Double.isNaN(v[c]) ? 1 : 0;
            positive |= v[c] >= 0 ? 1 << c : 0;
        }
        if (missing > 0) {
            if (missing < 4 && size > 1) {
                int half = size / 2;
                square(i, j, half);
                square(i + half, j, half);
                square(i, j + half, half);
                square(i + half, j + half, half);
            }
            return;
        }
        Edge bottom = new Edge(i, j, i + size, j);
        Edge right = new Edge(i + size, j, i + size, j + size);
        Edge top = new Edge(i, j + size, i + size, j + size);
        Edge left = new Edge(i, j, i, j + size);
        switch (positive) {
            case 0, 15 -> {}
            case 1, 14 -> join(left, bottom);
            case 2, 13 -> join(bottom, right);
            case 4, 11 -> join(right, top);
            case 8, 7 -> join(top, left);
            case 3, 12 -> join(left, right);
            case 6, 9 -> join(bottom, top);
            default -> {
                // A saddle: the value in the middle tells which opposite corners are connected.
                boolean middle = f.applyAsDouble((i + 0.5 * size) / fine, (j + 0.5 * size) / fine) >= 0;
                if (middle == (positive == 5)) {
                    join(left, top);
                    join(bottom, right);
                } else {
                    join(left, bottom);
                    join(right, top);
                }
            }
        }
    }

    private void join(Edge a, Edge b) {
        link(a, b);
        link(b, a);
    }

    private void link(Edge from, Edge to) {
        neighbours
                .computeIfAbsent(from, e -> {
                    order.add(e);
                    return new ArrayList<>(2);
                })
                .add(to);
    }

    /** Follows neighbours: open curves from their ends first, then closed ones. */
    private List<Polyline> chains() {
        Set<Edge> seen = new HashSet<>();
        List<Polyline> result = new ArrayList<>();
        for (boolean open : new boolean[] {true, false}) {
            for (Edge start : order) {
                if (!seen.contains(start) && (!open || neighbours.get(start).size() == 1)) {
                    Deque<double[]> points = new ArrayDeque<>();
                    Edge at = start;
                    while (at != null) {
                        seen.add(at);
                        crossing(at).ifPresent(points::add);
                        at = neighbours.get(at).stream()
                                .filter(e -> !seen.contains(e))
                                .findFirst()
                                .orElse(null);
                    }
                    if (!open && !points.isEmpty()) {
                        points.add(points.getFirst());
                    }
                    if (points.size() > 1) {
                        result.add(new Polyline(List.copyOf(points)));
                    }
                }
            }
        }
        return joined(result);
    }

    /** Joins curves that were cut where refined squares meet coarse ones: both then end at the same root. */
    private static List<Polyline> joined(List<Polyline> pieces) {
        List<Polyline> result = new ArrayList<>();
        for (Polyline piece : pieces) {
            Polyline grown = piece;
            for (int i = result.size() - 1; i >= 0; i--) {
                Optional<Polyline> both = grown.joinedWith(result.get(i), 10 * TOLERANCE);
                if (both.isPresent()) {
                    grown = both.get();
                    result.remove(i);
                    // The longer curve may now meet one that was passed over.
                    i = result.size();
                }
            }
            result.add(grown);
        }
        return result;
    }

    /** Where the curve crosses an edge; empty if f cannot be followed along it (it jumps through NaN). */
    private Optional<double[]> crossing(Edge edge) {
        return crossings.computeIfAbsent(edge, e -> {
            try {
                double t = root(e);
                if (jumpsAt(e, t)) {
                    return Optional.empty();
                }
                return Optional.of(new double[] {(e.i0 + t * (e.i1 - e.i0)) / fine, (e.j0 + t * (e.j1 - e.j0)) / fine});
            } catch (MathRuntimeException noRoot) {
                return Optional.empty();
            }
        });
    }

    private double root(Edge e) {
        double first = value(e.i0, e.j0);
        double last = value(e.i1, e.j1);
        if (first == 0 || last == 0) {
            return first == 0 ? 0 : 1;
        }
        UnivariateFunction along =
                t -> f.applyAsDouble((e.i0 + t * (e.i1 - e.i0)) / fine, (e.j0 + t * (e.j1 - e.j0)) / fine);
        int length = e.i1 - e.i0 + e.j1 - e.j0;
        return new BracketingNthOrderBrentSolver(0, TOLERANCE * fine / length, 0, 5)
                .solve(MAX_EVALUATIONS, along, 0, 1);
    }

    /** Whether f changes its sign without passing through zero, as where the state that it judges ceases to exist. */
    private boolean jumpsAt(Edge e, double t) {
        double size = Math.max(Math.abs(value(e.i0, e.j0)), Math.abs(value(e.i1, e.j1)));
        double there = f.applyAsDouble((e.i0 + t * (e.i1 - e.i0)) / fine, (e.j0 + t * (e.j1 - e.j0)) / fine);
        return Math.abs(there) > JUMP * size;
    }

    private double value(int i, int j) {
        return corners.computeIfAbsent(key(i, j), k -> evaluate(i, j));
    }

    private double evaluate(int i, int j) {
        return f.applyAsDouble((double) i / fine, (double) j / fine);
    }

    private static long key(int i, int j) {
        return ((long) i << 32) | j;
    }
}
