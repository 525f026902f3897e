package org.cavity.diagrams.boundary;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.ParameterSpec;
import org.hipparchus.exception.MathRuntimeException;

/** The functions that define a critical line, empty where the theory finds no state. */
final class Margin {

    private Margin() {}

    /** The function whose zero set the line is. */
    static <P extends Record> OptionalDouble of(CriticalLine<P> line, P parameters) {
        return value(line.margin(), parameters);
    }

    /** The value on the line of a parameter that the line is solved for, NaN if there is none. */
    static <P extends Record> OptionalDouble solved(CriticalLine<P> line, ParameterSpec parameter, P parameters) {
        return value(line.solved().get(parameter.name()), parameters);
    }

    /** The theory says by one of these exceptions that there is no state. */
    private static <P extends Record> OptionalDouble value(ToDoubleFunction<P> function, P parameters) {
        try {
            return OptionalDouble.of(function.applyAsDouble(parameters));
        } catch (IllegalStateException | MathRuntimeException noState) {
            return OptionalDouble.empty();
        }
    }
}
