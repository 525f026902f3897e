package org.cavity.theory.gated.phase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.closed.ChaosOnset;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.fixedpoint.Fold;
import org.cavity.theory.gated.fixedpoint.FoldLine;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.gated.fixedpoint.StabilityLine;
import org.cavity.theory.gated.lyapunov.GatedLyapunovSpectrum;
import org.cavity.theory.gated.sampled.SampledChaosOnset;
import org.cavity.theory.gated.sampled.SampledState;
import org.cavity.theory.gated.sampled.Sampling;
import org.cavity.theory.gated.spectrum.BulkBoundary;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.model.BifurcationDiagram;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Continued;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.FixedPointPrediction;
import org.cavity.theory.model.FixedPointTheory;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.ParameterSpec;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.State;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.model.Theory;

/** The theory of the gated network as the sweep, the validation and the command line see it. */
public final class GatedTheory implements Theory<GatedNetwork> {

    /** Points above a fold, at which states differ by the root of the distance, in units of the points' spacing. */
    private static final double[] NEAR_FOLDS = {1e-5, 1e-3, 1e-2, 0.05, 0.15, 0.35};

    /** The line of chaos is asked for at the same point when branches are drawn and when it is drawn beside them. */
    private volatile ResetGain lastBoundary;

    private record ResetGain(GatedNetwork others, double value) {}

    @Override
    public String name() {
        return "gated";
    }

    @Override
    public String summary() {
        return "gated network, h_i' = s_z(z_i) (-h_i + sum_j J_ij s_r(r_j) tanh(g h_j + beta_h)), "
                + "z and r driven by tanh(g h + beta_h) through couplings of their own";
    }

    @Override
    public ParameterSchema<GatedNetwork> schema() {
        return GatedNetwork.SCHEMA;
    }

    @Override
    public List<Quantity> quantities() {
        return GatedQuantities.ALL;
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        Set<Quantity> cheap = new LinkedHashSet<>(GatedQuantities.ALL);
        cheap.removeAll(NetworkQuantities.COSTLY);
        cheap.removeAll(Quantity.OF_LEADING_EXPONENTS);
        return cheap;
    }

    @Override
    public Prediction predict(GatedNetwork network, Request request) {
        return predict(StateSearch.thorough(request).states(network), request);
    }

    /** Sampled states are sought from the neighbouring one, a factor of six faster than from nothing. */
    @Override
    public boolean continues() {
        return true;
    }

    @Override
    public int longestSequel() {
        return SampledState.LONGEST_SEQUEL;
    }

    /** {@inheritDoc} Sampled states are sampled less than for a single prediction. */
    @Override
    public Continued predictNear(GatedNetwork network, Request request, double[] start) {
        GatedStates states = StateSearch.quick(request, start).states(network);
        return new Continued(predict(states, request), states.sequel());
    }

    private static Prediction predict(GatedStates states, Request request) {
        Optional<RestingState> rest = states.attractorAtRest();
        Map<Quantity, Estimate> quantities = new LinkedHashMap<>();
        if (states.moving().isPresent()) {
            quantities.putAll(GatedQuantities.of(states.moving().get(), request.quantities(), request.slowBound()));
        } else if (rest.isPresent()) {
            quantities.putAll(GatedQuantities.of(rest.get(), request.quantities(), request.slowBound()));
        }
        quantities.putAll(NetworkQuantities.of(states, request));
        Map<String, Columns> arrays = new LinkedHashMap<>(arrays(states, request));
        Optional<LyapunovSpectrum> spectrum = lyapunovSpectrum(
                states,
                request,
                quantities.getOrDefault(
                        Quantity.MEAN_EXPONENT, Estimate.failed("the mean exponent was not asked for")));
        if (spectrum.isPresent()) {
            Map<Quantity, Estimate> integrals = spectrum.get().estimates(Quantity.OF_LEADING_EXPONENTS);
            integrals.keySet().retainAll(request.quantities());
            quantities.putAll(integrals);
            spectrum.get().table().ifPresent(table -> arrays.put("spectrum", table));
        }
        String note = note(states, quantities);
        return new Prediction(
                states.phase(),
                note.isEmpty() && spectrum.map(LyapunovSpectrum::converged).orElse(true),
                spectrum.map(s -> s.noteAfter(note)).orElse(note),
                inOrder(quantities),
                request.states() ? listed(states) : List.of(),
                request.states()
                        ? states.resting().stream().map(RestingState::listed).toList()
                        : List.of(),
                arrays);
    }

