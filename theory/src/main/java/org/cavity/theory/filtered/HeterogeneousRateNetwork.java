package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * The random network of rate units whose time constants differ:
 *
 * <pre>
 * τ_i x_i' = −x_i + g Σ_j J_ij φ(x_j),   J_ij ~ N(0, 1/N),
 * </pre>
 *
 * where a share of all units in proportion to the weight w_k has the time constant τ_k. Time constants are in units of a
 * common tau.
 */
public record HeterogeneousRateNetwork(
        @Parameter(
                alias = "g",
                symbol = "g",
                meaning = "gain of the random coupling",
                initial = "1.5",
                min = 0,
                max = 1000)
        double gain,

        @Parameter(alias = "phi", symbol = "φ", meaning = "transfer function of a unit", initial = "tanh")
        Nonlinearity nonlinearity,

        @Parameter(
                alias = "tau",
                symbol = "τ",
                meaning = "time constants of the classes of units",
                unit = "tau",
                initial = "[1,5]",
                min = 0.01,
                max = 1000)
        List<Double> timeConstants,

        @Parameter(
                alias = "w",
                symbol = "w",
                meaning = "relative sizes of the classes, as many as time constants; their sum does not matter",
                initial = "[1,1]",
                min = 1e-6,
                max = 1e6)
        List<Double> timeConstantWeights) {

    /** Names, ranges and defaults of the parameters. */
    public static final ParameterSchema<HeterogeneousRateNetwork> SCHEMA =
            ParameterSchema.of(HeterogeneousRateNetwork.class);

    private static final int MOST = 12;

    /**
     * Checks every parameter and copies the lists.
     *
     * @throws ParameterException if a parameter is NaN or out of range, or time constants and weights differ in number
     */
    public HeterogeneousRateNetwork {
        SCHEMA.check(gain, nonlinearity, timeConstants, timeConstantWeights);
        timeConstants = List.copyOf(timeConstants);
        timeConstantWeights = List.copyOf(timeConstantWeights);
        if (timeConstants.isEmpty() || timeConstants.size() > MOST) {
            throw new ParameterException("time_constants has " + timeConstants.size()
                    + " elements: it must have at least 1 and at most " + MOST + ".");
        }
        ParameterException.requireAsMany("time_constant_weights", timeConstantWeights, "time_constants", timeConstants);
    }

    /** tanh units of time constants that occur equally often. */
    public static HeterogeneousRateNetwork tanh(double gain, Double... timeConstants) {
        List<Double> times = List.of(timeConstants);
        return new HeterogeneousRateNetwork(
                gain, Nonlinearity.TANH, times, times.stream().map(t -> 1.0).toList());
    }

    /** The same network with another gain. */
    public HeterogeneousRateNetwork withGain(double value) {
        return new HeterogeneousRateNetwork(value, nonlinearity, timeConstants, timeConstantWeights);
    }

    /** Units of one time constant. */
    public record TimeClass(double timeConstant, double share) {}

    /** The classes by rising time constant, those of the same one as a single class; their shares add up to 1. */
    public List<TimeClass> classes() {
        Map<Double, Double> weights = new TreeMap<>();
        for (int k = 0; k < timeConstants.size(); k++) {
            weights.merge(timeConstants.get(k), timeConstantWeights.get(k), Double::sum);
        }
        double sum = weights.values().stream().mapToDouble(w -> w).sum();
        List<TimeClass> classes = new ArrayList<>();
        weights.forEach((time, weight) -> classes.add(new TimeClass(time, weight / sum)));
        return List.copyOf(classes);
    }

    /** The network as one of filtered units. */
    public FilteredNetwork filtered() {
        List<TimeClass> classes = classes();
        return FilteredNetwork.ofTimeConstants(
                nonlinearity,
                gain,
                classes.stream().map(TimeClass::timeConstant).toList(),
                classes.stream().map(TimeClass::share).toList());
    }
}
