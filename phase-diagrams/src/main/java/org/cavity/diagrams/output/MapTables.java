package org.cavity.diagrams.output;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cavity.diagrams.boundary.ContourLine;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.boundary.Polyline;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.Lattice;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.diagrams.sweep.SimulatedPoint;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Comparison;

/**
 * The tables of a phase diagram.
 *
 * @param x horizontal axis
 * @param y vertical axis
 */
public record MapTables(Axis x, Axis y) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?");
    private static final int REASONS = 5;

    /**
     * One row per computed cell: the axes, each quantity with its error, the phase, convergence, what is unresolved, what
     * failed, and the level of refinement, 0 on the grid.
     */
    public CsvTable cells(MapCells cells, List<Quantity> quantities) {
        List<String> header =
                new ArrayList<>(List.of(x.parameter().name(), y.parameter().name()));
        quantities.forEach(q -> header.addAll(List.of(q.name(), q.name() + "_error")));
        header.addAll(List.of("phase", "converged", "unresolved", "failed", "level"));
        CsvTable table = new CsvTable(header);
        Lattice lattice = cells.lattice();
        cells.byIndex().forEach((index, cell) -> {
            int column = lattice.column(index);
            int row = lattice.row(index);
            table.cell(lattice.xValue(column)).cell(lattice.yValue(row));
            for (Quantity q : quantities) {
                Estimate estimate = cell.quantities().get(q);
                boolean known = estimate != null && !estimate.isFailed();
                table.cell(known ? estimate.value() : Double.NaN).cell(known ? estimate.error() : Double.NaN);
            }
            table.cell(cell.phase().label())
                    .cell(Boolean.toString(cell.converged()))
                    .cell(cell.unresolved())
                    .cell(cell.failure())
                    .cell(lattice.level(column, row))
                    .endRow();
        });
        return table;
    }

    /** One row per vertex of the critical lines: the line's name, the piece it belongs to, the two parameters. */
    public CsvTable boundaries(List<NamedCurve> curves) {
        CsvTable table = new CsvTable(
                List.of("line", "piece", x.parameter().name(), y.parameter().name()));
        for (NamedCurve curve : curves) {
            for (int piece = 0; piece < curve.pieces().size(); piece++) {
                Polyline line = curve.pieces().get(piece);
                for (double[] p : line.points()) {
                    table.cell(curve.name()).cell(piece).cell(p[0]).cell(p[1]).endRow();
                }
            }
        }
        return table;
    }

    /** One row per vertex of the contour lines: the quantity, its value, the piece it belongs to, the two parameters. */
    public CsvTable contours(List<ContourLine> lines) {
        CsvTable table = new CsvTable(List.of(
                "field", "level", "piece", x.parameter().name(), y.parameter().name()));
        for (ContourLine line : lines) {
            for (int piece = 0; piece < line.pieces().size(); piece++) {
                for (double[] p : line.pieces().get(piece).points()) {
                    table.cell(line.quantity().name())
                            .cell(line.value())
                            .cell(piece)
                            .cell(p[0])
                            .cell(p[1])
                            .endRow();
                }
            }
        }
        return table;
    }

    /** One row per simulated point and quantity. */
    public CsvTable simulation(List<SimulatedPoint> points) {
        ComparisonTable table =
                new ComparisonTable(List.of(x.parameter().name(), y.parameter().name()));
        for (SimulatedPoint point : points) {
            point.comparisons().forEach(c -> table.row(c, List.of(point.x(), point.y())));
        }
        return table.csv();
    }

    /** The simulated points for people. */
    public TextTable summary(List<SimulatedPoint> points) {
        TextTable table = new TextTable(
                x.parameter().name(),
                y.parameter().name(),
                "quantity",
                "theory",
                "simulation",
                "error",
                "z",
                "verdict");
        for (SimulatedPoint point : points) {
            for (Comparison c : point.comparisons()) {
                table.row(
                        TextTable.brief(point.x()),
                        TextTable.brief(point.y()),
                        c.quantity().name(),
                        TextTable.brief(c.prediction().value()),
                        TextTable.brief(c.measured()),
                        TextTable.error(c.measuredError()),
                        Double.isNaN(c.zScore()) ? "-" : TextTable.decimals(c.zScore(), 1),
                        c.verdict().label() + (c.isFailed() ? ": " + c.failure() : ""));
            }
        }
        return table;
    }

    /** How many cells are in each phase, and why some are unresolved or failed. */
    public static String counts(Collection<Cell> cells) {
        StringBuilder text = new StringBuilder();
        text.append(cells.size()).append(" cells: ");
        text.append(phases(cells).entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey().label())
                .collect(Collectors.joining(", ")));
        text.append('\n');
        reasons(text, cells.stream().map(Cell::unresolved), "unresolved, the phase known");
        reasons(text, cells.stream().map(Cell::failure), "failed in part or whole");
        return text.toString();
    }

    /** Reasons that differ in their numbers alone are one, told by the first. */
    private static void reasons(StringBuilder text, Stream<String> why, String what) {
        Map<String, List<String>> reasons = why.filter(reason -> !reason.isEmpty())
                .collect(Collectors.groupingBy(
                        reason -> NUMBER.matcher(reason).replaceAll("#"), TreeMap::new, Collectors.toList()));
        if (!reasons.isEmpty()) {
            text.append(reasons.values().stream().mapToLong(List::size).sum())
                    .append(' ')
                    .append(what)
                    .append(":\n");
            reasons.values().stream()
                    .sorted(Comparator.<List<String>>comparingInt(List::size).reversed())
                    .limit(REASONS)
                    .forEach(alike -> text.append("  ")
                            .append(alike.size())
                            .append(" × ")
                            .append(alike.stream().distinct().count() > 1 ? "such as: " : "")
                            .append(alike.get(0))
                            .append('\n'));
        }
    }

    static Map<Phase, Long> phases(Collection<Cell> cells) {
        return cells.stream().collect(Collectors.groupingBy(Cell::phase, TreeMap::new, Collectors.counting()));
    }
}
