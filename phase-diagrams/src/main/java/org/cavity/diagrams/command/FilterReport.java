package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cavity.diagrams.figure.ResponseFigures;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.diagrams.output.TextTable;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.InputFilter;

/**
 * The filters of a population, theory beside simulation.
 *
 * @param experiment what was asked
 * @param filters one for each channel
 */
record FilterReport(FilterExperiment<?> experiment, List<FilterExperiment.Found> filters)
        implements ResponseExperiment.Report {

    private static final List<String> COLUMNS = List.of("gain", "gain_error", "phase", "phase_error");

    @Override
    public Results files(Session session) {
        return new Results()
                .csv("data.csv", data())
                .arrays(archive())
                .figure(
                        session,
                        new ResponseFigures(experiment.subject().timeUnit(), inputUnit())
                                .filters(
                                        filters.stream()
                                                .map(FilterExperiment.Found::line)
                                                .toList(),
                                        filters.stream()
                                                .flatMap(f -> f.simulation().stream())
                                                .toList()));
    }

    private String inputUnit() {
        return experiment.subject().theory().inputUnit();
    }

    private CsvTable data() {
        List<String> header = new ArrayList<>(List.of("channel", "frequency"));
        COLUMNS.forEach(column -> header.add("theory_" + column));
        COLUMNS.forEach(column -> header.add("simulation_" + column));
        CsvTable table = new CsvTable(header);
        for (FilterExperiment.Found found : filters) {
            double[] frequencies = found.theory().frequencies();
            for (int i = 0; i < frequencies.length; i++) {
                table.cell(found.theory().channel().toString()).cell(frequencies[i]);
                for (double value : values(Optional.of(found.theory()), frequencies[i])) {
                    table.cell(value);
                }
                for (double value : values(found.simulation(), frequencies[i])) {
                    table.cell(value);
                }
                table.endRow();
            }
        }
        return table;
    }

    /** The columns at a frequency, NaN if the filter is not known there. */
    private static double[] values(Optional<InputFilter> filter, double frequency) {
        double[] values = new double[COLUMNS.size()];
        Arrays.fill(values, Double.NaN);
        filter.ifPresent(f -> {
            int i = Arrays.binarySearch(f.frequencies(), frequency);
            if (i >= 0) {
                values[0] = f.gains()[i];
                values[1] = f.gainErrors()[i];
                values[2] = f.phases()[i];
                values[3] = f.phaseErrors()[i];
            }
        });
        return values;
    }

    @Override
    public void addTo(JsonObject document) {
        JsonObject all = new JsonObject();
        for (FilterExperiment.Found found : filters) {
            JsonObject filter = Json.arrays(sides(found));
            filter.addProperty("unit", "1/" + inputUnit());
            if (found.simulation().isPresent()) {
                filter.addProperty("amplitude", found.amplitude());
            }
            all.add(found.theory().channel().toString(), filter);
        }
        document.add("filters", all);
    }

    private NpzArchive archive() {
        NpzArchive archive = new NpzArchive();
        for (FilterExperiment.Found found : filters) {
            sides(found)
                    .forEach((side, columns) ->
                            archive.columns(Map.of(found.theory().channel() + "." + side, columns)));
        }
        return archive;
    }

    private static Map<String, Columns> sides(FilterExperiment.Found found) {
        Map<String, Columns> sides = new LinkedHashMap<>();
        sides.put("theory", columns(found.theory()));
        found.simulation().ifPresent(simulation -> sides.put("simulation", columns(simulation)));
        return sides;
    }

    private static Columns columns(InputFilter filter) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("frequency", filter.frequencies());
        columns.put("gain", filter.gains());
        columns.put("gain_error", filter.gainErrors());
        columns.put("phase", filter.phases());
        columns.put("phase_error", filter.phaseErrors());
        return new Columns(columns);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("linear response of ln A to each channel of the input\n");
        experiment.subject().networks().ifPresent(networks -> text.append(networks.text()));
        for (FilterExperiment.Found found : filters) {
            text.append("\ninput ").append(found.theory().channel());
            text.append(
                    found.simulation().isEmpty()
                            ? "\n"
                            : ", simulated with amplitude " + TextTable.brief(found.amplitude()) + " " + inputUnit()
                                    + "\n");
            text.append(table(found));
        }
        if (filters.size() == 1) {
            text.append("\nThe neurons have no input of their own: there is no deviation to modulate.\n");
        }
        return text.toString();
    }

    /** At the frequencies that are simulated if there is a simulation. */
    private TextTable table(FilterExperiment.Found found) {
        boolean simulated = found.simulation().isPresent();
        String gain = "gain (1/" + inputUnit() + ")";
        TextTable table = simulated
                ? new TextTable(
                        "f (Hz)",
                        gain,
                        "error",
                        "simulation",
                        "std. error",
                        "phase (rad)",
                        "error",
                        "simulation",
                        "std. error")
                : new TextTable("f (Hz)", gain, "error", "phase (rad)", "error");
        for (double frequency : experiment.measured()) {
            double[] theory = values(Optional.of(found.theory()), frequency);
            double[] simulation = values(found.simulation(), frequency);
            String f = TextTable.brief(frequency);
            if (simulated) {
                table.row(
                        f,
                        TextTable.brief(theory[0]),
                        TextTable.error(theory[1]),
                        TextTable.brief(simulation[0]),
                        TextTable.error(simulation[1]),
                        TextTable.brief(theory[2]),
                        TextTable.error(theory[3]),
                        TextTable.brief(simulation[2]),
                        TextTable.error(simulation[3]));
            } else {
                table.row(
                        f,
                        TextTable.brief(theory[0]),
                        TextTable.error(theory[1]),
                        TextTable.brief(theory[2]),
                        TextTable.error(theory[3]));
            }
        }
        return table;
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (FilterExperiment.Found found : filters) {
            found.simulation()
                    .filter(f -> !Arrays.stream(f.gains()).allMatch(Double::isFinite))
                    .ifPresent(f -> warnings.add("simulation: the filter of the " + f.channel()
                            + " cannot be measured; more neurons or a longer time are needed"));
        }
        return warnings;
    }
}
