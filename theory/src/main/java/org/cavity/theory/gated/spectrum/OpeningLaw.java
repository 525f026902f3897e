package org.cavity.theory.gated.spectrum;

/** The law over sites of the update gate's opening s, as the edge of the spectrum sees it. */
interface OpeningLaw {

    /** a E[φ'² s² / |λ + s|²] + c E[(σ_z' A φ')² / |λ + s|²] at λ = re + i im; at λ = 0 the limit from the right. */
    double average(double rateFactor, double gateFactor, double re, double im);

    /**
     * The points of the real axis, ascending, at which the averages diverge, or −1 and 0 if they do between these; none
     * where no unit has a gain.
     */
    double[] poles();

    /** Whether openings come arbitrarily close to 0 and fill (0, 1), so that the averages diverge on (−1, 0). */
    boolean isContinuous();

    /**
     * Whether E[φ'² s² / (x + s)²] is easily seen to exceed a bound for all a &lt; x &lt; b, neighbouring poles of f;
     * false if it may or may not.
     */
    boolean exceedsBetween(double a, double b, double bound);

    /** Whether (σ_z' A φ')² has a mean above 0. */
    boolean hasMovingGate();
}
