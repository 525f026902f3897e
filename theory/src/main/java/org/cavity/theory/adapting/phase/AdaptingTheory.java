package org.cavity.theory.adapting.phase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.coupled.StabilityLines;
import org.cavity.theory.adapting.quasirenewal.QuasiRenewalEquation;
import org.cavity.theory.adapting.statistics.PopulationStatistics;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.ResponseTheory;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.State;
import org.cavity.theory.model.Theory;

/**
 * The theory of the adapting population as the sweep, the validation and the command line see it. Errors of estimates
 * are those of the theory against simulations, where it is not exact.
 */
public final class AdaptingTheory implements Theory<AdaptingPopulation> {

    private static final double HIGHEST_FREQUENCY = 200;
    private static final double LOWEST_FREQUENCY = 0.25;
    private static final int FREQUENCIES = 160;

    @Override
    public String name() {
        return "adapting-population";
    }

    @Override
    public String summary() {
        return "population of adapting spiking neurons, tau_m h_i' = -h_i + mu + J s + I_i(t), "
                + "intensity lambda_0 exp((h_i - theta - a_i)/delta_u), a_i grows by q at each spike";
    }

    @Override
    public String timeUnit() {
        return "ms";
    }

    @Override
    public ParameterSchema<AdaptingPopulation> schema() {
        return AdaptingPopulation.SCHEMA;
    }

    @Override
    public List<Quantity> quantities() {
        return AdaptingQuantities.ALL;
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        Set<Quantity> ofStates = new HashSet<>(AdaptingQuantities.ALL);
        // Of an asynchronous state it is that of an onset elsewhere, which no simulation of the state can show.
        ofStates.remove(Quantity.OSCILLATION_FREQUENCY);
        return ofStates;
    }

    @Override
    public Prediction predict(AdaptingPopulation population, Request request) {
        PopulationStates states = PopulationStates.of(population);
        Map<Quantity, Estimate> quantities = new LinkedHashMap<>();
        Set<Quantity> known = new HashSet<>(request.quantities());
        List<String> notes = new ArrayList<>();
        if (states.phase() == Phase.OSCILLATING) {
            known.retainAll(AdaptingQuantities.ONSETS);
            notes.add("the population oscillates: quantities are those of the onset of oscillation, the unstable"
                    + " asynchronous state is listed among the states");
        }
        states.attractor()
                .ifPresent(state -> quantities.putAll(AdaptingQuantities.of(state, population.coupling(), known)));
        if (!states.note().isEmpty()) {
            notes.add(states.note());
        }
        states.attractor()
                .filter(state -> !state.rate().isFailed())
                .map(AsynchronousState::note)
                .filter(n -> !n.isEmpty())
                .ifPresent(notes::add);
        String failures = Prediction.failures(quantities);
        if (!failures.isEmpty()) {
            notes.add(failures);
        }
        return new Prediction(
                states.phase(),
                states.converged() && failures.isEmpty(),
                notes.stream().map(n -> n.replaceAll("[.]$", "")).distinct().collect(Collectors.joining("; ")),
                quantities,
                request.states() ? listed(states, population.coupling()) : List.of(),
                List.of(),
                request.states() ? arrays(states) : Map.of());
    }

    private static List<State> listed(PopulationStates states, double coupling) {
        return states.all().stream()
                .map(s -> new State(
                        "asynchronous",
                        s.stable(),
                        AdaptingQuantities.of(s, coupling, AdaptingQuantities.OF_EVERY_STATE)))
                .toList();
    }

    /** Spectrum of a neuron's spikes, and the distribution of ln r beside that of neurons without memory. */
    private static Map<String, Columns> arrays(PopulationStates states) {
        Optional<AsynchronousState> attractor =
                states.attractor().filter(s -> s.stable() && s.tilted().isPresent());
        if (attractor.isEmpty()) {
            return Map.of();
        }
        AdaptingPopulation population = attractor.get().uncoupled();
        PopulationStatistics statistics = AdaptingQuantities.statistics(
                population, attractor.get().tilted().get());
        Map<String, Columns> arrays = new LinkedHashMap<>();
        if (statistics.spectrum().isConverged()) {
            double[] frequencies = new double[FREQUENCIES];
            double[] values = new double[FREQUENCIES];
            for (int i = 0; i < FREQUENCIES; i++) {
                frequencies[i] =
                        LOWEST_FREQUENCY * Math.pow(HIGHEST_FREQUENCY / LOWEST_FREQUENCY, i / (FREQUENCIES - 1.0));
                values[i] = statistics.spectrum().at(frequencies[i]);
            }
            arrays.put("spectrum", Columns.of("frequency", frequencies, "value", values));
        }
        if (population.inputVariance() > 0) {
            arrays.put("log_rate_density", statistics.rate().density());
            arrays.put("log_rate_density_without_history", statistics.rate().densityWithoutHistory(population));
        }
        return arrays;
    }

    /** {@inheritDoc} Stability is that of quasi-renewal theory under annealed input. */
    @Override
    public List<CriticalLine<AdaptingPopulation>> criticalLines() {
        return new StabilityLines(population -> {
                    QuasiRenewalEquation equation = QuasiRenewalEquation.of(population);
                    return mean -> equation.stationary(mean).operatingPoint();
                })
                .all();
    }

    @Override
    public Map<String, Columns> spectralBoundary(AdaptingPopulation population, Request request) {
        return Map.of();
    }

    @Override
    public Optional<ResponseTheory<AdaptingPopulation>> response() {
        return Optional.of(new AdaptingResponse());
    }

    @Override
    public StandardMap standardMap() {
        return new StandardMap(
                new StandardMap.Range("input_mean", 14, 26, 40),
                new StandardMap.Range("input_variance", 0, 6, 40),
                Quantity.RATE);
    }
}
