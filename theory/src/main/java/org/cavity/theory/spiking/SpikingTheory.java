package org.cavity.theory.spiking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.State;
import org.cavity.theory.model.Theory;

/** The theory of the random network of spiking neurons as the sweep, the validation and the command line see it. */
public final class SpikingTheory implements Theory<SpikingNetwork> {

    private static final Map<Quantity, Function<SpikingState, Optional<Estimate>>> OF_STATE = ofState();

    private static Map<Quantity, Function<SpikingState, Optional<Estimate>>> ofState() {
        Map<Quantity, Function<SpikingState, Optional<Estimate>>> map = new LinkedHashMap<>();
        map.put(Quantity.RATE, state -> Optional.of(state.rate()));
        map.put(Quantity.RATE_SPREAD, state -> Optional.of(state.rateSpread()));
        map.put(Quantity.ISI_CV, state -> Optional.of(state.isiCv()));
        map.put(Quantity.SPIKE_PEAK_FREQUENCY, SpikingState::peakFrequency);
        map.put(Quantity.QUALITY_FACTOR, SpikingState::qualityFactor);
        return map;
    }

    @Override
    public String name() {
        return "spiking-network";
    }

    @Override
    public String summary() {
        return "random network of adapting spiking neurons, tau_m h_i' = -h_i + mu + sum_j J_ij s_j, "
                + "intensity lambda_0 exp((h_i - theta - a_i)/delta_u), J_ij ~ N(J0/N, g^2/N)";
    }

    @Override
    public String timeUnit() {
        return "ms";
    }

    @Override
    public ParameterSchema<SpikingNetwork> schema() {
        return SpikingNetwork.SCHEMA;
    }

    @Override
    public List<Quantity> quantities() {
        return List.copyOf(OF_STATE.keySet());
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        return Set.copyOf(OF_STATE.keySet());
    }

    /** {@inheritDoc} A request for states is answered by standard means, one for quantities alone by coarse ones. */
    @Override
    public Prediction predict(SpikingNetwork network, Request request) {
        Sampling sampling = (request.states() ? Sampling.STANDARD : Sampling.COARSE).withSeed(request.seed());
        SpikingState state;
        try {
            state = SpikingMeanField.solve(network, sampling, request.tasks());
        } catch (IllegalStateException unsolved) {
            return new Prediction(
                    Phase.UNRESOLVED, false, unsolved.getMessage(), Map.of(), List.of(), List.of(), Map.of());
        }
        boolean stable = state.growingModes() == 0;
        Map<Quantity, Estimate> all = new LinkedHashMap<>();
        OF_STATE.forEach((quantity, value) -> value.apply(state).ifPresent(e -> all.put(quantity, e)));
        Map<Quantity, Estimate> wanted = new LinkedHashMap<>(all);
        wanted.keySet().retainAll(request.quantities());
        return new Prediction(
                !state.converged() ? Phase.UNRESOLVED : stable ? Phase.ASYNCHRONOUS : Phase.OSCILLATING,
                state.converged(),
                state.note(),
                stable ? wanted : Map.of(),
                request.states() ? List.of(new State("asynchronous", stable, all)) : List.of(),
                List.of(),
                request.states() ? Map.of("power_spectrum", state.powerSpectrum()) : Map.of());
    }

    @Override
    public List<CriticalLine<SpikingNetwork>> criticalLines() {
        return List.of();
    }

    @Override
    public Map<String, Columns> spectralBoundary(SpikingNetwork network, Request request) {
        return Map.of();
    }

    @Override
    public StandardMap standardMap() {
        return new StandardMap(
                new StandardMap.Range("coupling_std", 0, 400, 21),
                new StandardMap.Range("input_mean", 14, 24, 21),
                Quantity.RATE);
    }
}
