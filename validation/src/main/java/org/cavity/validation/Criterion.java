package org.cavity.validation;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * When a difference is a disagreement, and how sure a comparison must be to see what it should see.
 *
 * @param threshold a difference whose |z| exceeds this disagrees
 * @param power probability with which the change that a comparison must be able to see is to be called a disagreement
 * @param bounded whether the theory's documented error is a bound, as is known of designed points: whatever it explains
 *     is no disagreement, and what it does not explain is compared with the scatter alone. Else it counts as a standard
 *     error, as is due where it is only known how large the theory's errors usually are
 */
public record Criterion(double threshold, double power, boolean bounded) {

    /** Of a comparison that stands for itself: three standard errors, which chance exceeds in 0.27 % of cases. */
    public static final Criterion SINGLE = new Criterion(3, 0.5, false);

    /** A change that should be seen is seen in this fraction of whole runs. */
    private static final double POWER = 0.95;

    /**
     * Of one of several comparisons, where none may disagree by chance in more than a fraction {@code level} of all runs
     * (Šidák 1967): 2Φ(−threshold) = 1 − (1 − level)^(1/m). That is exact for independent comparisons and more than
     * enough for quantities of the same networks, which fluctuate together.
     *
     * @param comparisons their number m, at least 1
     */
    public static Criterion among(long comparisons, double level) {
        double each = -Math.expm1(Math.log1p(-level) / comparisons);
        return new Criterion(-new NormalDistribution().inverseCumulativeProbability(each / 2), POWER, true);
    }

    /**
     * The same threshold for points that were not designed, such as those spread over a map: there it is only known how
     * large the theory's errors usually are, and the networks are not as many as certainty would take, so that a change
     * counts as one that would be seen if the odds are even.
     */
    public Criterion undesigned() {
        return new Criterion(threshold, SINGLE.power, false);
    }
}
