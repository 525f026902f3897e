package org.cavity.theory.filtered;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;

/** What each quantity is in a state of a filtered network. */
final class FilteredQuantities {

    /** Roots and averages are good to rounding, a few times over. */
    private static final double ROUNDING = 1e-12;

    /** All quantities, in the order of display. */
    static final List<Quantity> ALL = List.of(
            Quantity.MEAN,
            Quantity.VARIANCE,
            Quantity.STATIC_VARIANCE,
            Quantity.RATE_VARIANCE,
            Quantity.MEAN_GAIN,
            Quantity.MAX_LYAPUNOV,
            Quantity.DECAY_RATE,
            Quantity.SPECTRAL_ABSCISSA,
            Quantity.DIMENSION_X,
            Quantity.DIMENSION_PHI,
            Quantity.UNSTABLE_FRACTION,
            Quantity.ENTROPY_RATE,
            Quantity.KY_DIMENSION,
            Quantity.KY_EXPONENT,
            Quantity.MEAN_EXPONENT,
            Quantity.CRITICAL_GAIN,
            Quantity.RESONANCE_FREQUENCY,
            Quantity.PEAK_FREQUENCY,
            Quantity.QUALITY_FACTOR);

    private final Set<Quantity> wanted;
    private final Map<Quantity, Estimate> found = new LinkedHashMap<>();

    private FilteredQuantities(Set<Quantity> wanted) {
        this.wanted = wanted;
    }

    /** The wanted quantities of a state that varies in time. */
    static Map<Quantity, Estimate> of(FilteredState state, Set<Quantity> wanted) {
        FilteredQuantities q = new FilteredQuantities(wanted);
        double error = state.relativeError();
        q.put(Quantity.MEAN, error, state::mean);
        q.put(Quantity.VARIANCE, error, state::variance);
        q.put(Quantity.STATIC_VARIANCE, error, state::staticVariance);
        q.put(Quantity.RATE_VARIANCE, error, state::rateVariance);
        q.put(Quantity.MEAN_GAIN, error, state::meanGain);
        q.putEstimate(Quantity.MAX_LYAPUNOV, state::lyapunovEstimate);
        q.put(Quantity.DECAY_RATE, error, state::decayRate);
        q.put(Quantity.SPECTRAL_ABSCISSA, error, state::spectralAbscissa);
        if (state.hasParticipationRatio()) {
            q.putEstimate(Quantity.DIMENSION_X, state::dimensionOfActivity);
            q.putEstimate(Quantity.DIMENSION_PHI, state::dimensionOfRates);
        }
        if (state.network().units().size() == 1) {
            q.putEstimate(Quantity.MEAN_EXPONENT, () -> FilteredSpectrum.meanExponent(state));
        }
        q.putOfNetwork(state.network());
        // A maximum is known to the root of the accuracy of the values around it.
        q.put(Quantity.PEAK_FREQUENCY, Math.sqrt(error), () -> state.peak().frequency());
        q.putIfPresent(
                Quantity.QUALITY_FACTOR, Math.sqrt(error), () -> state.peak().qualityFactor());
        return q.found;
    }

    /** The wanted quantities of a fixed point. */
    static Map<Quantity, Estimate> of(RestingState state, FilteredNetwork network, Set<Quantity> wanted) {
        FilteredQuantities q = new FilteredQuantities(wanted);
        q.put(Quantity.MEAN, ROUNDING, state::mean);
        q.put(Quantity.VARIANCE, ROUNDING, state::variance);
        q.put(Quantity.STATIC_VARIANCE, ROUNDING, state::variance);
        q.put(Quantity.RATE_VARIANCE, ROUNDING, state::rateVariance);
        q.put(Quantity.MEAN_GAIN, ROUNDING, state::meanGain);
        q.put(Quantity.MAX_LYAPUNOV, ROUNDING, state::exponent);
        q.put(Quantity.SPECTRAL_ABSCISSA, ROUNDING, state::exponent);
        if (network.units().size() == 1) {
            q.putEstimate(Quantity.MEAN_EXPONENT, () -> FilteredSpectrum.meanExponent(state, network));
        }
        q.putOfNetwork(network);
        return q.found;
    }

    private void putOfNetwork(FilteredNetwork network) {
        putIfPresent(Quantity.CRITICAL_GAIN, ROUNDING, network::criticalGain);
        if (network.units().size() == 1) {
            LinearFilter filter = network.units().get(0).filter();
            put(Quantity.RESONANCE_FREQUENCY, ROUNDING, () -> filter.peak().frequency());
        }
    }

    private void put(Quantity quantity, double relativeError, Supplier<Double> value) {
        putIfPresent(quantity, relativeError, () -> OptionalDouble.of(value.get()));
    }

    private void putIfPresent(Quantity quantity, double relativeError, Supplier<OptionalDouble> value) {
        if (wanted.contains(quantity)) {
            value.get().ifPresent(v -> found.put(quantity, Estimate.of(v, Math.abs(v) * relativeError)));
        }
    }

    private void putEstimate(Quantity quantity, Supplier<Estimate> estimate) {
        if (wanted.contains(quantity)) {
            try {
                found.put(quantity, estimate.get());
            } catch (IllegalStateException e) {
                found.put(quantity, Estimate.failed(e.getMessage()));
            }
        }
    }
}
