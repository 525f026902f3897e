package org.cavity.theory.additive;

/** The equations have no bounded solution: the nonlinearity does not saturate enough to hold the activity. */
final class UnboundedActivityException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnboundedActivityException() {
        super("the activity grows without bound");
    }
}
