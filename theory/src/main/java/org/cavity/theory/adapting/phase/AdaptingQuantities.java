package org.cavity.theory.adapting.phase;

import static org.cavity.theory.model.Quantity.ADAPTATION_TIME;
import static org.cavity.theory.model.Quantity.CRITICAL_COUPLING_EXCITATORY;
import static org.cavity.theory.model.Quantity.CRITICAL_COUPLING_INHIBITORY;
import static org.cavity.theory.model.Quantity.CRITICAL_COUPLING_SADDLE_NODE;
import static org.cavity.theory.model.Quantity.FANO_FACTOR;
import static org.cavity.theory.model.Quantity.INPUT_ADAPTATION_COVARIANCE;
import static org.cavity.theory.model.Quantity.ISI_CV;
import static org.cavity.theory.model.Quantity.LOG_INTENSITY_MEAN;
import static org.cavity.theory.model.Quantity.LOG_INTENSITY_VARIANCE;
import static org.cavity.theory.model.Quantity.MEAN_HALF_RISE;
import static org.cavity.theory.model.Quantity.OSCILLATION_FREQUENCY;
import static org.cavity.theory.model.Quantity.OSCILLATION_FREQUENCY_EXCITATORY;
import static org.cavity.theory.model.Quantity.OSCILLATION_FREQUENCY_INHIBITORY;
import static org.cavity.theory.model.Quantity.RATE;
import static org.cavity.theory.model.Quantity.RATE_FIRST_MOMENT;
import static org.cavity.theory.model.Quantity.RATE_LOG_MEAN;
import static org.cavity.theory.model.Quantity.RATE_LOG_VARIANCE;
import static org.cavity.theory.model.Quantity.RATE_QUASI_RENEWAL;
import static org.cavity.theory.model.Quantity.VARIANCE_HALF_RISE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.coupled.CharacteristicEquation;
import org.cavity.theory.adapting.coupled.Crossing;
import org.cavity.theory.adapting.coupled.Onsets;
import org.cavity.theory.adapting.input.HalfRise;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.quasirenewal.QuasiRenewal;
import org.cavity.theory.adapting.quasirenewal.TiltedIntervals;
import org.cavity.theory.adapting.rate.IndependentEvents;
import org.cavity.theory.adapting.rate.LinearResponse;
import org.cavity.theory.adapting.rate.RateEquation;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.cavity.theory.adapting.response.AdaptationModes;
import org.cavity.theory.adapting.statistics.PopulationStatistics;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;

/** What each quantity is in an asynchronous state. */
final class AdaptingQuantities {

    /** All, in the order of display. */
    static final List<Quantity> ALL = List.of(
            RATE,
            RATE_LOG_MEAN,
            RATE_LOG_VARIANCE,
            LOG_INTENSITY_MEAN,
            LOG_INTENSITY_VARIANCE,
            INPUT_ADAPTATION_COVARIANCE,
            ISI_CV,
            FANO_FACTOR,
            ADAPTATION_TIME,
            MEAN_HALF_RISE,
            VARIANCE_HALF_RISE,
            CRITICAL_COUPLING_EXCITATORY,
            OSCILLATION_FREQUENCY_EXCITATORY,
            CRITICAL_COUPLING_INHIBITORY,
            OSCILLATION_FREQUENCY_INHIBITORY,
            OSCILLATION_FREQUENCY,
            CRITICAL_COUPLING_SADDLE_NODE,
            RATE_QUASI_RENEWAL,
            RATE_FIRST_MOMENT);

    /** What every listed state carries. */
    static final Set<Quantity> OF_EVERY_STATE = Set.of(RATE);

    /** What belongs to the onsets of oscillation, not to a state. */
    static final Set<Quantity> ONSETS = Set.of(
            CRITICAL_COUPLING_EXCITATORY,
            OSCILLATION_FREQUENCY_EXCITATORY,
            CRITICAL_COUPLING_INHIBITORY,
            OSCILLATION_FREQUENCY_INHIBITORY,
            OSCILLATION_FREQUENCY,
            CRITICAL_COUPLING_SADDLE_NODE);

