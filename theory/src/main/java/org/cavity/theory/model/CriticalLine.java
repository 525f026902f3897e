package org.cavity.theory.model;

import java.util.function.ToDoubleFunction;

/**
 * A boundary between phases as the zero set of a function of the parameters.
 *
 * @param name key in files, lower case with underscores: {@code chaos_onset}
 * @param label legend entry: {@code onset of chaos}
 * @param margin continuous function that is negative on one side and positive on the other, NaN where the line has no
 *     meaning (such as an onset under noise where there is no noise)
 * @param <P> the model's parameter record
 */
public record CriticalLine<P extends Record>(String name, String label, ToDoubleFunction<P> margin) {}
