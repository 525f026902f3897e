package org.cavity.numerics.adapting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.PopulationSimulation.Recording;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.RateCourse;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptingSimulationTest {

    private final AdaptingSimulation simulation = new AdaptingSimulation();

    /** Also with uneven blocks, coupling and fewer replicas than threads. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "-300"})
    void theSameSeedGivesTheSameBitsForAnyNumberOfThreads(String coupling) {
        AdaptingPopulation population = population("input_time", "5", "coupling", coupling, "delay", "1");
        SimulationSettings settings = new SimulationSettings(1111, 2, 4, 100, 300, 0.5, 1);
        Measurement one = simulation.measure(population, settings, simulation.measurable(), Progress.NONE);
        Measurement other =
                simulation.measure(population, settings.withSeed(5), simulation.measurable(), Progress.NONE);
        assertNotEquals(
                one.sample(Quantity.RATE).mean(), other.sample(Quantity.RATE).mean());
        for (int threads : new int[] {2, 5}) {
            Measurement many = simulation.measure(
                    population, settings.withThreads(threads), simulation.measurable(), Progress.NONE);
            one.quantities()
                    .forEach((q, sample) ->
                            assertArrayEquals(sample.values(), many.sample(q).values(), q.name()));
        }
        InputCourse step = new InputCourse.Step(
                population.input(), population.withInputMean(22).input());
        RateCourse course = simulation.course(population, step, -20, 50, 5, settings, Progress.NONE);
        RateCourse shared = simulation.course(population, step, -20, 50, 5, settings.withThreads(4), Progress.NONE);
        assertArrayEquals(course.rates(), shared.rates());
        assertArrayEquals(course.errors(), shared.errors());
    }

    /**
     * Constant input, renewal: with the same random numbers the bias is that of dt alone, and falls by 4 as dt is
     * halved. The exact rate is 1/∫S, 85.8471 Hz, and the coefficient of variation follows from ∫ s S.
     */
    @Test
    void theSchemeIsOfSecondOrder() {
        AdaptingPopulation population = population("preset", "renewal", "input_mean", "25", "input_variance", "0");
        double[] rates = new double[3];
        double[] steps = {4, 2, 1};
        Measurement measured = null;
        for (int i = 0; i < steps.length; i++) {
            measured = simulation.measure(
                    population,
                    new SimulationSettings(10_000, 1, 1, 400, 4000, steps[i], 2),
                    Set.of(Quantity.RATE, Quantity.ISI_CV),
                    Progress.NONE);
            rates[i] = measured.sample(Quantity.RATE).mean();
        }
        double ratio = (rates[0] - rates[1]) / (rates[1] - rates[2]);
        // Differences of counts at the end of the window, one spike in 340 for each neuron, leave 0.002 Hz in 0.04.
        assertEquals(4, ratio, 0.5);
        double survival = 0;
        double firstMoment = 0;
        double exponent = 0;
        double ds = 0.001;
        for (double s = ds / 2; s < 400; s += ds) {
            double hazard = s < 4 ? 0 : 0.01 * Math.exp((25 - 15 - 8 * Math.exp(-s / 20)) / 2);
            exponent += hazard * ds / 2;
            survival += Math.exp(-exponent) * ds;
            firstMoment += s * Math.exp(-exponent) * ds;
            exponent += hazard * ds / 2;
        }
        double bias = (rates[1] - rates[2]) / 3;
        assertEquals(
                1000 / survival,
                rates[2] - bias,
                4 * measured.sample(Quantity.RATE).standardError());
        assertEquals(
                Math.sqrt(2 * firstMoment - survival * survival) / survival,
                measured.sample(Quantity.ISI_CV).mean(),
                4 * measured.sample(Quantity.ISI_CV).standardError() + 1e-4);
    }

    /**
     * Adaptation is linear in the spikes: ⟨ln λ⟩ = ln λ₀ + (μ − θ)/Δ_u − A Σ q (τ − dt/2)/Δ_u, exactly, where intensities
     * leave out the spikes of half a step.
     */
    @Test
    void theMeanIntensityFollowsFromTheRate() {
        AdaptingPopulation population = population("preset", "single", "input_mean", "24", "input_time", "20");
        Measurement measured = simulation.measure(
                population,
                new SimulationSettings(5000, 4, 1, 500, 2000, 0.5, 2),
                Set.of(Quantity.RATE, Quantity.LOG_INTENSITY_MEAN),
                Progress.NONE);
        double rate = measured.sample(Quantity.RATE).mean() / 1000;
        double expected = Math.log(0.01) + (24 - 15) / 2.0 - rate * 4 * (100 - 0.25) / 2;
        double error = measured.sample(Quantity.LOG_INTENSITY_MEAN).standardError()
                + measured.sample(Quantity.RATE).standardError() / 1000 * 200;
        // With four populations, whose own scatter tells the error, six errors are as rare as four elsewhere.
        assertEquals(expected, measured.sample(Quantity.LOG_INTENSITY_MEAN).mean(), 6 * error);
        assertTrue(error < 0.01, "wide error " + error);
    }

    /** A dead time alone, a renewal process: S = A (1 − |p|²)/|1 − p|², p = λ e^{−iωt_ref}/(λ + iω). */
    @Test
    void theSpectrumIsThatOfRenewalTheory() {
        AdaptingPopulation population =
                population("preset", "none", "refractory_time", "10", "input_mean", "19", "input_variance", "0");
        Recording recording =
                simulation.record(population, new SimulationSettings(2048, 1, 1, 100, 4200, 0.5, 2), Progress.NONE);
        double lambda = 0.01 * Math.exp(2);
        double rate = 1 / (10 + 1 / lambda);
        double[] frequency = recording.spectrum().get("frequency");
        double chi = 0;
        // Further up, bands of 4 % are wide for the peaks of the spectrum, which are 70 Hz apart.
        int low = (int) Arrays.stream(frequency).filter(f -> f < 60).count();
        for (int k = 0; k < low; k++) {
            Complex iw = new Complex(0, 2 * Math.PI * frequency[k] / 1000);
            Complex p = iw.multiply(-10).exp().multiply(lambda).divide(iw.add(lambda));
            double expected = 1000
                    * rate
                    * (1 - p.norm() * p.norm())
                    / Math.pow(p.subtract(1).norm(), 2);
            double z = (recording.spectrum().get("value")[k] - expected)
                    / recording.spectrum().get("error")[k];
            assertEquals(0, z, 4.5, "at " + frequency[k] + " Hz");
            chi += z * z;
        }
        assertEquals(low, chi, 4.5 * Math.sqrt(2 * low));
        assertEquals(0, recording.logRates().get("density").length);
        double mean = 0;
        for (double a : recording.rate().get("value")) {
            mean += a / recording.rate().get("value").length;
        }
        // A renewal process of CV λ/(λ + λ² t_ref) in 2048 · 4200 · A spikes.
        assertEquals(1000 * rate, mean, 4 * 1000 * rate * 0.58 / Math.sqrt(2048 * 4200 * rate));
    }

    @Test
    void theHistogramOfLogRatesIsADensityWithTheirMoments() {
        AdaptingPopulation population = population("preset", "single", "input_mean", "18", "input_variance", "4");
        SimulationSettings settings = new SimulationSettings(2048, 1, 1, 400, 1000, 0.5, 2);
        Recording recording = simulation.record(population, settings, Progress.NONE);
        Measurement measured = simulation.measure(
                population, settings, Set.of(Quantity.RATE_LOG_MEAN, Quantity.RATE_LOG_VARIANCE), Progress.NONE);
        double[] x = recording.logRates().get("log_rate");
        double[] density = recording.logRates().get("density");
        double width = x[1] - x[0];
        double total = 0;
        double mean = 0;
        double square = 0;
        for (int k = 0; k < x.length; k++) {
            total += density[k] * width;
            mean += density[k] * width * x[k];
            square += density[k] * width * x[k] * x[k];
        }
        assertEquals(1, total, 1e-9);
        // Trials' noise, left in the histogram, is about 1/128 of each.
        assertEquals(measured.sample(Quantity.RATE_LOG_MEAN).mean(), mean, 0.015);
        assertEquals(measured.sample(Quantity.RATE_LOG_VARIANCE).mean(), square - mean * mean, 0.03);
    }

    /** Weak inhibition, d + dt/2 ms later: the rate settles at A = F(μ + J A), the uncoupled rate at that input. */
    @Test
    void couplingShiftsTheInputByTheRate() {
        SimulationSettings settings = new SimulationSettings(20_000, 1, 1, 800, 1000, 0.5, 2);
        AdaptingPopulation coupled =
                population("preset", "single", "input_mean", "22", "coupling", "-200", "delay", "1.3");
        Measurement measured = simulation.measure(coupled, settings, Set.of(Quantity.RATE), Progress.NONE);
        double rate = measured.sample(Quantity.RATE).mean();
        Measurement free = simulation.measure(
                coupled.withCoupling(0).withInputMean(22 - 0.2 * rate), settings, Set.of(Quantity.RATE), Progress.NONE);
        assertEquals(
                free.sample(Quantity.RATE).mean(),
                rate,
                4
                        * Math.hypot(
                                measured.sample(Quantity.RATE).standardError(),
                                free.sample(Quantity.RATE).standardError()));
    }

    /** Strong inhibition: its onset is at J = −2000 mV ms or so for this delay. */
    @Test
    void anOscillationIsFoundWhereThereIsOne() {
        SimulationSettings settings = new SimulationSettings(4000, 1, 1, 500, 1000, 0.5, 2);
        AdaptingPopulation population = population(
                "preset", "single", "input_mean", "55.72", "coupling", "-2587.5", "delay", "2", "synaptic_time", "5");
        Measurement measured = simulation.measure(population, settings, simulation.measurable(), Progress.NONE);
        // An independent simulation of 20000 neurons gave 45.75 ± 1.5 Hz, and a deviation of 22.1 ± 1 Hz.
        assertEquals(45.75, measured.sample(Quantity.OSCILLATION_FREQUENCY).mean(), 3 * 1.5);
        assertEquals(22.12, measured.sample(Quantity.RATE_STD).mean(), 3);
        Measurement weak = simulation.measure(
                population.withCoupling(-300).withInputMean(24), settings, simulation.measurable(), Progress.NONE);
        assertFalse(weak.quantities().containsKey(Quantity.OSCILLATION_FREQUENCY));
        assertTrue(weak.warnings().isEmpty(), weak.warnings().toString());
    }

    @Test
    void whatDoesNotSuitIsRefusedInOneSentence() {
        AdaptingPopulation population = population("preset", "single");
        SimulationSettings good = simulation.suggestedSettings(population);
        simulation.check(population, good);
        refuses(() -> simulation.check(population, new SimulationSettings(100, 1, 1, 0, 1000, 11, 1)), "dt = 11.0");
        refuses(() -> simulation.check(population, good.withTime(10)), "time = 10.0");
        refuses(() -> simulation.check(population, good.withTrajectories(2)), "trajectories = 2");
        refuses(() -> simulation.check(population, good.withInitialScale(0.1)), "initial scale = 0.1");
        Scheme euler = new Scheme(Integrator.EULER_MARUYAMA, Scheme.DEFAULT.precision(), false);
        refuses(() -> simulation.check(population, good.withScheme(euler)), "integrator = euler-maruyama");
        AdaptingPopulation dead = population("preset", "single", "refractory_time", "3");
        simulation.check(dead, new SimulationSettings(100, 1, 1, 0, 1002, 3, 1));
        refuses(
                () -> simulation.check(dead, new SimulationSettings(100, 1, 1, 0, 1000, 5, 1)),
                "dt = 5.0 is out of range: it must be greater than 0 and at most 3.0 ms");
        // What is shorter than the usual step decides as little as none.
        AdaptingPopulation shortlyDead = population("preset", "single", "refractory_time", "0.01");
        simulation.check(shortlyDead, simulation.suggestedSettings(shortlyDead));
        refuses(
                () -> simulation.measure(population, good, Set.of(Quantity.VARIANCE), Progress.NONE),
                "variance cannot");
        InputCourse step = new InputCourse.Step(population.input(), population.input());
        refuses(() -> simulation.course(population, step, 1, 2, 1, good, Progress.NONE), "start = 1.0");
        refuses(() -> simulation.course(population, step, -1, 0, 1, good, Progress.NONE), "end = 0.0");
        refuses(() -> simulation.course(population, step, -1, 5, 0.7, good, Progress.NONE), "bin = 0.7");
        UnaryOperator<double[]> filter = f -> simulation
                .filter(population, InputChannel.DEVIATION, f[0], new double[] {f[1]}, good, Progress.NONE)
                .gains();
        refuses(() -> filter.apply(new double[] {0, 5}), "amplitude = 0.0");
        refuses(() -> filter.apply(new double[] {100, 5}), "amplitude = 100.0");
        refuses(() -> filter.apply(new double[] {1, 0}), "frequency = 0.0");
        refuses(() -> filter.apply(new double[] {1, 5000}), "frequency = 5000.0");
    }

    @Test
    void suggestionsLastAsLongAsTheSlowestTimeDemands() {
        SimulationSettings settings = simulation.suggestedSettings(population());
        assertEquals(4000, settings.transientTime());
        assertTrue(settings.timeStep() <= 0.5);
        assertTrue(simulation.suggestedSettings(population(), 1_000_000).time() < settings.time());
        double cost = simulation.cost(population(), settings, Set.of(Quantity.RATE));
        assertEquals(
                2 * cost,
                simulation.cost(population(), settings.withSize(2 * settings.size()), Set.of(Quantity.RATE)),
                1e-9 * cost);
        assertTrue(simulation.cost(population(), settings, Set.of(Quantity.RATE_LOG_MEAN)) > 1.9 * cost);
        // 15 numbers a neuron.
        assertEquals(8 * 15 * 20_000, simulation.memoryPerReplica(population(), settings, Set.of(Quantity.RATE)), 1e5);
    }

    /** Rare firing and rates near one spike a step are flagged. */
    @Test
    void warningsSayWhatTheNumbersLack() {
        SimulationSettings settings = new SimulationSettings(100, 1, 1, 0, 100, 1, 1);
        assertTrue(warnings(population("preset", "none", "input_mean", "-1000"), settings)
                .contains("no neuron fired"));
        assertTrue(warnings(population("preset", "none", "input_mean", "15"), settings)
                .contains("longer than that are not seen"));
        assertTrue(warnings(population("preset", "none", "refractory_time", "1", "input_mean", "60"), settings)
                .contains("dt is too long"));
    }

    private String warnings(AdaptingPopulation population, SimulationSettings settings) {
        return simulation
                .measure(population, settings, Set.of(Quantity.RATE, Quantity.ISI_CV), Progress.NONE)
                .warnings()
                .toString();
    }

    private static void refuses(Runnable request, String beginning) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, request::run);
        assertTrue(e.getMessage().startsWith(beginning), e.getMessage());
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }

    private static AdaptingPopulation population(String... values) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(values[i], values[i + 1]);
        }
        return AdaptingPopulation.SCHEMA.parse(map);
    }
}
