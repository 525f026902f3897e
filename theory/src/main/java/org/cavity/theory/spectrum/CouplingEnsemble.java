package org.cavity.theory.spectrum;

/**
 * The ensembles from which random couplings J are drawn. Each is bi-invariant, J = U S V with Haar orthogonal U and V
 * independent of the singular values s, and has mean squared singular value 1. Its eigenvalues' moduli with a diagonal
 * factor follow {@link RadialLaw}.
 */
public enum CouplingEnsemble {

    /** Independent J_ij ~ N(0, 1/N); the singular values follow the quarter-circle law √(4 − s²)/π on [0, 2]. */
    DENSE("dense", 0, -0.5),

    /** Haar orthogonal J; all singular values are 1. */
    ORTHOGONAL("orthogonal", -1, 0),

    /** J = U S V with singular values that follow the quarter-circle law; as N → ∞ the same as {@link #DENSE}. */
    QUARTER_CIRCLE("quarter-circle", 0, -0.5);

    private final String label;
    private final double fourthCumulant;
    private final double meanLogSingularValue;

    CouplingEnsemble(String label, double fourthCumulant, double meanLogSingularValue) {
        this.label = label;
        this.fourthCumulant = fourthCumulant;
        this.meanLogSingularValue = meanLogSingularValue;
    }

    /** κ₄ = E[s⁴] − 2, the fourth free cumulant, at least −1; participation ratios depend on it. */
    public double fourthCumulant() {
        return fourthCumulant;
    }

    /** E[log s] = log |det J| / N, which shifts the mean of the map's Lyapunov exponents. */
    public double meanLogSingularValue() {
        return meanLogSingularValue;
    }

    /** Name on the command line and in files. */
    @Override
    public String toString() {
        return label;
    }
}
