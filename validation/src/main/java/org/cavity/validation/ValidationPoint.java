package org.cavity.validation;

import java.util.List;

/**
 * A point of a model's parameter space where theory and simulation are compared.
 *
 * @param label what is special about the point, as a phrase: {@code chaos, g = 2}
 * @param parameters the parameters
 * @param checks the quantities compared there
 * @param <P> the model's parameter record
 */
public record ValidationPoint<P extends Record>(String label, P parameters, List<QuantityCheck> checks) {

    /** Copies the list. */
    public ValidationPoint {
        checks = List.copyOf(checks);
    }

    /** A point with its checks. */
    public static <P extends Record> ValidationPoint<P> of(String label, P parameters, QuantityCheck... checks) {
        return new ValidationPoint<>(label, parameters, List.of(checks));
    }
}
