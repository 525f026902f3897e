package org.cavity.theory.model;

/**
 * The phase diagram that a model's name alone stands for.
 *
 * @param x horizontal axis
 * @param y vertical axis
 * @param colour quantity shown as colour
 */
public record StandardMap(Range x, Range y, Quantity colour) {

    /**
     * A parameter and the interval over which it runs.
     *
     * @param parameter readable name
     * @param from first value
     * @param to last value
     * @param count number of values
     */
    public record Range(String parameter, double from, double to, int count) {}
}
