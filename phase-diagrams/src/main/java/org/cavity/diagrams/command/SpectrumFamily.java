package org.cavity.diagrams.command;

import static org.cavity.theory.model.Quantity.OUTLIER;
import static org.cavity.theory.model.Quantity.SLOW_FRACTION;
import static org.cavity.theory.model.Quantity.SPECTRAL_ABSCISSA;
import static org.cavity.theory.model.Quantity.SPECTRAL_RADIUS;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.figure.FamilyFigure;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.output.TextTable;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.ParameterSpec;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;

/**
 * The predicted boundaries of the spectrum at several values of one parameter; no network is simulated.
 *
 * @param state whose spectrum, the attractor's or a fixed point's
 * @param base the parameters that stay
 * @param parameter the parameter that varies
 * @param values its values
 * @param request with what means theory is solved; it names no quantities yet
 * @param <P> the parameter record
 */
record SpectrumFamily<P extends Record>(
        SpectrumState<P> state, P base, ParameterSpec parameter, double[] values, Request request) {

    static final List<Quantity> QUANTITIES = List.of(SPECTRAL_RADIUS, SPECTRAL_ABSCISSA, OUTLIER, SLOW_FRACTION);

    static final List<String> FILES =
            List.of("data.csv", "boundaries.csv", "figure.png", "figure.svg", "figure.pdf", "provenance.json");

    /** What theory says at one value. */
    private record Member(double value, PredictedSpectrum prediction) {}

    /** Checks that the model accepts the values. */
    SpectrumFamily {
        for (double value : values) {
            state.theory().schema().with(base, parameter.name(), value);
        }
        Set<Quantity> wanted = new LinkedHashSet<>(QUANTITIES);
        wanted.retainAll(state.theory().quantities());
        request = request.withQuantities(wanted);
    }

    /**
     * Reads {@code name=value,value,…}.
     *
     * @throws UsageException if the text has another form or the parameter is also fixed
     */
    static <P extends Record> SpectrumFamily<P> parse(
            SpectrumState<P> state, Map<String, String> given, String text, Request request) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new UsageException("family = " + text + " cannot be read: it must be name=value,value,...");
        }
        ParameterSchema<P> schema = state.theory().schema();
        ParameterSpec parameter = schema.spec(text.substring(0, equals).trim());
        if (given.containsKey(parameter.name())) {
            throw new UsageException(parameter.name() + " varies over the family and cannot also be fixed.");
        }
        double[] values;
        try {
            values = Arrays.stream(text.substring(equals + 1).split(",", -1))
                    .mapToDouble(part -> Double.parseDouble(part.trim()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new UsageException("family = " + text + " cannot be read: it must be name=value,value,...");
        }
        return new SpectrumFamily<>(state, schema.parse(given), parameter, values, request);
    }

    int run(Session session, OutputOptions output, boolean dryRun, int threads) {
        Plan plan = plan(threads);
        Provenance provenance = plan.provenance(session);
        ResultFolder folder = output.folder(provenance);
        if (dryRun) {
            folder.checkContents();
            return plan.print(
                    session,
                    output.json(),
                    folder.path(),
                    FILES,
                    List.of(new Plan.Cost(values.length + " solutions of the theory", values.length, 0)));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        List<Member> members = new ArrayList<>();
        for (double value : values) {
            members.add(member(value));
        }
        String files = "";
        if (output.writesFiles()) {
            Results results = new Results()
                    .csv("data.csv", numbers(members))
                    .csv("boundaries.csv", boundaries(members))
                    .figure(
                            session,
                            FamilyFigure.of(
                                    parameter,
                                    values,
                                    members.stream()
                                            .map(m -> m.prediction.boundary())
                                            .toList(),
                                    state.theory().timeUnit()));
            results.write(session, folder);
            files = results.summary(folder);
        }
        if (output.json()) {
            JsonObject document = json(plan, members);
            document.add("provenance", provenance.toJson());
            session.out().print(Json.text(document));
        } else {
            print(session, members, files);
        }
        boolean whole = members.stream()
                .allMatch(m ->
                        m.prediction.converged() && !m.prediction.boundary().isEmpty());
        return whole ? ExitStatus.DONE : ExitStatus.DISAGREEMENT;
    }

    private Member member(double value) {
        P parameters = state.theory().schema().with(base, parameter.name(), value);
        try {
            return new Member(value, state.predict(parameters, request));
        } catch (RuntimeException e) {
            // One value must not take the others with it; its reason goes into the table.
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Member(value, PredictedSpectrum.failed(why));
        }
    }

    private Plan plan(int threads) {
        Map<String, Object> parameters =
                new LinkedHashMap<>(state.theory().schema().values(base));
        parameters.remove(parameter.name());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("family", parameter.name());
        settings.put("values", Arrays.stream(values).boxed().toList());
        if (!state.isAttractor()) {
            settings.put("fixed_point", state.fixedPoint());
        }
        settings.put("seed", request.seed());
        settings.put("slow_bound", request.slowBound());
        return new Plan(state.theory().name(), "spectrum", parameters, settings, threads);
    }

    private CsvTable numbers(List<Member> members) {
        List<String> header = new ArrayList<>(List.of(parameter.name()));
        request.quantities().forEach(q -> header.addAll(List.of(q.name(), q.name() + "_error")));
        header.addAll(List.of(state.criterion(), "converged", "failed"));
        CsvTable table = new CsvTable(header);
        for (Member member : members) {
            table.cell(member.value);
            for (Quantity quantity : request.quantities()) {
                Estimate estimate = member.prediction.quantities().get(quantity);
                boolean known = estimate != null && !estimate.isFailed();
                table.cell(known ? estimate.value() : Double.NaN).cell(known ? estimate.error() : Double.NaN);
            }
            table.cell(member.prediction.state())
                    .cell(Boolean.toString(member.prediction.converged()))
                    .cell(member.prediction.converged() ? "" : member.prediction.note())
                    .endRow();
        }
        return table;
    }

    private CsvTable boundaries(List<Member> members) {
        CsvTable table = new CsvTable(List.of(parameter.name(), "line", "re", "im"));
        for (Member member : members) {
            member.prediction.boundary().forEach((name, curve) -> {
                for (int i = 0; i < curve.get("re").length; i++) {
                    table.cell(member.value).cell(name);
                    table.cell(curve.get("re")[i]).cell(curve.get("im")[i]).endRow();
                }
            });
        }
        return table;
    }

    private JsonObject json(Plan plan, List<Member> members) {
        JsonObject document = new JsonObject();
        document.addProperty("model", state.theory().name());
        document.add("parameters", Json.values(plan.parameters()));
        JsonArray family = new JsonArray();
        for (Member member : members) {
            JsonObject object = new JsonObject();
            object.addProperty(parameter.name(), member.value);
            object.add("quantities", Json.estimates(member.prediction.quantities()));
            object.addProperty(state.criterion(), member.prediction.state());
            object.addProperty("converged", member.prediction.converged());
            if (!member.prediction.note().isEmpty()) {
                object.addProperty("note", member.prediction.note());
            }
            object.add("boundary", Json.arrays(member.prediction.boundary()));
            family.add(object);
        }
        document.add("family", family);
        return document;
    }

    private void print(Session session, List<Member> members, String files) {
        List<String> header = new ArrayList<>(List.of(parameter.name()));
        request.quantities().forEach(q -> header.add(q.name()));
        header.add(state.criterion());
        TextTable table = new TextTable(header.toArray(String[]::new));
        StringBuilder notes = new StringBuilder();
        for (Member member : members) {
            List<String> row = new ArrayList<>(List.of(TextTable.brief(member.value)));
            for (Quantity quantity : request.quantities()) {
                Estimate estimate = member.prediction.quantities().get(quantity);
                row.add(estimate == null || estimate.isFailed() ? "-" : TextTable.brief(estimate.value()));
            }
            row.add(member.prediction.state());
            table.row(row.toArray(String[]::new));
            String at = parameter.name() + " = " + TextTable.brief(member.value) + ": ";
            if (!member.prediction.note().isEmpty()) {
                notes.append("note: ")
                        .append(at)
                        .append(member.prediction.note())
                        .append('\n');
            }
            if (member.prediction.boundary().isEmpty()) {
                notes.append(at).append("theory predicts no boundary\n");
            }
        }
        session.out().print(table + "\n" + notes + files);
    }
}
