package org.cavity.diagrams.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cavity.diagrams.output.TextTable;
import org.cavity.theory.model.ParameterPreset;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.ParameterSpec;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.StandardMap;
import org.cavity.validation.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cavity models}. */
@Command(
        name = "models",
        description = "Lists the models, or one model's parameters, defaults, ranges and quantities.",
        footer = {"", "Examples:", "  cavity models", "  cavity models additive", "  cavity models adapting-population"
        })
final class ModelsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", description = "Name of the model.")
    private String name;

    ModelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (name == null) {
            TextTable table = new TextTable("model", "equation");
            session.models()
                    .forEach(model -> table.row(model.name(), model.theory().summary()));
            session.out().print(table);
        } else {
            describe(session.model(name));
        }
        return ExitStatus.DONE;
    }

    private <P extends Record> void describe(Model<P> model) {
        TextTable parameters = new TextTable("parameter", "alias", "default", "allowed", "unit", "meaning");
        for (ParameterSpec spec : model.theory().schema().specs()) {
            parameters.row(
                    spec.name(),
                    spec.alias(),
                    spec.initial(),
                    spec.allowed(),
                    TextTable.unit(spec.unit()),
                    spec.meaning());
        }
        TextTable quantities = new TextTable("quantity", "symbol", "unit", "theory", "simulated", "meaning");
        for (Quantity quantity : model.quantities()) {
            quantities.row(
                    quantity.name(),
                    quantity.symbol(),
                    TextTable.unit(quantity.unit()),
                    model.theory().quantities().contains(quantity) ? "yes" : "no",
                    model.simulation().measurable().contains(quantity) ? "yes" : "no",
                    quantity.meaning());
        }
        TextTable lines = new TextTable("critical line", "meaning");
        model.theory().criticalLines().forEach(line -> lines.row(line.name(), line.label()));
        StandardMap map = model.theory().standardMap();
        session.out()
                .print(model.name() + ": " + model.theory().summary() + "\n\n" + parameters + "\n"
                        + presets(model.theory().schema()) + quantities + "\n"
                        + lines + "\nstandard map: " + range(map.x()) + " × " + range(map.y()) + ", colour "
                        + map.colour() + "\n");
    }

    /** What each preset makes of the defaults; empty for a model without presets. */
    private static String presets(ParameterSchema<?> schema) {
        StringBuilder text = new StringBuilder();
        for (ParameterSpec choice : schema.specs()) {
            if (!ParameterPreset.class.isAssignableFrom(choice.type())) {
                continue;
            }
            List<ParameterSpec> changed = schema.specs().stream()
                    .filter(spec ->
                            presets(choice).anyMatch(p -> p.initial(spec.name()).isPresent()))
                    .toList();
            List<String> header = new ArrayList<>(List.of(choice.name()));
            changed.forEach(spec -> header.add(spec.name()));
            TextTable table = new TextTable(header.toArray(String[]::new));
            presets(choice).forEach(preset -> {
                List<String> row = new ArrayList<>(List.of(preset.toString()));
                changed.forEach(spec -> row.add(preset.initial(spec.name()).orElse(spec.initial())));
                table.row(row.toArray(String[]::new));
            });
            text.append("defaults by ")
                    .append(choice.name())
                    .append('\n')
                    .append(table)
                    .append('\n');
        }
        return text.toString();
    }

    private static Stream<ParameterPreset> presets(ParameterSpec choice) {
        return Stream.of(choice.type().getEnumConstants()).map(ParameterPreset.class::cast);
    }

    private static String range(StandardMap.Range range) {
        return range.parameter() + "=" + TextTable.number(range.from()) + ":" + TextTable.number(range.to()) + ":"
                + range.count();
    }
}
