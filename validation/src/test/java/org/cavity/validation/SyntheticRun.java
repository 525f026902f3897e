package org.cavity.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Estimate;

/**
 * What a run over all models would measure if it obeyed its theory: at every check of every designed point the numbers
 * and sizes of networks that are simulated there, scatter of variance s²/N with s = 1, a finite-size term b N^(−p), and
 * a theory within its documented error.
 *
 * @param checks the checks
 * @param scatter one draw of mean 0 and variance 1 for a network of this relative deviation
 */
record SyntheticRun(List<Check> checks, Scatter scatter) {

    private static final double TRUTH = 10;

    /** As many samples as theories take at points of a validation: gated states and sets of paths 4, spiking states 6. */
    private static final int[] SAMPLES = {4, 6};

    /** Of so many theories one samples. */
    private static final int SAMPLING = 7;

    /** Scatter between networks. */
    interface Scatter {

        Scatter NORMAL = (deviation, random) -> random.nextGaussian();

        /** Log-normal, with the relative deviation that participation ratios have. */
        Scatter LOG_NORMAL = (deviation, random) -> {
            double width = Math.sqrt(Math.log1p(deviation * deviation));
            return (Math.exp(width * random.nextGaussian() - 0.5 * width * width) - 1) / deviation;
        };

        /** Relative deviation of participation ratios at N = 256. */
        double AT_256 = 0.25;

        double draw(double deviation, Random random);
    }

    /**
     * A check at a point.
     *
     * @param check how it is compared, its simulation error in units of the standard error
     * @param settings of the networks of each size
     * @param bound the theory's documented error
     * @param sampled standard error of a theory that takes samples, 0 for one that does not
     * @param samples how many it takes
     */
    record Check(QuantityCheck check, List<SimulationSettings> settings, double bound, double sampled, int samples) {

        /** What {@link FiniteSizeTrend} would give if every size showed the scatter that it has. */
        double standardError() {
            List<SizedSample> samples = new ArrayList<>();
            for (SimulationSettings s : settings) {
                double[] values = new double[s.replicas()];
                // Plus and minus one deviation in turn, stretched so that the variance with R − 1 is that of s = 1.
                Arrays.setAll(values, r -> r % 2 == 0 ? 1 : -1);
                double mean = Arrays.stream(values).average().orElseThrow();
                double variance =
                        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
                double stretch = 1 / Math.sqrt(variance * s.size());
                samples.add(new SizedSample(
                        s,
                        Sample.of(Arrays.stream(values)
                                .map(v -> TRUTH + stretch * (v - mean))
                                .toArray())));
            }
            return FiniteSizeTrend.fit(samples, check.finiteSizePower()).error().value();
        }
    }

    /**
     * All checks of these models' points. Documented errors of theory and of the simulation are in turn none, some and
     * several standard errors; every {@value #SAMPLING}th theory samples.
     */
    static SyntheticRun of(List<Model<?>> models, Level level, Scatter scatter) {
        double[] bounds = {0, 0, 0.3, 3, 30};
        double[] systematic = {0, 0.1, 1};
        List<Check> checks = new ArrayList<>();
        for (Model<?> model : models) {
            add(model, level, checks);
        }
        List<Check> all = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            double error = checks.get(i).standardError();
            boolean samples = i % SAMPLING == 0;
            all.add(new Check(
                    checks.get(i).check().withSimulationError(systematic[i % systematic.length] * error),
                    checks.get(i).settings(),
                    samples ? 0 : bounds[i % bounds.length] * error,
                    samples ? error : 0,
                    SAMPLES[i / SAMPLING % SAMPLES.length]));
        }
        return new SyntheticRun(all, scatter);
    }

    private static <P extends Record> void add(Model<P> model, Level level, List<Check> checks) {
        Validator validator = new Validator(level.ensembles(1, 1));
        for (ValidationPoint<P> point : model.validationPoints(level)) {
            List<SimulationSettings> settings = validator.runs(model, point).stream()
                    .map(SimulationRun::settings)
                    .toList();
            point.checks().forEach(check -> checks.add(new Check(check, settings, 0, 0, 0)));
        }
    }

    /** A whole run, its theory off by a number at each check. */
    ValidationReport draw(Random random, ToDoubleFunction<Check> change) {
        return ValidationReport.of(checks.stream()
                .map(c -> compare(c, random, change.applyAsDouble(c)))
                .toList());
    }

    /** One comparison, by itself. */
    Comparison compare(Check c, Random random, double change) {
        double slope = 3 * random.nextGaussian();
        double systematic = c.check().simulationError() * (2 * random.nextDouble() - 1);
        List<SizedSample> samples = new ArrayList<>();
        for (SimulationSettings s : c.settings()) {
            double mean =
                    TRUTH + systematic + slope * Math.pow(s.size(), -c.check().finiteSizePower());
            double deviation = 1 / Math.sqrt(s.size());
            double relative = Scatter.AT_256 * 16 * deviation;
            double[] values = new double[s.replicas()];
            Arrays.setAll(values, r -> mean + deviation * scatter.draw(relative, random));
            samples.add(new SizedSample(s, Sample.of(values)));
        }
        return Comparison.of(
                "synthetic", "here", Map.of(), c.check(), prediction(c, random, change), samples, List.of());
    }

    private static Estimate prediction(Check c, Random random, double change) {
        if (c.sampled() > 0) {
            double[] values = new double[c.samples()];
            double deviation = Math.sqrt(c.samples()) * c.sampled();
            Arrays.setAll(values, i -> TRUTH + change + deviation * random.nextGaussian());
            return Estimate.ofSamples(values, 0);
        }
        // A theory that is off by the change has no error beside it.
        double error = change == 0 ? c.bound() * (2 * random.nextDouble() - 1) : 0;
        return Estimate.of(TRUTH + change + error, c.bound());
    }
}
