package org.cavity.theory.adapting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.stream.Stream;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.SimulatedRow;
import org.cavity.theory.adapting.rate.LinearResponse;
import org.cavity.theory.adapting.rate.RateEquation;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics against simulations, within the accuracy of the theory and two standard errors. */
class ReferenceTest {

    static Stream<SimulatedRow> rows() throws IOException {
        return SimulatedRow.read(ReferenceTest.class).stream();
    }

    static PopulationStatistics statistics(AdaptingPopulation population) {
        RateEquation equation = RateEquation.of(population);
        StationaryRate state = equation.stationary();
        return PopulationStatistics.of(
                population, equation.kernel(), state, LinearResponse.of(population, equation, state));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithSimulations(SimulatedRow row) {
        PopulationStatistics statistics = statistics(population(row));
        double size = Math.abs(row.value());
        switch (row.quantity()) {
            case "lognormal_sigma2_rate_given_input" ->
                check(row, statistics.rate().logVariance().value(), 0.05 * size);
            case "lognormal_mu_rate_given_input" ->
                check(row, statistics.rate().logMean().value(), 0.025);
            // Exact for the exact rate: what is left is the error of the rate, 1.5 %, times A Σ q τ/Δ_u.
            case "log_intensity_mean" ->
                check(
                        row,
                        statistics.intensity().logMean().value(),
                        statistics.intensity().logMean().error());
            case "log_intensity_var" ->
                check(row, statistics.intensity().logVariance().value(), 0.06 * size);
            case "cov_input_adaptation_mV2" ->
                check(row, statistics.intensity().covariance().value(), 0.05 * size);
            case "count_fano" ->
                check(
                        row,
                        statistics
                                .spectrum()
                                .fanoFactor(1000 * row.number("window="))
                                .value(),
                        0.05 * size);
            case "single_neuron_psd_hz" ->
                check(row, band(statistics.spectrum(), row.number("band centre ")), 0.06 * size);
            default -> throw new IllegalArgumentException(row.quantity());
        }
    }

    private static void check(SimulatedRow row, double value, double accuracy) {
        assertEquals(row.value(), value, accuracy + 2 * row.tolerance());
    }

    private static AdaptingPopulation population(SimulatedRow row) {
        if (!row.quantity().equals("single_neuron_psd_hz")) {
            return row.population();
        }
        Preset preset = row.parameters().startsWith("ONE") ? Preset.SINGLE : Preset.L5;
        return AdaptingPopulation.of(preset).withInputMean(row.number("mu=")).withInputVariance(row.number("v="));
    }

    /** Mean of S over the octave about a centre. */
    private static double band(SpikeSpectrum spectrum, double centre) {
        int n = 20;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double low = centre / Math.sqrt(2);
            sum += spectrum.at(low * (1 + (i + 0.5) / n)) / n;
        }
        return sum;
    }
}
