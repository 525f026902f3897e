package org.cavity.theory.lyapunov.spectrum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;

/**
 * The whole Lyapunov spectrum of a network in the limit N → ∞: its integrals, each with an error made of
 * its standard error over independent sets of paths and of what window, spacing and regulator leave. With F(s) the number of exponents below s and Φ(s) = ∫ (λ − s)₊ dF, both per neuron,
 * F = q + Φ' for q exponents a neuron.
 *
 * @param kyDimension q − F(s_KY), the Kaplan-Yorke dimension per neuron
 * @param entropyRate Φ(0), the sum of the positive exponents per neuron, per unit time
 * @param unstableFraction q − F(0), the number of positive exponents per neuron
 * @param meanExponent mean of all exponents, per unit time
 * @param kyExponent s_KY, above which the exponents add up to zero: Φ + s (q − F) = 0
 * @param curve F(s); without points unless asked for
 * @param notes what was left out or is less accurate than usual, one sentence each
 * @param converged whether every equation was solved that is affordable
 */
public record LyapunovSpectrum(
        Estimate kyDimension,
        Estimate entropyRate,
        Estimate unstableFraction,
        Estimate meanExponent,
        Estimate kyExponent,
        SpectralCurve curve,
        List<String> notes,
        boolean converged) {

    /** Copies the notes. */
    public LyapunovSpectrum {
        notes = List.copyOf(notes);
    }

    /** A spectrum that could not be computed: every number lacks for the same reason. */
    public static LyapunovSpectrum failed(String why) {
        return failedBeyondMean(why, Estimate.failed(why));
    }

    /** A spectrum of which the mean exponent alone is known: every other number lacks for the same reason. */
    public static LyapunovSpectrum failedBeyondMean(String why, Estimate meanExponent) {
        return lacking(Estimate.failed(why), meanExponent, List.of(), false);
    }

    /** A spectrum that takes more than is affordable, and the mean exponent, which does not. */
    public static LyapunovSpectrum unresolved(String why, Estimate meanExponent) {
        return lacking(
                Estimate.unresolved(why),
                meanExponent,
                List.of("the whole Lyapunov spectrum is unresolved: " + why),
                true);
    }

    private static LyapunovSpectrum lacking(
            Estimate none, Estimate meanExponent, List<String> notes, boolean converged) {
        return new LyapunovSpectrum(none, none, none, meanExponent, none, SpectralCurve.EMPTY, notes, converged);
    }

    /** That of a state none of whose exponents is positive: dimension, entropy and unstable fraction are 0. */
    public static LyapunovSpectrum withoutPositive(Estimate meanExponent) {
        Estimate zero = Estimate.of(0, 0);
        return new LyapunovSpectrum(
                zero,
                zero,
                zero,
                meanExponent,
                Estimate.failed("no exponent is positive"),
                SpectralCurve.EMPTY,
                List.of(),
                true);
    }

    /** The wanted quantities, those that exist: no exponent reaches the dimension of a state without positive ones. */
    public Map<Quantity, Estimate> estimates(Set<Quantity> wanted) {
        Map<Quantity, Estimate> all = new LinkedHashMap<>();
        all.put(Quantity.UNSTABLE_FRACTION, unstableFraction);
        all.put(Quantity.ENTROPY_RATE, entropyRate);
        all.put(Quantity.KY_DIMENSION, kyDimension);
        boolean resting = !kyDimension.isFailed() && kyDimension.value() == 0;
        if (!resting) {
            all.put(Quantity.KY_EXPONENT, kyExponent);
        }
        all.put(Quantity.MEAN_EXPONENT, meanExponent);
        all.keySet().retainAll(wanted);
        return all;
    }

    /** A note on the state with those on its spectrum. */
    public String noteAfter(String note) {
        return Stream.concat(Stream.of(note), notes.stream())
                .filter(n -> !n.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** The curve as columns {@code s}, {@code F}, {@code F_error} and {@code density}; empty without a curve. */
    public Optional<Columns> table() {
        if (curve.size() == 0) {
            return Optional.empty();
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("s", curve.threshold());
        columns.put("F", curve.share());
        columns.put("F_error", curve.error());
        columns.put("density", curve.density());
        return Optional.of(new Columns(columns));
    }
}
