package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.theory.spectrum.RadialLaw;

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
 * <p>Equal units may have couplings J of any {@link CouplingEnsemble} of mean squared singular value 1. For N → ∞ the input
 * of a unit is Gaussian with the correlation g² E[φφ'](τ) for each of them, and so are the averages over units, C(τ) and the
 * spectrum, the largest exponent, the outer edge of the Jacobian's spectrum and all onsets the same: they follow from the
 * second moment of J alone. The dimension of the activity ({@link ParticipationRatio}), the inner edge of the Jacobian's
 * spectrum ({@link RadialLaw}) and the Lyapunov exponents below the largest are not. Units of several classes have
 * Gaussian couplings only: the theory would hold for random orthogonal matrices, but the Walsh–Hadamard matrices that are
 * simulated stand for these among units that are alike; their blocks between classes may be orthogonal by themselves.
 *
 * @param gain g ≥ 0
 * @param nonlinearity φ
 * @param units classes of units, all in continuous time or all maps of the same step, whose weights add up to 1
 * @param bias I
 * @param inputVariance Iv ≥ 0, of the frozen input
 * @param noise D ≥ 0 of white noise, ⟨ξ(t)ξ(t')⟩ = 2D δ(t − t'), of which a map takes independent samples of variance
 *     2D/δ; in continuous time 0
 * @param coupling ensemble of J; {@link CouplingEnsemble#DENSE} for several classes of units
 */
public record FilteredNetwork(
        double gain,
        Nonlinearity nonlinearity,
        List<UnitClass> units,
        double bias,
        double inputVariance,
        double noise,
        CouplingEnsemble coupling) {

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
        if (units.size() > 1 && coupling != CouplingEnsemble.DENSE) {
            throw new ParameterException("coupling = " + coupling + " is not allowed: units of several classes have "
                    + CouplingEnsemble.DENSE + " couplings.");
        }
    }

    /** A network of equal units without input. */
    public static FilteredNetwork of(Nonlinearity nonlinearity, double gain, LinearFilter filter) {
        return new FilteredNetwork(
                gain, nonlinearity, List.of(new UnitClass(filter, 1)), 0, 0, 0, CouplingEnsemble.DENSE);
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
        return new FilteredNetwork(gain, nonlinearity, units, 0, 0, 0, CouplingEnsemble.DENSE);
    }

    /** The same network with another gain. */
    public FilteredNetwork withGain(double value) {
        return new FilteredNetwork(value, nonlinearity, units, bias, inputVariance, noise, coupling);
    }

    /** The same network with couplings J of another ensemble. */
    public FilteredNetwork withCoupling(CouplingEnsemble value) {
        return new FilteredNetwork(gain, nonlinearity, units, bias, inputVariance, noise, value);
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

    /** The law of the moduli of the eigenvalues of g J diag(φ') where units of one class are distributed like this. */
    RadialLaw radialLaw(GaussianAverage average) {
        return new RadialLaw(
                coupling, f -> average.of(x -> f.applyAsDouble(Math.pow(gain * nonlinearity.derivative(x), 2))));
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
