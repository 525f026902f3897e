package org.cavity.theory.gated.phase;

import static org.cavity.theory.model.Quantity.ANNEALED_COMPLEXITY;
import static org.cavity.theory.model.Quantity.CRITICAL_GAIN;
import static org.cavity.theory.model.Quantity.CRITICAL_RESET_GAIN_CHAOS;
import static org.cavity.theory.model.Quantity.CRITICAL_RESET_GAIN_FOLD;
import static org.cavity.theory.model.Quantity.DECAY_RATE;
import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.FIXED_POINT_COMPLEXITY;
import static org.cavity.theory.model.Quantity.FIXED_POINT_COUNT;
import static org.cavity.theory.model.Quantity.HALF_TIME;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.KY_EXPONENT;
import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN_EXPONENT;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.MEAN_UPDATE_GATE;
import static org.cavity.theory.model.Quantity.OUTLIER;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.SLOW_FRACTION;
import static org.cavity.theory.model.Quantity.SPECTRAL_ABSCISSA;
import static org.cavity.theory.model.Quantity.STATIC_STABILITY;
import static org.cavity.theory.model.Quantity.STATIC_VARIANCE;
import static org.cavity.theory.model.Quantity.TRICRITICAL_RESET_GAIN_CHAOS;
import static org.cavity.theory.model.Quantity.TRICRITICAL_RESET_GAIN_FOLD;
import static org.cavity.theory.model.Quantity.UNSTABLE_FRACTION;
import static org.cavity.theory.model.Quantity.VARIANCE_H;
import static org.cavity.theory.model.Quantity.VARIANCE_R;
import static org.cavity.theory.model.Quantity.VARIANCE_Z;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.gated.spectrum.BulkBoundary;
import org.cavity.theory.gated.spectrum.LogDeterminant;
import org.cavity.theory.gated.spectrum.SlowModes;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;

/** What each quantity is in a state of the gated network. */
final class GatedQuantities {

    /** All, in the order of display. */
    static final List<Quantity> ALL = List.of(
            VARIANCE_H,
            VARIANCE_Z,
            VARIANCE_R,
            STATIC_VARIANCE,
            RATE_VARIANCE,
            MEAN_GAIN,
            MEAN_UPDATE_GATE,
            MAX_LYAPUNOV,
            DECAY_RATE,
            HALF_TIME,
            STATIC_STABILITY,
            SPECTRAL_ABSCISSA,
            OUTLIER,
            SLOW_FRACTION,
            UNSTABLE_FRACTION,
            ENTROPY_RATE,
            KY_DIMENSION,
            KY_EXPONENT,
            MEAN_EXPONENT,
            CRITICAL_GAIN,
            CRITICAL_RESET_GAIN_FOLD,
            CRITICAL_RESET_GAIN_CHAOS,
            TRICRITICAL_RESET_GAIN_FOLD,
            TRICRITICAL_RESET_GAIN_CHAOS,
            FIXED_POINT_COUNT,
            FIXED_POINT_COMPLEXITY,
            ANNEALED_COMPLEXITY);

    /** Order parameters that every listed state carries. */
    static final Set<Quantity> OF_EVERY_STATE =
            Set.of(VARIANCE_H, VARIANCE_Z, VARIANCE_R, STATIC_VARIANCE, RATE_VARIANCE, MEAN_GAIN, MAX_LYAPUNOV);

    /** Rounding of averages over normal variables. */
    private static final double ROUNDING = 1e-14;

    /** Relative accuracy to which edges of spectra are found. */
    private static final double EDGE = 1e-10;

    private final Set<Quantity> wanted;
    private final Map<Quantity, Estimate> found = new LinkedHashMap<>();

    private GatedQuantities(Set<Quantity> wanted) {
        this.wanted = wanted;
    }

