package org.cavity.diagrams.command;

import java.util.concurrent.Callable;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.sweep.Shard;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity phase-diagram}. */
@Command(
        name = "phase-diagram",
        description = {
            "Draws the map over two parameters: theory as colour, critical lines over it, simulated points as markers.",
            "Without --x and --y it is the model's standard map."
        },
        footer = {
            "",
            "Examples:",
            "  cavity phase-diagram additive --simulate 12",
            "  cavity phase-diagram additive --x gain=0.5:3:80 --y noise=0.001:1:60:log --colour phase",
            "  cavity phase-diagram additive bias=0.5 --colour variance --output biased",
            "  cavity phase-diagram gated --refine 4 --max-time 90m",
            "  cavity phase-diagram adapting-population --y \"q[1]=0:8:40\" --colour rate"
        })
final class PhaseDiagramCommand implements Callable<Integer> {

    /** Networks of each size at a simulated point: few quantities are compared, and each must be seen sharply. */
    static final int REPLICAS = 12;

    private final Session session;

    @Mixin
    private PointOptions point;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private EnsembleOptions ensembles;

    @Mixin
    private TheoryOptions theory;

    @Mixin
    private SweepOptions part;

    @Mixin
    private ContourOptions contours;

    @Mixin
    private OutputOptions output;

    @Option(names = "--x", paramLabel = "AXIS", description = "Horizontal axis, name=from:to:count[:log].")
    private String x;

    @Option(names = "--y", paramLabel = "AXIS", description = "Vertical axis, name=from:to:count[:log].")
    private String y;

    @Option(
            names = {"--colour", "--color"},
            paramLabel = "QUANTITY",
            description = "Quantity shown as colour, or 'phase'.")
    private String colour;

    @Option(
            names = "--simulate",
            paramLabel = "M",
            converter = WholeNumber.class,
            description = "Simulate networks at M points of the map and compare them with theory.")
    private int simulate;

    @Option(
            names = "--refine",
            paramLabel = "LEVELS",
            converter = WholeNumber.class,
            description = "Halve the spacing of the grid up to LEVELS times (at most 6) where the phase changes, the"
                    + " colour by more than a tenth of its range, or another quantity appears or changes by more than a"
                    + " quarter.")
    private int refine;

    PhaseDiagramCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return run(session.model(point.model()));
    }

    private <P extends Record> int run(Model<P> model) {
        TimeLimit limit = part.limit();
        Shard shard = part.shard();
        MapJob<P> job = MapJob.of(model, arguments(model), threads.threads());
        ResultFolder folder = output.folder(job.plan().provenance(session).withShard(shard.toString()));
        job.check();
        folder.checkContents();
        if (point.dryRun()) {
            return job.plan()
                    .print(
                            session,
                            output.json(),
                            folder.path(),
                            job.fileNames(),
                            job.cost(session, threads.threads()));
        }
        MapRun<P> run = new MapRun<>(session, job, folder, limit, output.json());
        return part.isShard() ? run.part(shard) : run.whole();
    }

    private MapArguments arguments(Model<?> model) {
        return new MapArguments(
                point.given(model.theory().schema()),
                x,
                y,
                colour,
                contours.contours(),
                refine,
                simulate,
                ensembles.ensembles(
                        Ensembles.quick(ensembles.seed(), threads.threads()).withReplicas(REPLICAS)),
                theory.slowBound());
    }
}
