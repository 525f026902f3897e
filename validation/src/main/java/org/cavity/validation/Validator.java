package org.cavity.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.LyapunovSpectrumDetail;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Request;

/**
 * Runs theory and simulation of a model and compares them. Every check gives one comparison: what theory or simulation
 * cannot give is a failed comparison with the reason, never a missing one.
 *
 * @param ensembles the networks to simulate
 * @param means with what means theory is solved; which quantities, the points say
 * @param progress hears how far the work has come
 */
public record Validator(Ensembles ensembles, Request means, Progress progress) {

    /** A validator whose theory samples with the seed of the networks, if it samples. */
    public Validator(Ensembles ensembles, Progress progress) {
        this(ensembles, Request.of().withSeed(ensembles.seed()), progress);
    }

    /** A validator that reports no progress. */
    public Validator(Ensembles ensembles) {
        this(ensembles, Progress.NONE);
    }

    /** Compares at the points of {@link Level#QUICK}. */
    public <P extends Record> ValidationReport validate(Model<P> model) {
        return validate(model, Level.QUICK);
    }

    /** Compares at all points that are designed for a level. */
    public <P extends Record> ValidationReport validate(Model<P> model, Level level) {
        List<Comparison> all = new ArrayList<>();
        List<ValidationPoint<P>> points = model.validationPoints(level);
        double[] costs = IntStream.range(0, points.size())
                .mapToDouble(i -> operations(runs(model, points.get(i))))
                .toArray();
        double total = DoubleStream.of(costs).sum();
        for (int i = 0; i < points.size(); i++) {
            double share = costs[i] / total;
            Progress part = fraction -> progress.advance(fraction * share);
            all.addAll(new Validator(ensembles.forPoint(i), means, part).compare(model, points.get(i)));
        }
        return ValidationReport.of(all);
    }

    /** What {@link #validate} simulates, in its order. */
    public <P extends Record> List<SimulationRun<P>> runs(Model<P> model, Level level) {
        List<SimulationRun<P>> all = new ArrayList<>();
        List<ValidationPoint<P>> points = model.validationPoints(level);
        for (int i = 0; i < points.size(); i++) {
            all.addAll(new Validator(ensembles.forPoint(i)).runs(model, points.get(i)));
        }
        return all;
    }

    /** What {@link #compare} simulates at a point: one run per size. */
    public <P extends Record> List<SimulationRun<P>> runs(Model<P> model, ValidationPoint<P> point) {
        SimulationSettings suggested = model.simulation()
                .suggestedSettings(point.parameters())
                .withThreads(ensembles.threads())
                .withSlowBound(means.slowBound());
        return ensembles.sizes().stream()
                .map(size -> new SimulationRun<>(
                        model.simulation(),
                        point.parameters(),
                        point.design()
                                .settings(suggested, size, ensembles.replicas())
                                .withSeed(ensembles.seed(size)),
                        point.quantities()))
                .toList();
    }

    /** Compares at one point; one comparison per check of the point, in their order. */
    public <P extends Record> List<Comparison> compare(Model<P> model, ValidationPoint<P> point) {
        return compare(model, point, predict(model, point), measure(model, point));
    }

    /** Compares what theory said with what networks gave; one comparison per check of the point, in their order. */
    public static <P extends Record> List<Comparison> compare(
            Model<P> model, ValidationPoint<P> point, PointPrediction predicted, List<SizedMeasurement> measured) {
        List<String> warnings = new ArrayList<>(predicted.warnings());
        for (SizedMeasurement m : measured) {
            m.measurement()
                    .ifPresentOrElse(
                            measurement -> measurement
                                    .warnings(predicted.phase())
                                    .forEach(w -> warnings.add("N = " + m.size() + ": " + w)),
                            () -> warnings.add("the simulation at N = " + m.size() + " broke down: " + m.breakdown()));
        }
        List<Measurement> measurements =
                measured.stream().flatMap(m -> m.measurement().stream()).toList();
        Map<String, Object> parameters = model.theory().schema().values(point.parameters());

        List<Comparison> comparisons = new ArrayList<>();
        for (QuantityCheck check : point.checks()) {
            List<SizedSample> samples = new ArrayList<>();
            List<String> flags = new ArrayList<>(warnings);
            for (Measurement m : measurements) {
                Sample sample = m.quantities().get(check.quantity());
                if (sample == null) {
                    flags.add(check.quantity() + " was not measured at N = "
                            + m.settings().size());
                } else {
                    samples.add(new SizedSample(m.settings(), sample));
                }
            }
            Estimate prediction = predicted.estimate(check.quantity());
            comparisons.add(Comparison.of(model.name(), point.label(), parameters, check, prediction, samples, flags)
                    .withReproduction(Reproduction.of(model, point.parameters(), check.quantity(), samples)));
        }
        return comparisons;
    }

    /** Solves theory for the quantities compared at a point, of the state that its networks reach. Never throws. */
    public <P extends Record> PointPrediction predict(Model<P> model, ValidationPoint<P> point) {
        try {
            Request request =
                    means.withQuantities(point.quantities()).withLyapunovSpectrum(LyapunovSpectrumDetail.INTEGRALS);
            return point.design().nearRest()
                    ? PointPrediction.ofRest(model.theory().predict(point.parameters(), request.withStates(true)))
                    : PointPrediction.of(model.theory().predict(point.parameters(), request));
        } catch (RuntimeException e) {
            return new PointPrediction(Phase.UNRESOLVED, Map.of(), "was not predicted: " + e, List.of());
        }
    }

    private static double operations(List<? extends SimulationRun<?>> runs) {
        return runs.stream().mapToDouble(SimulationRun::operations).sum();
    }

    /** Simulates at a point: one measurement per size. Never throws. */
    public <P extends Record> List<SizedMeasurement> measure(Model<P> model, ValidationPoint<P> point) {
        List<SimulationRun<P>> runs = runs(model, point);
        double total = operations(runs);
        List<SizedMeasurement> measurements = new ArrayList<>();
        for (SimulationRun<?> run : runs) {
            double share = run.operations() / total;
            int size = run.settings().size();
            try {
                Measurement measurement = run.measure(fraction -> progress.advance(fraction * share));
                measurements.add(new SizedMeasurement(size, Optional.of(measurement), ""));
            } catch (RuntimeException e) {
                measurements.add(new SizedMeasurement(size, Optional.empty(), e.toString()));
            }
        }
        return measurements;
    }
}
