package org.cavity.validation;

import java.util.List;

/**
 * A point of a model's parameter space where theory and simulation are compared.
 *
 * @param label what is special about the point, as a phrase: {@code chaos, g = 2}
 * @param parameters the parameters
 * @param checks the quantities compared there
 * @param sizeFactor networks are this many times larger than elsewhere, at least 1; more than 1 near a boundary, where
 *     small networks fall out of the state
 * @param <P> the model's parameter record
 */
public record ValidationPoint<P extends Record>(
        String label, P parameters, List<QuantityCheck> checks, int sizeFactor) {

    /**
     * Checks the factor and copies the list.
     *
     * @throws IllegalArgumentException if the factor is below 1
     */
    public ValidationPoint {
        if (sizeFactor < 1) {
            throw new IllegalArgumentException(
                    "size factor = " + sizeFactor + " is out of range: it must be at least 1.");
        }
        checks = List.copyOf(checks);
    }

    /** A point with its checks. */
    public static <P extends Record> ValidationPoint<P> of(String label, P parameters, QuantityCheck... checks) {
        return new ValidationPoint<>(label, parameters, List.of(checks), 1);
    }

    /** The same point, simulated in networks larger by this factor. */
    public ValidationPoint<P> withSizeFactor(int value) {
        return new ValidationPoint<>(label, parameters, checks, value);
    }
}
