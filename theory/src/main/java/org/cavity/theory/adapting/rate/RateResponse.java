package org.cavity.theory.adapting.rate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.model.RateCourse;

/** The rate of a population under changing input, by the tilted rate equation in time. */
public final class RateResponse {

    /** The step is this fraction of the membrane time constant, within bounds in ms. */
    private static final double STEP_PER_MEMBRANE_TIME = 0.05;

    private static final double SHORTEST_STEP = 0.05;
    private static final double LONGEST_STEP = 0.5;
    /** Most steps over which the tilt is followed; more make the step longer. */
    private static final double MOST_LAGS = 12_000;

    private static final double HERTZ = 1000;

    private final AdaptingPopulation population;
    private final EventKernel kernel;
    private final StationaryRate before;
    private final InputCourse input;

    private RateResponse(AdaptingPopulation population, EventKernel kernel, StationaryRate before, InputCourse input) {
        this.population = population;
        this.kernel = kernel;
        this.before = before;
        this.input = input;
    }

    /**
     * The rate in bins, Hz; before the input changes the population is in the stationary state of {@link
     * RateEquation#coupled}. Rates are NaN where the equation has failed, and the note says why. Errors are those of the
     * discretisation, from a second run with twice the step.
     *
     * @param start first time, at most 0, ms
     * @param end last time, above 0, ms
     * @param bin width of the bins, ms
     */
    public static RateCourse course(
            AdaptingPopulation population, InputCourse input, double start, double end, double bin) {
        InputLevel level = input.before();
        double variance = level.deviation() * level.deviation() * population.varianceRatio();
        RateEquation equation =
                RateEquation.of(population.withInputMean(level.mean()).withInputVariance(variance));
        StationaryRate before = equation.coupled();
        if (!before.isFound()) {
            return unknown(start, end, bin, before.note());
        }
        RateResponse response = new RateResponse(population, equation.kernel(), before, input);
        return response.course(start, end, bin);
    }

    private static RateCourse unknown(double start, double end, double bin, String note) {
        double[] times = times(start, end, bin);
        double[] nothing = new double[times.length];
        Arrays.fill(nothing, Double.NaN);
        return new RateCourse(times, nothing, nothing, note);
    }

    /** Centres of the bins. */
    private static double[] times(double start, double end, double bin) {
        return IntStream.range(0, (int) Math.floor((end - start) / bin + 1e-9))
                .mapToDouble(i -> start + (i + 0.5) * bin)
                .toArray();
    }

    private RateCourse course(double start, double end, double bin) {
        double longest =
                Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, STEP_PER_MEMBRANE_TIME * population.membraneTime()));
        double least = RateIntegrator.memory(population, kernel) / MOST_LAGS;
        double step = least > longest ? least : bin / Math.ceil(bin / longest - 1e-9);
        double[] times = times(start, end, bin);
        int bins = times.length;
        Path fine = path(step, end);
        Path coarse = path(2 * step, end);
        double[] rates = new double[bins];
        double[] errors = new double[bins];
        for (int i = 0; i < bins; i++) {
            double left = start + i * bin;
            rates[i] = HERTZ * fine.mean(left, left + bin);
            errors[i] = Math.abs(rates[i] - HERTZ * coarse.mean(left, left + bin)) / 3;
        }
        String note = fine.note().isEmpty() ? before.note() : fine.note();
        return new RateCourse(times, rates, errors, note);
    }

    /** Rates at times from a first one on, with their integral. */
    private record Path(double first, double step, double[] rates, double[] integral, String note) {

        /** Mean rate between two times, the rate being linear between its points and constant outside. */
        double mean(double from, double to) {
            return (integral(to) - integral(from)) / (to - from);
        }

        private double integral(double time) {
            double x = (time - first) / step;
            int i = Math.max(0, Math.min(rates.length - 2, (int) Math.floor(x)));
            double d = x - i;
            if (x < 0) {
                return rates[0] * x * step;
            }
            return integral[i] + step * d * (rates[i] + d * (rates[i + 1] - rates[i]) / 2);
        }
    }

    private Path path(double step, double end) {
        double begin = input instanceof InputCourse.Series series ? Math.min(0, series.times()[0]) : 0;
        int early = (int) Math.ceil(-begin / step - 1e-9);
        int steps = early + (int) Math.ceil(end / step - 1e-9);
        RateIntegrator integrator = new RateIntegrator(
                population, kernel, before, input.before(), step, steps, RateIntegrator.NODES_PER_SCALE);
        double[] rates = new double[steps + 1];
        double[] integral = new double[steps + 1];
        Arrays.fill(rates, Double.NaN);
        rates[0] = integrator.rate();
        for (int n = 0; n < steps; n++) {
            double middle = (n + 0.5 - early) * step;
            integrator.advance(new InputLevel(input.mean(middle), input.deviation(middle)));
            rates[n + 1] = integrator.rate();
            if (!integrator.isFinite()) {
                Arrays.fill(integral, n + 1, steps + 1, Double.NaN);
                break;
            }
            integral[n + 1] = integral[n] + step * (rates[n] + rates[n + 1]) / 2;
        }
        return new Path(-early * step, step, rates, integral, integrator.note());
    }
}
