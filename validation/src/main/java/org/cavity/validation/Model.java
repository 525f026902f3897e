package org.cavity.validation;

import org.cavity.numerics.model.Simulation;
import org.cavity.theory.model.Theory;

/**
 * A model: its theory and its simulation side by side.
 *
 * @param theory the N → ∞ theory
 * @param simulation the finite-N simulation
 * @param <P> the parameter record
 */
public record Model<P extends Record>(Theory<P> theory, Simulation<P> simulation) {

    /** Name on the command line. */
    public String name() {
        return theory.name();
    }
}
