package org.cavity.validation.additive;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveTheory;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.Theory;

/** The theory of the additive network for a gain that is off by a factor: wrong on purpose. */
record MistunedTheory(AdditiveTheory right, double factor) implements Theory<AdditiveNetwork> {

    @Override
    public String name() {
        return right.name();
    }

    @Override
    public String summary() {
        return right.summary();
    }

    @Override
    public ParameterSchema<AdditiveNetwork> schema() {
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
    public Prediction predict(AdditiveNetwork parameters, Request request) {
        return right.predict(parameters.withGain(factor * parameters.gain()), request);
    }

    @Override
    public List<CriticalLine<AdditiveNetwork>> criticalLines() {
        return right.criticalLines();
    }

    @Override
    public Map<String, Columns> spectralBoundary(AdditiveNetwork parameters, Request request) {
        return right.spectralBoundary(parameters, request);
    }

    @Override
    public StandardMap standardMap() {
        return right.standardMap();
    }
}
