package org.cavity.diagrams.boundary;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Answers what is asked of a critical line while it is traced. Which points are asked for depends on the answers alone,
 * so that a tracing which was interrupted comes to the same curve with the answers that were kept. Used by several
 * threads at the same time.
 */
@FunctionalInterface
public interface LineValues {

    /** Computes every answer and keeps none. */
    LineValues COMPUTED = (point, theory) -> theory.get();

    /**
     * The answer at a point; what it throws ends the tracing.
     *
     * @param theory computes it, empty where the theory finds no state
     */
    OptionalDouble value(LinePoint point, Supplier<OptionalDouble> theory);
}
