package org.cavity.numerics.filtered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.filtered.FilteredMeanField;
import org.cavity.theory.filtered.FilteredState;
import org.cavity.theory.filtered.HeterogeneousRateNetwork;
import org.cavity.theory.filtered.OscillatorNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;

/** What is measured, where requests end, and the autocorrelation against theory. */
class FilteredSimulationTest {

    private static final AdaptingRateNetwork ADAPTING = AdaptingRateNetwork.tanh(4, 0.25, 1);
    private static final OscillatorNetwork OSCILLATOR = OscillatorNetwork.tanh(2, 1.5, 0.2);

    private final NetworkSimulation<AdaptingRateNetwork> adapting =
            new NetworkSimulation<>(FilteredModel.ADAPTING_RATE);

    private final NetworkSimulation<OscillatorNetwork> oscillators = new NetworkSimulation<>(FilteredModel.OSCILLATOR);

    @Test
    void everythingMeasurableIsMeasured() {
        SimulationSettings settings = new SimulationSettings(24, 1, 3, 40, 120, 0.1, 1);
        Set<Quantity> wanted = oscillators.measurable();
        assertTrue(wanted.contains(Quantity.KY_DIMENSION) && wanted.contains(Quantity.SPECTRAL_ABSCISSA));
        Measurement m = oscillators.measure(OSCILLATOR, settings, wanted, Progress.NONE);
        assertEquals(wanted, m.quantities().keySet());
        assertEquals(wanted, adapting.measurable());
    }

