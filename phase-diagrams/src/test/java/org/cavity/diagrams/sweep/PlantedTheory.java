package org.cavity.diagrams.sweep;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.Theory;

/**
 * A theory whose phases and quantities a test makes up.
 *
 * @param phase the phase
 * @param numbers the quantities that there are, asked for or not
 */
record PlantedTheory(Function<ToyParameters, Phase> phase, Function<ToyParameters, Map<Quantity, Estimate>> numbers)
        implements Theory<ToyParameters> {

    private static final Theory<ToyParameters> TOY = Toy.model(0).theory();

    @Override
    public String name() {
        return "planted";
    }

    @Override
    public String summary() {
        return TOY.summary();
    }

    @Override
    public ParameterSchema<ToyParameters> schema() {
        return TOY.schema();
    }

    @Override
    public List<Quantity> quantities() {
        return List.of();
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        return Set.of();
    }

    @Override
    public Prediction predict(ToyParameters p, Request request) {
        return new Prediction(phase.apply(p), true, "", numbers.apply(p), List.of(), List.of(), Map.of());
    }

    @Override
    public List<CriticalLine<ToyParameters>> criticalLines() {
        return List.of();
    }

    @Override
    public Map<String, Columns> spectralBoundary(ToyParameters p, Request request) {
        return Map.of();
    }

    @Override
    public StandardMap standardMap() {
        return TOY.standardMap();
    }
}
