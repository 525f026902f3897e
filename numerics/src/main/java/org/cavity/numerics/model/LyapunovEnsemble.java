package org.cavity.numerics.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.cavity.numerics.statistics.Average;

/**
 * The Lyapunov exponents of independent networks of one size. Of several networks an average is the mean over networks
 * with the standard error that their scatter gives it; of one it is that network's own, with its error from blocks of
 * time.
 *
 * @param networks the networks, at least one, each with the same number of exponents
 */
public record LyapunovEnsemble(List<LyapunovExponents> networks) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty, or the networks have different numbers of exponents
     */
    public LyapunovEnsemble {
        networks = List.copyOf(networks);
        if (networks.stream().mapToInt(n -> n.values().length).distinct().count() != 1) {
            throw new IllegalArgumentException("an ensemble has at least one network, all with as many exponents");
        }
    }

    /** The first network. */
    public LyapunovExponents first() {
        return networks.get(0);
    }

    /** Number of exponents of each network. */
    public int count() {
        return first().values().length;
    }

    /** Number of units of each network. */
    public int size() {
        return first().settings().size();
    }

    /** The i-th largest exponent, i from 0. */
    public Average exponent(int i) {
        return average(n -> new Average(n.values()[i], n.errors()[i]));
    }

    /** Dimension per neuron; NaN where a network needs more exponents. */
    public Average kaplanYorkeDimension() {
        return average(LyapunovExponents::kaplanYorkeDimension);
    }

    /** Sum of the positive exponents per neuron; NaN where a network needs more of them. */
    public Average entropyRate() {
        return average(LyapunovExponents::entropyRate);
    }

    /**
     * Number of positive exponents per neuron; NaN where all are positive that are known of a network. The error is NaN
     * of one network.
     */
    public Average unstableFraction() {
        return average(n -> new Average(unstableFraction(n), Double.NaN));
    }

    /** Mean of all exponents from the trace of the Jacobian; NaN where it is not known. */
    public double traceRule() {
        return mean(LyapunovExponents::traceRule);
    }

    /** Mean of all exponents from these; NaN if there are more than these. */
    public double mean() {
        return mean(LyapunovExponents::mean);
    }

    /** The exponents, averaged. */
    public double[] values() {
        return columns(i -> exponent(i).value());
    }

    /** Their standard errors. */
    public double[] errors() {
        return columns(i -> exponent(i).error());
    }

    /** What the reader must know of the networks. */
    public List<String> warnings() {
        if (networks.size() == 1) {
            return first().warnings();
        }
        List<String> warnings = new ArrayList<>();
        for (LyapunovExponents n : networks) {
            n.warnings().forEach(w -> warnings.add("seed " + n.settings().seed() + ": " + w));
        }
        return warnings;
    }

    private double[] columns(IntToDoubleFunction value) {
        double[] column = new double[count()];
        Arrays.setAll(column, value);
        return column;
    }

    private static double unstableFraction(LyapunovExponents network) {
        double[] values = network.values();
        int size = network.settings().size();
        long positive = Arrays.stream(values).filter(v -> v > 0).count();
        return positive == values.length && positive < size ? Double.NaN : (double) positive / size;
    }

    private double mean(ToDoubleFunction<LyapunovExponents> value) {
        return networks.stream().mapToDouble(value).average().orElseThrow();
    }

    private Average average(Function<LyapunovExponents, Average> value) {
        if (networks.size() == 1) {
            return value.apply(first());
        }
        return Average.of(
                networks.stream().mapToDouble(n -> value.apply(n).value()).toArray());
    }
}
