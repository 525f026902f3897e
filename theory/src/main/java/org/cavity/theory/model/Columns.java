package org.cavity.theory.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Columns of equal length that belong together, such as lag and autocorrelation.
 *
 * @param columns column name → values, in order; the values are not to be modified
 */
public record Columns(Map<String, double[]> columns) {

    /** Copies the map, in order; the arrays are shared. */
    public Columns {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Two columns. */
    public static Columns of(String firstName, double[] first, String secondName, double[] second) {
        requireEqual(firstName, first, secondName, second);
        Map<String, double[]> map = new LinkedHashMap<>();
        map.put(firstName, first);
        map.put(secondName, second);
        return new Columns(map);
    }

    /** The first so many rows. */
    public Columns first(int rows) {
        Map<String, double[]> map = new LinkedHashMap<>();
        columns.forEach((name, values) -> map.put(name, Arrays.copyOf(values, rows)));
        return new Columns(map);
    }

    /** Three columns. */
    public static Columns of(
            String firstName, double[] first, String secondName, double[] second, String thirdName, double[] third) {
        requireEqual(firstName, first, thirdName, third);
        Map<String, double[]> map =
                new LinkedHashMap<>(of(firstName, first, secondName, second).columns());
        map.put(thirdName, third);
        return new Columns(map);
    }

    private static void requireEqual(String firstName, double[] first, String secondName, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    firstName + " has " + first.length + " values, " + secondName + " has " + second.length);
        }
    }

    /** The values of one column. */
    public double[] get(String name) {
        return columns.get(name);
    }
}
