package org.cavity.theory.adapting.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.model.InputLevel;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PotentialMomentsTest {

    private static AdaptingPopulation population(double inputTime) {
        return AdaptingPopulation.of(Preset.SINGLE).withInputTime(inputTime);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 20, 20.0000001, 50, 3000})
    void momentsFollowTheirEquations(double inputTime) {
        AdaptingPopulation population = population(inputTime);
        PotentialMoments start = PotentialMoments.stationary(population, new InputLevel(18, 2));
        InputLevel after = new InputLevel(21, 5);
        PotentialMoments exact = start.after(13, population, after);
        double m = start.mean();
        double c = start.covariance();
        double v = start.variance();
        int steps = 20_000;
        double h = 13.0 / steps;
        for (int i = 0; i < steps; i++) {
            // Heun's rule: error h² of 1e-7.
            double[] k1 = slopes(population, after, m, c, v);
            double[] k2 = slopes(population, after, m + h * k1[0], c + h * k1[1], v + h * k1[2]);
            m += h / 2 * (k1[0] + k2[0]);
            c += h / 2 * (k1[1] + k2[1]);
            v += h / 2 * (k1[2] + k2[2]);
        }
        assertEquals(m, exact.mean(), 1e-7);
        assertEquals(c, exact.covariance(), 1e-7);
        assertEquals(v, exact.variance(), 1e-6);
        PotentialMoments twice = start.after(6, population, after).after(7, population, after);
        assertEquals(exact.variance(), twice.variance(), 1e-12);
        PotentialMoments end = start.after(1e6, population, after);
        assertEquals(25 * population.varianceRatio(), end.variance(), 1e-9);
    }

    private static double[] slopes(AdaptingPopulation p, InputLevel input, double m, double c, double v) {
        double tau = p.membraneTime();
        double sigma = input.deviation();
        return p.isWhite()
                ? new double[] {(input.mean() - m) / tau, 0, -2 / tau * (v - sigma * sigma)}
                : new double[] {
                    (input.mean() - m) / tau,
                    -(1 / tau + 1 / p.inputTime()) * c + sigma / tau,
                    -2 / tau * (v - sigma * c)
                };
    }

    @Test
    void halfRisesAreTheKnownOnes() {
        assertEquals(13.8629, HalfRise.ofMean(20), 5e-5);
        assertEquals(6.9315, HalfRise.ofVariance(20, 0, 3), 5e-5);
        assertEquals(12.9125, HalfRise.ofVariance(20, 20, 3), 1e-3, "as printed, to 1e-3");
        assertEquals(
                "variance ratio = 0.0 is out of range: it must be greater than 0.",
                assertThrows(IllegalArgumentException.class, () -> HalfRise.ofVariance(20, 5, 0))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"5,3", "5,0.2", "50,6", "20,1.001", "2000,9", "0,3"})
    void halfRiseIsWhenTheMomentsAreHalfWay(double inputTime, double ratio) {
        AdaptingPopulation population = population(inputTime);
        InputLevel after = new InputLevel(0, 2 * Math.sqrt(ratio));
        PotentialMoments start = PotentialMoments.stationary(population, new InputLevel(0, 2));
        double end = PotentialMoments.stationary(population, after).variance();
        double half = HalfRise.ofVariance(20, inputTime, ratio);
        assertEquals(
                0.5,
                (start.after(half, population, after).variance() - start.variance()) / (end - start.variance()),
                1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 20, 50})
    void covarianceHasItsSpectrum(double inputTime) {
        PotentialCovariance covariance = new PotentialCovariance(3, 20, inputTime);
        assertEquals(3, covariance.at(0), 1e-15);
        assertEquals(covariance.at(7), covariance.at(-7));
        for (double omega : new double[] {0, 0.03, 0.4}) {
            double sum = 0;
            double h = 0.02;
            for (int i = 0; i < 100_000; i++) {
                sum += 2 * h * covariance.at((i + 0.5) * h) * Math.cos(omega * (i + 0.5) * h);
            }
            // Midpoint rule: h²/24 of the jump in slope at 0, at most 2v/τ_m.
            assertEquals(covariance.spectrum(omega), sum, 1e-4);
        }
        assertEquals(covariance.at(33), new PotentialCovariance(3, 20, inputTime + 1e-9).at(33), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 20, 50})
    void covarianceAfterAStepOfTheDeviation(double inputTime) {
        AdaptingPopulation population = population(inputTime);
        double h = 0.5;
        InputLevel before = new InputLevel(0, 2);
        CovarianceHistory history = new CovarianceHistory(population, before, h, 200);
        PotentialCovariance stationary =
                PotentialCovariance.of(population.withInputVariance(4 * population.varianceRatio()));
        for (int lag = 0; lag <= 200; lag += 40) {
            assertEquals(stationary.at(lag * h), history.at(lag), 1e-13);
        }
        InputLevel after = new InputLevel(0, 5);
        for (int n = 0; n < 60; n++) {
            history.advance(after);
        }
        // s before and t = 30 ms after the step: Cov = v₀ e^{−τ/τ_m} + c₀ ∫ σ(r) e^{−(r−s)/τ_s} e^{−(t−r)/τ_m} dr/τ_m.
        double tau = 45;
        PotentialMoments first = PotentialMoments.stationary(population, before);
        double integral = 0;
        int cells = 90_000;
        for (int i = 0; i < cells; i++) {
            double r = (i + 0.5) * tau / cells;
            double sigma = r < tau - 30 ? 2 : 5;
            integral += inputTime == 0 ? 0 : sigma * Math.exp(-r / inputTime - (tau - r) / 20) / 20 * tau / cells;
        }
        double expected = first.variance() * Math.exp(-tau / 20) + first.covariance() * integral;
        assertEquals(expected, history.at(90), 1e-6);
        for (int n = 0; n < 4000; n++) {
            history.advance(after);
        }
        assertEquals(stationary.at(20) * 25 / 4, history.at(40), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 20, 50})
    void covarianceFollowsASlowAndAFastModulation(double inputTime) {
        AdaptingPopulation population = population(inputTime);
        double sigma = population.input().deviation();
        CovarianceResponse slow = CovarianceResponse.toDeviation(population, 0);
        PotentialCovariance stationary = PotentialCovariance.of(population);
        assertEquals(2 * stationary.at(13) / sigma, slow.at(13).getReal(), 1e-12);
        double omega = 0.2;
        CovarianceResponse response = CovarianceResponse.toDeviation(population, omega);
        double h = 0.05;
        double amplitude = 1e-4;
        CovarianceHistory history = new CovarianceHistory(population, population.input(), h, 400);
        double time = 0;
        for (int n = 0; n < 20_000; n++, time += h) {
            history.advance(new InputLevel(0, sigma + amplitude * Math.cos(omega * (time + h / 2))));
        }
        Complex phase = new Complex(0, omega * time).exp();
        for (int lag : new int[] {0, 100, 400}) {
            double change = (history.at(lag) - stationary.at(lag * h)) / amplitude;
            // Steps of the cosine: (ωh)²/24; the square of the amplitude.
            assertEquals(response.at(lag * h).multiply(phase).getReal(), change, 2e-4, "lag " + lag * h);
        }
    }
}
