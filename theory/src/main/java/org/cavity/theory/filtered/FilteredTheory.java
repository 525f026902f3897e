package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.cavity.theory.correlation.PowerSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
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

/**
 * The theory of models whose units filter their input, as the sweep, the validation and the command line see it.
 *
 * @param <P> the model's parameter record
 */
public final class FilteredTheory<P extends Record> implements Theory<P> {

    /** Rate units with adaptation. */
    public static final Theory<AdaptingRateNetwork> ADAPTING_RATE = new FilteredTheory<>(
            "adapting-rate",
            "random network of rate units with adaptation, x_i' = -x_i - sum_k a_ki + g sum_j J_ij phi(x_j), "
                    + "a_ki' = gamma_k (beta_k x_i - a_ki)",
            AdaptingRateNetwork.SCHEMA,
            AdaptingRateNetwork::filtered,
            FilteredQuantities.ALL,
            new StandardMap(
                    new StandardMap.Range("gain", 0.8, 4, 41),
                    new StandardMap.Range("adaptation_strengths[1]", 0, 3, 41),
                    Quantity.MAX_LYAPUNOV));

    /** Second-order units. */
    public static final Theory<OscillatorNetwork> OSCILLATOR = new FilteredTheory<>(
            "oscillator",
            "random network of second-order units, x_i'' + 2 zeta omega_0 x_i' + omega_0^2 x_i = "
                    + "omega_0^2 g sum_j J_ij phi(x_j)",
            OscillatorNetwork.SCHEMA,
            OscillatorNetwork::filtered,
            FilteredQuantities.ALL,
            new StandardMap(
                    new StandardMap.Range("gain", 0.25, 3, 41),
                    new StandardMap.Range("damping", 0.2, 1.2, 41),
                    Quantity.MAX_LYAPUNOV));

    /** Rate units of different time constants. */
    public static final Theory<HeterogeneousRateNetwork> HETEROGENEOUS_RATE = new FilteredTheory<>(
            "heterogeneous-rate",
            "random network of rate units of different time constants, tau_i x_i' = -x_i + g sum_j J_ij phi(x_j)",
            HeterogeneousRateNetwork.SCHEMA,
            HeterogeneousRateNetwork::filtered,
            without(
                    Quantity.RESONANCE_FREQUENCY,
                    Quantity.DIMENSION_X,
                    Quantity.DIMENSION_PHI,
                    Quantity.UNSTABLE_FRACTION,
                    Quantity.ENTROPY_RATE,
                    Quantity.KY_DIMENSION,
                    Quantity.KY_EXPONENT,
                    Quantity.MEAN_EXPONENT),
            new StandardMap(
                    new StandardMap.Range("gain", 0.8, 4, 41),
                    new StandardMap.Range("time_constants[2]", 1, 9, 41),
                    Quantity.MAX_LYAPUNOV));

    /** Order parameters that every listed state carries. */
    private static final Set<Quantity> OF_EVERY_STATE = Set.of(
            Quantity.MEAN,
            Quantity.VARIANCE,
            Quantity.STATIC_VARIANCE,
            Quantity.RATE_VARIANCE,
            Quantity.MEAN_GAIN,
            Quantity.MAX_LYAPUNOV);

    /** Relative errors above this are reported as a failure to converge. */
    private static final double TOLERANCE = 1e-8;

    private final String name;
    private final String summary;
    private final ParameterSchema<P> schema;
    private final Function<P, FilteredNetwork> filtered;
    private final List<Quantity> quantities;
    private final StandardMap standardMap;

    private FilteredTheory(
            String name,
            String summary,
            ParameterSchema<P> schema,
            Function<P, FilteredNetwork> filtered,
            List<Quantity> quantities,
            StandardMap standardMap) {
        this.name = name;
        this.summary = summary;
        this.schema = schema;
        this.filtered = filtered;
        this.quantities = quantities;
        this.standardMap = standardMap;
    }

