package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * A random network of units that filter their input linearly,
 *
 * <pre>
 * x_i = H_i ∗ [ g Σ_j J_ij φ(x_j) + I + √Iv η_i + ξ_i(t) ],   J_ij ~ N(0, 1/N),   η_i ~ N(0, 1),
 * </pre>
 *
 * in continuous time or as a map (Muscinelli, Gerstner &amp; Schwalger 2019 for units with adaptation). First-order
 * filters make it the additive network, with time constants of their own if there are several classes of units.
 *
 * @param gain g ≥ 0
 * @param nonlinearity φ
 * @param units classes of units, all in continuous time or all maps of the same step, whose weights add up to 1
 * @param bias I
 * @param inputVariance Iv ≥ 0, of the frozen input
 * @param noise D ≥ 0 of white noise, ⟨ξ(t)ξ(t')⟩ = 2D δ(t − t'), of which a map takes independent samples of variance
 *     2D/δ; in continuous time 0
 */
public record FilteredNetwork(
        double gain,
        Nonlinearity nonlinearity,
        List<UnitClass> units,
        double bias,
        double inputVariance,
        double noise) {

    private static final double WEIGHT_ROUNDING = 1e-9;

    /**
     * Copies the list and checks the parameters.
     *
     * @throws ParameterException if one of them is out of range
     */
    public FilteredNetwork {
        units = List.copyOf(units);
        requireNonNegative("gain", gain);
        requireNonNegative("input_variance", inputVariance);
        requireNonNegative("noise", noise);
        if (units.isEmpty()) {
            throw new ParameterException("there are no units: at least one class of them is needed.");
        }
        double sum = 0;
        for (UnitClass unit : units) {
            if (!(unit.weight() > 0)) {
                throw new ParameterException("weight = " + unit.weight() + " is not allowed: it must be positive.");
            }
            if (unit.filter().step() != units.get(0).filter().step()) {
                throw new ParameterException("the units have different steps, "
                        + units.get(0).filter().step() + " and " + unit.filter().step()
                        + ": all must have the same.");
            }
            sum += unit.weight();
        }
        if (Math.abs(sum - 1) > WEIGHT_ROUNDING) {
            throw new ParameterException("the weights add up to " + sum + ", and must add up to 1.");
        }
        if (noise > 0 && units.get(0).filter().step() == 0) {
            throw new ParameterException(
                    "noise = " + noise + " is not allowed: filtered units in continuous time have no noise.");
        }
    }

    /** A network of equal units without input. */
    public static FilteredNetwork of(Nonlinearity nonlinearity, double gain, LinearFilter filter) {
        return new FilteredNetwork(gain, nonlinearity, List.of(new UnitClass(filter, 1)), 0, 0, 0);
    }

    /**
     * A network of first-order units in continuous time, a share {@code weights} of which has each of the time constants.
     *
     * @param weights as many as time constants, adding up to 1
     * @throws ParameterException if the lists do not fit
     */
    public static FilteredNetwork ofTimeConstants(
            Nonlinearity nonlinearity, double gain, List<Double> timeConstants, List<Double> weights) {
        if (timeConstants.size() != weights.size()) {
            throw new ParameterException("there are " + timeConstants.size() + " time constants and " + weights.size()
                    + " weights: there must be as many of either.");
        }
        List<UnitClass> units = new ArrayList<>();
        for (int j = 0; j < weights.size(); j++) {
            units.add(new UnitClass(LinearFilter.firstOrder(timeConstants.get(j)), weights.get(j)));
        }
        return new FilteredNetwork(gain, nonlinearity, units, 0, 0, 0);
    }

    /** The same network with another gain. */
    public FilteredNetwork withGain(double value) {
        return new FilteredNetwork(value, nonlinearity, units, bias, inputVariance, noise);
    }

    /** δ of a map, 0 in continuous time. */
    public double step() {
        return units.get(0).filter().step();
    }

    /** Whether the law of the network is symmetric under x → −x. */
    public boolean isSymmetric() {
        return bias == 0 && nonlinearity.isOdd();
    }

    /**
     * The gain at which x = 0 loses its stability, 1 / (φ'(0) max<sub>ω</sub> √(Σ_j w_j |H_j(iω)|²)); empty where input or a
     * φ that is not odd makes another state.
     */
    public OptionalDouble criticalGain() {
        double slope = nonlinearity.derivative(0);
        if (!isSymmetric() || inputVariance > 0 || noise > 0 || !(slope > 0)) {
            return OptionalDouble.empty();
        }
        double[] ones = new double[units.size()];
        Arrays.fill(ones, 1);
        return OptionalDouble.of(1 / (slope * power(0, ones).peak().modulus()));
    }

    /** Σ_j w_j c_j |H_j(κ + iω)|² of the classes j. */
    PowerResponse power(double growth, double... coefficients) {
        List<LinearFilter> filters = new ArrayList<>();
        double[] weighted = new double[units.size()];
        for (int j = 0; j < weighted.length; j++) {
            LinearFilter filter = units.get(j).filter();
            filters.add(growth == 0 ? filter : filter.shifted(growth));
            weighted[j] = units.get(j).weight() * coefficients[j];
        }
        return PowerResponse.of(filters, weighted);
    }

    private static void requireNonNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(name + " = " + value + " is not allowed: it must not be negative.");
        }
    }
}
