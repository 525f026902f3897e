package org.cavity.diagrams.boundary;

import java.util.OptionalDouble;
import org.cavity.theory.model.CriticalLine;
import org.hipparchus.exception.MathRuntimeException;

/** The function whose zero set a critical line is. */
final class Margin {

    private Margin() {}

    /** Its value; empty where the theory finds no state, which it says by one of these exceptions. */
    static <P extends Record> OptionalDouble of(CriticalLine<P> line, P parameters) {
        try {
            return OptionalDouble.of(line.margin().applyAsDouble(parameters));
        } catch (IllegalStateException | MathRuntimeException noState) {
            return OptionalDouble.empty();
        }
    }
}
