package org.cavity.theory.filtered;

import java.util.List;
import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * The random network of rate units with adaptation of Muscinelli, Gerstner and Schwalger (2019), with any number of
 * adaptation variables:
 *
 * <pre>
 * x_i' = −x_i − Σ_k a_ki + g Σ_j J_ij φ(x_j),   a_ki' = γ_k (β_k x_i − a_ki),   J_ij ~ N(0, 1/N).
 * </pre>
 *
 * Time is in units of the units' time constant tau.
 *
 * <p>{@code coupling} may replace the independent Gaussian J_ij by another {@link CouplingEnsemble} of the same mean squared
 * singular value; {@link FilteredNetwork} says what that changes.
 */
public record AdaptingRateNetwork(
        @Parameter(
                alias = "g",
                symbol = "g",
                meaning = "gain of the random coupling",
                initial = "3",
                min = 0,
                max = 1000)
        double gain,

        @Parameter(alias = "phi", symbol = "φ", meaning = "transfer function of a unit", initial = "tanh")
        Nonlinearity nonlinearity,

        @Parameter(
                alias = "gamma",
                symbol = "γ",
                meaning = "rates of the adaptation variables",
                unit = "1/tau",
                initial = "[0.25]",
                min = 1e-4,
                max = 1e4)
        List<Double> adaptationRates,

        @Parameter(
                alias = "beta",
                symbol = "β",
                meaning = "strengths of the adaptation, as many as rates",
                initial = "[1]",
                min = 0,
                max = 1e4)
        List<Double> adaptationStrengths,

        @Parameter(
                alias = "J",
                symbol = "J",
                meaning = "ensemble of the random couplings, by their singular values",
                initial = "dense")
        CouplingEnsemble coupling) {

    /** Names, ranges and defaults of the parameters. */
    public static final ParameterSchema<AdaptingRateNetwork> SCHEMA = ParameterSchema.of(AdaptingRateNetwork.class);

    private static final int MOST = 12;

    /**
     * Checks every parameter and copies the lists.
     *
     * @throws ParameterException if a parameter is NaN or out of range, or rates and strengths differ in number
     */
    public AdaptingRateNetwork {
        SCHEMA.check(gain, nonlinearity, adaptationRates, adaptationStrengths, coupling);
        adaptationRates = List.copyOf(adaptationRates);
        adaptationStrengths = List.copyOf(adaptationStrengths);
        ParameterException.requireAsMany(
                "adaptation_strengths", adaptationStrengths, "adaptation_rates", adaptationRates);
        if (adaptationRates.size() > MOST) {
            throw new ParameterException(
                    "adaptation_rates has " + adaptationRates.size() + " elements: there can be " + MOST + " at most.");
        }
    }

    /** tanh units with one adaptation variable. */
    public static AdaptingRateNetwork tanh(double gain, double adaptationRate, double adaptationStrength) {
        return new AdaptingRateNetwork(
                gain, Nonlinearity.TANH, List.of(adaptationRate), List.of(adaptationStrength), CouplingEnsemble.DENSE);
    }

    /** The same network with another gain. */
    public AdaptingRateNetwork withGain(double value) {
        return new AdaptingRateNetwork(value, nonlinearity, adaptationRates, adaptationStrengths, coupling);
    }

    /** The same network with couplings J of another ensemble. */
    public AdaptingRateNetwork withCoupling(CouplingEnsemble value) {
        return new AdaptingRateNetwork(gain, nonlinearity, adaptationRates, adaptationStrengths, value);
    }

    /** The response H = 1/(1 + s + Σ_k β_k γ_k/(γ_k + s)) of x to its input. */
    public LinearFilter filter() {
        return LinearFilter.adapting(adaptationRates, adaptationStrengths);
    }

    /** The network as one of filtered units. */
    public FilteredNetwork filtered() {
        return FilteredNetwork.of(nonlinearity, gain, filter()).withCoupling(coupling);
    }
}
