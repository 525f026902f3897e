package org.cavity.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cavity.theory.model.Quantity;

/**
 * A point of a model's parameter space where theory and simulation are compared.
 *
 * @param label what is special about the point, as a phrase: {@code chaos, g = 2}
 * @param parameters the parameters
 * @param checks the quantities compared there
 * @param design how its networks differ from those elsewhere
 * @param <P> the model's parameter record
 */
public record ValidationPoint<P extends Record>(
        String label, P parameters, List<QuantityCheck> checks, NetworkDesign design) {

    /** Copies the list. */
    public ValidationPoint {
        checks = List.copyOf(checks);
    }

    /** A point with its checks, in networks like everywhere else. */
    public static <P extends Record> ValidationPoint<P> of(String label, P parameters, QuantityCheck... checks) {
        return of(label, parameters, List.of(checks));
    }

    /** A point with its checks, in networks like everywhere else. */
    public static <P extends Record> ValidationPoint<P> of(String label, P parameters, List<QuantityCheck> checks) {
        return new ValidationPoint<>(label, parameters, checks, NetworkDesign.USUAL);
    }

    /** The quantities compared, in the order of the checks. */
    Set<Quantity> quantities() {
        Set<Quantity> quantities = new LinkedHashSet<>();
        checks.forEach(check -> quantities.add(check.quantity()));
        return quantities;
    }

    /** The same point in other networks. */
    public ValidationPoint<P> in(UnaryOperator<NetworkDesign> change) {
        return new ValidationPoint<>(label, parameters, checks, change.apply(design));
    }
}
