package org.cavity.diagrams.sweep;

import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;

/**
 * The plane of a phase diagram: two parameters vary, all others stay.
 *
 * @param schema the model's parameters
 * @param base the parameters that stay; its values of the two axis parameters are not used
 * @param x horizontal axis
 * @param y vertical axis
 * @param <P> the parameter record
 */
public record Plane<P extends Record>(ParameterSchema<P> schema, P base, Axis x, Axis y) {

    /**
     * Checks that the axes differ and that the model accepts the corners and what lies halfway between.
     *
     * @throws UsageException if both axes are the same parameter
     * @throws ParameterException if the model refuses one of these points
     */
    public Plane {
        if (x.parameter().equals(y.parameter())) {
            throw new UsageException(
                    "Both axes are " + x.parameter().name() + ": they must be two different parameters.");
        }
        for (double u : new double[] {0, 0.5, 1}) {
            for (double v : new double[] {0, 0.5, 1}) {
                schema.with(
                        schema.with(base, x.parameter().name(), x.at(u)),
                        y.parameter().name(),
                        y.at(v));
            }
        }
    }

    /** Number of cells. */
    public long cells() {
        return (long) x.count() * y.count();
    }

    /**
     * The parameters at a point.
     *
     * @throws ParameterException if the model refuses them
     */
    public P at(double xValue, double yValue) {
        return schema.with(
                schema.with(base, x.parameter().name(), xValue), y.parameter().name(), yValue);
    }

    /** The parameters of a cell. Cells are numbered along x first: cell = row × columns + column. */
    public P cell(int index) {
        return at(x.value(column(index)), y.value(row(index)));
    }

    /** Column of a cell. */
    public int column(int index) {
        return index % x.count();
    }

    /** Row of a cell, from below. */
    public int row(int index) {
        return index / x.count();
    }
}