    private static List<Quantity> without(Quantity... unknown) {
        List<Quantity> rest = new ArrayList<>(FilteredQuantities.ALL);
        rest.removeAll(List.of(unknown));
        return List.copyOf(rest);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public ParameterSchema<P> schema() {
        return schema;
    }

    @Override
    public List<Quantity> quantities() {
        return quantities;
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        Set<Quantity> cheap = new LinkedHashSet<>(quantities);
        cheap.removeAll(List.of(Quantity.DIMENSION_X, Quantity.DIMENSION_PHI));
        cheap.removeAll(Quantity.OF_LEADING_EXPONENTS);
        return cheap;
    }

    @Override
    public Prediction predict(P parameters, Request request) {
        FilteredNetwork network = filtered.apply(parameters);
        List<RestingState> resting = RestingState.all(network);
        Optional<FilteredState> moving;
        try {
            moving = FilteredMeanField.timeDependentState(network);
        } catch (IllegalStateException e) {
            return withoutAttractor(
                    network, resting, request, "the mean-field equations were not solved: " + e.getMessage());
        }
        List<State> states = new ArrayList<>();
        if (request.states()) {
            moving.ifPresent(s -> states.add(new State("chaotic", true, FilteredQuantities.of(s, OF_EVERY_STATE))));
            states.addAll(states(network, resting));
        }
        List<FixedPoint> fixedPoints = fixedPoints(resting, request);
        long stable = resting.stream().filter(RestingState::isStable).count();
        if (moving.isPresent()) {
            FilteredState state = moving.get();
            Map<Quantity, Estimate> quantities = FilteredQuantities.of(state, ofStateAlone(request));
            Map<String, Columns> arrays = arrays(state, request);
            Optional<LyapunovSpectrum> spectrum = wantsSpectrum(request)
                    ? Optional.of(FilteredSpectrum.of(state, LyapunovSpectrumSettings.of(request)))
                    : Optional.empty();
            if (spectrum.isPresent()) {
                quantities.putAll(spectrum.get().estimates(request.quantities()));
                quantities = inOrder(quantities);
                spectrum.get().table().ifPresent(table -> arrays.put("spectrum", table));
            }
            String note = note(state, quantities);
            return new Prediction(
                    stable > 0 ? Phase.BISTABLE_CHAOTIC : Phase.CHAOTIC,
                    note.isEmpty() && spectrum.map(LyapunovSpectrum::converged).orElse(true),
                    spectrum.map(s -> s.noteAfter(note)).orElse(note),
                    quantities,
                    states,
                    fixedPoints,
                    arrays);
        }
        Optional<RestingState> attractor =
                resting.stream().filter(RestingState::isStable).reduce((a, b) -> b);
        if (attractor.isEmpty()) {
            return withoutAttractor(network, resting, request, "no stable state was found");
        }
        RestingState state = attractor.get();
        Phase phase = stable > 1 ? Phase.MULTISTABLE : state.variance() == 0 ? Phase.QUIESCENT : Phase.FIXED_POINT;
        Map<Quantity, Estimate> quantities = FilteredQuantities.of(state, network, ofStateAlone(request));
        if (wantsSpectrum(request)) {
            quantities.putAll(FilteredSpectrum.ofRest(state, network).estimates(request.quantities()));
            quantities = inOrder(quantities);
        }
        return new Prediction(phase, true, "", quantities, states, fixedPoints, arrays(state, request));
    }

    @Override
    public double lyapunovSpectrumOperations(P parameters, Request request) {
        if (!wantsSpectrum(request)) {
            return 0;
        }
        try {
            return FilteredMeanField.timeDependentState(filtered.apply(parameters))
                    .map(state -> FilteredSpectrum.operations(state, LyapunovSpectrumSettings.of(request)))
                    .orElse(0.0);
        } catch (IllegalStateException e) {
            return 0;
        }
    }

    /** The same estimates in the order of display. */
    private Map<Quantity, Estimate> inOrder(Map<Quantity, Estimate> estimates) {
        Map<Quantity, Estimate> sorted = new LinkedHashMap<>();
        quantities.stream().filter(estimates::containsKey).forEach(q -> sorted.put(q, estimates.get(q)));
        return sorted;
    }

    /** The wanted quantities but the mean exponent where the whole spectrum brings it. */
    private Set<Quantity> ofStateAlone(Request request) {
        Set<Quantity> wanted = new LinkedHashSet<>(request.quantities());
        if (wantsSpectrum(request)) {
            wanted.remove(Quantity.MEAN_EXPONENT);
        }
        return wanted;
    }

    private boolean wantsSpectrum(Request request) {
        return quantities.contains(Quantity.KY_DIMENSION) && request.wantsLyapunovSpectrum();
    }

    private static Prediction withoutAttractor(
            FilteredNetwork network, List<RestingState> resting, Request request, String note) {
        return new Prediction(
                Phase.UNRESOLVED,
                false,
                note,
                Map.of(),
                request.states() ? states(network, resting) : List.of(),
                fixedPoints(resting, request),
                Map.of());
    }

    private static List<State> states(FilteredNetwork network, List<RestingState> resting) {
        return resting.stream()
                .map(s -> new State("fixed-point", s.isStable(), FilteredQuantities.of(s, network, OF_EVERY_STATE)))
                .toList();
    }

    private static List<FixedPoint> fixedPoints(List<RestingState> resting, Request request) {
        return request.states()
                ? resting.stream().map(FilteredTheory::fixedPoint).toList()
                : List.of();
    }

    private static FixedPoint fixedPoint(RestingState s) {
        return new FixedPoint(
                s.mean(),
                s.variance(),
                s.rateVariance(),
                s.growth(),
                s.slope(),
                s.exponent(),
                OptionalDouble.empty(),
                s.isStable(),
                false);
    }

    /** What did not reach its tolerance; empty if all did. */
    private static String note(FilteredState state, Map<Quantity, Estimate> quantities) {
        String failures = Prediction.failures(quantities);
        List<String> notes = new ArrayList<>();
        if (!failures.isEmpty()) {
            notes.add(failures);
        }
        double error = state.relativeError();
        if (!(error < TOLERANCE)) {
            notes.add(String.format(
                    Locale.ROOT, "the order parameters have a relative error of %.1e, not %.0e", error, TOLERANCE));
        }
        return String.join("; ", notes);
    }

    private static Map<String, Columns> arrays(FilteredState state, Request request) {
        Map<String, Columns> arrays = new LinkedHashMap<>();
        double[] lags = request.lags();
        if (lags.length > 0) {
            double[] values = new double[lags.length];
            for (int i = 0; i < lags.length; i++) {
                values[i] = state.autocorrelation(lags[i]);
            }
            arrays.put("autocorrelation", Columns.of("lag", lags.clone(), "value", values));
        }
        if (request.spectrum()) {
            arrays.put("power_spectrum", new PowerSpectrum(state.spectrum(), state.frequencySpacing()).table());
        }
        return arrays;
    }

    private static Map<String, Columns> arrays(RestingState state, Request request) {
        double[] lags = request.lags();
        double[] values = new double[lags.length];
        Arrays.fill(values, state.variance());
        return lags.length == 0
                ? Map.of()
                : Map.of("autocorrelation", Columns.of("lag", lags.clone(), "value", values));
    }

    @Override
    public List<CriticalLine<P>> criticalLines() {
        CriticalLine<P> chaos = new CriticalLine<>(
                "chaos_onset",
                "onset of chaos",
                p -> filtered.apply(p).gain() / criticalGain(p) - 1,
                Map.of("gain", this::criticalGain));
        if (!quantities.contains(Quantity.RESONANCE_FREQUENCY)) {
            return List.of(chaos);
        }
        return List.of(
                chaos,
                new CriticalLine<>(
                        "resonance_onset",
                        "onset of resonance",
                        p -> filtered.apply(p).units().get(0).filter().resonanceMargin()));
    }

    private double criticalGain(P parameters) {
        return filtered.apply(parameters).criticalGain().orElse(Double.NaN);
    }

    @Override
    public Map<String, Columns> spectralBoundary(P parameters, Request request) {
        FilteredNetwork network = filtered.apply(parameters);
        boolean alike = network.units().size() == 1;
        try {
            Optional<FilteredState> moving = FilteredMeanField.timeDependentState(network);
            Optional<RestingState> still = moving.isPresent()
                    ? Optional.empty()
                    : RestingState.all(network).stream()
                            .filter(RestingState::isStable)
                            .reduce((a, b) -> b);
            if (alike) {
                LinearFilter filter = network.units().get(0).filter();
                return moving.map(FilteredState::radialLaw)
                        .or(() -> still.map(RestingState::radialLaw))
                        .map(law -> JacobianBoundary.of(filter, law))
                        .orElse(Map.of());
            }
            return moving.map(FilteredState::squaredGains)
                    .or(() -> still.map(RestingState::squaredGains))
                    .map(gains -> MixedTimesBoundary.of(network, gains))
                    .orElse(Map.of());
        } catch (IllegalStateException e) {
            return Map.of();
        }
    }

    @Override
    public StandardMap standardMap() {
        return standardMap;
    }
}