    private static final Set<Quantity> STATISTICS = Set.of(
            RATE_LOG_MEAN,
            RATE_LOG_VARIANCE,
            LOG_INTENSITY_MEAN,
            LOG_INTENSITY_VARIANCE,
            INPUT_ADAPTATION_COVARIANCE,
            FANO_FACTOR);

    private static final double HERTZ = 1000;
    /** Window of the Fano factor, ms. */
    private static final double COUNT_WINDOW = 5000;
    /** Largest A ∫γ at which fluctuations of single neurons follow linear response. */
    private static final double LARGEST_SATURATION = 7;
    /** Of roots of equations without a free parameter, relative. */
    private static final double ROOT_ERROR = 1e-8;
    /** Differences of CVs to simulations. */
    private static final double CV_ERROR = 0.03;
    /** Largest excess of the first-order expansion, relative. */
    private static final double FIRST_MOMENT_ERROR = 0.25;
    /** Of one exponential per scale of adaptation, against simulated relaxations. */
    private static final double MODE_ERROR = 0.15;

    private final AsynchronousState state;
    private final AdaptingPopulation population;
    private final Set<Quantity> wanted;
    private final Map<Quantity, Estimate> found = new LinkedHashMap<>();

    private AdaptingQuantities(AsynchronousState state, Set<Quantity> wanted) {
        this.state = state;
        this.population = state.uncoupled();
        this.wanted = wanted;
    }

    /**
     * The wanted quantities.
     *
     * @param coupling the population's coupling, whose sign decides which oscillation is meant where none is named
     */
    static Map<Quantity, Estimate> of(AsynchronousState state, double coupling, Set<Quantity> wanted) {
        AdaptingQuantities q = new AdaptingQuantities(state, wanted);
        q.put(RATE, state.rate());
        if (state.rate().isFailed()) {
            return q.found;
        }
        state.tilted().ifPresent(q::putTilted);
        q.putIntervals();
        q.putOnsets(coupling);
        q.putHalfRises();
        if (wanted.contains(RATE_FIRST_MOMENT) && !q.population.isRenewal()) {
            double rate = HERTZ * IndependentEvents.rate(q.population);
            q.put(RATE_FIRST_MOMENT, Estimate.of(rate, FIRST_MOMENT_ERROR * rate));
        }
        return q.inOrder();
    }

    /** Statistics in a state of the tilted rate equation. */
    static PopulationStatistics statistics(AdaptingPopulation population, StationaryRate tilted) {
        RateEquation equation = RateEquation.of(population);
        return PopulationStatistics.of(
                population, equation.kernel(), tilted, LinearResponse.of(population, equation, tilted));
    }

    private void putTilted(StationaryRate tilted) {
        if (wanted.stream().anyMatch(STATISTICS::contains)) {
            double saturation = tilted.rate() * EventKernel.of(population).suppressionIntegral();
            if (saturation > LARGEST_SATURATION) {
                STATISTICS.forEach(q -> put(
                        q,
                        Estimate.failed(String.format(
                                Locale.ROOT,
                                "statistics of spikes are known for rates up to %.4g Hz",
                                tilted.hertz() * LARGEST_SATURATION / saturation))));
                return;
            }
            PopulationStatistics statistics = statistics(population, tilted);
            if (population.inputVariance() > 0) {
                put(RATE_LOG_MEAN, statistics.rate().logMean());
                put(RATE_LOG_VARIANCE, statistics.rate().logVariance());
                put(INPUT_ADAPTATION_COVARIANCE, statistics.intensity().covariance());
            }
            put(LOG_INTENSITY_MEAN, statistics.intensity().logMean());
            put(LOG_INTENSITY_VARIANCE, statistics.intensity().logVariance());
            put(FANO_FACTOR, statistics.spectrum().fanoFactor(COUNT_WINDOW));
        }
        if (wanted.contains(ADAPTATION_TIME)) {
            AdaptationModes.of(population, EventKernel.of(population), tilted.rate())
                    .slowestTime()
                    .ifPresent(time -> put(ADAPTATION_TIME, Estimate.of(time, MODE_ERROR * time)));
        }
    }

