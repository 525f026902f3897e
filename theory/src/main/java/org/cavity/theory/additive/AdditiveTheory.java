package org.cavity.theory.additive;

import static org.cavity.theory.model.Quantity.CRITICAL_GAIN;
import static org.cavity.theory.model.Quantity.DIMENSION_PHI;
import static org.cavity.theory.model.Quantity.DIMENSION_X;
import static org.cavity.theory.model.Quantity.EXPANSION_GAIN;
import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.SPECTRAL_RADIUS;
import static org.cavity.theory.model.Quantity.STATIC_VARIANCE;
import static org.cavity.theory.model.Quantity.VARIANCE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import org.cavity.theory.spectrum.RadialLaw;

/** The theory of the additive network as the sweep, the validation and the command line see it. */
public final class AdditiveTheory implements Theory<AdditiveNetwork> {

    /** Order parameters that every listed state carries. */
    private static final List<Quantity> OF_EVERY_STATE =
            List.of(MEAN, VARIANCE, STATIC_VARIANCE, RATE_VARIANCE, MEAN_GAIN, MAX_LYAPUNOV);

    /** Relative errors above this are reported as a failure to converge. */
    private static final double TOLERANCE = 1e-8;

    private static final int RADII = 51;

    /** Sides of the polygon that stands for a circle of the spectrum's boundary. */
    private static final int SIDES = 256;

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
        return AdditiveQuantities.all();
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        Set<Quantity> cheap = new LinkedHashSet<>(AdditiveQuantities.all());
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
            return withoutAttractor(Phase.UNBOUNDED, "the activity grows without bound", List.of(), List.of());
        } catch (IllegalStateException e) {
            return withoutAttractor(
                    Phase.UNRESOLVED,
                    "the mean-field equations were not solved: " + e.getMessage(),
                    List.of(),
                    List.of());
        }
        Optional<AdditiveState> attractor = MeanField.largestStable(moving);
        if (attractor.isEmpty()) {
            attractor = MeanField.largestStable(resting);
        }
        List<State> states = request.states() ? states(moving, resting) : List.of();
        List<FixedPoint> fixedPoints = request.states()
                ? resting.stream().map(AdditiveTheory::fixedPoint).toList()
                : List.of();
        if (attractor.isEmpty()) {
            boolean rocking = Stream.concat(resting.stream(), moving.stream()).anyMatch(AdditiveState::isRocking);
            return rocking
                    ? withoutAttractor(
                            Phase.OSCILLATING, "no state is stable against an oscillating mean", states, fixedPoints)
                    : withoutAttractor(Phase.UNRESOLVED, "no stable state was found", states, fixedPoints);
        }
        Map<Quantity, Estimate> quantities = AdditiveQuantities.of(attractor.get(), request.quantities());
        Map<String, Columns> arrays = arrays(attractor.get(), request);
        Optional<LyapunovSpectrum> spectrum = request.wantsLyapunovSpectrum()
                ? Optional.of(AdditiveSpectrum.of(attractor.get(), LyapunovSpectrumSettings.of(request)))
                : Optional.empty();
        if (spectrum.isPresent()) {
            // Closed forms leave out what does not exist, as the mean exponent of units whose gain vanishes.
            if (!attractor.get().network().isMap()) {
                Map<Quantity, Estimate> all = spectrum.get().estimates(request.quantities());
                all.putAll(quantities);
                quantities = AdditiveQuantities.inOrder(all);
            }
            spectrum.get().table().ifPresent(table -> arrays.put("spectrum", table));
        }
        String note = note(attractor.get(), quantities);
        return new Prediction(
                phase(attractor.get(), resting),
                note.isEmpty() && spectrum.map(LyapunovSpectrum::converged).orElse(true),
                spectrum.map(s -> s.noteAfter(note)).orElse(note),
                quantities,
                states,
                fixedPoints,
                arrays);
    }

    @Override
    public double lyapunovSpectrumOperations(AdditiveNetwork network, Request request) {
        if (!request.wantsLyapunovSpectrum()) {
            return 0;
        }
        try {
            return MeanField.largestStable(MeanField.timeDependentStates(network))
                    .map(state -> AdditiveSpectrum.operations(state, LyapunovSpectrumSettings.of(request)))
                    .orElse(0.0);
        } catch (IllegalStateException e) {
            return 0;
        }
    }

    /** What did not reach its tolerance; empty if all did. */
    private static String note(AdditiveState attractor, Map<Quantity, Estimate> quantities) {
        String failures = Prediction.failures(quantities);
        double error = attractor.relativeError();
        List<String> notes = new ArrayList<>();
        if (!failures.isEmpty()) {
            notes.add(failures);
        }
        if (!(error < TOLERANCE)) {
            notes.add(String.format(
                    Locale.ROOT, "the order parameters have a relative error of %.1e, not %.0e", error, TOLERANCE));
        }
        return String.join("; ", notes);
    }

    private static Prediction withoutAttractor(
            Phase phase, String note, List<State> states, List<FixedPoint> fixedPoints) {
        return new Prediction(phase, phase != Phase.UNRESOLVED, note, Map.of(), states, fixedPoints, Map.of());
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
                states.add(new State(s.kind(), s.isStable(), AdditiveQuantities.of(s, Set.copyOf(OF_EVERY_STATE))));
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
        if (request.spectrum()) {
            powerSpectrum(state).ifPresent(table -> arrays.put("power_spectrum", table));
        }
        if (request.states() && request.quantities().contains(SPECTRAL_RADIUS) && state.spectralRadius() > 0) {
            arrays.put("radial_cdf", state.radialLaw().table(RADII));
        }
        return arrays;
    }

    private static Optional<Columns> powerSpectrum(AdditiveState state) {
        try {
            return state.powerSpectrum().map(PowerSpectrum::table);
        } catch (IllegalStateException e) {
            // At an onset itself nothing resolves it.
            return Optional.empty();
        }
    }

    @Override
    public List<CriticalLine<AdditiveNetwork>> criticalLines() {
        return List.of(
                new CriticalLine<>("chaos_onset", "onset of chaos", CriticalGain::chaosMargin),
                new CriticalLine<>("expansion_onset", "onset of local expansion", CriticalGain::expansionMargin),
                new CriticalLine<>(
                        "mean_onset",
                        "onset of a non-zero mean",
                        CriticalGain::meanMargin,
                        Map.of("mean_coupling", CriticalGain::meanOnset)),
                new CriticalLine<>(
                        "oscillation_onset",
                        "onset of an oscillating mean",
                        CriticalGain::oscillationMargin,
                        Map.of("mean_coupling", CriticalGain::oscillationOnset)));
    }

    @Override
    public Map<String, Columns> spectralBoundary(AdditiveNetwork network, Request request) {
        AdditiveState state;
        try {
            state = MeanField.solve(network);
        } catch (IllegalStateException e) {
            return Map.of();
        }
        double centre = network.isMap() ? 0 : -1;
        RadialLaw law = state.radialLaw();
        if (!law.isRing()) {
            return Map.of("bulk", circle(centre, state.spectralRadius()));
        }
        // At uniform gain the ring is a mere circle, which the polygons must have between them.
        double slack = Math.cos(Math.PI / SIDES);
        Map<String, Columns> ring = new LinkedHashMap<>();
        ring.put("bulk", circle(centre, state.spectralRadius() / slack));
        ring.put("inner_edge", circle(centre, law.innerRadius() * slack));
        return ring;
    }

    private static Columns circle(double centre, double radius) {
        double[] re = new double[SIDES + 1];
        double[] im = new double[SIDES + 1];
        for (int i = 0; i <= SIDES; i++) {
            double angle = 2 * Math.PI * i / SIDES;
            re[i] = centre + radius * Math.cos(angle);
            im[i] = radius * Math.sin(angle);
        }
        return Columns.of("re", re, "im", im);
    }

    @Override
    public StandardMap standardMap() {
        return new StandardMap(
                new StandardMap.Range("gain", 0.6, 4, 69),
                new StandardMap.Range("input_variance", 0, 1, 61),
                MAX_LYAPUNOV);
    }
}
