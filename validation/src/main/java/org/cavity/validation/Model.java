package org.cavity.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cavity.numerics.model.Simulation;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Theory;

/**
 * A model: its theory and its simulation side by side, and where the two are compared.
 *
 * @param theory the N → ∞ theory
 * @param simulation the finite-N simulation
 * @param validationPoints points spread over the model's phases; may be empty
 * @param <P> the parameter record
 */
public record Model<P extends Record>(
        Theory<P> theory, Simulation<P> simulation, List<ValidationPoint<P>> validationPoints) {

    /** Copies the list. */
    public Model {
        validationPoints = List.copyOf(validationPoints);
    }

    /** A model without designed points, such as a theory under development. */
    public Model(Theory<P> theory, Simulation<P> simulation) {
        this(theory, simulation, List.of());
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
