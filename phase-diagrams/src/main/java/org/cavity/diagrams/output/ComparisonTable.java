package org.cavity.diagrams.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cavity.validation.Comparison;
import org.cavity.validation.SizedSample;

/**
 * Comparisons of theory with simulation as CSV, one row each; lists within a cell are separated by semicolons. The
 * column {@code resolution} holds the smallest change of the prediction that the comparison would see in every second
 * case.
 */
public final class ComparisonTable {

    private static final List<String> COLUMNS = List.of(
            "quantity",
            "theory",
            "theory_error",
            "simulation",
            "simulation_error",
            "z",
            "resolution",
            "verdict",
            "sizes",
            "means",
            "standard_errors",
            "replicas",
            "seeds",
            "notes");

    private final CsvTable table;

    /** Starts a table whose rows begin with these columns. */
    ComparisonTable(List<String> first) {
        List<String> header = new ArrayList<>(first);
        header.addAll(COLUMNS);
        table = new CsvTable(header);
    }

    /** A table whose rows begin with the model and the point. */
    public static CsvTable csv(List<Comparison> comparisons) {
        ComparisonTable table = new ComparisonTable(List.of("model", "point"));
        for (Comparison c : comparisons) {
            table.table.cell(c.model()).cell(c.point());
            table.row(c, List.of());
        }
        return table.csv();
    }

    void row(Comparison c, List<Double> first) {
        first.forEach(table::cell);
        table.cell(c.quantity().name())
                .cell(c.prediction().value())
                .cell(c.prediction().error());
        table.cell(c.measured())
                .cell(c.measuredError())
                .cell(c.zScore())
                .cell(c.detectableChange(0.5))
                .cell(c.verdict().label());
        table.cell(join(c, s -> Integer.toString(s.size())));
        table.cell(join(c, s -> Double.toString(s.sample().mean())));
        table.cell(join(c, s -> Double.toString(s.sample().standardError())));
        table.cell(join(c, s -> Integer.toString(s.sample().values().length)));
        table.cell(join(c, s -> Long.toString(s.settings().seed())));
        List<String> notes = new ArrayList<>(c.flags());
        if (c.isFailed()) {
            notes.add(c.failure());
        }
        table.cell(String.join("; ", notes)).endRow();
    }

    CsvTable csv() {
        return table;
    }

    private static String join(Comparison c, Function<SizedSample, String> text) {
        return c.samples().stream().map(text).collect(Collectors.joining(";"));
    }
}
