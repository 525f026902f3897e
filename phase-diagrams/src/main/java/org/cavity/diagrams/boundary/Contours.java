package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lines of constant value of a field that is known on the points of a grid, by marching squares (Lorensen and Cline
 * 1987 in two dimensions): between neighbouring points the field is taken as linear, so that a line is off by the
 * curvature of the field over half a cell. Where a square could be crossed in two ways the mean of its corners decides.
 * There is no line in a square with a corner that is NaN.
 */
public final class Contours {

    /** Corners of a square, counterclockwise from the lower left; the edge i leads from the i-th to the next. */
    private static final int[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

    private final double[][] field;
    private final double level;
    private final Map<Edge, List<Edge>> neighbours = new LinkedHashMap<>();

    private Contours(double[][] field, double level) {
        this.field = field;
        this.level = level;
    }

    /** An edge from one grid point to its neighbour on the right or above. */
    private record Edge(int column, int row, boolean upward) {}

    /**
     * Traces the lines of one value.
     *
     * @param field values by row and column
     * @param level the value
     * @return the pieces; a point is {@code {column, row}}, whole numbers at the grid's points
     */
    public static List<Polyline> trace(double[][] field, double level) {
        Contours contours = new Contours(field, level);
        for (int row = 0; row + 1 < field.length; row++) {
            for (int column = 0; column + 1 < field[row].length; column++) {
                contours.square(column, row);
            }
        }
        return contours.chains();
    }

    private void square(int column, int row) {
        double[] corners = new double[CORNERS.length];
        double sum = 0;
        for (int i = 0; i < corners.length; i++) {
            corners[i] = field[row + CORNERS[i][1]][column + CORNERS[i][0]];
            sum += corners[i];
        }
        if (Double.isNaN(sum)) {
            return;
        }
        Edge[] edges = {
            new Edge(column, row, false),
            new Edge(column + 1, row, true),
            new Edge(column, row + 1, false),
            new Edge(column, row, true)
        };
        List<Edge> crossed = new ArrayList<>();
        for (int i = 0; i < edges.length; i++) {
            if (above(corners[i]) != above(corners[(i + 1) % corners.length])) {
                crossed.add(edges[i]);
            }
        }
        if (crossed.size() == 2) {
            connect(crossed.get(0), crossed.get(1));
        } else if (crossed.size() == 4) {
            // The corner between left and below is cut off unless the middle is on its side.
            boolean cutsFirst = above(sum / corners.length) != above(corners[0]);
            connect(edges[0], edges[cutsFirst ? 3 : 1]);
            connect(edges[2], edges[cutsFirst ? 1 : 3]);
        }
    }

    private boolean above(double value) {
        return value >= level;
    }

    private void connect(Edge a, Edge b) {
        neighbours.computeIfAbsent(a, edge -> new ArrayList<>()).add(b);
        neighbours.computeIfAbsent(b, edge -> new ArrayList<>()).add(a);
    }

    /** Pieces that end, from an end on; then closed ones. */
    private List<Polyline> chains() {
        List<Polyline> chains = new ArrayList<>();
        Set<Edge> seen = new HashSet<>();
        for (boolean closed : new boolean[] {false, true}) {
            for (Edge start : neighbours.keySet()) {
                if ((closed || neighbours.get(start).size() == 1) && !seen.contains(start)) {
                    chains.add(chain(start, seen, closed));
                }
            }
        }
        return chains;
    }

    private Polyline chain(Edge start, Set<Edge> seen, boolean closed) {
        List<double[]> points = new ArrayList<>();
        for (Edge edge = start; edge != null; edge = next(edge, seen)) {
            seen.add(edge);
            points.add(crossing(edge));
        }
        if (closed) {
            points.add(crossing(start));
        }
        return new Polyline(List.copyOf(points));
    }

    private Edge next(Edge edge, Set<Edge> seen) {
        return neighbours.get(edge).stream()
                .filter(other -> !seen.contains(other))
                .findFirst()
                .orElse(null);
    }

    private double[] crossing(Edge edge) {
        double a = field[edge.row()][edge.column()];
        double b = edge.upward() ? field[edge.row() + 1][edge.column()] : field[edge.row()][edge.column() + 1];
        double t = (level - a) / (b - a);
        return edge.upward()
                ? new double[] {edge.column(), edge.row() + t}
                : new double[] {edge.column() + t, edge.row()};
    }
}
