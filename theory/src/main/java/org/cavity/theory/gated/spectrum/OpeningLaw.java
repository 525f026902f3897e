package org.cavity.theory.gated.spectrum;

/** The law over sites of the update gate's opening s, as the edge of the spectrum sees it. */
interface OpeningLaw {

    /** a E[φ'² s² / |λ + s|²] + c E[(σ_z' A φ')² / |λ + s|²] at λ = re + i im; at λ = 0 the limit from the right. */
    double average(double rateFactor, double gateFactor, double re, double im);

    /**
     * The points of the real axis, ascending, at which the averages diverge, or −1 and 0 if they do between these; none where
     * no unit has a gain.
     */
    double[] poles();

    /** Whether openings come arbitrarily close to 0 and fill (0, 1), so that the averages diverge on (−1, 0). */
    boolean isContinuous();

    /** A lower bound of E[φ'² s² / (x + s)²] for a &lt; x &lt; b, neighbouring poles, on which little work is spent. */
    double lowerBoundBetween(double a, double b);

    /** Whether (σ_z' A φ')² has a mean above 0. */
    boolean hasMovingGate();
}
