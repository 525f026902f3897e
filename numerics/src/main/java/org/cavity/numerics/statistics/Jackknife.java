package org.cavity.numerics.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Functions of sums over independent blocks, with the error that leaving out one block at a time gives (Tukey 1958).
 */
public final class Jackknife {

    private Jackknife() {}

    /**
     * The function of the total, and its standard error √((B − 1)/B Σ_b (f_b − f̄)²), f_b without block b.
     *
     * @param blocks the sums in each block; one alone leaves the error NaN
     */
    public static Average of(List<double[]> blocks, ToDoubleFunction<double[]> function) {
        double[] without = without(blocks, function);
        return new Average(
                function.applyAsDouble(total(blocks)),
                (blocks.size() - 1) * Average.of(without).error());
    }

    /**
     * Numbers B f − (B − 1) f_b in the place of one value per block: their mean is the function of the total less its bias of
     * order 1/B, its standard error that of {@link #of}.
     *
     * @param blocks the sums in each block; of one alone it is the function itself
     */
    public static double[] pseudoValues(List<double[]> blocks, ToDoubleFunction<double[]> function) {
        int count = blocks.size();
        double all = function.applyAsDouble(total(blocks));
        return count == 1
                ? new double[] {all}
                : Arrays.stream(without(blocks, function))
                        .map(rest -> count * all - (count - 1) * rest)
                        .toArray();
    }

    private static double[] without(List<double[]> blocks, ToDoubleFunction<double[]> function) {
        double[] total = total(blocks);
        double[] without = new double[blocks.size()];
        double[] rest = new double[total.length];
        for (int b = 0; b < without.length; b++) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] = total[i] - blocks.get(b)[i];
            }
            without[b] = function.applyAsDouble(rest);
        }
        return without;
    }

    private static double[] total(List<double[]> blocks) {
        double[] total = new double[blocks.get(0).length];
        for (double[] block : blocks) {
            for (int i = 0; i < total.length; i++) {
                total[i] += block[i];
            }
        }
        return total;
    }
}
