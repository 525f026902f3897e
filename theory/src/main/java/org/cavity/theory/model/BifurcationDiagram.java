package org.cavity.theory.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The states of a network over one parameter.
 *
 * @param branches curves of states, each of one kind and stability
 * @param failures value of the parameter → why there is no state, or one did not reach its tolerance; empty if all did
 */
public record BifurcationDiagram(List<Branch> branches, SortedMap<Double, String> failures) {

    /** Copies list and map. */
    public BifurcationDiagram {
        branches = List.copyOf(branches);
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    }

    /** The diagram whose points are solved one by one, side by side if the request's tasks can, and then joined. */
    static <P extends Record> BifurcationDiagram joined(
            Theory<P> theory, P parameters, ParameterSpec parameter, double[] values, Request request) {
        Prediction[] predictions = new Prediction[values.length];
        String[] thrown = new String[values.length];
        request.tasks().run(values.length, i -> {
            try {
                predictions[i] = theory.predict(
                        theory.schema().with(parameters, parameter.name(), values[i]),
                        request.withStates(true).withTasks(Tasks.SEQUENTIAL));
            } catch (RuntimeException e) {
                // One point must not take the others with it; its reason goes into the diagram.
                thrown[i] = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
        });
        SortedMap<Double, String> failures = new TreeMap<>();
        List<List<State>> states = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String why = thrown[i] != null ? thrown[i] : failure(predictions[i]);
            if (!why.isEmpty()) {
                failures.put(values[i], why);
            }
            states.add(thrown[i] != null ? List.of() : states(predictions[i]));
        }
        return new BifurcationDiagram(BranchJoining.join(values, states), failures);
    }

    private static String failure(Prediction prediction) {
        if (prediction.converged() && !prediction.states().isEmpty()) {
            return "";
        }
        if (!prediction.note().isEmpty()) {
            return prediction.note();
        }
        return prediction.converged() ? prediction.phase().label() : "did not converge";
    }

    /** The states, the attractor with all the requested quantities. */
    private static List<State> states(Prediction prediction) {
        List<State> states = new ArrayList<>();
        for (State state : prediction.states()) {
            if (!prediction.isAttractor(state)) {
                states.add(state);
                continue;
            }
            Map<Quantity, Estimate> all = new LinkedHashMap<>(state.quantities());
            prediction.quantities().forEach(all::putIfAbsent);
            states.add(new State(state.kind(), state.stable(), all));
        }
        return states;
    }
}
