package org.cavity.theory.adapting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A value from an independent implementation or a simulation.
 *
 * @param uncertainty numerical uncertainty or standard error
 */
public record ReferenceRow(String quantity, String parameters, double value, double uncertainty) {

    /** The rows of the file {@code reference.csv} beside a test. */
    public static Stream<ReferenceRow> of(Class<?> test) {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(test.getResourceAsStream("reference.csv"), StandardCharsets.UTF_8))) {
            return in
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new ReferenceRow(
                            cells[0], cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[3])))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The population that the parameters describe. */
    public AdaptingPopulation population() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String assignment : parameters.split(";")) {
            String[] sides = assignment.split("=");
            values.put(sides[0], sides[1]);
        }
        return AdaptingPopulation.SCHEMA.parse(values);
    }

    @Override
    public String toString() {
        return quantity + " " + parameters;
    }
}
