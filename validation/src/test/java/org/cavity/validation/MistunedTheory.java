package org.cavity.validation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.Theory;

/**
 * A theory for other parameters than those asked for: wrong on purpose.
 *
 * @param right the theory
 * @param mistuning what it takes the parameters for
 */
public record MistunedTheory<P extends Record>(Theory<P> right, UnaryOperator<P> mistuning) implements Theory<P> {

    @Override
    public String name() {
        return right.name();
    }

    @Override
    public String summary() {
        return right.summary();
    }

    @Override
    public ParameterSchema<P> schema() {
        return right.schema();
    }

    @Override
    public List<Quantity> quantities() {
        return right.quantities();
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        return right.sweepQuantities();
    }

    @Override
    public Prediction predict(P parameters, Request request) {
        return right.predict(mistuning.apply(parameters), request);
    }

    @Override
    public List<CriticalLine<P>> criticalLines() {
        return right.criticalLines();
    }

    @Override
    public Map<String, Columns> spectralBoundary(P parameters, Request request) {
        return right.spectralBoundary(parameters, request);
    }

    @Override
    public StandardMap standardMap() {
        return right.standardMap();
    }
}
