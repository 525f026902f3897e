package org.cavity.diagrams.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cavity.diagrams.output.StoredResults;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command that gave stored results, as words that resolve to the same plan. Settings carry the names of their
 * options, so that most of them need no more than their values; those without an option are what the command always
 * does.
 *
 * @param results the stored results
 */
record StoredCommand(StoredResults results) {

    /** The copy of an input that a command read from a file of the user's. */
    static final String INPUT = "input.csv";

    /**
     * The words, without those that say where results go.
     *
     * @param spec the command
     */
    List<String> words(CommandSpec spec) {
        List<String> words = new ArrayList<>(List.of(results.command()));
        if (!results.model().equals(ValidateCommand.ALL)) {
            words.add(results.model());
        }
        results.parameters().forEach((name, value) -> words.add(name + "=" + parameter(value)));
        results.settings()
                .forEach((name, value) -> option(name, value)
                        .filter(word -> spec.optionsMap().containsKey(word.split("=", 2)[0]))
                        .ifPresent(words::add));
        return words;
    }

    /** A setting as an option, empty if another one or none says it. */
    private Optional<String> option(String name, JsonElement value) {
        Map<String, JsonElement> settings = results.settings();
        return switch (name) {
            // The smaller networks follow from the largest.
            case "sizes" -> Optional.of("--size=" + last(value.getAsJsonArray()));
            case "family" -> Optional.of("--family=" + value.getAsString() + "=" + text(settings.get("values")));
            case "input_sha256" -> Optional.of("--input=" + results.path().resolve(INPUT));
            // One network is drawn with a given fixed point.
            case "replicas" -> settings.containsKey("fixed_point") ? Optional.empty() : usual(name, value);
            // Without an error to be reached the time decides.
            case "error" -> value.getAsDouble() == 0 ? Optional.empty() : usual(name, value);
            // The usual frequencies of theory and simulation differ, those that a user names are for both.
            case "frequencies" ->
                settings.getOrDefault("simulated_frequencies", value).equals(value)
                        ? usual(name, value)
                        : Optional.empty();
            default -> usual(name, value);
        };
    }

    private static Optional<String> usual(String name, JsonElement value) {
        String option = "--" + name.replace('_', '-');
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
            return value.getAsBoolean() ? Optional.of(option) : Optional.empty();
        }
        return Optional.of(option + "=" + text(value));
    }

    private static String parameter(JsonElement value) {
        return value.isJsonArray() ? "[" + text(value) + "]" : text(value);
    }

    private static String text(JsonElement value) {
        return value.isJsonArray()
                ? StreamSupport.stream(value.getAsJsonArray().spliterator(), false)
                        .map(JsonElement::getAsString)
                        .collect(Collectors.joining(","))
                : value.getAsString();
    }

    private static String last(JsonArray array) {
        return array.get(array.size() - 1).getAsString();
    }
}
