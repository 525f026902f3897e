package org.cavity.theory.adapting.response;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Stream;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.SimulatedRow;
import org.cavity.theory.adapting.rate.LinearResponse;
import org.cavity.theory.adapting.rate.RateEquation;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputFilter;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PopulationFilterTest {

    private static final double HERTZ = 2 * Math.PI / 1000;

    static LinearResponse response(AdaptingPopulation population) {
        RateEquation equation = RateEquation.of(population);
        return LinearResponse.of(population, equation, equation.stationary());
    }

    static Stream<SimulatedRow> rows() throws IOException {
        return SimulatedRow.read(PopulationFilterTest.class).stream();
    }

    /**
     * Gains within 6 % (the mean) or 10 % (the deviation), phases within 0.05 or 0.1 rad, each plus two standard errors
     * of the simulation.
     */
    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithSimulations(SimulatedRow row) {
        InputChannel channel = row.quantity().contains("dmu") ? InputChannel.MEAN : InputChannel.DEVIATION;
        InputFilter filter = new PopulationFilter(row.population(), response(row.population()))
                .of(channel, new double[] {row.number(";f=")});
        if (row.quantity().contains("abs")) {
            double accuracy = (channel == InputChannel.MEAN ? 0.06 : 0.1) * row.value();
            assertEquals(row.value(), filter.gains()[0], accuracy + 2 * row.tolerance());
        } else {
            double accuracy = channel == InputChannel.MEAN ? 0.05 : 0.1;
            assertEquals(row.value(), filter.phases()[0], accuracy + 2 * row.tolerance());
        }
    }

    /** Without adaptation and dead time ln A = ln λ₀ + (m − θ)/Δ_u + v/(2Δ_u²) at every moment. */
    @Test
    void withoutHistoryTheMomentsAreTheResponse() {
        AdaptingPopulation population =
                AdaptingPopulation.of(Preset.NONE).withInputTime(10).withInputMean(14);
        population = AdaptingPopulation.SCHEMA.with(population, "refractory_time", 0.0);
        LinearResponse response = response(population);
        double sigma = population.input().deviation();
        double joint = 20.0 * 10 / 30;
        for (double frequency : new double[] {0.5, 5, 50}) {
            double omega = HERTZ * frequency;
            Complex mean = new Complex(1, omega * 20).reciprocal().divide(2);
            Complex variance = new Complex(1, omega * joint)
                    .reciprocal()
                    .add(1)
                    .divide(new Complex(1, omega * 10))
                    .multiply(sigma * joint / 20);
            assertEquals(0, response.toMean(omega).subtract(mean).norm(), 1e-12);
            assertEquals(
                    0, response.toDeviation(omega).subtract(variance.divide(8)).norm(), 1e-12);
        }
    }

    /** What changes fast meets no adaptation: R − 1 falls as A k/ω, 0.006 at 1 kHz for A k = 0.04/ms. */
    @Test
    void fastInputMeetsNoAdaptation() {
        LinearResponse response = response(AdaptingPopulation.of(Preset.L5));
        assertEquals(
                0, response.toBias(new Complex(0, HERTZ * 1000)).subtract(1).norm(), 0.01);
    }

    /** Nearly equal time constants of membrane and input give what equal ones give. */
    @Test
    void equalTimeConstantsAreNoSpecialCase() {
        AdaptingPopulation population = AdaptingPopulation.of(Preset.SINGLE);
        Complex equal = response(population.withInputTime(20)).toDeviation(HERTZ * 10);
        Complex near = response(population.withInputTime(20.0002)).toDeviation(HERTZ * 10);
        assertEquals(0, equal.subtract(near).norm() / equal.norm(), 1e-4);
    }

    /** The static gain of a coupled population is 1/(1 − J A χ) times that of its neurons. */
    @Test
    void couplingClosesTheLoop() {
        AdaptingPopulation population = AdaptingPopulation.of(Preset.SINGLE);
        RateEquation equation = RateEquation.of(population);
        StationaryRate state = equation.stationary();
        double alone = LinearResponse.of(population, equation, state).toMean(0).getReal();
        double coupling = 0.5 / (alone * state.rate());
        InputFilter filter = new PopulationFilter(
                        population.withCoupling(coupling), LinearResponse.of(population, equation, state))
                .of(InputChannel.MEAN, new double[] {0});
        assertArrayEquals(new double[] {2 * alone}, filter.gains(), 1e-12);
    }

    /** The time constant of one scale falls as the load rises; none without adaptation; each scale gives one. */
    @Test
    void adaptationSetsOneTimeForEachScale() {
        AdaptingPopulation single = AdaptingPopulation.of(Preset.SINGLE);
        RateEquation equation = RateEquation.of(single);
        double rate = equation.stationary().rate();
        AdaptationModes modes = AdaptationModes.of(single, equation.kernel(), rate);
        double free = 1 / (1 - rate * single.refractoryTime());
        double load =
                rate * equation.kernel().resummedIntegral(equation.kernel().tangentWeight(rate));
        assertEquals(100 / (1 + load / free), modes.slowestTime().orElseThrow(), 1e-6);
        // 13.8 Hz: simulations show about 28 ms after a step of the mean.
        assertEquals(28, modes.slowestTime().orElseThrow(), 4);
        AdaptingPopulation three = AdaptingPopulation.of(Preset.L5);
        RateEquation slow = RateEquation.of(three);
        AdaptationModes all =
                AdaptationModes.of(three, slow.kernel(), slow.stationary().rate());
        assertEquals(3, all.modes().size());
        double immediate = all.steadyGain();
        for (AdaptationModes.Mode mode : all.modes()) {
            assertTrue(mode.residue() > 0);
            immediate += mode.residue();
        }
        double dead = slow.stationary().rate() * three.refractoryTime();
        assertEquals(1 - dead, immediate, 1e-6);
        AdaptingPopulation none = AdaptingPopulation.of(Preset.NONE);
        assertTrue(AdaptationModes.of(none, RateEquation.of(none).kernel(), 0.01)
                .slowestTime()
                .isEmpty());
    }
}