    /** {@inheritDoc} The state is not solved for: at rest it is nothing, and what slow gates take is up to three times as much. */
    @Override
    public double lyapunovSpectrumOperations(GatedNetwork network, Request request) {
        if (!request.wantsLyapunovSpectrum() || !GatedLyapunovSpectrum.covers(network)) {
            return 0;
        }
        return switch (request.lyapunov()) {
            case CLOSED_FORM -> 0;
            case INTEGRALS -> 2e11;
            case PRECISE_INTEGRALS -> 8e11;
            case CURVE -> 1.2e12;
        };
    }

    /** The whole spectrum, where it is wanted and the attractor is known; of a fixed point, its mean exponent and zeros. */
    private static Optional<LyapunovSpectrum> lyapunovSpectrum(GatedStates states, Request request, Estimate mean) {
        if (!request.wantsLyapunovSpectrum()) {
            return Optional.empty();
        }
        if (states.moving().isPresent()) {
            return Optional.of(
                    GatedLyapunovSpectrum.of(states.moving().get().network(), LyapunovSpectrumSettings.of(request)));
        }
        return states.attractorAtRest()
                .filter(RestingState::isStable)
                .map(rest -> LyapunovSpectrum.withoutPositive(mean));
    }

    private static Map<Quantity, Estimate> inOrder(Map<Quantity, Estimate> quantities) {
        Map<Quantity, Estimate> ordered = new LinkedHashMap<>();
        for (Quantity quantity : GatedQuantities.ALL) {
            if (quantities.containsKey(quantity)) {
                ordered.put(quantity, quantities.get(quantity));
            }
        }
        return ordered;
    }

    /** What did not reach its tolerance; empty if all did. */
    private static String note(GatedStates states, Map<Quantity, Estimate> quantities) {
        List<String> notes = new ArrayList<>();
        if (!states.failure().isEmpty()) {
            notes.add("the values are those of the fixed point, since a time-varying state was not found or excluded: "
                    + states.failure());
        }
        states.moving().map(StationaryState::note).filter(n -> !n.isEmpty()).ifPresent(notes::add);
        String failures = Prediction.failures(quantities);
        if (!failures.isEmpty()) {
            notes.add(failures);
        }
        if (notes.isEmpty() && states.phase() == Phase.UNRESOLVED) {
            notes.add("no stable state was found");
        }
        return String.join("; ", notes);
    }

    private static List<State> listed(GatedStates states) {
        List<State> listed = new ArrayList<>();
        Set<Quantity> wanted = GatedQuantities.OF_EVERY_STATE;
        states.moving()
                .ifPresent(s -> listed.add(new State(
                        states.isChaotic() ? "chaotic" : "noise-driven", true, GatedQuantities.of(s, wanted, 1))));
        states.unstable().ifPresent(s -> listed.add(new State("chaotic", false, GatedQuantities.of(s, wanted, 1))));
        for (RestingState s : states.resting()) {
            listed.add(new State("fixed-point", s.isStable(), GatedQuantities.of(s, wanted, 1)));
        }
        return listed;
    }

    private static Map<String, Columns> arrays(GatedStates states, Request request) {
        double[] lags = request.lags();
        if (lags.length == 0) {
            return Map.of();
        }
        double[] values = new double[lags.length];
        for (int i = 0; i < lags.length; i++) {
            double lag = lags[i];
            values[i] = states.moving()
                    .map(s -> s.autocorrelation(lag))
                    .orElseGet(() -> states.attractorAtRest()
                            .map(s -> s.point().varianceH())
                            .orElse(Double.NaN));
        }
        return Double.isNaN(values[0])
                ? Map.of()
                : Map.of("autocorrelation", Columns.of("lag", lags.clone(), "value", values));
    }

    @Override
    public List<CriticalLine<GatedNetwork>> criticalLines() {
        return List.of(
                new CriticalLine<>(
                        "quiescent_stability",
                        "loss of stability of h = 0",
                        StabilityLine::margin,
                        Map.of(
                                "gain",
                                network -> StabilityLine.criticalGain(network).orElse(Double.NaN))),
                new CriticalLine<>(
                        "fixed_point_fold",
                        "fold of the fixed points",
                        FoldLine::margin,
                        Map.of(
                                "reset_gain",
                                network -> FoldLine.criticalResetGain(network).orElse(Double.NaN))),
                new CriticalLine<>(
                        "chaos_onset", "onset of chaos", ChaosOnset::margin, Map.of("reset_gain", this::chaosBoundary)),
                new CriticalLine<>("static_instability", "K = 1", GatedTheory::staticMargin),
                new CriticalLine<>("marginal_edge", "instability of rate 0.001", GatedTheory::marginalMargin));
    }

