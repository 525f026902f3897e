package org.cavity.theory.adapting.coupled;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.rootfinding.Roots;
import org.hipparchus.complex.Complex;

/**
 * The stationary states of a population coupled to itself, A = F(μ + J A), F the rate under a constant total input by
 * any theory of the uncoupled population.
 *
 * <p>Inhibition leaves one. Under excitation, rates from F(μ) upwards are searched on a logarithmic grid, and where A
 * and F come close to touching; beyond the range of the theory nothing is searched, but it is noted when rates run away
 * to there.
 *
 * @param states all that were found, by rising rate
 * @param note why there may be others, or the states are not to be trusted; empty if neither
 */
public record CoupledStates(List<CoupledState> states, String note) {

    private static final double GRID_FACTOR = 1.12;
    /** Largest rate that is searched, 1/ms. */
    private static final double LARGEST_RATE = 1e3;
    /** Drive below which adaptation and dead time change nothing. */
    private static final double SILENT = -100;
    /** Of F − A relative to A. */
    private static final double NOISE = 1e-11;

    /** Copies the list. */
    public CoupledStates {
        states = List.copyOf(states);
    }

    /**
     * Solves at the mean input and coupling of the parameters.
     *
     * @param theory total mean input, mV → the uncoupled population under it
     */
    public static CoupledStates solve(AdaptingPopulation population, DoubleFunction<OperatingPoint> theory) {
        double mean = population.inputMean();
        double coupling = population.coupling();
        OperatingPoint uncoupled = theory.apply(mean);
        if (coupling == 0) {
            return new CoupledStates(List.of(new CoupledState(uncoupled, 0)), uncoupled.note());
        }
        return new Search(population, theory, uncoupled).run();
    }

    private static final class Search {

        private final AdaptingPopulation population;
        private final DoubleFunction<OperatingPoint> theory;
        private final OperatingPoint uncoupled;
        private final List<CoupledState> found = new ArrayList<>();

        Search(AdaptingPopulation population, DoubleFunction<OperatingPoint> theory, OperatingPoint uncoupled) {
            this.population = population;
            this.theory = theory;
            this.uncoupled = uncoupled;
        }

        CoupledStates run() {
            if (population.coupling() < 0) {
                // F rises with its argument: the rate lies below the uncoupled one.
                double right = Math.log(uncoupled.rate());
                double left = right - 1;
                while (misfit(left) < 0) {
                    right = left--;
                }
                add(left, right);
                return new CoupledStates(found, found.get(0).point().note());
            }
            return new CoupledStates(found, excited());
        }

        /** Finds all states under excitation and returns the note. */
        private String excited() {
            List<Double> grid = new ArrayList<>(List.of(Math.log(uncoupled.rate())));
            List<Double> misfits = new ArrayList<>(List.of(misfit(grid.get(0))));
            double end = Math.log(LARGEST_RATE);
            OperatingPoint last = uncoupled;
            while (last.isTrusted() && grid.get(grid.size() - 1) < end) {
                double y = grid.get(grid.size() - 1) + Math.log(GRID_FACTOR);
                last = at(Math.exp(y));
                grid.add(y);
                misfits.add(Math.log(last.rate()) - y);
                int i = grid.size() - 1;
                if (misfits.get(i - 1) * misfits.get(i) <= 0) {
                    add(grid.get(i - 1), y);
                } else if (i > 1 && misfits.get(i - 2) * misfits.get(i - 1) > 0) {
                    touch(grid.get(i - 2), grid.get(i - 1), y, misfits.get(i - 2), misfits.get(i - 1), misfits.get(i));
                }
            }
            if (misfits.get(misfits.size() - 1) <= 0) {
                return found.get(found.size() - 1).point().note();
            }
            String runaway = "a coupling of " + String.format(Locale.ROOT, "%.4g", population.coupling())
                    + " mV ms lets the rate run away beyond the range of the theory";
            return last.isTrusted() ? runaway : runaway + ": " + last.note();
        }

        /** Adds the pair of states between three points of the grid if F − A changes sign twice there. */
        private void touch(double left, double middle, double right, double atLeft, double atMiddle, double atRight) {
            double sign = Math.signum(atMiddle);
            if (!(sign * atMiddle < sign * atLeft && sign * atMiddle <= sign * atRight)) {
                return;
            }
            if (!(slope(left) * slope(right) < 0)) {
                return;
            }
            double bottom = Roots.between(this::slope, left, right, NOISE);
            if (sign * misfit(bottom) < 0) {
                add(left, bottom);
                add(bottom, right);
            }
        }

        private OperatingPoint at(double rate) {
            return theory.apply(population.inputMean() + population.coupling() * rate);
        }

        /** ln F(μ + J A) − ln A at y = ln A. */
        private double misfit(double y) {
            double width = population.escapeWidth();
            double mean = population.inputMean() + population.coupling() * Math.exp(y);
            double drive = (mean - population.threshold()) / width + population.inputVariance() / (2 * width * width);
            // Neurons that inhibition silences have a rate of e^drive λ₀, which no theory needs to find.
            return drive < SILENT
                    ? drive + Math.log(population.baseRatePerMs()) - y
                    : Math.log(theory.apply(mean).rate()) - y;
        }

        /** Its derivative by y, J A R(0)/Δ_u − 1. */
        private double slope(double y) {
            double rate = Math.exp(y);
            double gain = at(rate).response().apply(Complex.ZERO).getReal();
            return population.coupling() * rate * gain / population.escapeWidth() - 1;
        }

        private void add(double left, double right) {
            OperatingPoint point = at(Math.exp(Roots.between(this::misfit, left, right, NOISE)));
            int growing = new CharacteristicEquation(population, point).growingModes(population.coupling());
            found.add(new CoupledState(point, growing));
        }
    }
}
