package org.cavity.numerics.model;

import org.cavity.numerics.kernel.Precision;

/**
 * How steps in time are computed.
 *
 * @param integrator scheme of the states
 * @param precision precision of the couplings and of products with them
 * @param coarseTangents whether tangent vectors take steps of 2dt (Runge–Kutta only): half the time for many exponents
 */
public record Scheme(Integrator integrator, Precision precision, boolean coarseTangents) {

    /** The scheme that suits the network, in double precision, states and tangent vectors alike. */
    public static final Scheme DEFAULT = new Scheme(Integrator.AUTOMATIC, Precision.DOUBLE, false);

    /**
     * Checks the choice.
     *
     * @throws IllegalArgumentException if coarse tangents are asked for with another integrator than Runge–Kutta
     */
    public Scheme {
        if (coarseTangents && integrator != Integrator.AUTOMATIC && integrator != Integrator.RUNGE_KUTTA) {
            throw new IllegalArgumentException("integrator = " + integrator + " has no coarse tangent steps: only "
                    + Integrator.RUNGE_KUTTA + " has.");
        }
    }
}
