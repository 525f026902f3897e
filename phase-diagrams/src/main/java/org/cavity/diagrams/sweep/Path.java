package org.cavity.diagrams.sweep;

import java.util.stream.IntStream;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;

/**
 * A line through the space of parameters: one parameter varies, all others stay.
 *
 * @param schema the model's parameters
 * @param base the parameters that stay; its value of the axis parameter is not used
 * @param axis the parameter that varies, with its grid
 * @param <P> the parameter record
 */
public record Path<P extends Record>(ParameterSchema<P> schema, P base, Axis axis) {

    /**
     * Checks that the model accepts both ends and the middle.
     *
     * @throws ParameterException if it refuses one of them
     */
    public Path {
        for (double fraction : new double[] {0, 0.5, 1}) {
            schema.with(base, axis.parameter().name(), axis.at(fraction));
        }
    }

    /**
     * The parameters at a value of the axis.
     *
     * @throws ParameterException if the model refuses them
     */
    public P at(double value) {
        return schema.with(base, axis.parameter().name(), value);
    }

    /** The values of the grid. */
    public double[] values() {
        return IntStream.range(0, axis.count()).mapToDouble(axis::value).toArray();
    }
}
