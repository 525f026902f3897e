package org.cavity.numerics.statistics;

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
        double[] total = blocks.get(0).clone();
        for (double[] block : blocks.subList(1, blocks.size())) {
            for (int i = 0; i < total.length; i++) {
                total[i] += block[i];
            }
        }
        double[] without = new double[blocks.size()];
        double[] rest = new double[total.length];
        for (int b = 0; b < without.length; b++) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] = total[i] - blocks.get(b)[i];
            }
            without[b] = function.applyAsDouble(rest);
        }
        return new Average(
                function.applyAsDouble(total),
                (blocks.size() - 1) * Average.of(without).error());
    }
}
