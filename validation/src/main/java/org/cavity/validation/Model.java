package org.cavity.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cavity.numerics.model.Simulation;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Theory;

/**
 * A model: its theory and its simulation side by side, and where the two are compared.
 *
 * @param theory the N → ∞ theory
 * @param simulation the finite-N simulation
 * @param designed the points of each level, spread over the model's phases; a level may have none
 * @param <P> the parameter record
 */
public record Model<P extends Record>(
        Theory<P> theory, Simulation<P> simulation, Map<Level, List<ValidationPoint<P>>> designed) {

    /** Copies the map. */
    public Model {
        designed = Map.copyOf(designed);
    }

    /** A model with the points that {@code points} gives for each level. */
    public Model(Theory<P> theory, Simulation<P> simulation, Function<Level, List<ValidationPoint<P>>> points) {
        this(theory, simulation, Arrays.stream(Level.values()).collect(Collectors.toMap(level -> level, points)));
    }

    /** A model with the same points at every level. */
    public Model(Theory<P> theory, Simulation<P> simulation, List<ValidationPoint<P>> points) {
        this(theory, simulation, (Level level) -> points);
    }

    /** A model without designed points, such as a theory under development. */
    public Model(Theory<P> theory, Simulation<P> simulation) {
        this(theory, simulation, Map.of());
    }

    /** Where theory and simulation are compared at this level. */
    public List<ValidationPoint<P>> validationPoints(Level level) {
        return designed.getOrDefault(level, List.of());
    }

    /** What theory predicts, in its order, and then what simulation alone knows, by name. */
    public List<Quantity> quantities() {
        List<Quantity> all = new ArrayList<>(theory.quantities());
        simulation.measurable().stream()
                .filter(q -> !all.contains(q))
                .sorted(Comparator.comparing(Quantity::name))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** Name on the command line. */
    public String name() {
        return theory.name();
    }
}
