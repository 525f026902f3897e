package org.cavity.diagrams.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.ParameterSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The model and its parameters. */
final class PointOptions {

    private static final String COUPLING = "coupling";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description = "Name of the model, see 'cavity models'.")
    private String model;

    @Parameters(
            index = "1..*",
            paramLabel = "name=value",
            description = "Parameters by readable name or symbol (gain=2 or g=2); see 'cavity models MODEL'.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file of parameters and settings; the command line overrides it.")
    private String config;

    @Option(
            names = "--coupling",
            paramLabel = "ENSEMBLE",
            description = "Ensemble of a network's couplings: dense, orthogonal or quarter-circle; short for"
                    + " coupling=ENSEMBLE. A population whose coupling is a number has none.")
    private String coupling;

    @Option(
            names = "--dry-run",
            fallbackValue = "true",
            description = "Print what would be done and what it would cost; write nothing.")
    private boolean dryRun;

    String model() {
        return model;
    }

    boolean dryRun() {
        return dryRun;
    }

    /**
     * The values given for parameters, by readable name, the command line over the config file.
     *
     * @throws ParameterException if there is no such parameter
     * @throws UsageException if a word is not {@code name=value} or names a parameter twice
     */
    Map<String, String> given(ParameterSchema<?> schema) {
        // The config file fills the field of an option that was not typed.
        boolean couplingTyped = command.commandLine().getParseResult().hasMatchedOption("--coupling");
        Map<String, String> values = new LinkedHashMap<>();
        if (command.defaultValueProvider() instanceof ConfigFile file) {
            Map<String, String> entries = new LinkedHashMap<>(file.parameters(command, schema));
            if (coupling != null && !couplingTyped) {
                entries.put(COUPLING, coupling);
            }
            put(values, schema, entries);
        }
        Map<String, String> typed = new LinkedHashMap<>();
        for (String word : assignments) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageException("'" + word + "' is not of the form name=value, such as "
                        + schema.specs().get(0).name() + "="
                        + schema.specs().get(0).initial() + ".");
            }
            if (typed.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw new UsageException(word.substring(0, equals) + " is given twice.");
            }
        }
        if (couplingTyped
                && schema.find(COUPLING).filter(ParameterSpec::isNumber).isPresent()) {
            throw new UsageException("--coupling = " + coupling
                    + " is out of place: it names an ensemble, and the coupling of this model is a number; give "
                    + COUPLING + "=" + coupling + " without the dashes.");
        }
        if (couplingTyped && typed.put(COUPLING, coupling) != null) {
            throw new UsageException(COUPLING + " is given twice.");
        }
        put(values, schema, typed);
        return values;
    }

    /** The parameters at the point. */
    <P extends Record> P parameters(ParameterSchema<P> schema) {
        return schema.parse(given(schema));
    }

    private static void put(Map<String, String> values, ParameterSchema<?> schema, Map<String, String> source) {
        Map<String, String> own = new LinkedHashMap<>();
        source.forEach((key, value) -> {
            String name = schema.spec(key).name();
            if (own.put(name, value) != null) {
                throw new UsageException(name + " is given twice, by name and by symbol.");
            }
        });
        values.putAll(own);
    }
}
