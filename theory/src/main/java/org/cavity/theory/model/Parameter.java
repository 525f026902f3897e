package org.cavity.theory.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component of a model's parameter record as a model parameter.
 *
 * <p>This is the only place where a parameter is declared. The command line, the configuration file, the CSV header,
 * the help text and the error messages are all derived from it through {@link ParameterSchema}. The parameter's
 * readable name is the component's name in lower case with underscores ({@code inputVariance} becomes
 * {@code input_variance}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

    /**
     * Name under which the papers know the parameter, accepted wherever the readable name is: {@code g}, {@code J0}.
     */
    String alias();

    /** Symbol for plots and formulas: {@code g}, {@code J₀}, {@code σ²}. */
    String symbol();

    /** What the parameter is, as one phrase. */
    String meaning();

    /** Unit; {@code "1"} for a pure number. */
    String unit() default "1";

    /** Default value as the user would type it. */
    String initial();

    /** Smallest allowed value, itself allowed. Of a list, that of each number; not used otherwise. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest allowed value, itself allowed. Of a list, that of each number; not used otherwise. */
    double max() default Double.POSITIVE_INFINITY;
}
