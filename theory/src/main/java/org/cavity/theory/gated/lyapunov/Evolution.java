package org.cavity.theory.gated.lyapunov;

/**
 * How a perturbation that is measured by e^{sT} moves on from one point of the ring to the next when nothing is coupled.
 * A row of the linear operator, divided by the factor b with which its input enters, is
 *
 * <pre>
 * H = diag(β) Λ + diag(δ)   for h,     |L(ω)|² = |Λ(ω) + δ|² / b²   for z and r,
 * </pre>
 *
 * Λ circulant. Thresholds s are in 1/tau.
 */
interface Evolution {

    /** The ring. */
    TimeRing ring();

    /** Length T of the ring, tau. */
    double period();

    /** β of h. */
    double[] beta(double[] opening, double s);

    /** δ of h. */
    double[] delta(double[] opening, double s);

    /** Every row v of a matrix to vΛ. */
    void times(double[] rows, double[] result);

    /** Points by which dH/ds = c diag(β) S^shift shifts. */
    int slopeShift();

    /** c of dH/ds. */
    double slopeFactor();

    /** |L(ω_k)|² of a unit of this time constant. */
    double[] modulus(double s, double timeConstant);

    /** d|L|²/ds. */
    double[] modulusSlope(double s, double timeConstant);

    /** What a site's h adds to 2T Φ apart from log det Q⁻¹, and its derivative by s. */
    double[] reference(double[] opening, double s);

    /** What a unit of this time constant adds to 2T Φ apart from log det Q⁻¹, and its derivative by s. */
    double[] reference(double s, double timeConstant);
}
