package org.cavity.validation.adapting;

import static org.cavity.theory.model.Quantity.INPUT_ADAPTATION_COVARIANCE;
import static org.cavity.theory.model.Quantity.ISI_CV;
import static org.cavity.theory.model.Quantity.LOG_INTENSITY_MEAN;
import static org.cavity.theory.model.Quantity.LOG_INTENSITY_VARIANCE;
import static org.cavity.theory.model.Quantity.RATE;
import static org.cavity.theory.model.Quantity.RATE_LOG_MEAN;
import static org.cavity.theory.model.Quantity.RATE_LOG_VARIANCE;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of the adapting population are compared: each preset under white, fast and slow
 * independent inputs, and a population that inhibits itself.
 *
 * <p>Predictions carry the errors of the theory, and the comparison must be able to see about twice as much. Uncoupled
 * populations have no finite-size trend; their sizes are those of networks times {@value #NEURONS_PER_UNIT}, so that
 * the scatter between populations is far below the errors of the theory.
 */
public final class AdaptingValidation {

    private static final int NEURONS_PER_UNIT = 16;

    private AdaptingValidation() {}

    /** The points. */
    public static List<ValidationPoint<AdaptingPopulation>> points() {
        AdaptingPopulation three = AdaptingPopulation.of(Preset.L5);
        AdaptingPopulation single = AdaptingPopulation.of(Preset.SINGLE);
        AdaptingPopulation none = AdaptingPopulation.of(Preset.NONE);
        AdaptingPopulation renewal = AdaptingPopulation.of(Preset.RENEWAL);
        return List.of(
                point("three scales, fast input", three),
                point(
                        "three scales, slow input",
                        three.withInputMean(17).withInputVariance(5).withInputTime(20)),
                point("three scales, white input", three.withInputVariance(4).withInputTime(0)),
                withoutInput("three scales, no independent input", three.withInputVariance(0)),
                point(
                        "one scale, slow input",
                        single.withInputMean(18).withInputVariance(4).withInputTime(50)),
                point("one scale, fast input", single.withInputMean(16).withInputVariance(3)),
                point("no adaptation, fast input", none.withInputMean(14)),
                // What slow input does to counts and rates takes windows much longer than here.
                ValidationPoint.of(
                                "renewal neurons, fast input",
                                renewal.withInputMean(18).withInputVariance(4),
                                rate(),
                                cv())
                        .withSizeFactor(NEURONS_PER_UNIT),
                ValidationPoint.of("one scale, inhibited by itself", single.withCoupling(-500), rate())
                        .withSizeFactor(NEURONS_PER_UNIT));
    }

    private static ValidationPoint<AdaptingPopulation> point(String label, AdaptingPopulation population) {
        List<QuantityCheck> checks = new ArrayList<>(List.of(
                rate(),
                cv(),
                check(RATE_LOG_MEAN, 0, 0.08),
                check(RATE_LOG_VARIANCE, 0.2, 0),
                check(LOG_INTENSITY_MEAN, 0, 0.25),
                check(LOG_INTENSITY_VARIANCE, 0.3, 0)));
        if (!population.adaptationTimes().isEmpty()) {
            checks.add(check(INPUT_ADAPTATION_COVARIANCE, 0.35, 0.05));
        }
        return new ValidationPoint<>(label, population, checks, NEURONS_PER_UNIT, false);
    }

    private static ValidationPoint<AdaptingPopulation> withoutInput(String label, AdaptingPopulation population) {
        return ValidationPoint.of(
                        label,
                        population,
                        rate(),
                        cv(),
                        check(LOG_INTENSITY_MEAN, 0, 0.25),
                        check(LOG_INTENSITY_VARIANCE, 0.3, 0))
                .withSizeFactor(NEURONS_PER_UNIT);
    }

    private static QuantityCheck rate() {
        return check(RATE, 0.06, 0);
    }

    private static QuantityCheck cv() {
        return check(ISI_CV, 0, 0.12);
    }

    private static QuantityCheck check(Quantity quantity, double relative, double absolute) {
        return QuantityCheck.of(quantity, relative, absolute);
    }
}
