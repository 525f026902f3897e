package org.cavity.theory.model;

/**
 * How the rate of a population answers to a step, read off its course in the same way for theory and simulation: the
 * course is averaged over {@value #SMOOTHING} neighbouring bins, the peak is the largest departure of ln A from its
 * baseline, and half times are interpolated between bins.
 *
 * @param baseline mean rate before the step
 * @param logPeak ln(peak/baseline), negative if the rate falls
 * @param peakTime time of the peak after the step
 * @param halfTime time after the step at which ln A has gone half the way to its peak
 * @param plateau mean rate in the last tenth of the course
 */
public record StepResponse(double baseline, double logPeak, double peakTime, double halfTime, double plateau) {

    private static final int SMOOTHING = 3;

    /**
     * Reads the response off a course that begins before the step, at time 0.
     *
     * @throws IllegalArgumentException if the course lacks bins before or after the step
     */
    public static StepResponse of(RateCourse course) {
        double[] times = course.times();
        int n = times.length;
        int onset = 0;
        double baseline = 0;
        while (onset < n && times[onset] < 0) {
            baseline += course.rates()[onset++];
        }
        if (onset == 0 || n - onset < SMOOTHING) {
            throw new IllegalArgumentException("the course has " + onset + " bins before the step and " + (n - onset)
                    + " after it: it needs at least 1 and " + SMOOTHING + ".");
        }
        baseline /= onset;
        double[] departure = new double[n];
        int peak = onset;
        for (int i = onset - 1; i < n - 1; i++) {
            double mean = 0;
            for (int j = -1; j <= 1; j++) {
                mean += (i + j < 0 ? baseline : course.rates()[i + j]) / SMOOTHING;
            }
            departure[i] = Math.log(mean / baseline);
            if (i >= onset && Math.abs(departure[i]) > Math.abs(departure[peak])) {
                peak = i;
            }
        }
        double half = departure[peak] / 2;
        int i = onset;
        while (i < peak && Math.abs(departure[i]) < Math.abs(half)) {
            i++;
        }
        double previous = departure[i - 1];
        // A large step reaches the bin before it through the smoothing.
        double halfTime =
                Math.max(0, times[i - 1] + (times[i] - times[i - 1]) * (half - previous) / (departure[i] - previous));
        double plateau = 0;
        int from = Math.max(onset, n - Math.max(1, (n - onset) / 10));
        for (int j = from; j < n; j++) {
            plateau += course.rates()[j] / (n - from);
        }
        return new StepResponse(baseline, departure[peak], times[peak], halfTime, plateau);
    }
}
