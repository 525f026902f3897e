package org.cavity.theory.filtered;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gaussian.Chebyshev;

/**
 * A spectrum that goes on beyond the band of a window as S(ω) = S(ω_N) (ω_N/ω)⁴, ω_N = π/h: that of an even function with
 * a term |τ|³. On lags kh the frequencies ω + 2πi/h look alike, and the trapezoid rule sees Σ_i S(ω + 2πi/h). Without
 * S(ω + 2πi/h), i ≠ 0, what remains of its error of order h⁴ is of order h⁶, from a term |τ|⁵.
 */
final class PowerTail {

    /** Images on either side: those left out are a share of 1e-7 of the tail. */
    private static final int IMAGES = 64;

    /** Σ_i (2i + 1)⁻⁴ over all i: what the end of the band and its images hold. */
    private static final double AT_EDGE = Math.pow(Math.PI, 4) / 48;

    private final LagWindow window;
    private final double[] share;

    /** The tail beyond the band of a window. */
    PowerTail(LagWindow window) {
        this.window = window;
        this.share = beyond(w -> 1);
        for (int m = 0; m < share.length; m++) {
            share[m] /= AT_EDGE;
        }
    }

    /** Σ_{i ≠ 0} p(ω) (ω_N/ω)⁴ at ω = ω_m + 2πi/h, for an even p that is smooth beyond the band. */
    double[] beyond(DoubleUnaryOperator p) {
        double edge = window.frequency(window.half());
        // Smooth in ω, since the poles of all images lie outside the band.
        Chebyshev sum = Chebyshev.fit(s -> {
            double total = 0;
            for (int i = IMAGES; i >= 1; i--) {
                double above = 2 * i + s;
                double below = 2 * i - s;
                total += p.applyAsDouble(edge * above) * Math.pow(above, -4)
                        + p.applyAsDouble(edge * below) * Math.pow(below, -4);
            }
            return total;
        });
        double[] values = new double[window.size()];
        for (int m = 0; m < values.length; m++) {
            values[m] = sum.value((double) m / window.half());
        }
        return values;
    }

    /** The spectrum within the band, given what the trapezoid rule makes of it. */
    double[] removed(double[] folded) {
        double edge = folded[window.half()];
        double[] spectrum = folded.clone();
        for (int m = 0; m < spectrum.length; m++) {
            spectrum[m] -= edge * share[m];
        }
        return spectrum;
    }
}
