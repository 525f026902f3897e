package org.cavity.theory.adapting.coupled;

import java.util.function.UnaryOperator;
import org.hipparchus.complex.Complex;

/**
 * A population under a constant mean of input and coupling together, by whatever theory.
 *
 * @param inputMean that mean, mV
 * @param rate A, 1/ms
 * @param response R(z) = δ ln A/δb for b = m/Δ_u + …, the mean potential's part in ln λ, varying as e^{zt}; z in 1/ms,
 *     Re z ≥ 0
 * @param note why the numbers are not to be trusted; empty if they are
 */
public record OperatingPoint(double inputMean, double rate, UnaryOperator<Complex> response, String note) {

    /** Whether the point lies within the range of its theory. */
    public boolean isTrusted() {
        return note.isEmpty();
    }
}
