package org.cavity.theory.additive;

import static org.cavity.theory.model.Quantity.CRITICAL_GAIN;
import static org.cavity.theory.model.Quantity.DECAY_RATE;
import static org.cavity.theory.model.Quantity.DIMENSION_PHI;
import static org.cavity.theory.model.Quantity.DIMENSION_X;
import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.EXPANSION_GAIN;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.KY_EXPONENT;
import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN;
import static org.cavity.theory.model.Quantity.MEAN_EXPONENT;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.OUTLIER;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.SPECTRAL_ABSCISSA;
import static org.cavity.theory.model.Quantity.SPECTRAL_RADIUS;
import static org.cavity.theory.model.Quantity.STATIC_VARIANCE;
import static org.cavity.theory.model.Quantity.UNSTABLE_FRACTION;
import static org.cavity.theory.model.Quantity.VARIANCE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.FixedPoint;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.State;
import org.cavity.theory.model.Theory;

/** The theory of the additive network as the sweep, the validation and the command line see it. */
public final class AdditiveTheory implements Theory<AdditiveNetwork> {

    /** Order parameters that every listed state carries. */
    private static final List<Quantity> OF_EVERY_STATE =
            List.of(MEAN, VARIANCE, STATIC_VARIANCE, RATE_VARIANCE, MEAN_GAIN, MAX_LYAPUNOV);

    private static final List<Quantity> QUANTITIES = List.of(
            MEAN,
            VARIANCE,
            STATIC_VARIANCE,
            RATE_VARIANCE,
            MEAN_GAIN,
            MAX_LYAPUNOV,
            DECAY_RATE,
            SPECTRAL_RADIUS,
            SPECTRAL_ABSCISSA,
            OUTLIER,
            DIMENSION_X,
            DIMENSION_PHI,
            UNSTABLE_FRACTION,
            ENTROPY_RATE,
            KY_DIMENSION,
            KY_EXPONENT,
            MEAN_EXPONENT,
            CRITICAL_GAIN,
            EXPANSION_GAIN);

    /** Relative errors above this are reported as a failure to converge. */
    private static final double TOLERANCE = 1e-8;

    private static final int RADII = 51;

    @Override
    public String name() {
        return "additive";
    }

    @Override
    public String summary() {
        return "random network of rate units, x_i' = -x_i + sum_j (g J_ij + J0/N) phi(x_j) + I + input_i + noise_i(t)";
    }

    @Override
    public ParameterSchema<AdditiveNetwork> schema() {
        return AdditiveNetwork.SCHEMA;
    }

    @Override
    public List<Quantity> quantities() {
        return QUANTITIES;
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        Set<Quantity> cheap = new LinkedHashSet<>(QUANTITIES);
        cheap.removeAll(List.of(DIMENSION_X, DIMENSION_PHI, CRITICAL_GAIN, EXPANSION_GAIN));
        return cheap;
    }

    @Override
    public Prediction predict(AdditiveNetwork network, Request request) {
        List<AdditiveState> moving;
        List<AdditiveState> resting;
        try {
            moving = MeanField.timeDependentStates(network);
            resting = MeanField.fixedPoints(network);
        } catch (UnboundedActivityException e) {
            return withoutState(Phase.UNBOUNDED, true, "the activity grows without bound");
        } catch (IllegalStateException e) {
            return withoutState(Phase.UNRESOLVED, false, "the mean-field equations were not solved: " + e.getMessage());
        }
        Optional<AdditiveState> attractor = MeanField.largestStable(moving);
        if (attractor.isEmpty()) {
            attractor = MeanField.largestStable(resting);
        }
        if (attractor.isEmpty()) {
            boolean rocking = resting.stream().anyMatch(s -> s.spectralRadius() < 1 && s.isRestoring());
            return rocking
                    ? withoutState(Phase.OSCILLATING, true, "every fixed point loses stability to an oscillating mean")
                    : withoutState(Phase.UNRESOLVED, false, "no stable state was found");
        }
        Map<Quantity, Estimate> quantities = quantities(attractor.get(), request.quantities());
        boolean converged = quantities.values().stream().noneMatch(Estimate::isFailed)
                && attractor.get().relativeError() < TOLERANCE;
        String note = converged ? "" : "a number did not reach its tolerance";
        return new Prediction(
                phase(attractor.get(), resting),
                converged,
                note,
                quantities,
                request.states() ? states(moving, resting) : List.of(),
                request.states()
                        ? resting.stream().map(AdditiveTheory::fixedPoint).toList()
                        : List.of(),
                arrays(attractor.get(), request));
    }

    private static Prediction withoutState(Phase phase, boolean converged, String note) {
        return new Prediction(phase, converged, note, Map.of(), List.of(), List.of(), Map.of());
    }

    private static Phase phase(AdditiveState attractor, List<AdditiveState> resting) {
        long stable = resting.stream().filter(AdditiveState::isStable).count();
        if (attractor.isFixedPoint()) {
            if (stable > 1) {
                return Phase.MULTISTABLE;
            }
            return attractor.variance() == 0 && attractor.mean() == 0 ? Phase.QUIESCENT : Phase.FIXED_POINT;
        }
        if (attractor.kind().equals("noise-driven")) {
            return Phase.NOISE_DRIVEN;
        }
        return stable > 0 ? Phase.BISTABLE_CHAOTIC : Phase.CHAOTIC;
    }

    private static List<State> states(List<AdditiveState> moving, List<AdditiveState> resting) {
        List<State> states = new ArrayList<>();
        for (List<AdditiveState> some : List.of(moving, resting)) {
            for (AdditiveState s : some) {
                states.add(new State(s.kind(), s.isStable(), quantities(s, Set.copyOf(OF_EVERY_STATE))));
            }
        }
        return states;
    }