    @Test
    void networksAtRestAreRecognised() {
        AdaptingRateNetwork resting = AdaptingRateNetwork.tanh(0.5, 0.25, 1);
        SimulationSettings settings = adapting.suggestedSettings(resting, 100);
        Measurement m =
                adapting.measure(resting, settings, Set.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV), Progress.NONE);
        assertTrue(m.sample(Quantity.VARIANCE).mean() < 1e-15);
        assertEquals(List.of(), m.warnings());
        assertTrue(m.sample(Quantity.MAX_LYAPUNOV).mean() < 0);
    }

    /**
     * Over four networks of N = 300; the finite-size shift of C(0) is less than 40/N of 17. Errors in C(τ) at different
     * lags are correlated, hence one scatter between networks for all, s/√N with s = 11 (measured over 16).
     */
    @Test
    void autocorrelationIsThatOfTheory() {
        FilteredState state = FilteredMeanField.solve(OSCILLATOR.filtered());
        int networks = 4;
        int size = 300;
        double[] lags = {0, 1, 2, 3, 4, 6, 8, 12};
        double[] mean = new double[lags.length];
        for (int seed = 0; seed < networks; seed++) {
            SimulationSettings settings = new SimulationSettings(size, 1, 10 + seed, 80, 200, 0.1, 1);
            TimeCourse course = oscillators.timeCourse(OSCILLATOR, settings, Set.of(), lags, Progress.NONE);
            assertArrayEquals(lags, course.autocorrelation().get("lag"), 1e-12);
            for (int k = 0; k < lags.length; k++) {
                mean[k] += course.autocorrelation().get("value")[k] / networks;
            }
        }
        double error = 3 * 11 / Math.sqrt(networks * size) + 40.0 / size;
        for (int k = 0; k < lags.length; k++) {
            assertEquals(state.autocorrelation(lags[k]), mean[k], error, "lag " + lags[k]);
        }
        assertTrue(mean[2] < -0.4 * mean[0], "units ring");
    }

    /**
     * Peak and quality factor within four of their stated errors. Four networks of N = 200 have C(0), and as much power, with
     * an error of 11/√(4 N) = 0.4 of 17 (the scatter of the test above) and a finite-size shift of 40/N = 0.2: four errors and
     * the shift are 0.1 of it. Power adds up to the variance in the middle of the series, whose scatter over the time is
     * no larger.
     */
    @Test
    void thePowerSpectrumIsThatOfTheory() {
        FilteredState state = FilteredMeanField.solve(OSCILLATOR.filtered());
        SimulationSettings settings = new SimulationSettings(200, 4, 10, 80, 150, 0.1, 2);
        Set<Quantity> wanted = Set.of(Quantity.PEAK_FREQUENCY, Quantity.QUALITY_FACTOR);
        TimeCourse course = oscillators.timeCourse(OSCILLATOR, settings, wanted, new double[] {0}, Progress.NONE);
        Sample peak = course.measurement().sample(Quantity.PEAK_FREQUENCY);
        assertEquals(state.peak().frequency(), peak.mean(), 4 * peak.standardError());
        assertTrue(peak.standardError() < 0.1 * peak.mean(), peak.toString());
        Sample quality = course.measurement().sample(Quantity.QUALITY_FACTOR);
        assertEquals(state.peak().qualityFactor().orElseThrow(), quality.mean(), 4 * quality.standardError());
        double[] frequency = course.powerSpectrum().get("frequency");
        double power = 0;
        double total = 0;
        for (int m = 0; m < frequency.length; m++) {
            power += course.powerSpectrum().get("value")[m];
            if (frequency[m] < 3) {
                total += state.power(frequency[m]);
            }
        }
        double variance = course.autocorrelation().get("value")[0];
        assertEquals(variance, power * frequency[1] / Math.PI, 0.1 * variance);
        assertEquals(total, power, 0.1 * total);
    }

    @Test
    void measurementsHaveTheSameBitsForAnyNumberOfThreads() {
        SimulationSettings settings = new SimulationSettings(120, 2, 3, 20, 30, 0.1, 1);
        Set<Quantity> wanted =
                Set.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_ABSCISSA, Quantity.PEAK_FREQUENCY);
        Measurement one = adapting.measure(ADAPTING, settings, wanted, Progress.NONE);
        Measurement three = adapting.measure(ADAPTING, settings.withThreads(3), wanted, Progress.NONE);
        for (Quantity quantity : wanted) {
            assertArrayEquals(
                    one.sample(quantity).values(), three.sample(quantity).values(), quantity.name());
        }
    }

    @Test
    void stepsMustResolveTheFastestMode() {
        AdaptingRateNetwork fast = AdaptingRateNetwork.tanh(2, 100, 0);
        SimulationSettings settings = new SimulationSettings(20, 1, 3, 20, 30, 0.1, 1);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> adapting.check(fast, settings));
        assertTrue(
                e.getMessage()
                        .startsWith("dt = 0.1 is out of range: a step must not be longer than the time constant of a"
                                + " unit's fastest mode, 0.01"),
                e.getMessage());
        adapting.check(fast, adapting.suggestedSettings(fast));
        NetworkSimulation<HeterogeneousRateNetwork> mixed = new NetworkSimulation<>(FilteredModel.HETEROGENEOUS_RATE);
        HeterogeneousRateNetwork someFast = HeterogeneousRateNetwork.tanh(2, 5.0, 0.05);
        assertThrows(IllegalArgumentException.class, () -> mixed.check(someFast, settings));
        mixed.check(someFast, mixed.suggestedSettings(someFast));
    }

    @Test
    void onlyRungeKuttaSuits() {
        SimulationSettings settings = new SimulationSettings(20, 1, 3, 20, 30, 0.1, 1)
                .withScheme(new Scheme(Integrator.EXPONENTIAL_EULER, Precision.DOUBLE, false));
        assertThrows(IllegalArgumentException.class, () -> oscillators.check(OSCILLATOR, settings));
    }

    @Test
    void transientsAreLongerNearOnsetAndForSlowAdaptation() {
        double far =
                adapting.suggestedSettings(AdaptingRateNetwork.tanh(3, 0.25, 1)).transientTime();
        double near = adapting.suggestedSettings(AdaptingRateNetwork.tanh(1.2, 0.25, 1))
                .transientTime();
        AdaptingRateNetwork slow = new AdaptingRateNetwork(
                3, Nonlinearity.TANH, List.of(0.25, 0.02), List.of(1.0, 1.0), CouplingEnsemble.DENSE);
        assertTrue(near > 3 * far, near + " against " + far);
        assertTrue(adapting.suggestedSettings(slow).transientTime() > 3 * far);
    }

    /** Three variables a unit, yet four copies of an N × N matrix are all that eigenvalues take. */
    @Test
    void costsAreThoseOfTheSmallerEigenproblem() {
        AdaptingRateNetwork two = new AdaptingRateNetwork(
                3, Nonlinearity.TANH, List.of(0.25, 0.1), List.of(1.0, 1.0), CouplingEnsemble.DENSE);
        SimulationSettings settings = new SimulationSettings(4000, 1, 3, 20, 30, 0.1, 1);
        Set<Quantity> edge = Set.of(Quantity.SPECTRAL_ABSCISSA);
        double withEdge = adapting.memoryPerReplica(two, settings, edge);
        double without = adapting.memoryPerReplica(two, settings, Set.of(Quantity.VARIANCE));
        assertEquals(4 * 8.0 * 4000 * 4000, withEdge - without, 1);
    }
}
