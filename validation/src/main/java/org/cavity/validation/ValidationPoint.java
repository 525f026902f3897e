package org.cavity.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cavity.theory.model.Quantity;

/**
 * A point of a model's parameter space where theory and simulation are compared.
 *
 * @param label what is special about the point, as a phrase: {@code chaos, g = 2}
 * @param parameters the parameters
 * @param checks the quantities compared there
 * @param sizeFactor networks are this many times larger than elsewhere: more than 1 near a boundary, where small
 *     networks fall out of the state; less than 1 where the cost grows fast with the size, as that of a spectrum, and
 *     small networks follow the finite-size trend. Networks f times smaller are simulated in 1/f times the number, for
 *     the same error
 * @param powersOfTwo whether networks have only sizes that are powers of two, those of structured couplings; others are
 *     rounded to the nearest
 * @param <P> the model's parameter record
 */
public record ValidationPoint<P extends Record>(
        String label, P parameters, List<QuantityCheck> checks, double sizeFactor, boolean powersOfTwo) {

    /**
     * Checks the factor and copies the list.
     *
     * @throws IllegalArgumentException if the factor is not above 0
     */
    public ValidationPoint {
        if (!(sizeFactor > 0) || !Double.isFinite(sizeFactor)) {
            throw new IllegalArgumentException(
                    "size factor = " + sizeFactor + " is out of range: it must be greater than 0.");
        }
        checks = List.copyOf(checks);
    }

    /** A point with its checks. */
    public static <P extends Record> ValidationPoint<P> of(String label, P parameters, QuantityCheck... checks) {
        return new ValidationPoint<>(label, parameters, List.of(checks), 1, false);
    }

    /** The quantities compared, in the order of the checks. */
    Set<Quantity> quantities() {
        Set<Quantity> quantities = new LinkedHashSet<>();
        checks.forEach(check -> quantities.add(check.quantity()));
        return quantities;
    }

    /** Size of this point's networks where it is {@code size} elsewhere. */
    int size(int size) {
        int scaled = (int) Math.max(2, Math.round(size * sizeFactor));
        return powersOfTwo ? 1 << Math.round(Math.log(scaled) / Math.log(2)) : scaled;
    }

    /** Number of this point's networks where it is {@code replicas} elsewhere; never fewer. */
    int replicas(int replicas) {
        return (int) Math.ceil(replicas / Math.min(1, sizeFactor));
    }

    /** The same point, simulated in networks larger by this factor. */
    public ValidationPoint<P> withSizeFactor(double value) {
        return new ValidationPoint<>(label, parameters, checks, value, powersOfTwo);
    }

    /** The same point, simulated in networks of sizes that are powers of two. */
    public ValidationPoint<P> withPowersOfTwo() {
        return new ValidationPoint<>(label, parameters, checks, sizeFactor, true);
    }
}
