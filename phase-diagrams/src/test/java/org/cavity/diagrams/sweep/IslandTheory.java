package org.cavity.diagrams.sweep;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.Theory;

/** One phase within a slanted band that begins at the corner a = 0, b = 0.5, another outside. */
final class IslandTheory implements Theory<ToyParameters> {

    static final Phase INSIDE = Phase.OSCILLATING;

    private static final Theory<ToyParameters> TOY = Toy.model(0).theory();

    /** 0.1 wide, as wide as one and a half points of the finest lattice, and shorter than the plane. */
    static boolean contains(double a, double b) {
        double along = 0.6 * a;
        return a <= 2.9 && Math.abs(b - 0.5 - along) <= 0.1;
    }

    @Override
    public String name() {
        return "island";
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
        return new Prediction(
                contains(p.drive(), p.leakRate()) ? INSIDE : Phase.QUIESCENT,
                true,
                "",
                Map.of(),
                List.of(),
                List.of(),
                Map.of());
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