    private void putIntervals() {
        if (!wanted.contains(ISI_CV)) {
            return;
        }
        if (AsynchronousState.isRenewal(population)) {
            put(ISI_CV, TiltedIntervals.of(population).cv());
        } else if (state.tilted().isPresent()) {
            Estimate cv = TiltedIntervals.of(population, state.tilted().get()).cv();
            put(ISI_CV, cv.isFailed() ? cv : Estimate.of(cv.value(), Math.max(CV_ERROR, cv.error())));
        }
    }

    private void putOnsets(double coupling) {
        if (!wanted.contains(RATE_QUASI_RENEWAL) && wanted.stream().noneMatch(ONSETS::contains)) {
            return;
        }
        QuasiRenewal quasi = QuasiRenewal.of(population);
        if (!quasi.isTrusted()) {
            put(RATE_QUASI_RENEWAL, Estimate.failed(quasi.note()));
            return;
        }
        double rate = quasi.hertz();
        put(RATE_QUASI_RENEWAL, Estimate.of(rate, AsynchronousState.quasiRenewalError(population) * rate));
        if (wanted.stream().noneMatch(ONSETS::contains)) {
            return;
        }
        Onsets onsets = new CharacteristicEquation(population, quasi.operatingPoint()).onsets();
        putOnset(CRITICAL_COUPLING_EXCITATORY, OSCILLATION_FREQUENCY_EXCITATORY, onsets.excitatory());
        putOnset(CRITICAL_COUPLING_INHIBITORY, OSCILLATION_FREQUENCY_INHIBITORY, onsets.inhibitory());
        onsets.saddleNode()
                .filter(c -> Double.isFinite(c.coupling()))
                .ifPresent(c -> put(CRITICAL_COUPLING_SADDLE_NODE, onset(c.coupling())));
        nearest(onsets, coupling).ifPresent(c -> put(OSCILLATION_FREQUENCY, onset(c.hertz())));
    }

    private void putOnset(Quantity coupling, Quantity frequency, Optional<Crossing> onset) {
        onset.ifPresent(crossing -> {
            put(coupling, onset(crossing.coupling()));
            put(frequency, onset(crossing.hertz()));
        });
    }

    /** The onset on the side of the coupling; without coupling the one at the smaller |J|. */
    private static Optional<Crossing> nearest(Onsets onsets, double coupling) {
        if (coupling != 0) {
            return coupling > 0 ? onsets.excitatory() : onsets.inhibitory();
        }
        if (onsets.excitatory().isEmpty() || onsets.inhibitory().isEmpty()) {
            return onsets.excitatory().or(onsets::inhibitory);
        }
        return onsets.excitatory().get().coupling()
                        <= -onsets.inhibitory().get().coupling()
                ? onsets.excitatory()
                : onsets.inhibitory();
    }

    private void putHalfRises() {
        put(MEAN_HALF_RISE, root(HalfRise.ofMean(population.membraneTime())));
        if (wanted.contains(VARIANCE_HALF_RISE) && population.inputVariance() > 0) {
            put(VARIANCE_HALF_RISE, root(HalfRise.ofVariance(population.membraneTime(), population.inputTime(), 1)));
        }
    }

    private Estimate onset(double value) {
        return Estimate.of(value, AsynchronousState.quasiRenewalError(population) * Math.abs(value));
    }

    private static Estimate root(double value) {
        return Estimate.of(value, ROOT_ERROR * Math.abs(value));
    }

    private void put(Quantity quantity, Estimate estimate) {
        if (wanted.contains(quantity)) {
            found.put(quantity, estimate);
        }
    }

    private Map<Quantity, Estimate> inOrder() {
        Map<Quantity, Estimate> ordered = new LinkedHashMap<>();
        ALL.stream().filter(found::containsKey).forEach(q -> ordered.put(q, found.get(q)));
        return ordered;
    }
}
