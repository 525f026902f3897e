package org.cavity.theory.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A curve of states of one kind and stability over one parameter.
 *
 * @param name key in files: {@code fixed-point-1}, {@code unstable-fixed-point-2}
 * @param kind {@code "fixed-point"}, {@code "chaotic"} or {@code "noise-driven"}
 * @param stable whether the dynamics stays there
 * @param points its points in order along the curve, which may turn back at a fold
 */
public record Branch(String name, String kind, boolean stable, List<Point> points) {

    /**
     * One state of the curve.
     *
     * @param parameter value of the parameter
     * @param quantities order parameters of the state; those that it lacks are absent
     */
    public record Point(double parameter, Map<Quantity, Estimate> quantities) {

        /** Copies the map, in order. */
        public Point {
            quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
        }

        /** The value of a quantity; NaN if the state lacks it or its computation failed. */
        public double value(Quantity quantity) {
            Estimate estimate = quantities.get(quantity);
            return estimate == null || estimate.isFailed() ? Double.NaN : estimate.value();
        }

        /** The numerical error of a quantity; NaN if the state lacks it or its computation failed. */
        public double error(Quantity quantity) {
            Estimate estimate = quantities.get(quantity);
            return estimate == null || estimate.isFailed() ? Double.NaN : estimate.error();
        }
    }

    /** Copies the list. */
    public Branch {
        points = List.copyOf(points);
    }

    /** The parameter along the curve. */
    public double[] parameters() {
        return column(Point::parameter);
    }

    /** A quantity along the curve, NaN where it does not exist. */
    public double[] values(Quantity quantity) {
        return column(point -> point.value(quantity));
    }

    /** The numerical error of a quantity along the curve, NaN where it does not exist. */
    public double[] errors(Quantity quantity) {
        return column(point -> point.error(quantity));
    }

    private double[] column(ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).toArray();
    }
}
