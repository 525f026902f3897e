package org.cavity.diagrams.command;

import java.util.Map;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.Theory;

/**
 * Which plane the user means: what is not said comes from the model's standard map.
 *
 * @param theory the theory
 * @param x text of the horizontal axis, or null
 * @param y text of the vertical axis, or null
 * @param <P> the parameter record
 */
record PlaneChoice<P extends Record>(Theory<P> theory, String x, String y) {

    /**
     * The plane through the given parameters.
     *
     * @param given parameters that stay, by readable name
     * @throws UsageException if a given parameter is also an axis
     */
    Plane<P> plane(Map<String, String> given) {
        ParameterSchema<P> schema = theory.schema();
        StandardMap map = theory.standardMap();
        Axis first = x != null ? Axis.parse(x, schema) : null;
        Axis second = y != null ? Axis.parse(y, schema) : null;
        // Somebody who names one axis gets the other from the standard map, whichever of its two is still free.
        if (first == null) {
            first = standard(taken(map.x(), second, schema) ? map.y() : map.x(), schema);
        }
        if (second == null) {
            second = standard(taken(map.y(), first, schema) ? map.x() : map.y(), schema);
        }
        for (Axis axis : new Axis[] {first, second}) {
            if (given.containsKey(axis.parameter().name())) {
                throw new UsageException(axis.parameter().name() + " is an axis of the map and cannot also be fixed; "
                        + "choose other axes with --x and --y.");
            }
        }
        return new Plane<>(schema, schema.parse(given), first, second);
    }

    private static boolean taken(StandardMap.Range range, Axis other, ParameterSchema<?> schema) {
        return other != null && other.parameter().equals(schema.spec(range.parameter()));
    }

    private static Axis standard(StandardMap.Range range, ParameterSchema<?> schema) {
        return new Axis(schema.spec(range.parameter()), range.from(), range.to(), range.count(), false);
    }
}
