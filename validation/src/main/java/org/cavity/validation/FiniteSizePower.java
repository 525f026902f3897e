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
 * eigenvalues as it is, and follows {@link #EDGE} unless the leading eigenvalue is isolated.
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

    private FiniteSizePower() {}

    /**
     * The power for a quantity of a state.
     *
     * @param phase phase that theory predicts
     * @param predicted what theory predicts of the state; if {@link Quantity#OUTLIER} and {@link
     *     Quantity#SPECTRAL_ABSCISSA} are not among it, no eigenvalue is taken to be isolated
     */
    public static double of(Quantity quantity, Phase phase, Map<Quantity, Estimate> predicted) {
        boolean edge = quantity.equals(MAX_LYAPUNOV) && isStill(phase) && !outlierLeads(predicted);
        return edge ? EDGE : AVERAGE;
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
