package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.cavity.diagrams.sweep.Workers;

/**
 * The part of a function's graph that lies in the unit square: its pieces, ended close to where they leave or cease to
 * exist.
 */
final class GraphOfLine {

    private static final int HALVINGS = 12;

    /** Largest distance of a curve from its chords, as a share of the square's side: half a cell of a map of 1000 × 1000. */
    static final double FLATNESS = 5e-4;

    private static final int MOST_REFINEMENTS = 5;

    private final DoubleUnaryOperator function;

    private GraphOfLine(DoubleUnaryOperator function) {
        this.function = function;
    }

    /**
     * Traces it.
     *
     * @param function value at u in [0, 1], NaN where there is none; called from several threads
     * @param mesh number of intervals of u
     * @param workers threads
     * @return pieces, points {@code {u, value}}
     */
    static List<Polyline> trace(DoubleUnaryOperator function, int mesh, Workers workers) {
        return new GraphOfLine(function).run(mesh, workers);
    }

    private List<Polyline> run(int mesh, Workers workers) {
        double[][] points = new double[mesh + 1][];
        workers.forEach(mesh + 1, k -> points[k] = at((double) k / mesh));
        List<Polyline> pieces = new ArrayList<>();
        List<double[]> piece = new ArrayList<>();
        for (int k = 0; k <= mesh; k++) {
            boolean inside = isInside(points[k]);
            if (inside && piece.isEmpty() && k > 0) {
                addEnd(points[k], points[k - 1], piece);
            }
            if (inside) {
                piece.add(points[k]);
            }
            if (!piece.isEmpty() && (!inside || k == mesh)) {
                if (!inside) {
                    addEnd(points[k - 1], points[k], piece);
                }
                if (piece.size() > 1) {
                    pieces.add(new Polyline(List.copyOf(piece)));
                }
                piece.clear();
            }
        }
        return pieces.stream().map(this::refined).toList();
    }

    private Polyline refined(Polyline piece) {
        List<double[]> points = new ArrayList<>();
        points.add(piece.points().get(0));
        for (int k = 1; k < piece.points().size(); k++) {
            addBetween(piece.points().get(k - 1), piece.points().get(k), 0, points);
            points.add(piece.points().get(k));
        }
        return new Polyline(List.copyOf(points));
    }

    private void addBetween(double[] left, double[] right, int depth, List<double[]> points) {
        double[] middle = at(0.5 * (left[0] + right[0]));
        if (isInside(middle) && Math.abs(middle[1] - 0.5 * (left[1] + right[1])) > FLATNESS) {
            if (depth < MOST_REFINEMENTS) {
                addBetween(left, middle, depth + 1, points);
            }
            points.add(middle);
            if (depth < MOST_REFINEMENTS) {
                addBetween(middle, right, depth + 1, points);
            }
        }
    }

    private double[] at(double u) {
        return new double[] {u, function.applyAsDouble(u)};
    }

    private boolean isInside(double[] point) {
        return point[1] >= 0 && point[1] <= 1;
    }

    /** Adds the last point inside between one that is and one that is not. */
    private void addEnd(double[] inside, double[] outside, List<double[]> piece) {
        double[] last = inside;
        double beyond = outside[0];
        for (int i = 0; i < HALVINGS; i++) {
            double[] middle = at(0.5 * (last[0] + beyond));
            if (isInside(middle)) {
                last = middle;
            } else {
                beyond = middle[0];
            }
        }
        if (last != inside) {
            piece.add(last);
        }
    }
}
