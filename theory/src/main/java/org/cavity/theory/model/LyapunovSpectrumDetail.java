package org.cavity.theory.model;

/** How much of the theory of the whole Lyapunov spectrum is wanted, which costs seconds where it has no closed form. */
public enum LyapunovSpectrumDetail {
    /** Only what has a closed form. */
    CLOSED_FORM,

    /** {@link Quantity#WHOLE_LYAPUNOV_SPECTRUM}, those that the request names, as precisely as each of many points needs. */
    INTEGRALS,

    /** The same, as precisely as a single point is worth. */
    PRECISE_INTEGRALS,

    /** These, and the array {@code spectrum {s, F}}: the fraction F of the exponents that are below s. */
    CURVE
}
