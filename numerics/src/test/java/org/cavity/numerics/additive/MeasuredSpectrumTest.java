package org.cavity.numerics.additive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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

    private static final int RUNS = 10;
    private static final int NETWORKS = 8;
    private static final double TIME = 150;

    /**
     * Mean squares of the deviations from the truth, over independent runs, against the means of the squared errors that the
     * runs state, with 7 degrees of freedom each: ratios of the law F(10, 70), in the mean over the abscissae within four
     * standard errors of its expectation.
     */
    @Test
    void errorsAreThoseOfTheScatter() {
        List<Columns> spectra = new ArrayList<>();
        List<Columns> correlations = new ArrayList<>();
        // Lags 6 decay times apart: their estimates have a correlation of (1 + 6) e⁻⁶.
        double[] lags = {0, 6, 12, 18, 24};
        for (int seed = 1; seed <= RUNS; seed++) {
            TimeCourse course = simulation.timeCourse(
                    UNCOUPLED,
                    new SimulationSettings(40, NETWORKS, seed, 10, TIME, 0.05, 2),
                    Set.of(),
                    lags,
                    Progress.NONE);
            spectra.add(course.powerSpectrum());
            correlations.add(course.autocorrelation());
        }
        double[] frequency = spectra.get(0).get("frequency");
        // Segments of half the time under a window whose noise bandwidth is π²/8 over their length.
        double independent = frequency[frequency.length - 1] / (2 * Math.PI) * (TIME / 2) / (Math.PI * Math.PI / 8);
        assertCalibrated(spectra, frequency, MeasuredSpectrumTest::sampled, independent);
        assertCalibrated(correlations, lags, lag -> Math.exp(-lag), lags.length);
    }

    private static void assertCalibrated(
            List<Columns> runs, double[] abscissa, DoubleUnaryOperator truth, double independent) {
        double ratio = 0;
        for (int i = 0; i < abscissa.length; i++) {
            double deviations = 0;
            double errors = 0;
            for (Columns run : runs) {
                deviations += Math.pow(run.get("value")[i] - truth.applyAsDouble(abscissa[i]), 2);
                errors += Math.pow(run.get("error")[i], 2);
            }
            ratio += deviations / errors / abscissa.length;
        }
        double m = RUNS;
        double n = RUNS * (NETWORKS - 1);
        double variance = 2 * n * n * (m + n - 2) / (m * (n - 2) * (n - 2) * (n - 4));
        assertEquals(n / (n - 2), ratio, 4 * Math.sqrt(variance / independent));
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
