package org.cavity.diagrams.output;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.boundary.Polyline;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.Lattice;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Theory;
import org.cavity.validation.Verdict;

/**
 * A phase diagram as its files have it.
 *
 * @param cells the cells
 * @param quantities what theory computed in them
 * @param colour name of what the colour showed
 * @param curves the critical lines
 * @param outcomes the simulations
 */
public record StoredMap(
        MapCells cells,
        List<Quantity> quantities,
        String colour,
        List<NamedCurve> curves,
        List<SimulatedOutcome> outcomes) {

    private static final String DATA = "data.csv";
    private static final String BOUNDARIES = "boundaries.csv";
    private static final String SIMULATION = "simulation.csv";

    /** The files that {@link #read} reads, as far as the map has them. */
    public static List<String> files(StoredResults results) {
        return List.of(DATA, BOUNDARIES, SIMULATION).stream()
                .filter(results.hashes()::containsKey)
                .toList();
    }

    /**
     * Reads the files.
     *
     * @param theory of the model, which knows the names of quantities and lines
     * @throws UsageException if the results are no map, or a file is missing or cannot be read
     */
    public static StoredMap read(StoredResults results, Theory<?> theory) throws IOException {
        Map<String, JsonElement> settings = results.settings();
        if (!results.command().equals("phase-diagram")
                || !settings.keySet().containsAll(List.of("x", "y", "colour", Provenance.REFINE))) {
            throw new UsageException("The folder " + results.path() + " holds results of " + results.command()
                    + ", not a phase diagram.");
        }
        int levels = settings.get(Provenance.REFINE).getAsInt();
        Lattice lattice = lattice(results, theory, levels);
        List<String> axes =
                List.of(lattice.x().parameter().name(), lattice.y().parameter().name());
        StoredTable data = StoredTable.read(results, DATA, with(axes, "phase", "converged", "failed"));
        List<Quantity> quantities = theory.quantities().stream()
                .filter(q -> data.columns().contains(q.name()) && data.columns().contains(q.name() + "_error"))
                .toList();
        return new StoredMap(
                cells(data, lattice, quantities),
                quantities,
                settings.get("colour").getAsString(),
                curves(StoredTable.read(results, BOUNDARIES, with(axes, "line", "piece")), axes, theory),
                results.hashes().containsKey(SIMULATION)
                        ? outcomes(
                                StoredTable.read(
                                        results, SIMULATION, with(axes, "quantity", "theory", "simulation", "verdict")),
                                axes)
                        : List.of());
    }

    private static Lattice lattice(StoredResults results, Theory<?> theory, int levels) {
        try {
            return new Lattice(
                    Axis.parse(results.settings().get("x").getAsString(), theory.schema()),
                    Axis.parse(results.settings().get("y").getAsString(), theory.schema()),
                    levels);
        } catch (IllegalArgumentException e) {
            throw new UsageException("The axes of the map in " + results.path() + " cannot be read: " + e.getMessage());
        }
    }

    private static List<String> with(List<String> axes, String... columns) {
        List<String> all = new ArrayList<>(axes);
        all.addAll(Arrays.asList(columns));
        return all;
    }

    private static MapCells cells(StoredTable data, Lattice lattice, List<Quantity> quantities) {
        Map<Double, Integer> columns = places(lattice.columns(), lattice::xValue);
        Map<Double, Integer> rows = places(lattice.rows(), lattice::yValue);
        String x = lattice.x().parameter().name();
        String y = lattice.y().parameter().name();
        // Maps of older versions do not tell what is unresolved from what failed.
        boolean marksUnresolved = data.columns().contains("unresolved");
        TreeMap<Long, Cell> cells = new TreeMap<>();
        for (StoredTable.Row row : data.rows()) {
            Integer column = columns.get(row.number(x) + 0.0);
            Integer line = rows.get(row.number(y) + 0.0);
            if (column == null || line == null) {
                throw row.wrong(column == null ? x : y);
            }
            cells.put(lattice.index(column, line), cell(row, quantities, marksUnresolved));
        }
        int spacing = lattice.spacing(0);
        for (int line = 0; line < lattice.rows(); line += spacing) {
            for (int column = 0; column < lattice.columns(); column += spacing) {
                if (!cells.containsKey(lattice.index(column, line))) {
                    throw data.wrong("the cell " + x + " = " + lattice.xValue(column) + ", " + y + " = "
                            + lattice.yValue(line) + " is missing");
                }
            }
        }
        return new MapCells(lattice, cells);
    }

    /** Where values of an axis stand; the files have them with all their bits, but without the sign of zero. */
    private static Map<Double, Integer> places(int count, IntToDoubleFunction value) {
        Map<Double, Integer> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            places.put(value.applyAsDouble(i) + 0.0, i);
        }
        return places;
    }

    private static Cell cell(StoredTable.Row row, List<Quantity> quantities, boolean marksUnresolved) {
        Map<Quantity, Estimate> values = new HashMap<>();
        for (Quantity quantity : quantities) {
            double value = row.number(quantity.name());
            if (!Double.isNaN(value)) {
                values.put(quantity, Estimate.of(value, row.number(quantity.name() + "_error")));
            } else if (marksUnresolved && Cell.names(row.text("unresolved"), quantity)) {
                values.put(quantity, Estimate.unresolved(row.text("unresolved")));
            } else if (Cell.names(row.text("failed"), quantity)) {
                values.put(quantity, Estimate.failed(row.text("failed")));
            }
        }
        Phase phase = Arrays.stream(Phase.values())
                .filter(p -> p.label().equals(row.text("phase")))
                .findFirst()
                .orElseThrow(() -> row.wrong("phase"));
        return new Cell(
                phase,
                row.text("converged").equals("true"),
                row.text("failed"),
                marksUnresolved ? row.text("unresolved") : "",
                values);
    }

    /** The theory's lines in its order, also those that do not cross the map, and what else is in the file. */
    private static List<NamedCurve> curves(StoredTable table, List<String> axes, Theory<?> theory) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (CriticalLine<?> line : theory.criticalLines()) {
            labels.put(line.name(), line.label());
        }
        Map<String, Map<String, List<double[]>>> pieces = new LinkedHashMap<>();
        labels.keySet().forEach(line -> pieces.put(line, new LinkedHashMap<>()));
        for (StoredTable.Row row : table.rows()) {
            pieces.computeIfAbsent(row.text("line"), line -> new LinkedHashMap<>())
                    .computeIfAbsent(row.text("piece"), piece -> new ArrayList<>())
                    .add(new double[] {row.number(axes.get(0)), row.number(axes.get(1))});
        }
        List<NamedCurve> curves = new ArrayList<>();
        pieces.forEach((line, points) -> curves.add(new NamedCurve(
                line,
                labels.getOrDefault(line, line.replace('_', ' ')),
                points.values().stream().map(Polyline::new).toList(),
                0)));
        return curves;
    }

    private static List<SimulatedOutcome> outcomes(StoredTable table, List<String> axes) {
        return table.rows().stream()
                .map(row -> new SimulatedOutcome(
                        row.number(axes.get(0)),
                        row.number(axes.get(1)),
                        row.text("quantity"),
                        row.number("theory"),
                        row.number("simulation"),
                        Arrays.stream(Verdict.values())
                                .filter(v -> v.label().equals(row.text("verdict")))
                                .findFirst()
                                .orElseThrow(() -> row.wrong("verdict"))))
                .toList();
    }

    /** The quantity of this name, empty if the map has none. */
    public Optional<Quantity> quantity(String name) {
        return quantities.stream().filter(q -> q.name().equals(name)).findFirst();
    }
}
