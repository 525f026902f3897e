package org.cavity.theory.adapting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value measured in independent simulations (in Python, of the equations of {@link AdaptingPopulation}).
 *
 * @param tolerance its standard error, or half a unit of its last digit if that is larger
 */
public record SimulatedRow(String quantity, String parameters, double value, double tolerance) {

    private static final Map<String, String> PRESETS = Map.of("L5", "L5", "ONE", "single", "NOADAPT", "none");

    /** The rows of a resource beside a class. */
    public static List<SimulatedRow> read(Class<?> beside) throws IOException {
        List<SimulatedRow> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(beside.getResourceAsStream("reference.csv"), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                int point = cells[2].indexOf('.');
                double halfDigit = 0.5 * Math.pow(10, point < 0 ? 0 : point + 1 - cells[2].length());
                rows.add(new SimulatedRow(
                        cells[0],
                        cells[1],
                        Double.parseDouble(cells[2]),
                        Math.max(Double.parseDouble(cells[3]), halfDigit)));
            }
        }
        return rows;
    }

    /** The number that follows a key, such as {@code "mu="}. */
    public double number(String key) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(key) + "\\s*([-+.0-9eE]+)").matcher(parameters);
        if (!matcher.find()) {
            throw new IllegalArgumentException(parameters + " lacks " + key);
        }
        return Double.parseDouble(matcher.group(1));
    }

    /** The population of the row. */
    public AdaptingPopulation population() {
        AdaptingPopulation population;
        if (parameters.startsWith("taum=")) {
            population = AdaptingPopulation.SCHEMA.parse(Map.of(
                    "membrane_time", "" + number("taum="),
                    "refractory_time", "" + number("tref="),
                    "escape_width", "" + number("Du="),
                    "adaptation_amplitudes", list("q"),
                    "adaptation_times", list("tau")));
        } else {
            String name = parameters.substring(0, parameters.indexOf(';')).replace("set=", "");
            population = AdaptingPopulation.of(Preset.valueOf(PRESETS.get(name).toUpperCase(Locale.ROOT)));
        }
        return population
                .withInputMean(number("mu="))
                .withInputVariance(number(";v="))
                .withInputTime(parameters.contains("white") ? 0 : number("taus="));
    }

    private String list(String key) {
        Matcher matcher = Pattern.compile(";" + key + "=\\(([^)]*)\\)").matcher(parameters);
        if (!matcher.find()) {
            throw new IllegalArgumentException(parameters + " lacks " + key);
        }
        return "[" + matcher.group(1).trim().replaceAll("\\s+", ",") + "]";
    }

    @Override
    public String toString() {
        return quantity + " " + parameters;
    }
}
