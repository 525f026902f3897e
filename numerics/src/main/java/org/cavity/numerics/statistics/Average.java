package org.cavity.numerics.statistics;

/**
 * An average with its error.
 *
 * @param value the average
 * @param error its standard error; NaN if unknown
 */
public record Average(double value, double error) {

    /**
     * Mean of independent values (of networks, or of blocks of time longer than the correlation time) and the standard
     * error that their scatter gives it, √(Σ (v − mean)² / (n (n − 1))).
     *
     * @param values at least one; one alone leaves the error NaN
     */
    public static Average of(double... values) {
        int n = values.length;
        double mean = 0;
        for (double v : values) {
            mean += v / n;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return new Average(mean, n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN);
    }
}
