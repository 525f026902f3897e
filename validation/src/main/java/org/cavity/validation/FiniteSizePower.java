package org.cavity.validation;

import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.OUTLIER;
import static org.cavity.theory.model.Quantity.SPECTRAL_ABSCISSA;

import java.util.Map;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;

/**
 * The power p of the finite-size correction b N^(−p) of a quantity, see {@link FiniteSizeTrend}.
 *
 * <p>Averages over units and whatever is a smooth function of them follow {@link #AVERAGE}. So do the radius and the
 * abscissa of the bulk, which the simulation gives in units of the mean radius and abscissa of Ginibre matrices of the
 * same size, and an isolated eigenvalue. The largest exponent of a fixed point is the largest real part of N
 * eigenvalues as it is, and follows {@link #EDGE} unless the leading eigenvalue is isolated. That of a state that noise
 * drives is between the two, {@link #DRIVEN}.
 */
public final class FiniteSizePower {

    /** Of averages over units. */
    public static final double AVERAGE = 1;

    /**
     * Of the edge of a spectrum: for Ginibre matrices of unit radius the largest real part is 1 − 0.18 N^(−1/2) on
     * average (Monte Carlo at N = 100, 200, 400, 800: −0.185(30), −0.160(40), −0.171(83), −0.14(12)), with a scatter of
     * 0.6 N^(−1/2).
     */
    public static final double EDGE = 0.5;

    /**
     * Of the exponent of a state that noise drives, whose gains move little: perturbations all but grow by one matrix,
     * with the edge of its spectrum. No single power is exact. Additive networks of N = 32, 64, 128, 256 and 512 lack
     * −0.077(4), −0.049(4), −0.030(4), −0.018(4) and −0.015(4) to theory at g = 1 and D = 0.1, a power of 0.66; 0.70 at
     * D = 0.02 and 0.64 at D = 1, 0.48 at g = 0.6 and D = 0.1, 0.74 at g = 1.3 and D = 0.3, 0.78 at g = 1.6 and D = 1,
     * each ± 0.1. With 0.7 the limit of two sizes N and 2N is wrong by (1 − 2^(p − 0.7)) / (1 − 2^(−0.7)) of what 2N
     * lack: 0.37 at g = 0.6, at most 0.15 at the others.
     */
    public static final double DRIVEN = 0.7;

    private FiniteSizePower() {}

    /**
     * The power for a quantity of a state.
     *
     * @param phase phase that theory predicts
     * @param predicted what theory predicts of the state; if {@link Quantity#OUTLIER} and {@link
     *     Quantity#SPECTRAL_ABSCISSA} are not among it, no eigenvalue is taken to be isolated
     */
    public static double of(Quantity quantity, Phase phase, Map<Quantity, Estimate> predicted) {
        if (!quantity.equals(MAX_LYAPUNOV)) {
            return AVERAGE;
        }
        if (phase == Phase.NOISE_DRIVEN) {
            return DRIVEN;
        }
        return isStill(phase) && !outlierLeads(predicted) ? EDGE : AVERAGE;
    }

    /** Whether the attractor is a fixed point. */
    public static boolean isStill(Phase phase) {
        return phase == Phase.QUIESCENT || phase == Phase.FIXED_POINT || phase == Phase.MULTISTABLE;
    }

    private static boolean outlierLeads(Map<Quantity, Estimate> predicted) {
        Estimate outlier = predicted.get(OUTLIER);
        Estimate bulk = predicted.get(SPECTRAL_ABSCISSA);
        return outlier != null
                && bulk != null
                && !outlier.isFailed()
                && !bulk.isFailed()
                && outlier.value() > bulk.value();
    }
}
