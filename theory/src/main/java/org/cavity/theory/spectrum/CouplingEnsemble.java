package org.cavity.theory.spectrum;

/**
 * The ensembles from which random couplings J are drawn. Each is bi-invariant, J = U S V with Haar orthogonal U and V
 * independent of the singular values s, in the limit N → ∞, and has mean squared singular value 1. What depends on
 * the law of the singular values beyond that is listed at each member.
 */
public enum CouplingEnsemble {

    /** Independent J_ij ~ N(0, 1/N); the singular values follow the quarter-circle law √(4 − s²)/π on [0, 2]. */
    DENSE("dense", 0),

    /** Haar orthogonal J; all singular values are 1. */
    ORTHOGONAL("orthogonal", -1),

    /** J = U S V with singular values that follow the quarter-circle law; as N → ∞ the same as {@link #DENSE}. */
    QUARTER_CIRCLE("quarter-circle", 0);

    private final String label;
    private final double fourthCumulant;

    CouplingEnsemble(String label, double fourthCumulant) {
        this.label = label;
        this.fourthCumulant = fourthCumulant;
    }

    /** κ₄ = E[s⁴] − 2, the fourth free cumulant; 0 for Gaussian J. Participation ratios depend on it. */
    public double fourthCumulant() {
        return fourthCumulant;
    }

    /** Name on the command line and in files. */
    @Override
    public String toString() {
        return label;
    }
}
