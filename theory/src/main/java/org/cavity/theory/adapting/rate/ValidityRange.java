package org.cavity.theory.adapting.rate;

import java.util.Locale;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.kernel.EventKernel;

/** Where the tilted rate equation was found to keep its errors below about 4 %, against simulations. */
final class ValidityRange {

    /** Largest A ∫γ. */
    private static final double SATURATION = 30;
    /** Largest ε at the end of the dead time. */
    private static final double STRONG_RESET = 6;
    /** Largest v/Δ_u². */
    private static final double WIDE_INPUT = 3;
    /** Largest share of dead neurons, as seen from those about to spike. */
    private static final double CROWDING = 0.45;
    /** The same without independent inputs, where the dead time alone is treated exactly. */
    private static final double CROWDING_WITHOUT_INPUT = 0.9;

    private final AdaptingPopulation population;
    private final EventKernel kernel;

    ValidityRange(AdaptingPopulation population, EventKernel kernel) {
        this.population = population;
        this.kernel = kernel;
    }

    /**
     * Why a state is out of range; empty if it is not.
     *
     * @param rate A, 1/ms
     * @param dead ∫ A e^K over the dead time
     * @param variance v of the potential, mV²
     * @param suppressed ∫ γA after the dead time
     */
    String note(double rate, double dead, double variance, double suppressed) {
        double width = population.escapeWidth();
        double spread = variance / (width * width);
        double reset = kernel.adaptation(kernel.deadTime());
        if (dead > (variance > 0 ? CROWDING : CROWDING_WITHOUT_INPUT)) {
            return "a rate of " + text(1000 * rate) + " Hz is too near the limit that the dead time of "
                    + text(population.refractoryTime()) + " ms sets.";
        }
        if (spread > WIDE_INPUT) {
            return "a variance of " + text(spread) + " squared escape widths is beyond the range of the rate equation,"
                    + " which ends at " + text(WIDE_INPUT) + ".";
        }
        if (reset > STRONG_RESET) {
            return "adaptation of " + text(reset) + " escape widths after a spike is beyond the range of the rate"
                    + " equation, which ends at " + text(STRONG_RESET) + ".";
        }
        if (suppressed > SATURATION) {
            return "a rate of " + text(1000 * rate) + " Hz saturates the adaptation: the range of the rate equation"
                    + " ends at " + text(1000 * SATURATION / kernel.suppressionIntegral()) + " Hz.";
        }
        return "";
    }

    /** A number for people to read. */
    static String text(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
