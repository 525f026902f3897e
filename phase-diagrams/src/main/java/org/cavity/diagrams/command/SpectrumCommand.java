package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.numerics.model.PlantedSimulation;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.Model;
import org.cavity.validation.SimulationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity spectrum}. */
@Command(
        name = "spectrum",
        description = {
            "Eigenvalues of the Jacobian of one network, and the boundary that theory predicts for them,",
            "in the attractor or with --fixed-point at any fixed point;",
            "with --family the boundaries at several values of a parameter, without a network."
        },
        footer = {
            "",
            "Examples:",
            "  cavity spectrum additive gain=2",
            "  cavity spectrum additive gain=0.8 mean_coupling=1.5 --size 1000 --seed 3",
            "  cavity spectrum additive gain=2 --size 512 --coupling orthogonal",
            "  cavity spectrum additive --family gain=0.5,1,1.5,2,3",
            "  cavity spectrum gated update_gain=10 --fixed-point 2 --size 500",
            "  cavity spectrum gated --fixed-point 2 --family update_gain=0,2,5,10,20"
        })
final class SpectrumCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PointOptions point;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private SchemeOptions scheme;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private OutputOptions output;

    @Mixin
    private TheoryOptions theory;

    @Option(
            names = "--family",
            paramLabel = "name=A,B,...",
            description = "Draw the boundaries that theory predicts at these values of a parameter; simulate nothing.")
    private String family;

    @Option(
            names = "--fixed-point",
            paramLabel = "K",
            converter = WholeNumber.class,
            description =
                    "Of the fixed point of K-th smallest variance, stable or not, as listed by 'cavity solve', and"
                            + " of a network drawn with this fixed point, instead of the attractor.")
    private Integer fixedPoint;

    SpectrumCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return run(session.model(point.model()));
    }

    private <P extends Record> int run(Model<P> model) {
        NetworkDynamics<P> dynamics = session.dynamics(model, "Jacobian");
        SpectrumState<P> state = SpectrumState.chosen(model.theory(), fixedPoint);
        if (family != null) {
            network.refuse("with --family");
            Request means = theory.request(Set.of(), network.seed(Request.SEED), threads.threads());
            return SpectrumFamily.parse(state, point.given(model.theory().schema()), family, means)
                    .run(session, output, point.dryRun(), threads.threads());
        }
        P parameters = point.parameters(model.theory().schema());
        Set<Quantity> measured = new LinkedHashSet<>(SpectrumFamily.QUANTITIES);
        measured.retainAll(model.simulation().measurable());
        Set<Quantity> predicted = new LinkedHashSet<>(SpectrumFamily.QUANTITIES);
        predicted.retainAll(model.theory().quantities());
        SimulationSettings settings = settings(model, parameters, state);
        NetworkSpectrum spectrum = spectrum(model, dynamics, parameters, measured, state, settings);
        Plan plan = new Plan(
                model.name(),
                "spectrum",
                model.theory().schema().values(parameters),
                spectrum.settings(),
                settings.threads());
        Provenance provenance = plan.provenance(session);
        ResultFolder folder = output.folder(provenance);
        spectrum.check();
        Memory.require("size = " + settings.size(), spectrum.memory());
        if (point.dryRun()) {
            folder.checkContents();
            return plan.print(
                    session,
                    output.json(),
                    folder.path(),
                    SpectrumReport.FILES,
                    List.of(new Plan.Cost(
                            Plan.networks(settings.replicas()),
                            session.seconds(spectrum.operations(), 1),
                            spectrum.memory())));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        NetworkSpectrum.Found found;
        try (ProgressDisplay progress = session.progress("eigenvalues")) {
            found = spectrum.find(progress::advance);
        }
        Request request = theory.request(predicted, settings.seed(), settings.threads());
        SpectrumReport report = new SpectrumReport(
                state, found.eigenvalues(), found.measurement(), state.predict(parameters, request.withStates(true)));
        String files = "";
        if (output.writesFiles()) {
            Results results = report.files(session);
            results.write(session, folder);
            files = results.summary(folder);
        }
        if (output.json()) {
            JsonObject document = report.json(plan);
            document.add("provenance", provenance.toJson());
            session.out().print(Json.text(document));
        } else {
            report.print(session);
            session.out().print(files);
        }
        return report.exitStatus();
    }

    private <P extends Record> SimulationSettings settings(Model<P> model, P parameters, SpectrumState<P> state) {
        Scheme chosen = scheme.scheme(false);
        if (!state.isAttractor()) {
            String why = "with --fixed-point one network is drawn, and nothing is followed in time";
            network.refuseAllBut("size", why);
            if (!chosen.equals(Scheme.DEFAULT)) {
                throw new UsageException("integrator and precision are out of place: " + why + ".");
            }
        }
        return network.over(
                network.suggested(model.simulation(), parameters), 1, threads.threads(), 1, chosen, theory.slowBound());
    }

    private <P extends Record> NetworkSpectrum spectrum(
            Model<P> model,
            NetworkDynamics<P> dynamics,
            P parameters,
            Set<Quantity> measured,
            SpectrumState<P> state,
            SimulationSettings settings) {
        if (state.isAttractor()) {
            return new NetworkSpectrum.OfAttractor<>(
                    dynamics, new SimulationRun<>(model.simulation(), parameters, settings, measured));
        }
        PlantedSimulation<P> planted = dynamics.planted()
                .orElseThrow(() -> new UsageException("fixed_point = " + state.fixedPoint()
                        + " is out of place: networks of the model " + model.name()
                        + " cannot be drawn with a given fixed point; predict its boundary alone, with --family."));
        return new NetworkSpectrum.OfFixedPoint<>(planted, parameters, state.fixedPoint(), settings);
    }
}
