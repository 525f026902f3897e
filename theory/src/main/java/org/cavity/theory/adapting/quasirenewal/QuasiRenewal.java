package org.cavity.theory.adapting.quasirenewal;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.coupled.OperatingPoint;
import org.cavity.theory.adapting.renewal.AgeLaw;
import org.cavity.theory.adapting.renewal.AgeResponse;

/**
 * The stationary state of {@link QuasiRenewalEquation}.
 *
 * @param rate A, 1/ms
 * @param inputMean constant mean m of input and coupling together, mV
 * @param law ages and intervals
 * @param note why the numbers are not to be trusted; empty if they are
 */
public record QuasiRenewal(double rate, double inputMean, AgeLaw law, String note) {

    private static final double MS_PER_SECOND = 1000;

    /**
     * The state of an uncoupled population.
     *
     * @throws IllegalStateException if the neurons are silent
     */
    public static QuasiRenewal of(AdaptingPopulation population) {
        return QuasiRenewalEquation.of(population).stationary();
    }

    /** The rate in Hz. */
    public double hertz() {
        return rate * MS_PER_SECOND;
    }

    /** Coefficient of variation of the intervals. */
    public double cv() {
        return law.cv();
    }

    /** The linear response δ ln A/δb. */
    public AgeResponse response() {
        return law.response();
    }

    /** The state as a point about which a coupled population may be stable or not. */
    public OperatingPoint operatingPoint() {
        return new OperatingPoint(inputMean, rate, response(), note);
    }

    /** Whether the state lies within the range of the theory. */
    public boolean isTrusted() {
        return note.isEmpty();
    }
}
