package org.cavity.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.Theory;

/**
 * A theory that is wrong on purpose.
 *
 * @param right the theory
 * @param mistuning what it takes the parameters for
 * @param factor what it multiplies all quantities with
 */
public record MistunedTheory<P extends Record>(Theory<P> right, UnaryOperator<P> mistuning, double factor)
        implements Theory<P> {

    /** A theory for other parameters than those asked for. */
    public MistunedTheory(Theory<P> right, UnaryOperator<P> mistuning) {
        this(right, mistuning, 1);
    }

    /** A theory whose quantities are all off by a factor. */
    public MistunedTheory(Theory<P> right, double factor) {
        this(right, parameters -> parameters, factor);
    }

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
        Prediction p = right.predict(mistuning.apply(parameters), request);
        Map<Quantity, Estimate> quantities = new LinkedHashMap<>();
        p.quantities()
                .forEach((q, e) -> quantities.put(q, e.isFailed() ? e : Estimate.of(factor * e.value(), e.error())));
        return factor == 1
                ? p
                : new Prediction(
                        p.phase(), p.converged(), p.note(), quantities, p.states(), p.fixedPoints(), p.arrays());
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