    private static FixedPoint fixedPoint(AdditiveState s) {
        double radius = s.spectralRadius();
        return new FixedPoint(
                s.mean(),
                s.variance(),
                s.rateVariance(),
                radius * radius,
                s.varianceSlope(),
                s.spectralAbscissa(),
                s.outlier(),
                s.isStable(),
                false);
    }

    private static Map<Quantity, Estimate> quantities(AdditiveState state, Set<Quantity> wanted) {
        Map<Quantity, Estimate> found = new LinkedHashMap<>();
        for (Quantity quantity : QUANTITIES) {
            if (wanted.contains(quantity)) {
                estimate(quantity, state).ifPresent(e -> found.put(quantity, e));
            }
        }
        return found;
    }

    private static Optional<Estimate> estimate(Quantity quantity, AdditiveState s) {
        try {
            if (quantity.equals(MAX_LYAPUNOV)) {
                return Optional.of(s.lyapunovEstimate());
            }
            if (quantity.equals(DIMENSION_X) || quantity.equals(DIMENSION_PHI)) {
                return !s.hasParticipationRatio()
                        ? Optional.empty()
                        : Optional.of(quantity.equals(DIMENSION_X) ? s.dimensionOfActivity() : s.dimensionOfRates());
            }
            OptionalDouble value = value(quantity, s);
            return value.isEmpty() || Double.isInfinite(value.getAsDouble())
                    ? Optional.empty()
                    : Optional.of(Estimate.of(
                            value.getAsDouble(), Math.abs(value.getAsDouble()) * (s.relativeError() + 1e-15)));
        } catch (RuntimeException e) {
            return Optional.of(Estimate.failed(e.getMessage()));
        }
    }

    private static OptionalDouble value(Quantity quantity, AdditiveState s) {
        AdditiveNetwork network = s.network();
        return switch (quantity.name()) {
            case "mean" -> OptionalDouble.of(s.mean());
            case "variance" -> OptionalDouble.of(s.variance());
            case "static_variance" -> OptionalDouble.of(s.staticVariance());
            case "rate_variance" -> OptionalDouble.of(s.rateVariance());
            case "mean_gain" -> OptionalDouble.of(s.meanGain());
            case "decay_rate" -> s.decayRate();
            case "spectral_radius" -> OptionalDouble.of(s.spectralRadius());
            case "spectral_abscissa" -> OptionalDouble.of(s.spectralAbscissa());
            case "outlier" -> s.outlier();
            case "critical_gain" -> CriticalGain.chaosOnset(network);
            case "expansion_gain" -> CriticalGain.expansionOnset(network);
            // In continuous time the trace of the Jacobian is −N + O(1), whatever the state.
            case "mean_exponent" -> OptionalDouble.of(network.isMap() ? new MapSpectrum(s).meanExponent() : -1);
            default -> network.isMap() ? mapSpectrum(quantity, new MapSpectrum(s)) : OptionalDouble.empty();
        };
    }

    private static OptionalDouble mapSpectrum(Quantity quantity, MapSpectrum spectrum) {
        return OptionalDouble.of(
                switch (quantity.name()) {
                    case "unstable_fraction" -> spectrum.unstableFraction();
                    case "entropy_rate" -> spectrum.entropyRate();
                    case "ky_dimension" -> spectrum.kaplanYorkeDimension();
                    case "ky_exponent" -> spectrum.kaplanYorkeExponent();
                    default ->
                        throw new IllegalArgumentException(quantity + " is not a quantity of the additive network");
                });
    }

    private static Map<String, Columns> arrays(AdditiveState state, Request request) {
        Map<String, Columns> arrays = new LinkedHashMap<>();
        double[] lags = request.lags();
        if (lags.length > 0) {
            double[] values = new double[lags.length];
            for (int i = 0; i < lags.length; i++) {
                values[i] = state.autocorrelation(lags[i]);
            }
            arrays.put("autocorrelation", Columns.of("lag", lags.clone(), "value", values));
        }
        if (request.states() && request.quantities().contains(SPECTRAL_RADIUS) && state.spectralRadius() > 0) {
            arrays.put("radial_cdf", state.radialLaw().table(RADII));
        }
        return arrays;
    }

    @Override
    public List<CriticalLine<AdditiveNetwork>> criticalLines() {
        return List.of(
                new CriticalLine<>("chaos_onset", "onset of chaos", CriticalGain::chaosMargin),
                new CriticalLine<>("expansion_onset", "onset of local expansion", CriticalGain::expansionMargin),
                new CriticalLine<>("mean_onset", "onset of a non-zero mean", CriticalGain::meanMargin));
    }

    @Override
    public Map<String, Columns> spectralBoundary(AdditiveNetwork network) {
        AdditiveState state = MeanField.solve(network);
        double centre = network.isMap() ? 0 : -1;
        int points = 256;
        double[] re = new double[points + 1];
        double[] im = new double[points + 1];
        for (int i = 0; i <= points; i++) {
            double angle = 2 * Math.PI * i / points;
            re[i] = centre + state.spectralRadius() * Math.cos(angle);
            im[i] = state.spectralRadius() * Math.sin(angle);
        }
        return Map.of("bulk", Columns.of("re", re, "im", im));
    }

    @Override
    public StandardMap standardMap() {
        return new StandardMap(
                new StandardMap.Range("gain", 0.6, 4, 69),
                new StandardMap.Range("input_variance", 0, 1, 61),
                MAX_LYAPUNOV);
    }
}
