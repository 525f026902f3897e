package org.cavity.theory.adapting.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.input.PotentialMoments;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.model.RateCourse;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateResponseTest {

    private static AdaptingPopulation population(String assignments) {
        return AdaptingPopulation.SCHEMA.parse(Arrays.stream(assignments.split(";"))
                .map(a -> a.split("="))
                .collect(Collectors.toMap(a -> a[0], a -> a[1])));
    }

    private static InputCourse step(AdaptingPopulation before, double mean, double variance) {
        return new InputCourse.Step(
                before.input(),
                before.withInputMean(mean).withInputVariance(variance).input());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 50})
    void withoutHistoryLnAFollowsTheMoments(double inputTime) {
        AdaptingPopulation p = population("preset=none;t_ref=0;mu=14").withInputTime(inputTime);
        RateCourse course = RateResponse.course(p, step(p, 16, 6), -10, 100, 0.5);
        PotentialMoments start = PotentialMoments.stationary(p, p.input());
        InputLevel after = p.withInputMean(16).withInputVariance(6).input();
        for (int i = 0; i < course.times().length; i++) {
            PotentialMoments now = start.after(Math.max(0, course.times()[i]), p, after);
            double expected = 10 * Math.exp((now.mean() - 15) / 2 + now.variance() / 8);
            // Bins of 0.5 ms are chords of the curve.
            assertEquals(expected, course.rates()[i], 5e-4 * expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preset=L5",
                "preset=single;v=6;tau_s=50",
                "preset=none;tau_s=0;mu=17",
                "preset=single;v=0",
                "preset=single;J=-500;d=2",
                "preset=single;J=150;tau_d=0"
            })
    void nothingMovesUnderConstantInput(String parameters) {
        AdaptingPopulation p = population(parameters);
        RateCourse course = RateResponse.course(p, new InputCourse.Step(p.input(), p.input()), -10, 200, 2);
        double stationary = RateEquation.of(p).coupled().hertz();
        assertEquals(stationary, course.rates()[0], 1e-4 * stationary, "discretisation");
        for (double rate : course.rates()) {
            assertEquals(course.rates()[0], rate, 1e-9 * rate);
        }
    }

    @ParameterizedTest
    @CsvSource({"preset=single,20,6", "preset=single;tau_s=50,18,6", "preset=none;mu=14;tau_s=0,17,1"})
    void theRateEndsInTheNewStationaryState(String parameters, double mean, double variance) {
        AdaptingPopulation p = population(parameters);
        RateCourse course = RateResponse.course(p, step(p, mean, variance), 0, 1000, 2);
        double end = RateEquation.of(p.withInputMean(mean).withInputVariance(variance))
                .stationary()
                .hertz();
        assertEquals(end, course.rates()[499], 2e-4 * end);
        assertEquals("", course.note());
    }

    @ParameterizedTest
    @ValueSource(strings = {"preset=L5", "preset=single;tau_s=10", "preset=single;tau_s=0", "preset=single;J=-800;d=2"})
    void errorsFallWithTheSquareOfTheStep(String parameters) {
        AdaptingPopulation p = population(parameters);
        InputCourse input = step(p, 22, 5);
        RateEquation equation = RateEquation.of(p);
        StationaryRate start = equation.coupled();
        double[][] rates = new double[4][24];
        for (int i = 0; i < 4; i++) {
            // Three grids with all lags as nodes, and the finest one with the nodes that are used.
            int perMs = 1 << Math.min(i, 2);
            int nodes = i < 3 ? 10_000 : RateIntegrator.NODES_PER_SCALE;
            RateIntegrator integrator =
                    new RateIntegrator(p, equation.kernel(), start, p.input(), 1.0 / perMs, 24 * perMs, nodes);
            for (int n = 0; n < 24 * perMs; n++) {
                double middle = (n + 0.5) / perMs;
                integrator.advance(new InputLevel(input.mean(middle), input.deviation(middle)));
                rates[i][n / perMs] = integrator.rate();
            }
        }
        double fine = distance(rates[1], rates[2]);
        assertEquals(4, distance(rates[0], rates[1]) / fine, 0.6);
        assertEquals(0, fine, 2e-3 * rates[2][23]);
        assertEquals(0, distance(rates[2], rates[3]), 2e-4 * rates[2][23], "what the spacing of the nodes costs");
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
    }

    @Test
    void errorsAreEstimated() {
        AdaptingPopulation p = AdaptingPopulation.of(Preset.SINGLE);
        RateCourse course = RateResponse.course(p, step(p, 22, 5), -4, 40, 2);
        assertEquals(22, course.times().length);
        assertEquals(-3, course.times()[0], 1e-12);
        assertEquals(0, course.errors()[0], 1e-3);
        double largest = Arrays.stream(course.errors()).max().orElseThrow();
        assertTrue(largest > 0 && largest < 1e-2, "largest error " + largest + " Hz");
    }

    /** A series that steps is the step. */
    @Test
    void seriesAndStepAgree() {
        AdaptingPopulation p = AdaptingPopulation.of(Preset.SINGLE);
        InputLevel before = p.input();
        InputLevel after = p.withInputMean(21).input();
        InputCourse series = new InputCourse.Series(
                new double[] {-30, 0, 0},
                new double[] {before.mean(), before.mean(), after.mean()},
                new double[] {before.deviation(), before.deviation(), after.deviation()});
        RateCourse expected = RateResponse.course(p, new InputCourse.Step(before, after), -10, 50, 2);
        assertArrayEquals(
                expected.rates(), RateResponse.course(p, series, -10, 50, 2).rates(), 1e-9);
    }

    @Test
    void runawayIsNoted() {
        AdaptingPopulation p = population("preset=single;mu=18;J=300");
        RateCourse course = RateResponse.course(p, step(p, 20, 2), -10, 200, 2);
        assertTrue(course.note().contains("too near the limit that the dead time"), course.note());
        AdaptingPopulation lost = population("delta_u=0.01");
        RateCourse nothing = RateResponse.course(lost, step(lost, 21, 2), -10, 20, 2);
        assertTrue(nothing.note().contains("did not converge"), nothing.note());
        assertTrue(Double.isNaN(nothing.rates()[3]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"preset=single", "preset=L5;tau_s=30;v=5", "preset=none;mu=16", "preset=single;tau_s=0;v=5"})
    void slowModulationsMoveTheStationaryState(String parameters) {
        AdaptingPopulation p = population(parameters);
        LinearResponse response = LinearResponse.of(p);
        double h = 1e-3;
        RateEquation equation = RateEquation.of(p);
        double mean = p.inputMean();
        double slope = Math.log(equation.stationary(mean + h).rate()
                        / equation.stationary(mean - h).rate())
                / (2 * h);
        // Of the second order in the spacing of the tilt's nodes.
        assertEquals(slope, response.toMean(0).getReal(), 5e-4 * slope);
        double sigma = p.input().deviation();
        double spread = Math.log(atDeviation(p, sigma + h) / atDeviation(p, sigma - h)) / (2 * h);
        assertEquals(spread, response.toDeviation(0).getReal(), 1e-3 * spread);
        assertEquals(0, response.toDeviation(0).getImaginary(), 1e-12);
    }

    private static double atDeviation(AdaptingPopulation p, double sigma) {
        return RateEquation.of(p.withInputVariance(sigma * sigma * p.varianceRatio()))
                .stationary()
                .rate();
    }

    /** The filter is what the equation in time makes of a small sinusoid. */
    @ParameterizedTest
    @CsvSource({
        "preset=single;mu=18,10,MEAN",
        "preset=single;mu=18,10,DEVIATION",
        "preset=single;tau_s=0,40,DEVIATION",
        "preset=none;mu=16,25,DEVIATION"
    })
    void filtersAreTheResponseToSmallSinusoids(String parameters, double hertz, InputChannel channel) {
        AdaptingPopulation p = population(parameters);
        double amplitude = 1e-2;
        double bin = 0.5;
        double period = 1000 / hertz;
        RateCourse course = RateResponse.course(
                p, new InputCourse.Sinusoid(p.input(), channel, amplitude, hertz / 1000), 0, 600, bin);
        double omega = 2 * Math.PI * hertz / 1000;
        Complex sum = Complex.ZERO;
        int n = (int) Math.round(period / bin);
        for (int i = course.times().length - n; i < course.times().length; i++) {
            double change = Math.log(course.rates()[i] / course.rates()[0]) / amplitude;
            sum = sum.add(new Complex(0, -omega * course.times()[i]).exp().multiply(change));
        }
        Complex measured = sum.multiply(new Complex(0, 2.0 / n));
        LinearResponse response = LinearResponse.of(p);
        Complex filter = channel == InputChannel.MEAN ? response.toMean(omega) : response.toDeviation(omega);
        // Steps and bins of 0.5 ms: (ωh)²/12 of the gain, and 1 % of nonlinearity.
        assertEquals(0, filter.subtract(measured).norm(), 0.01 * filter.norm());
    }

    /** At z → ∞ nothing of the past answers. */
    @Test
    void fastPerturbationsPassUnchanged() {
        AdaptingPopulation p = AdaptingPopulation.of(Preset.SINGLE);
        Complex response = LinearResponse.of(p).toBias(new Complex(50, 0));
        EventKernel kernel = EventKernel.of(p);
        assertTrue(kernel.weight(0.01) > 0);
        assertEquals(1, response.getReal(), 2e-3);
    }
}
