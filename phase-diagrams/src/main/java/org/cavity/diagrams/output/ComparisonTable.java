package org.cavity.diagrams.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cavity.theory.model.Estimate;
import org.cavity.validation.Comparison;
import org.cavity.validation.SizedSample;

/**
 * Comparisons of theory with simulation as CSV, one row each; lists within a cell are separated by semicolons. The
 * column {@code detectable_change} holds the smallest change of the prediction that the comparison sees with the power of its
 * criterion: 95 % at designed points, in every second case elsewhere.
 */
public final class ComparisonTable {

    private static final List<String> COLUMNS = List.of(
            "quantity",
            "theory",
            "theory_error",
            "simulation",
            "simulation_error",
            "z",
            "detectable_change",
            "verdict",
            "sizes",
            "means",
            "standard_errors",
            "replicas",
            "seeds",
            "notes");

    /** What a map, of whose points there are many, does without. */
    private static final List<String> MORE = List.of(
            "theory_standard_error",
            "theory_degrees_of_freedom",
            "difference",
            "allowed_difference",
            "demanded_change",
            "reproduction",
            "values");

    private final CsvTable table;

    /** Starts a table whose rows begin with these columns. */
    ComparisonTable(List<String> first) {
        List<String> header = new ArrayList<>(first);
        header.addAll(COLUMNS);
        table = new CsvTable(header);
    }

    /**
     * A table whose rows begin with the model and the point and tell more: the standard error of a theory that samples, the
     * largest difference that is no disagreement, the change that should be detected, what to type to see it again, and the value in each network, separated by spaces.
     */
    public static CsvTable csv(List<Comparison> comparisons) {
        List<String> header = new ArrayList<>(List.of("model", "point"));
        header.addAll(COLUMNS);
        header.addAll(MORE);
        ComparisonTable table = new ComparisonTable(new CsvTable(header));
        for (Comparison c : comparisons) {
            table.table.cell(c.model()).cell(c.point());
            table.cells(c);
            table.more(c);
            table.table.endRow();
        }
        return table.csv();
    }

    private void more(Comparison c) {
        Estimate.Sampling sampling = c.prediction().sampling();
        boolean sampled = sampling.degreesOfFreedom() > 0;
        table.cell(sampled ? sampling.standardError() : Double.NaN)
                .cell(sampled ? sampling.degreesOfFreedom() : Double.NaN)
                .cell(c.difference())
                .cell(c.allowedDifference())
                .cell(c.isFailed() ? Double.NaN : c.demandedChange())
                .cell(c.reproduction())
                .cell(join(
                        c,
                        s -> Arrays.stream(s.sample().values())
                                .mapToObj(Double::toString)
                                .collect(Collectors.joining(" "))));
    }

    private ComparisonTable(CsvTable table) {
        this.table = table;
    }

    void row(Comparison c, List<Double> first) {
        first.forEach(table::cell);
        cells(c);
        table.endRow();
    }

    private void cells(Comparison c) {
        table.cell(c.quantity().name())
                .cell(c.prediction().value())
                .cell(c.prediction().error());
        table.cell(c.measured())
                .cell(c.measuredError())
                .cell(c.zScore())
                .cell(c.detectableChange())
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
        table.cell(String.join("; ", notes));
    }

    CsvTable csv() {
        return table;
    }

    private static String join(Comparison c, Function<SizedSample, String> text) {
        return c.samples().stream().map(text).collect(Collectors.joining(";"));
    }
}
