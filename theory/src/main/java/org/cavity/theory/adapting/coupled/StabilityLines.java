package org.cavity.theory.adapting.coupled;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.rootfinding.Roots;

/**
 * Where the stationary state of a population coupled to itself loses stability, over coupling J and mean input μ. A
 * line is a curve with the total input x as its parameter: at the onset J_c(x) of the operating point of that total
 * input, μ = x − J_c(x) A(x).
 *
 * @param theory population → total mean input, mV → the uncoupled population under it
 */
public record StabilityLines(Function<AdaptingPopulation, DoubleFunction<OperatingPoint>> theory) {

    /** Steps in total input, in units of Δ_u. */
    private static final double STEP = 0.5;
    /** Total input below the threshold at which a search begins, in units of Δ_u. */
    private static final double LOWEST = 10;

    private static final int MAX_STEPS = 400;
    /** Relative to the values compared. */
    private static final double NOISE = 1e-10;

    /** The Hopf lines of excitation and inhibition, and the saddle-node line. */
    public List<CriticalLine<AdaptingPopulation>> all() {
        return List.of(
                line("hopf_excitatory", "Hopf, excitatory", 1, Onsets::excitatory),
                line("hopf_inhibitory", "Hopf, inhibitory", -1, Onsets::inhibitory),
                line("saddle_node", "saddle-node", 1, Onsets::saddleNode));
    }

    private CriticalLine<AdaptingPopulation> line(
            String name, String label, int sign, Function<Onsets, Optional<Crossing>> onset) {
        return new CriticalLine<>(
                name,
                label,
                population -> margin(population, sign, onset),
                Map.of(
                        "coupling", population -> couplingOnLine(population, sign, onset),
                        "input_mean", population -> meanOnLine(population, sign, onset)));
    }

    /** |J/J_c| − 1 at the lowest state; −1 for the other sign of J; 1 where rates run away from all stable states. */
    private double margin(AdaptingPopulation population, int sign, Function<Onsets, Optional<Crossing>> onset) {
        if (population.coupling() * sign <= 0) {
            return -1;
        }
        CoupledStates states = CoupledStates.solve(population, theory.apply(population));
        if (states.states().isEmpty()) {
            return 1;
        }
        OperatingPoint point = states.states().get(0).point();
        return onset.apply(new CharacteristicEquation(population, point).onsets())
                .map(crossing -> population.coupling() / crossing.coupling() - 1)
                .orElse(-1.0);
    }

    /** The coupling of the line at the population's mean input. */
    private double couplingOnLine(AdaptingPopulation population, int sign, Function<Onsets, Optional<Crossing>> onset) {
        DoubleFunction<OperatingPoint> points = theory.apply(population);
        double mean = population.inputMean();
        DoubleUnaryOperator misfit = x -> {
            OperatingPoint point = points.apply(x);
            return point.isTrusted() ? x - critical(population, point, onset) * point.rate() - mean : Double.NaN;
        };
        double total = firstRoot(misfit, mean, sign * STEP * population.escapeWidth());
        return Double.isNaN(total) ? Double.NaN : critical(population, points.apply(total), onset);
    }

    /** The mean input of the line at the population's coupling. */
    private double meanOnLine(AdaptingPopulation population, int sign, Function<Onsets, Optional<Crossing>> onset) {
        double coupling = population.coupling();
        if (coupling * sign <= 0) {
            return Double.NaN;
        }
        DoubleFunction<OperatingPoint> points = theory.apply(population);
        double width = population.escapeWidth();
        DoubleUnaryOperator misfit = x -> {
            OperatingPoint point = points.apply(x);
            return point.isTrusted() ? 1 - critical(population, point, onset) / coupling : Double.NaN;
        };
        double total = firstRoot(misfit, population.threshold() - LOWEST * width, STEP * width);
        return Double.isNaN(total)
                ? Double.NaN
                : total - coupling * points.apply(total).rate();
    }

    private static double critical(
            AdaptingPopulation population, OperatingPoint point, Function<Onsets, Optional<Crossing>> onset) {
        return onset.apply(new CharacteristicEquation(population, point).onsets())
                .map(Crossing::coupling)
                .orElse(Double.NaN);
    }

    /** The first root along steps from a start, over gaps where f is NaN until it first was a number. */
    private static double firstRoot(DoubleUnaryOperator f, double start, double step) {
        double x = start;
        double before = f.applyAsDouble(x);
        for (int i = 0; i < MAX_STEPS; i++) {
            double after = f.applyAsDouble(x + step);
            if (before * after <= 0) {
                return Roots.between(f, Math.min(x, x + step), Math.max(x, x + step), NOISE);
            }
            if (Double.isNaN(after) && !Double.isNaN(before)) {
                return Double.NaN;
            }
            x += step;
            before = after;
        }
        return Double.NaN;
    }
}
