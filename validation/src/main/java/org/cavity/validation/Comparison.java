package org.cavity.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;

/**
 * One prediction against one measurement extrapolated to N → ∞.
 *
 * <p>A comparison that lacks a number on either side carries a {@code failure} and the verdict {@link Verdict#FAILED};
 * the methods that need both numbers then give NaN.
 *
 * @param model the model's name
 * @param point what is special about the point
 * @param parameters readable name → value
 * @param check the quantity and how it is compared
 * @param prediction theory's value with its numerical error
 * @param samples the measurement at each size
 * @param trend the measurement's finite-size trend and limit; empty if there is none
 * @param flags what the reader must know: warnings of the simulation, an unknown finite-size term, a trend that fits
 *     badly
 * @param failure why there is nothing to compare, or null
 * @param criterion when it disagrees
 * @param reproduction one command, or one line of Java, that gives it again; may be empty
 */
public record Comparison(
        String model,
        String point,
        Map<String, Object> parameters,
        QuantityCheck check,
        Estimate prediction,
        List<SizedSample> samples,
        Optional<FiniteSizeTrend> trend,
        List<String> flags,
        String failure,
        Criterion criterion,
        String reproduction) {

    /** A difference that stands for itself disagrees if its |z| exceeds this. */
    public static final double THRESHOLD = Criterion.SINGLE.threshold();

    /** What chance alone makes more rarely than this is flagged: a trend that fits badly, a scatter of another law. */
    private static final double RARE = 1e-3;

    /** A standard error below this part of the simulation's error adds less than half a per cent to it. */
    private static final double NEGLIGIBLE = 0.1;

    /**
     * Compares, by itself.
     *
     * @param parameters readable name → value, for the record only
     * @param samples one sample per size of networks independent of all others
     * @param warnings what the reader must know of the prediction or the measurement
     */
    public static Comparison of(
            String model,
            String point,
            Map<String, Object> parameters,
            QuantityCheck check,
            Estimate prediction,
            List<SizedSample> samples,
            List<String> warnings) {
        List<String> flags = new ArrayList<>(warnings);
        List<String> failures = new ArrayList<>();
        if (prediction.isFailed()) {
            failures.add("theory: " + prediction.failure());
        }
        Optional<FiniteSizeTrend> trend = Optional.empty();
        if (samples.isEmpty()) {
            failures.add("simulation: " + check.quantity() + " was not measured");
        } else {
            try {
                trend = Optional.of(FiniteSizeTrend.fit(samples, check.finiteSizePower()));
            } catch (IllegalArgumentException e) {
                failures.add("simulation: " + e.getMessage());
            }
        }
        trend.filter(t -> t.term().isEmpty())
                .ifPresent(t -> flags.add("the finite-size term is unknown, as only one size was simulated"));
        // Far below what the simulation is exact to, as in networks that come to rest, neither says anything.
        Optional<FiniteSizeTrend> rough = trend.filter(t -> t.error().value() > NEGLIGIBLE * check.simulationError());
        rough.flatMap(FiniteSizeTrend::goodness)
                .filter(g -> g.probability() < RARE)
                .ifPresent(g -> flags.add(String.format(
                        Locale.ROOT,
                        "the finite-size trend fits badly: chi² = %.1f with %d degrees of freedom",
                        g.chiSquared(),
                        g.degreesOfFreedom())));
        rough.filter(t -> t.scatterProbability().orElse(1) < RARE)
                .ifPresent(t -> flags.add("the scatter between networks does not fall as 1/√N"));
        return new Comparison(
                model,
                point,
                parameters,
                check,
                prediction,
                List.copyOf(samples),
                trend,
                List.copyOf(flags),
                failures.isEmpty() ? null : String.join("; ", failures),
                Criterion.SINGLE,
                "");
    }

    /** The same comparison by another criterion. */
    public Comparison withCriterion(Criterion value) {
        return new Comparison(
                model, point, parameters, check, prediction, samples, trend, flags, failure, value, reproduction);
    }

    /** The same comparison with what gives it again. */
    public Comparison withReproduction(String value) {
        return new Comparison(
                model, point, parameters, check, prediction, samples, trend, flags, failure, criterion, value);
    }

    /** The quantity compared. */
    public Quantity quantity() {
        return check.quantity();
    }

    /** Whether there is nothing to compare. */
    public boolean isFailed() {
        return failure != null;
    }

    /** The measurement extrapolated to N → ∞ (with one size, the mean at that size); NaN if there is none. */
    public double measured() {
        return trend.map(FiniteSizeTrend::limit).orElse(Double.NaN);
    }

    /** Standard error of {@link #measured}; NaN if there is none. */
    public double measuredError() {
        return trend.map(t -> t.error().value()).orElse(Double.NaN);
    }

    /** Measurement − prediction. */
    public double difference() {
        return isFailed() ? Double.NaN : measured() - prediction.value();
    }

    /** What the theory's documented error explains of the difference. */
    public double allowance() {
        return criterion.bounded() ? prediction.bound() : 0;
    }

    /**
     * Error of the difference, in quadrature: of the extrapolated measurement, of the simulation, of what the theory
     * samples, and of the theory's documented error unless that is a bound, {@link #allowance}.
     *
     * @throws IllegalStateException if the comparison failed
     */
    public StandardError combinedError() {
        return differenceError().combined();
    }

    private DifferenceError differenceError() {
        if (isFailed()) {
            throw new IllegalStateException(message());
        }
        Estimate.Sampling sampling = prediction.sampling();
        return new DifferenceError(
                trend.orElseThrow().error(),
                sampling.degreesOfFreedom() > 0
                        ? Optional.of(new StandardError(sampling.standardError(), sampling.degreesOfFreedom()))
                        : Optional.empty(),
                Math.hypot(check.simulationError(), criterion.bounded() ? 0 : prediction.bound()));
    }

    /**
     * What the allowance does not explain of the difference, in normal standard deviations, Student's correction for
     * few networks included.
     */
    public double zScore() {
        if (isFailed()) {
            return Double.NaN;
        }
        double excess = Math.max(0, Math.abs(difference()) - allowance());
        return combinedError().zScore(Math.copySign(excess, difference()));
    }

    /** Largest difference that is no disagreement. */
    public double allowedDifference() {
        return isFailed() ? Double.NaN : allowance() + combinedError().difference(criterion.threshold());
    }

    /**
     * Smallest detectable change: a theory that is off by so much is called a disagreement with this probability, in
     * networks that scatter as measured.
     */
    public double detectableChange(double power) {
        return isFailed() ? Double.NaN : allowance() + differenceError().detectableChange(criterion.threshold(), power);
    }

    /** Smallest change that is detected with the power of the criterion. */
    public double detectableChange() {
        return detectableChange(criterion.power());
    }

    /** Change that the comparison must be able to see. */
    public double demandedChange() {
        return check.demandedChange(prediction.value());
    }

    /**
     * {@link Verdict#DISAGREES} if |z| exceeds the threshold; else {@link Verdict#UNDECIDED} if the smallest detectable
     * change exceeds the demanded one; else {@link Verdict#AGREES}.
     */
    public Verdict verdict() {
        if (isFailed()) {
            return Verdict.FAILED;
        }
        if (Math.abs(zScore()) > criterion.threshold()) {
            return Verdict.DISAGREES;
        }
        // The same as a smallest detectable change of at most the demanded one, which is to be found by iteration.
        double explained = demandedChange() - allowance();
        boolean seen = explained >= 0 && differenceError().power(criterion.threshold(), explained) >= criterion.power();
        return seen ? Verdict.AGREES : Verdict.UNDECIDED;
    }

    /** The comparison in one sentence: numbers, errors, sizes, networks, seeds, verdict, how to see it again. */
    public String message() {
        String subject = model + ", " + point + " " + parameters + ": " + quantity();
        String sizes = samples.isEmpty()
                ? ""
                : samples.stream().map(Comparison::describe).collect(Collectors.joining("; ", " (", ")"));
        String notes = flags.isEmpty() ? "" : "; note: " + String.join("; ", flags);
        String again = reproduction.isEmpty() ? "" : " Again: " + reproduction;
        if (isFailed()) {
            return subject + " could not be compared: " + failure + sizes + notes + "." + again;
        }
        String term = trend.orElseThrow()
                .term()
                .map(t -> String.format(
                        Locale.ROOT,
                        "at N → ∞, with a finite-size term (%.3g ± %.2g) / N^%s",
                        t.slope(),
                        t.slopeError(),
                        t.power()))
                .orElse("at N = " + samples.get(0).size() + ", without a finite-size term");
        return String.format(
                Locale.ROOT,
                "%s %s: theory %.6g ± %.1g, simulation %.6g ± %.2g %s%s, difference %.3g ± %.2g, z = %.2f (threshold"
                        + " %.2f); a change of %.2g is seen with probability %s, %.2g should be%s.%s",
                subject,
                verdict().label(),
                prediction.value(),
                prediction.error(),
                measured(),
                measuredError(),
                term,
                sizes,
                difference(),
                combinedError().value(),
                zScore(),
                criterion.threshold(),
                detectableChange(),
                criterion.power(),
                demandedChange(),
                notes,
                again);
    }

    private static String describe(SizedSample s) {
        return String.format(
                Locale.ROOT,
                "%.6g ± %.2g at N = %d, %d networks, seed %d",
                s.sample().mean(),
                s.sample().standardError(),
                s.size(),
                s.sample().values().length,
                s.settings().seed());
    }

    @Override
    public String toString() {
        return message();
    }
}
