package org.cavity.theory.additive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;

/** What each quantity is in a state of the additive network; in the order of display. */
final class AdditiveQuantities {

    /** A bound on the error of a gain found by root finding, relative; against references it is good to 1e-12. */
    private static final double ROOT_ERROR = 1e-11;

    private static final Map<Quantity, Function<AdditiveState, Optional<Estimate>>> FORMULAS = new LinkedHashMap<>();

    static {
        put(Quantity.MEAN, s -> OptionalDouble.of(s.mean()));
        put(Quantity.VARIANCE, s -> OptionalDouble.of(s.variance()));
        put(Quantity.STATIC_VARIANCE, s -> OptionalDouble.of(s.staticVariance()));
        put(Quantity.RATE_VARIANCE, s -> OptionalDouble.of(s.rateVariance()));
        put(Quantity.MEAN_GAIN, s -> OptionalDouble.of(s.meanGain()));
        FORMULAS.put(
                Quantity.MAX_LYAPUNOV, s -> s.hasExponent() ? Optional.of(s.lyapunovEstimate()) : Optional.empty());
        put(Quantity.DECAY_RATE, AdditiveState::decayRate);
        put(Quantity.SPECTRAL_RADIUS, s -> OptionalDouble.of(s.spectralRadius()));
        put(Quantity.SPECTRAL_ABSCISSA, s -> OptionalDouble.of(s.spectralAbscissa()));
        put(Quantity.OUTLIER, AdditiveState::outlier);
        FORMULAS.put(
                Quantity.DIMENSION_X,
                s -> s.hasParticipationRatio() ? Optional.of(s.dimensionOfActivity()) : Optional.empty());
        FORMULAS.put(
                Quantity.DIMENSION_PHI,
                s -> s.hasParticipationRatio() ? Optional.of(s.dimensionOfRates()) : Optional.empty());
        putForMap(Quantity.UNSTABLE_FRACTION, m -> OptionalDouble.of(m.unstableFraction()));
        putForMap(Quantity.ENTROPY_RATE, m -> OptionalDouble.of(m.entropyRate()));
        putForMap(Quantity.KY_DIMENSION, m -> OptionalDouble.of(m.kaplanYorkeDimension()));
        putForMap(Quantity.KY_EXPONENT, MapSpectrum::kaplanYorkeExponent);
        put(Quantity.MEAN_EXPONENT, AdditiveQuantities::meanExponent);
        putRoot(Quantity.CRITICAL_GAIN, CriticalGain::chaosOnset);
        putRoot(Quantity.EXPANSION_GAIN, CriticalGain::expansionOnset);
    }

    private AdditiveQuantities() {}

    /** All quantities, in the order of display. */
    static List<Quantity> all() {
        return List.copyOf(FORMULAS.keySet());
    }

    /** The same estimates in the order of display. */
    static Map<Quantity, Estimate> inOrder(Map<Quantity, Estimate> estimates) {
        Map<Quantity, Estimate> sorted = new LinkedHashMap<>();
        FORMULAS.keySet().stream()
                .filter(estimates::containsKey)
                .forEach(quantity -> sorted.put(quantity, estimates.get(quantity)));
        return sorted;
    }

    /** The wanted quantities that this state has. */
    static Map<Quantity, Estimate> of(AdditiveState state, Set<Quantity> wanted) {
        Map<Quantity, Estimate> found = new LinkedHashMap<>();
        FORMULAS.forEach((quantity, formula) -> {
            if (wanted.contains(quantity)) {
                estimate(formula, state).ifPresent(e -> found.put(quantity, e));
            }
        });
        return found;
    }

    private static Optional<Estimate> estimate(
            Function<AdditiveState, Optional<Estimate>> formula, AdditiveState state) {
        try {
            return formula.apply(state);
        } catch (IllegalStateException e) {
            return Optional.of(Estimate.failed(e.getMessage()));
        }
    }

    private static OptionalDouble meanExponent(AdditiveState state) {
        double step = state.network().step();
        if (step == 1) {
            return new MapSpectrum(state).meanExponent();
        }
        if (step == 0) {
            // The trace of the Jacobian is −N + O(1), whatever the state.
            return OptionalDouble.of(-1);
        }
        // E[log |1 − δ + δz|] over a law of z that is symmetric under rotation is E[log max(1 − δ, δ|z|)].
        return OptionalDouble.of((Math.log1p(-step) + state.radialLaw().excessBeyond((1 - step) / step)) / step);
    }

    private static void put(Quantity quantity, Function<AdditiveState, OptionalDouble> formula) {
        FORMULAS.put(quantity, s -> estimate(formula.apply(s), s.relativeError() + 1e-15));
    }

    private static void putForMap(Quantity quantity, Function<MapSpectrum, OptionalDouble> formula) {
        put(quantity, s -> s.network().isMap() ? formula.apply(new MapSpectrum(s)) : OptionalDouble.empty());
    }

    private static void putRoot(Quantity quantity, Function<AdditiveNetwork, OptionalDouble> formula) {
        FORMULAS.put(quantity, s -> estimate(formula.apply(s.network()), ROOT_ERROR));
    }

    private static Optional<Estimate> estimate(OptionalDouble value, double relativeError) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(Estimate.of(value.getAsDouble(), Math.abs(value.getAsDouble()) * relativeError));
    }
}
