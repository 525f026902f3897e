package org.cavity.theory.gated.phase;

import java.util.OptionalDouble;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.closed.ZeroStateExponent;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.gated.spectrum.FixedPointSpectrum;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.FixedPoint;

/**
 * A fixed point of h and its stability.
 *
 * @param point the fixed point
 * @param spectrum the Jacobian's spectrum there
 * @param exponent largest Lyapunov exponent of the state, which under a fluctuating input to the reset gate is no
 *     eigenvalue
 */
record RestingState(MeanFieldFixedPoint point, FixedPointSpectrum spectrum, Estimate exponent) {

    /** Instabilities slower than this, per tau, make a state marginal. */
    static final double MARGINAL_RATE = 1e-3;

    /** At K = 1 within rounding h = 0 neither grows nor decays. */
    private static final double ROUNDING = 1e-12;

    /** Relative accuracy to which edges of spectra are found. */
    private static final double EDGE = 1e-10;

    static RestingState of(MeanFieldFixedPoint point) {
        FixedPointSpectrum spectrum = new FixedPointSpectrum(point);
        return new RestingState(point, spectrum, exponent(point, spectrum));
    }

    private static Estimate exponent(MeanFieldFixedPoint point, FixedPointSpectrum spectrum) {
        GatedNetwork network = point.network();
        double atoms = spectrum.atoms().stream()
                .mapToDouble(FixedPointSpectrum.Atom::value)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        if (network.resetNoiseVariance() > 0) {
            if (network.updateGain() > 0 && network.updateInputStd() > 0) {
                return Estimate.failed(
                        "no formula is known for a fluctuating input to the reset gate beside update gates "
                                + "that differ between units");
            }
            // At rest z is zero, so that the gate's gain does not matter.
            Estimate activity = ZeroStateExponent.of(network.withUpdateGain(0));
            return activity.isFailed() || activity.value() > atoms ? activity : Estimate.of(atoms, 0);
        }
        double largest =
                Math.max(atoms, Math.max(spectrum.abscissa(), spectrum.outlier().orElse(atoms)));
        return Estimate.of(largest, EDGE * Math.abs(largest));
    }

    boolean isStable() {
        return point.network().resetNoiseVariance() > 0
                ? !exponent.isFailed() && exponent.value() < 0
                : spectrum.isStable();
    }

    boolean isMarginal() {
        OptionalDouble outlier = spectrum.outlier();
        return point.network().resetNoiseVariance() == 0
                && point.staticStability() > 1 - ROUNDING
                && spectrum.abscissa() < MARGINAL_RATE
                && outlier.orElse(0) < MARGINAL_RATE;
    }

    FixedPoint listed() {
        return spectrum.summary(isStable());
    }
}
