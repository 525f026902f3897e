package org.cavity.theory.model;

/**
 * How the rate of a population follows a changing input, in theory.
 *
 * @param <P> the model's parameter record
 */
public interface ResponseTheory<P extends Record> {

    /** Unit of the input's mean and deviation. */
    String inputUnit();

    /** The constant input that the parameters describe. */
    InputLevel input(P parameters);

    /** Standard deviation of the input that gives the potential this variance over neurons. */
    double deviation(P parameters, double variance);

    /**
     * The rate after a long time in the course's constant level before time 0.
     *
     * @param start first time, at most 0, in the model's unit of time
     * @param end last time, above 0
     * @param bin width of the bins, whose centres are at start + (k + ½) bin
     * @throws IllegalArgumentException with one sentence if there is no single stable state before time 0
     */
    RateCourse course(P parameters, InputCourse input, double start, double end, double bin);

    /**
     * The linear response about the constant input that the parameters describe.
     *
     * @throws IllegalArgumentException with one sentence if there is no single stable state, or it is out of the
     *     theory's range
     */
    InputFilter filter(P parameters, InputChannel channel, double[] frequencies);
}
