package org.cavity.numerics.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cavity.numerics.statistics.Average;

/**
 * Lyapunov exponents of one network. The arrays are not to be modified.
 *
 * @param settings size, seed and times that reproduce them
 * @param values the k leading exponents in descending order, per unit time
 * @param errors standard error of each, from blocks of time
 * @param kaplanYorkeDimension dimension per neuron, its error from blocks of time; NaN if more than k directions are needed
 * @param entropyRate sum of the positive exponents per neuron, its error likewise; NaN if all k are positive and k &lt; N
 * @param traceRule mean over time of the Jacobian's trace (continuous time) or of log |det| per unit time (maps),
 *     divided by N: what the mean of all N exponents must be; NaN where it would take a determinant at every step
 * @param mean mean of all exponents if these are all; NaN if there are more than these
 * @param convergenceTime times of the running estimates
 * @param convergence running estimate of the exponents, {@code convergence[i][k]} of exponent i at {@code
 *     convergenceTime[k]}
 * @param warnings what the reader of the numbers must know
 */
public record LyapunovExponents(
        SimulationSettings settings,
        double[] values,
        double[] errors,
        Average kaplanYorkeDimension,
        Average entropyRate,
        double traceRule,
        double mean,
        double[] convergenceTime,
        double[][] convergence,
        List<String> warnings) {

    /** Copies the list. */
    public LyapunovExponents {
        warnings = List.copyOf(warnings);
    }

    /** The leading exponents with their errors; dimension, entropy rate and warnings where there are any. */
    @Override
    public String toString() {
        int shown = Math.min(5, values.length);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d exponents of a network of N = %d, seed %d: ",
                values.length,
                settings.size(),
                settings.seed()));
        text.append(IntStream.range(0, shown)
                .mapToObj(i -> String.format(Locale.ROOT, "%.4g ± %.2g", values[i], errors[i]))
                .collect(Collectors.joining(", ")));
        text.append(shown < values.length ? ", …" : "");
        if (Double.isFinite(kaplanYorkeDimension.value())) {
            text.append(String.format(
                    Locale.ROOT,
                    "\nKaplan–Yorke dimension / N = %.4g ± %.2g",
                    kaplanYorkeDimension.value(),
                    kaplanYorkeDimension.error()));
        }
        if (Double.isFinite(entropyRate.value())) {
            text.append(String.format(
                    Locale.ROOT, "\nentropy rate / N = %.4g ± %.2g", entropyRate.value(), entropyRate.error()));
        }
        warnings.forEach(w -> text.append("\nwarning: ").append(w));
        return text.toString();
    }
}