    /** {@inheritDoc} Where states appear in pairs over the reset gain, points are put close to the fold. */
    @Override
    public BifurcationDiagram branches(
            GatedNetwork network, ParameterSpec parameter, double[] values, Request request) {
        double[] all = values;
        if (parameter.name().equals("reset_gain") && values.length > 1) {
            double spacing = (values[values.length - 1] - values[0]) / (values.length - 1);
            all = DoubleStream.concat(
                            DoubleStream.of(values),
                            DoubleStream.concat(
                                            FoldLine.folds(network).stream().mapToDouble(Fold::resetGain),
                                            DoubleStream.of(chaosBoundary(network)))
                                    .flatMap(fold -> DoubleStream.of(NEAR_FOLDS).map(d -> fold + d * spacing)))
                    .filter(v -> v >= values[0] && v <= values[values.length - 1])
                    .sorted()
                    .distinct()
                    .toArray();
        }
        return Theory.super.branches(network, parameter, all, request);
    }

    /**
     * The lowest reset gain at which chaos appears or vanishes; with a moving update gate sampled, to some 1e-3 of its
     * value, and beside a stable h = 0 only.
     */
    private double chaosBoundary(GatedNetwork network) {
        GatedNetwork others = network.withResetGain(0);
        ResetGain known = lastBoundary;
        if (known == null || !known.others().equals(others)) {
            known = new ResetGain(others, findChaosBoundary(network));
            lastBoundary = known;
        }
        return known.value();
    }

    private static double findChaosBoundary(GatedNetwork network) {
        if (ChaosOnset.applies(network)) {
            return ChaosOnset.boundaryResetGain(network).map(Estimate::value).orElse(Double.NaN);
        }
        return network.isClosed()
                ? Double.NaN
                : SampledChaosOnset.criticalResetGain(network, Sampling.COARSE, Tasks.SEQUENTIAL)
                        .value();
    }

    /** K − 1 of the fixed point of smallest variance, the stable one, where input or bias keep h from resting at 0. */
    private static double staticMargin(GatedNetwork network) {
        if (network.hasZeroState()) {
            return Double.NaN;
        }
        List<MeanFieldFixedPoint> points = FixedPoints.solve(network);
        return points.isEmpty() ? Double.NaN : points.get(0).staticStability() - 1;
    }

    /** By how much the instability of the fixed point of largest variance is too fast for the state to be marginal. */
    private static double marginalMargin(GatedNetwork network) {
        List<MeanFieldFixedPoint> points = network.isClosed() ? List.of() : FixedPoints.solve(network);
        if (points.isEmpty()) {
            return Double.NaN;
        }
        MeanFieldFixedPoint largest = points.get(points.size() - 1);
        return largest.varianceH() == 0 && largest.staticStability() <= 1
                ? Double.NaN
                : BulkBoundary.of(largest).abscissa() - RestingState.MARGINAL_RATE;
    }

    @Override
    public Map<String, Columns> spectralBoundary(GatedNetwork network, Request request) {
        GatedStates states = StateSearch.quick(request).states(network);
        if (states.moving().isPresent()) {
            return BulkBoundary.of(states.moving().get()).curvesAndAtoms();
        }
        return states.attractorAtRest().map(rest -> rest.spectrum().curves()).orElse(Map.of());
    }

    @Override
    public Optional<FixedPointTheory<GatedNetwork>> fixedPoints() {
        return Optional.of(GatedTheory::predictFixedPoint);
    }

    private static FixedPointPrediction predictFixedPoint(GatedNetwork network, int number, Request request) {
        RestingState state = RestingState.of(FixedPoints.solve(network, number));
        return new FixedPointPrediction(
                state.listed(),
                inOrder(GatedQuantities.of(state, request.quantities(), request.slowBound())),
                state.spectrum().curves());
    }

    @Override
    public StandardMap standardMap() {
        return new StandardMap(
                new StandardMap.Range("gain", 1.3, 2.5, 60),
                new StandardMap.Range("reset_gain", 0, 20, 60),
                Quantity.MAX_LYAPUNOV);
    }
}
