package org.cavity.theory.model;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * How the rate of a population follows a sinusoidal input, read off its course in the same way for theory and
 * simulation: A(t) = Ā [1 + amplitude × gain × sin(2π f t + phase)] is fitted by least squares to the second half of
 * the whole periods, and what averaging over bins took from the modulation, sinc(f × bin), is put back.
 *
 * @param baseline mean rate before the stimulus
 * @param mean mean rate Ā under it
 * @param gain modulation of A/Ā, which for weak input is that of ln A, per unit of the input
 * @param phase phase of the modulation, rad; negative if the rate lags behind the input
 */
public record SineResponse(double baseline, double mean, double gain, double phase) {

    /** Whole periods that a course must have. */
    public static final int PERIODS = 2;

    /**
     * Reads the response off a course in which the input amplitude × sin(2π f t) begins at time 0.
     *
     * @param amplitude amplitude of the input, not 0
     * @param frequency frequency f, cycles per unit of the course's time
     * @throws IllegalArgumentException if the course lacks bins before the stimulus or has fewer than {@value
     *     #PERIODS} periods after it
     */
    public static SineResponse of(RateCourse course, double amplitude, double frequency) {
        double[] times = course.times();
        int n = times.length;
        double bin = n > 1 ? times[1] - times[0] : 0;
        double end = times[n - 1] + bin / 2;
        // A period that rounding cuts off by a hair is whole.
        int periods = (int) Math.floor(end * frequency + 1e-6);
        if (!(times[0] < 0) || periods < PERIODS) {
            throw new IllegalArgumentException("the course has " + periods + " periods and begins at " + times[0]
                    + ": it needs at least " + PERIODS + " and a time before 0.");
        }
        double from = (periods - periods / 2) / frequency;
        int onset = 0;
        double baseline = 0;
        int first = 0;
        while (times[first] < from) {
            if (times[first] < 0) {
                baseline += course.rates()[onset++];
            }
            first++;
        }
        double[][] waves = new double[n - first][];
        double[] rates = new double[n - first];
        for (int i = first; i < n; i++) {
            double angle = 2 * Math.PI * frequency * times[i];
            waves[i - first] = new double[] {1, Math.sin(angle), Math.cos(angle)};
            rates[i - first] = course.rates()[i];
        }
        RealVector fit = new QRDecomposition(new Array2DRowRealMatrix(waves, false))
                .getSolver()
                .solve(new ArrayRealVector(rates, false));
        double halfAngle = Math.PI * frequency * bin;
        double scale = fit.getEntry(0) * amplitude * (halfAngle > 0 ? Math.sin(halfAngle) / halfAngle : 1);
        double sine = fit.getEntry(1) / scale;
        double cosine = fit.getEntry(2) / scale;
        return new SineResponse(baseline / onset, fit.getEntry(0), Math.hypot(sine, cosine), Math.atan2(cosine, sine));
    }
}
