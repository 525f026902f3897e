package org.cavity.theory.gated;

/**
 * The joint law over sites of what the Jacobian's spectrum depends on, as point masses: for the opening s = σ_z(z) of
 * the update gate,
 *
 * <pre>
 * E[ f(s) φ'² ] = Σ_k rateWeight_k f(s_k),      E[ f(s) (σ_z' A φ')² ] = Σ_k gateWeight_k f(s_k),
 * </pre>
 *
 * with A = −h + η, what the gate multiplies (0 at fixed points). Arrays are not to be modified.
 *
 * @param opening s_k
 * @param probability P(s_k), summing to 1
 * @param rateWeight weights with φ'²
 * @param gateWeight weights with (σ_z' A φ')²
 */
public record GateMeasure(double[] opening, double[] probability, double[] rateWeight, double[] gateWeight) {

    /** E[σ_z]. */
    public double meanOpening() {
        double sum = 0;
        for (int k = 0; k < opening.length; k++) {
            sum += probability[k] * opening[k];
        }
        return sum;
    }
}