    /** The wanted quantities of a state at rest. */
    static Map<Quantity, Estimate> of(RestingState state, Set<Quantity> wanted, double slowBound) {
        GatedQuantities q = new GatedQuantities(wanted);
        MeanFieldFixedPoint point = state.point();
        // What rounding of F does to its root; the root 0 is exact.
        double error = point.varianceH() == 0 ? ROUNDING : ROUNDING / Math.max(Math.abs(1 - point.slope()), ROUNDING);
        q.put(VARIANCE_H, point.varianceH(), error * point.varianceH());
        q.put(VARIANCE_Z, point.varianceZ(), error * point.varianceZ());
        q.put(VARIANCE_R, point.varianceR(), error * point.varianceR());
        q.put(STATIC_VARIANCE, point.varianceH(), error * point.varianceH());
        q.put(RATE_VARIANCE, point.rateVariance(), error * point.rateVariance());
        q.put(MEAN_GAIN, point.meanGain(), error * point.meanGain());
        double opening = point.jacobianStatistics().gates().meanOpening();
        q.put(MEAN_UPDATE_GATE, opening, ROUNDING + error * opening);
        q.put(MAX_LYAPUNOV, state.exponent());
        q.put(STATIC_STABILITY, point.staticStability(), error * point.staticStability());
        double abscissa = state.spectrum().abscissa();
        q.put(SPECTRAL_ABSCISSA, abscissa, (EDGE + error) * Math.abs(abscissa));
        OptionalDouble outlier = state.spectrum().outlier();
        if (outlier.isPresent()) {
            q.put(OUTLIER, outlier.getAsDouble(), (EDGE + error) * Math.abs(outlier.getAsDouble()));
        }
        if (wanted.contains(SLOW_FRACTION)) {
            q.put(SLOW_FRACTION, SlowModes.fraction(LogDeterminant.of(point), slowBound));
        }
        q.putMeanExponent(point.network(), Estimate.of(opening, ROUNDING + error * opening));
        return q.found;
    }

    /** The wanted quantities of a state that varies in time. */
    static Map<Quantity, Estimate> of(StationaryState state, Set<Quantity> wanted, double slowBound) {
        GatedQuantities q = new GatedQuantities(wanted);
        q.put(VARIANCE_H, state.varianceH());
        q.put(VARIANCE_Z, state.varianceZ());
        q.put(VARIANCE_R, state.varianceR());
        q.put(STATIC_VARIANCE, state.staticVariance());
        q.put(RATE_VARIANCE, state.rateVariance());
        q.put(MEAN_GAIN, state.meanGain());
        q.put(MEAN_UPDATE_GATE, state.meanUpdateGate());
        q.put(MAX_LYAPUNOV, state.maximalLyapunovExponent());
        Optional<Estimate> decay = state.decayRate();
        decay.ifPresent(rate -> q.put(DECAY_RATE, rate));
        q.put(HALF_TIME, state.halfTime());
        if (wanted.contains(SPECTRAL_ABSCISSA)) {
            double abscissa = BulkBoundary.of(state).abscissa();
            double relative =
                    state.rateVariance().error() / state.rateVariance().value();
            // An error of the gains moves the edge along with 1 + edge, in proportion.
            q.put(SPECTRAL_ABSCISSA, abscissa, (EDGE + relative) * (1 + Math.abs(abscissa)));
        }
        if (wanted.contains(SLOW_FRACTION)) {
            q.put(SLOW_FRACTION, state.slowFraction(slowBound));
        }
        q.putMeanExponent(state.network(), state.meanUpdateGate());
        return q.found;
    }

    /** The trace of the Jacobian: −(E[σ_z] + 1/τ_z + 1/τ_r) N, whatever the state. */
    private void putMeanExponent(GatedNetwork network, Estimate opening) {
        if (network.resetTime() > 0 && network.updateTime() > 0) {
            double trace = opening.value() + 1 / network.updateTime() + 1 / network.resetTime();
            put(MEAN_EXPONENT, -trace / 3, opening.error() / 3 + ROUNDING * trace);
        }
    }

    private void put(Quantity quantity, double value, double error) {
        put(quantity, Estimate.of(value, error));
    }

    private void put(Quantity quantity, Estimate estimate) {
        if (wanted.contains(quantity)) {
            found.put(quantity, estimate);
        }
    }
}
