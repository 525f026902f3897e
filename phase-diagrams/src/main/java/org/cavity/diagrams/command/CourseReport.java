package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.cavity.diagrams.figure.ResponseFigures;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.diagrams.output.TextTable;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.RateCourse;
import org.cavity.validation.CourseScatter;

/** The rate under a changing input, theory beside simulation. */
final class CourseReport implements ResponseExperiment.Report {

    private final CourseExperiment<?> experiment;
    private final RateCourse theory;
    private final Optional<RateCourse> simulation;
    private final List<CourseReading.Item> items;
    private final double[] predicted;
    private final double[] predictedErrors;
    private final double[] measured;
    private final double[] errors;

    CourseReport(CourseExperiment<?> experiment, RateCourse theory, Optional<RateCourse> simulation) {
        this.experiment = experiment;
        this.theory = theory;
        this.simulation = simulation;
        CourseReading reading = experiment.stimulus().reading();
        this.items = reading.items();
        this.predicted = reading.values().apply(theory);
        this.predictedErrors = reading.errors(theory);
        double[] unknown = new double[items.size()];
        Arrays.fill(unknown, Double.NaN);
        this.measured = simulation.map(reading.values()).orElse(unknown);
        this.errors = simulation
                .map(course -> CourseScatter.standardErrors(course, seed(), reading.values()))
                .orElse(unknown);
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).compared()) {
                measured[i] = Double.NaN;
            }
            if (!Double.isFinite(measured[i]) || !Double.isFinite(errors[i])) {
                errors[i] = Double.NaN;
            }
        }
    }

    private long seed() {
        return experiment.subject().networks().orElseThrow().settings().seed();
    }

    @Override
    public Results files(Session session) {
        double[] means = input(true);
        double[] deviations = input(false);
        Results results = new Results()
                .csv("data.csv", CsvTable.of(data(means, deviations)))
                .csv("summary.csv", summary());
        if (experiment.stimulus().input() instanceof InputCourse.Series series) {
            results.csv(StoredCommand.INPUT, InputSeriesFile.table(series));
        }
        return results.arrays(new NpzArchive().columns(arrays()))
                .figure(
                        session,
                        new ResponseFigures(
                                        experiment.subject().timeUnit(),
                                        experiment.subject().theory().inputUnit())
                                .course(means, deviations, theory, simulation.orElse(null)));
    }

    private double[] input(boolean mean) {
        return Arrays.stream(theory.times())
                .map(t -> mean
                        ? experiment.stimulus().input().mean(t)
                        : experiment.stimulus().input().deviation(t))
                .toArray();
    }

    private Columns data(double[] means, double[] deviations) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("time", theory.times());
        columns.put("mean", means);
        columns.put("deviation", deviations);
        columns.put("theory", theory.rates());
        columns.put("theory_error", theory.errors());
        simulation.ifPresent(course -> {
            columns.put("simulation", course.rates());
            columns.put("simulation_error", course.errors());
        });
        return new Columns(columns);
    }

    private CsvTable summary() {
        CsvTable table =
                new CsvTable(List.of("quantity", "unit", "theory", "theory_error", "simulation", "simulation_error"));
        for (int i = 0; i < items.size(); i++) {
            table.cell(items.get(i).name()).cell(items.get(i).unit());
            table.cell(predicted[i])
                    .cell(predictedErrors[i])
                    .cell(measured[i])
                    .cell(errors[i])
                    .endRow();
        }
        return table;
    }

    @Override
    public void addTo(JsonObject document) {
        JsonObject response = new JsonObject();
        response.add("theory", numbers(predicted, predictedErrors, items));
        if (simulation.isPresent()) {
            response.add("simulation", numbers(measured, errors, compared()));
            JsonObject difference = new JsonObject();
            difference.addProperty("rms", difference());
            if (Double.isFinite(noise())) {
                difference.addProperty("rms_of_noise", noise());
            }
            response.add("relative_difference", difference);
        }
        document.add(experiment.stimulus().kind(), response);
        document.add("arrays", Json.arrays(arrays()));
    }

    private Map<String, Columns> arrays() {
        Map<String, Columns> arrays = new LinkedHashMap<>();
        Map<String, double[]> input = new LinkedHashMap<>();
        input.put("time", theory.times());
        input.put("mean", input(true));
        input.put("deviation", input(false));
        arrays.put("input", new Columns(input));
        arrays.put("theory", columns(theory));
        simulation.ifPresent(course -> arrays.put("simulation", columns(course)));
        return arrays;
    }

    private List<CourseReading.Item> compared() {
        return items.stream().filter(CourseReading.Item::compared).toList();
    }

    private JsonObject numbers(double[] values, double[] errors, List<CourseReading.Item> shown) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < items.size(); i++) {
            if (shown.contains(items.get(i))) {
                object.add(
                        items.get(i).name(),
                        Json.number(values[i], errors[i], items.get(i).unit()));
            }
        }
        return object;
    }

    private static Columns columns(RateCourse course) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("time", course.times());
        columns.put("rate", course.rates());
        columns.put("error", course.errors());
        return new Columns(columns);
    }

    @Override
    public String text() {
        boolean simulated = simulation.isPresent();
        TextTable table = simulated
                ? new TextTable("quantity", "theory", "error", "simulation", "std. error", "unit")
                : new TextTable("quantity", "theory", "error", "unit");
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i).name();
            String unit = TextTable.unit(items.get(i).unit());
            if (simulated) {
                table.row(
                        name,
                        number(predicted[i]),
                        TextTable.error(predictedErrors[i]),
                        number(measured[i]),
                        TextTable.error(errors[i]),
                        unit);
            } else {
                table.row(name, number(predicted[i]), TextTable.error(predictedErrors[i]), unit);
            }
        }
        String text = experiment.stimulus().text() + "\n"
                + experiment
                        .subject()
                        .networks()
                        .map(ResponseExperiment.Networks::text)
                        .orElse("")
                + "\n" + table;
        return !simulated
                ? text
                : text + "\nsimulation less theory, rms over the bins after 0: " + percent(difference())
                        + (Double.isFinite(noise()) ? ", of which noise makes " + percent(noise()) : "") + "\n";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? TextTable.brief(value) : "-";
    }

    private static String percent(double fraction) {
        return TextTable.decimals(100 * fraction, 1) + " %";
    }

    /** Root mean square of simulation less theory relative to theory, over the bins after time 0. */
    private double difference() {
        double[] rates = simulation.orElseThrow().rates();
        return rms(i -> rates[i] - theory.rates()[i]);
    }

    /** What is expected of it if theory is right. */
    private double noise() {
        double[] bars = simulation.orElseThrow().errors();
        return rms(i -> bars[i]);
    }

    private double rms(IntToDoubleFunction of) {
        double squares = 0;
        int count = 0;
        for (int i = 0; i < theory.times().length; i++) {
            if (theory.times()[i] > 0) {
                double relative = of.applyAsDouble(i) / theory.rates()[i];
                squares += relative * relative;
                count++;
            }
        }
        return Math.sqrt(squares / count);
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(CourseExperiment.notes(theory, simulation));
        missing("theory", predicted, items).ifPresent(warnings::add);
        simulation
                .flatMap(course -> missing("simulation", measured, compared()))
                .ifPresent(warnings::add);
        return warnings;
    }

    private Optional<String> missing(String side, double[] values, List<CourseReading.Item> expected) {
        List<String> names = IntStream.range(0, items.size())
                .filter(i -> expected.contains(items.get(i)) && !Double.isFinite(values[i]))
                .mapToObj(i -> items.get(i).name())
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(side + ": no " + String.join(", no ", names) + " can be read off the rates"
                        + (side.equals("simulation") ? "; more neurons or wider bins are needed" : ""));
    }
}
