package org.cavity.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Quantity;

/** What to type to measure a quantity again, with the same random numbers and so to the bit. */
final class Reproduction {

    /** What the line of Java takes beside the class of the parameters. */
    private static final String IMPORTS = "import java.util.*; import org.cavity.numerics.kernel.Precision;"
            + " import org.cavity.numerics.model.*; import org.cavity.theory.model.Quantity;"
            + " import org.cavity.validation.Models; ";

    private Reproduction() {}

    /**
     * A command that simulates the largest of the networks again; where the command line does not know the model, its
     * parameters (as a user's own nonlinearity) or does not measure the quantity, a line of Java.
     *
     * @param samples the measurement at each size
     * @return empty if nothing was measured
     */
    static <P extends Record> String of(Model<P> model, P parameters, Quantity quantity, List<SizedSample> samples) {
        if (samples.isEmpty()) {
            return "";
        }
        SimulationSettings settings = samples.get(samples.size() - 1).settings();
        boolean measured = Models.find(model.name()).isPresent()
                && SimulationRun.affordable(model, parameters, settings).contains(quantity);
        Optional<Map<String, String>> changed = Models.find(model.name())
                .flatMap(known -> changed(model.theory().schema(), parameters));
        if (measured && changed.isPresent()) {
            return "./cavity simulate " + model.name()
                    + changed.get().entrySet().stream()
                            .map(e -> " " + quoted(e.getKey() + "=" + e.getValue()))
                            .collect(Collectors.joining())
                    + options(settings);
        }
        return changed.map(texts -> known(parameters, texts)).orElse("model.simulation()")
                + measure(quantity, settings);
    }

    /** The parameters that are not as by default, as texts; empty if the command line would read something else. */
    private static <P extends Record> Optional<Map<String, String>> changed(ParameterSchema<P> schema, P parameters) {
        Map<String, String> texts = new LinkedHashMap<>();
        schema.values(parameters).forEach((name, value) -> texts.put(name, text(value)));
        try {
            boolean same = schema.parse(texts).equals(parameters);
            Map<String, String> defaults = new LinkedHashMap<>();
            schema.values(schema.defaults()).forEach((name, value) -> defaults.put(name, text(value)));
            texts.entrySet().removeAll(defaults.entrySet());
            return same ? Optional.of(texts) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(",", "[", "]"))
                : value.toString();
    }

    /** An argument as a shell takes it: one with brackets is a pattern of file names, which zsh refuses. */
    private static String quoted(String argument) {
        return argument.matches("[\\w.=,+-]*") ? argument : "'" + argument + "'";
    }

    private static String options(SimulationSettings s) {
        StringBuilder words = new StringBuilder()
                .append(" --size ")
                .append(s.size())
                .append(" --replicas ")
                .append(s.replicas())
                .append(" --seed ")
                .append(s.seed())
                .append(" --transient ")
                .append(s.transientTime())
                .append(" --time ")
                .append(s.time())
                .append(" --dt ")
                .append(s.timeStep());
        Scheme scheme = s.scheme();
        if (s.trajectories() > 1) {
            words.append(" --trajectories ").append(s.trajectories());
        }
        if (scheme.integrator() != Integrator.AUTOMATIC) {
            words.append(" --integrator ").append(scheme.integrator());
        }
        if (scheme.precision() != Scheme.DEFAULT.precision()) {
            words.append(" --precision ").append(scheme.precision());
        }
        if (scheme.coarseTangents()) {
            words.append(" --coarse-tangents");
        }
        if (s.initialScale() != 1) {
            words.append(" --initial-scale ").append(s.initialScale());
        }
        return words.toString();
    }

    private static <P extends Record> String known(P parameters, Map<String, String> texts) {
        return IMPORTS + "import " + parameters.getClass().getName() + "; var parameters = "
                + parameters.getClass().getSimpleName() + ".SCHEMA.parse(Map.of("
                + texts.entrySet().stream()
                        .map(e -> '"' + e.getKey() + "\", \"" + e.getValue() + '"')
                        .collect(Collectors.joining(", "))
                + ")); Models.of(parameters).simulation()";
    }

    private static String measure(Quantity quantity, SimulationSettings s) {
        Scheme scheme = s.scheme();
        String constant = quantity.name().toUpperCase(Locale.ROOT);
        return ".measure(parameters, new SimulationSettings(" + s.size() + ", " + s.replicas() + ", "
                + s.seed() + "L, " + s.transientTime() + ", " + s.time() + ", " + s.timeStep() + ", 1, "
                + s.trajectories() + ", new Scheme(Integrator."
                + scheme.integrator().name() + ", Precision."
                + scheme.precision().name() + ", " + scheme.coarseTangents() + "), " + s.initialScale() + ", "
                + s.slowBound() + "), Set.of(Quantity." + constant + "), Progress.NONE)";
    }
}
