package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.cavity.diagrams.sweep.Workers;

/**
 * A mesh of points on which a function f of the unit square is evaluated to find where its sign changes.
 *
 * <p>Beside the edges whose ends differ in sign it looks where f almost reaches zero between points of one sign, by the
 * parabola through three of them, and along edges on which f ceases to exist up to that point. Unseen remains what is
 * smaller than a square and does not announce itself in the values around.
 */
final class SeedMesh {

    /** By how much f at a predicted extremum, as a share of its value beside it, may miss zero to be looked at. */
    private static final double PROMISING = 0.25;

    /** Halvings of an edge at one of whose ends f does not exist. */
    private static final int HALVINGS = 6;

    private final DoubleBinaryOperator f;
    private final int mesh;
    private final double[] values;

    private SeedMesh(DoubleBinaryOperator f, int mesh, double[] values) {
        this.f = f;
        this.mesh = mesh;
        this.values = values;
    }

    /** An edge, by its ends in units of the mesh. */
    private record Edge(int i0, int j0, int i1, int j1) {}

    /**
     * Segments at whose ends f differs in sign.
     *
     * @param f function on the unit square, called from several threads
     * @param mesh number of squares along each side
     */
    static List<SignChange> seeds(DoubleBinaryOperator f, int mesh, Workers workers) {
        double[] values = new double[(mesh + 1) * (mesh + 1)];
        workers.forEach(
                values.length,
                k -> values[k] = f.applyAsDouble((double) (k % (mesh + 1)) / mesh, (double) (k / (mesh + 1)) / mesh));
        return new SeedMesh(f, mesh, values).run(workers);
    }

    private List<SignChange> run(Workers workers) {
        List<SignChange> seeds = new ArrayList<>();
        List<Edge> ends = new ArrayList<>();
        for (Edge edge : edges()) {
            double from = value(edge.i0, edge.j0);
            double to = value(edge.i1, edge.j1);
            if (SignChange.between(from, to)) {
                seeds.add(new SignChange(point(edge.i0, edge.j0), point(edge.i1, edge.j1), from, to));
            } else if (Double.isNaN(to) && !Double.isNaN(from)) {
                ends.add(edge);
            } else if (Double.isNaN(from) && !Double.isNaN(to)) {
                ends.add(new Edge(edge.i1, edge.j1, edge.i0, edge.j0));
            }
        }
        SignChange[] atEnds = new SignChange[ends.size()];
        workers.forEach(atEnds.length, k -> atEnds[k] = beforeEnd(ends.get(k)));
        SignChange[] hidden = new SignChange[values.length];
        workers.forEach(values.length, k -> hidden[k] = hidden(k % (mesh + 1), k / (mesh + 1)));
        Stream.of(atEnds, hidden)
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .forEach(seeds::add);
        return seeds;
    }

    private List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (int j = 0; j <= mesh; j++) {
            for (int i = 0; i <= mesh; i++) {
                if (i < mesh) {
                    edges.add(new Edge(i, j, i + 1, j));
                }
                if (j < mesh) {
                    edges.add(new Edge(i, j, i, j + 1));
                }
            }
        }
        return edges;
    }

    /** A change of sign between the end of an edge where f exists and the point where it ceases to; null if none. */
    private SignChange beforeEnd(Edge edge) {
        double[] from = point(edge.i0, edge.j0);
        double atFrom = value(edge.i0, edge.j0);
        double[] beyond = point(edge.i1, edge.j1);
        for (int k = 0; k < HALVINGS; k++) {
            double[] middle = {0.5 * (from[0] + beyond[0]), 0.5 * (from[1] + beyond[1])};
            double there = f.applyAsDouble(middle[0], middle[1]);
            if (SignChange.between(atFrom, there)) {
                return new SignChange(from, middle, atFrom, there);
            }
            if (Double.isNaN(there)) {
                beyond = middle;
            } else {
                from = middle;
                atFrom = there;
            }
        }
        return null;
    }

    /** A change of sign near a point where |f| is least; null if there is none. */
    private SignChange hidden(int i, int j) {
        if (i == 0 || j == 0 || i == mesh || j == mesh) {
            return null;
        }
        double here = value(i, j);
        double sign = here < 0 ? -1 : 1;
        double[][] around = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                around[a][b] = sign * value(i + a - 1, j + b - 1);
                if (!(around[a][b] >= 0)) {
                    return null;
                }
            }
        }
        double gu = 0.5 * (around[2][1] - around[0][1]);
        double gv = 0.5 * (around[1][2] - around[1][0]);
        double huu = around[2][1] - 2 * around[1][1] + around[0][1];
        double hvv = around[1][2] - 2 * around[1][1] + around[1][0];
        double huv = 0.25 * (around[2][2] - around[2][0] - around[0][2] + around[0][0]);
        double determinant = huu * hvv - huv * huv;
        double[][] offsets = {
            {(huv * gv - hvv * gu) / determinant, (huv * gu - huu * gv) / determinant}, {-gu / huu, 0}, {0, -gv / hvv}
        };
        for (double[] d : offsets) {
            double change = 0.5 * (gu * d[0] + gv * d[1]);
            boolean near = Math.abs(d[0]) <= 1 && Math.abs(d[1]) <= 1;
            if (near && change < 0 && around[1][1] + change < PROMISING * around[1][1]) {
                double[] from = point(i, j);
                double[] to = {from[0] + d[0] / mesh, from[1] + d[1] / mesh};
                double there = f.applyAsDouble(to[0], to[1]);
                if (SignChange.between(here, there)) {
                    return new SignChange(from, to, here, there);
                }
            }
        }
        return null;
    }

    private double value(int i, int j) {
        return values[j * (mesh + 1) + i];
    }

    private double[] point(int i, int j) {
        return new double[] {(double) i / mesh, (double) j / mesh};
    }
}
