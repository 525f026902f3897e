package org.cavity.theory.adapting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.rate.LinearResponse;
import org.cavity.theory.adapting.rate.RateEquation;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.cavity.theory.model.Columns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PopulationStatisticsTest {

    private static PopulationStatistics statistics(AdaptingPopulation population, int nodesPerScale) {
        RateEquation equation = RateEquation.of(population);
        StationaryRate state = equation.stationary();
        LinearResponse response = LinearResponse.of(population, equation, state);
        return PopulationStatistics.of(population, equation.kernel(), state, response, nodesPerScale);
    }

    /** r = λ₀ e^{(h − θ)/Δ_u}, a Poisson neuron: S = A + A² ∫ (e^{C/Δ_u²} − 1) e^{−iωs} ds. */
    @Test
    void withoutHistoryRatesAreExactlyLogNormal() {
        AdaptingPopulation population = AdaptingPopulation.SCHEMA.with(
                AdaptingPopulation.of(Preset.NONE)
                        .withInputMean(14)
                        .withInputVariance(6)
                        .withInputTime(0),
                "refractory_time",
                0.0);
        PopulationStatistics statistics = statistics(population, 20);
        double logMean = Math.log(0.01) - 0.5;
        // 2e-3 and 5e-4 of the variance: the trapezoidal rule of 20 nodes per scale, the tail of white noise.
        assertEquals(1.5, statistics.rate().logVariance().value(), 2e-3 * 1.5);
        assertEquals(logMean, statistics.rate().logMean().value(), 2e-3);
        assertEquals(0, statistics.rate().logThirdCumulant(), 1e-12);
        assertEquals(logMean, statistics.intensity().logMean().value(), 1e-9);
        assertEquals(1.5, statistics.intensity().logVariance().value(), 1e-12);
        double rate = Math.exp(logMean + 0.75);
        // ∫ (exp(c e^{−|s|/τ}) − 1) ds = 2 τ Σ c^n/(n n!).
        double series = 0;
        double term = 1;
        for (int n = 1; n < 40; n++) {
            term *= 1.5 / n;
            series += term / n;
        }
        assertEquals(
                1 + rate * 2 * 20 * series, statistics.spectrum().fanoFactor().value(), 2e-3);
    }

    @ParameterizedTest
    @EnumSource(value = Preset.class, mode = EnumSource.Mode.EXCLUDE, names = "RENEWAL")
    void spectrumTendsToTheRate(Preset preset) {
        AdaptingPopulation population = AdaptingPopulation.of(preset).withInputMean(17);
        double rate = RateEquation.of(population).stationary().hertz();
        SpikeSpectrum spectrum = statistics(population, 20).spectrum();
        assertTrue(spectrum.isConverged());
        assertEquals(rate, spectrum.at(1e5), 1e-3 * rate);
        assertEquals(spectrum.at(0), spectrum.fanoFactor().value() * rate, 1e-9 * rate);
        // A window far longer than the slowest scale.
        assertEquals(
                spectrum.fanoFactor().value(),
                spectrum.fanoFactor(1e7).value(),
                5e-3 * spectrum.fanoFactor().value());
    }

    @Test
    void adaptationNarrowsTheDistributionOfRatesMostForSlowInputs() {
        AdaptingPopulation single =
                AdaptingPopulation.of(Preset.SINGLE).withInputMean(18).withInputVariance(4);
        double fast = statistics(single, 20).rate().logVariance().value();
        double slow =
                statistics(single.withInputTime(50), 20).rate().logVariance().value();
        assertTrue(slow < 0.5 && slow < fast && fast < 0.75, slow + " " + fast);
    }

    @Test
    void densityIsNormal() {
        RateStatistics rate = statistics(AdaptingPopulation.of(Preset.L5), 20).rate();
        Columns density = rate.density();
        double[] x = density.get("log_rate");
        double[] p = density.get("density");
        double mass = 0;
        double mean = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double cell = (x[i + 1] - x[i]) * (p[i] + p[i + 1]) / 2;
            mass += cell;
            mean += cell * (x[i] + x[i + 1]) / 2;
        }
        // 4 standard deviations hold all but 6e-5.
        assertEquals(1, mass, 1e-4);
        assertEquals(rate.logMean().value(), mean, 1e-3);
    }

    @Test
    void withoutVarianceThereIsNoDistribution() {
        AdaptingPopulation population = AdaptingPopulation.of(Preset.L5).withInputVariance(0);
        PopulationStatistics statistics = statistics(population, 20);
        double rate = RateEquation.of(population).stationary().rate();
        assertEquals(0, statistics.rate().logVariance().value(), 0);
        assertEquals(Math.log(rate), statistics.rate().logMean().value(), 1e-12);
        assertEquals(0, statistics.intensity().covariance().value(), 0);
        assertEquals(0, statistics.rate().density().get("density").length);
    }

    /** Everything is of second order in the spacing: halving it changes results by less than 1e-3, four times less. */
    @ParameterizedTest
    @EnumSource(value = Preset.class, mode = EnumSource.Mode.EXCLUDE, names = "RENEWAL")
    void resultsDoNotDependOnTheGrid(Preset preset) {
        AdaptingPopulation population =
                AdaptingPopulation.of(preset).withInputMean(16).withInputTime(20);
        double[] coarse = values(statistics(population, 10));
        double[] middle = values(statistics(population, 20));
        double[] fine = values(statistics(population, 40));
        for (int i = 0; i < fine.length; i++) {
            double error = Math.abs(middle[i] - fine[i]);
            assertTrue(error <= 1e-3 * Math.abs(fine[i]), i + ": " + middle[i] + " " + fine[i]);
            assertTrue(
                    error <= 0.5 * Math.abs(coarse[i] - fine[i]) + 1e-5 * Math.abs(fine[i]),
                    i + ": " + coarse[i] + " " + middle[i] + " " + fine[i]);
        }
    }

    private static double[] values(PopulationStatistics statistics) {
        return new double[] {
            statistics.rate().logMean().value(),
            statistics.rate().logVariance().value(),
            statistics.intensity().logVariance().value(),
            statistics.intensity().covariance().value(),
            statistics.spectrum().at(0),
            statistics.spectrum().at(5),
            statistics.spectrum().at(50)
        };
    }
}
