package org.cavity.validation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cavity.numerics.model.Measurement;
import org.cavity.theory.model.Prediction;

/**
 * Assertions for tests; they need no test framework. Each throws an {@link AssertionError} that shows both numbers, their
 * errors, the sizes, the seeds, and what to type to see the case again. A comparison that could not see the change it
 * should see does not pass.
 */
public final class Agreement {

    private Agreement() {}

    /**
     * Asserts that theory and simulation of a model agree at a point.
     *
     * @param model theory and simulation, of Cavity or of one's own
     * @param parameters the point
     * @param ensembles the networks that are simulated
     * @param checks the quantities that are compared, each with the change that must be seen
     * @throws AssertionError unless all of them agree
     */
    public static <P extends Record> void assertAgrees(
            Model<P> model, P parameters, Ensembles ensembles, QuantityCheck... checks) {
        ValidationPoint<P> point = ValidationPoint.of("this point", parameters, checks);
        assertAgrees(ValidationReport.of(new Validator(ensembles).compare(model, point)));
    }

    /**
     * Asserts that measurements agree with a prediction, wherever either comes from.
     *
     * @param what names the case in the message
     * @param measurements one for each size of networks that are independent of all others
     * @param checks the quantities that are compared, each with the change that must be seen
     * @throws AssertionError unless all of them agree
     */
    public static void assertAgrees(
            String what, Prediction prediction, List<Measurement> measurements, QuantityCheck... checks) {
        PointPrediction predicted = PointPrediction.of(prediction);
        assertAgrees(ValidationReport.of(Stream.of(checks)
                .map(check -> {
                    List<SizedSample> samples = measurements.stream()
                            .filter(m -> m.quantities().containsKey(check.quantity()))
                            .map(m -> new SizedSample(m.settings(), m.sample(check.quantity())))
                            .toList();
                    List<String> warnings = Stream.concat(
                                    predicted.warnings().stream(),
                                    measurements.stream().flatMap(m -> m.warnings(prediction.phase()).stream()))
                            .toList();
                    return Comparison.of(
                            what,
                            "this point",
                            Map.of(),
                            check,
                            predicted.estimate(check.quantity()),
                            samples,
                            warnings);
                })
                .toList()));
    }

    /**
     * Asserts that theory and simulation agree.
     *
     * @throws AssertionError unless the verdict is {@link Verdict#AGREES}
     */
    public static void assertAgrees(Comparison comparison) {
        if (comparison.verdict() != Verdict.AGREES) {
            throw new AssertionError(comparison.message());
        }
    }

    /**
     * Asserts that a whole run agrees, allowing for the number of comparisons.
     *
     * @throws AssertionError with the table of all comparisons and the whole of those that do not agree, unless the
     *     verdict is {@link Verdict#AGREES}
     */
    public static void assertAgrees(ValidationReport report) {
        if (report.verdict() != Verdict.AGREES) {
            throw new AssertionError(report.table()
                    + report.comparisons().stream()
                            .filter(c -> c.verdict() != Verdict.AGREES)
                            .map(c -> "\n" + c.message() + "\n")
                            .collect(Collectors.joining()));
        }
    }
}
