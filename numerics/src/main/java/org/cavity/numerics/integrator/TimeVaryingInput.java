package org.cavity.numerics.integrator;

/** An input to the dynamics that varies in time by itself. Runge–Kutta schemes ask for it at their stages. */
@FunctionalInterface
public interface TimeVaryingInput {

    /** None. */
    TimeVaryingInput NONE = stage -> {};

    /**
     * Lets the dynamics see the input of a stage from now on.
     *
     * @param stage 0 at the beginning of a step, where the last step ended; 1 and 2 in its middle; 3 at its end. Called
     *     once for each, in this order.
     */
    void at(int stage);
}
