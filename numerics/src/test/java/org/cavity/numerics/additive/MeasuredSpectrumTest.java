package org.cavity.numerics.additive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

/** Spectra and autocorrelations with their errors, of networks where both are known. */
class MeasuredSpectrumTest {

    /** Uncoupled units in noise: C = exp(−|τ|), and S at the samples' frequencies with what folds back. */
    private static final AdditiveNetwork UNCOUPLED = AdditiveNetwork.tanh(0).withNoise(1);

    private static final double SAMPLE = 0.2;

    private final NetworkSimulation<AdditiveNetwork> simulation = new NetworkSimulation<>(new AdditiveModel());

    /**
     * Deviations in units of the stated errors: their mean square is that of Student's t with 7 degrees of freedom, 7/5.
     * Neighbouring frequencies share what they know, lags even more; the bounds are four standard errors of the mean square,
     * whose own variance is 2 · 7²·6/(5²·3) − …, 6 for one deviation, over so many independent ones.
     */
    @Test
    void errorsAreThoseOfTheScatter() {
        double spectrum = 0;
        double correlation = 0;
        int runs = 6;
        for (int seed = 1; seed <= runs; seed++) {
            TimeCourse course = simulation.timeCourse(
                    UNCOUPLED,
                    new SimulationSettings(40, 8, seed, 10, 150, 0.05, 2),
                    Set.of(),
                    new double[] {0, 0.4, 1, 2, 3, 6, 10, 20},
                    Progress.NONE);
            spectrum += squaredDeviation(course.powerSpectrum(), "frequency", MeasuredSpectrumTest::sampled) / runs;
            correlation += squaredDeviation(course.autocorrelation(), "lag", lag -> Math.exp(-lag)) / runs;
        }
        assertEquals(1.4, spectrum, 4 * Math.sqrt(6.0 / (runs * 30)));
        assertEquals(1.4, correlation, 4 * Math.sqrt(6.0 / (runs * 4)));
    }

    private static double squaredDeviation(Columns measured, String abscissa, DoubleUnaryOperator expected) {
        double[] at = measured.get(abscissa);
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            double z = (measured.get("value")[i] - expected.applyAsDouble(at[i])) / measured.get("error")[i];
            sum += z * z / at.length;
        }
        return sum;
    }

    private static double sampled(double frequency) {
        double rho = Math.exp(-SAMPLE);
        return SAMPLE * (1 - rho * rho) / (1 - 2 * rho * Math.cos(frequency * SAMPLE) + rho * rho);
    }

    @Test
    void theBandEndsBeforePowerFoldsBack() {
        TimeCourse course = simulation.timeCourse(
                UNCOUPLED, new SimulationSettings(4, 1, 1, 0, 100, 0.05, 1), Set.of(), new double[] {0}, Progress.NONE);
        double[] frequency = course.powerSpectrum().get("frequency");
        double last = frequency[frequency.length - 1];
        assertTrue(last > 0.9 * Math.PI / SAMPLE / 4 && last <= Math.PI / SAMPLE / 4, "last frequency " + last);
        assertEquals(2 / (1 + last * last), sampled(last), 0.06 * sampled(last));
        assertNull(course.powerSpectrum().get("error"), "one network has no error");
        assertNull(course.autocorrelation().get("error"), "one network has no error");
    }

    @Test
    void arraysHaveTheSameBitsForAnyNumberOfThreads() {
        SimulationSettings settings = new SimulationSettings(60, 3, 4, 20, 40, 0.1, 1);
        TimeCourse one = course(settings);
        TimeCourse two = course(settings.withThreads(2));
        for (String column : one.powerSpectrum().columns().keySet()) {
            assertArrayEquals(
                    one.powerSpectrum().get(column), two.powerSpectrum().get(column), column);
        }
        for (String column : one.autocorrelation().columns().keySet()) {
            assertArrayEquals(
                    one.autocorrelation().get(column), two.autocorrelation().get(column), column);
        }
        assertFalse(simulation.measurable().contains(Quantity.QUALITY_FACTOR), "its theory knows no peak");
    }

    private TimeCourse course(SimulationSettings settings) {
        return simulation.timeCourse(AdditiveNetwork.tanh(2), settings, Set.of(), new double[0], Progress.NONE);
    }
}
