package org.cavity.theory.adapting.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.renewal.FluctuatingRenewal;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.RateCourse;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.ResponseTheory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptingTheoryTest {

    private final AdaptingTheory theory = new AdaptingTheory();

    private static AdaptingPopulation population(String parameters) {
        Map<String, String> values = new HashMap<>();
        for (String assignment : parameters.split(" ")) {
            String[] sides = assignment.split("=");
            values.put(sides[0], sides[1]);
        }
        return AdaptingPopulation.SCHEMA.parse(values);
    }

    private Prediction all(String parameters) {
        return theory.predict(population(parameters), new Request(new LinkedHashSet<>(theory.quantities()), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preset=L5",
                "preset=L5 v=0",
                "preset=L5 tau_s=0",
                "preset=single tau_s=50 v=4",
                "preset=none mu=14",
                "preset=none mu=14 t_ref=0",
                "preset=renewal",
                "preset=renewal v=0",
                "preset=single J=-500",
                "preset=L5 J=100"
            })
    void everyUsualPointIsPredicted(String parameters) {
        Prediction prediction = all(parameters);
        assertTrue(prediction.converged(), prediction.note());
        assertEquals(Phase.ASYNCHRONOUS, prediction.phase());
        assertEquals(
                theory.quantities().stream()
                        .filter(prediction.quantities()::containsKey)
                        .toList(),
                prediction.quantities().keySet().stream().toList());
        assertTrue(prediction.value(Quantity.RATE) > 0);
    }

    /** Neurons without memory are solved exactly, at a rate that the tilted equation gives, too. */
    @Test
    void exactTheoryServesWhereThereIsOne() {
        Prediction prediction = all("preset=renewal mu=18 v=4");
        FluctuatingRenewal exact = FluctuatingRenewal.of(population("preset=renewal mu=18 v=4"));
        assertEquals(1000 * exact.rate().value(), prediction.value(Quantity.RATE), 1e-9);
        assertEquals(exact.cv().value(), prediction.value(Quantity.ISI_CV), 1e-12);
        assertFalse(prediction.quantities().containsKey(Quantity.RATE_LOG_MEAN));
    }

    /** Rates that leave the range of the theory are flagged, whatever leads there. */
    @ParameterizedTest
    @CsvSource({
        "preset=L5 mu=1000, where the rate equation ends",
        "preset=single J=600, lets the rate run away",
        "preset=L5 v=40, squared escape widths"
    })
    void saturationIsFlagged(String parameters, String reason) {
        Prediction prediction = all(parameters);
        assertFalse(prediction.converged());
        assertTrue(prediction.note().contains(reason), prediction.note());
    }

    /** Either side of the onset of oscillation, the phase is what the line says. */
    @ParameterizedTest
    @ValueSource(strings = {"hopf_excitatory", "hopf_inhibitory"})
    void phasesChangeOnTheLines(String name) {
        CriticalLine<AdaptingPopulation> line = theory.criticalLines().stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow();
        boolean excitatory = name.equals("hopf_excitatory");
        AdaptingPopulation base = population(excitatory ? "preset=single mu=18" : "preset=single mu=60 d=2");
        double critical = line.solved().get("coupling").applyAsDouble(base);
        assertEquals(excitatory, critical > 0);
        for (double factor : new double[] {0.99, 1.01}) {
            AdaptingPopulation population = base.withCoupling(factor * critical);
            Prediction prediction = theory.predict(population, Request.of(Quantity.RATE));
            assertEquals(factor < 1 ? Phase.ASYNCHRONOUS : Phase.OSCILLATING, prediction.phase());
            assertEquals(factor - 1, line.margin().applyAsDouble(population), 0.05);
        }
    }

    /** The critical coupling of the state that a coupling has brought about is met where the state starts to oscillate. */
    @Test
    void criticalCouplingsBelongToTheTotalInput() {
        Prediction uncoupled = all("preset=single mu=20 v=2");
        assertEquals(264.2, uncoupled.value(Quantity.CRITICAL_COUPLING_EXCITATORY), 0.02 * 264.2);
        assertEquals(
                uncoupled.value(Quantity.OSCILLATION_FREQUENCY_EXCITATORY),
                uncoupled.value(Quantity.OSCILLATION_FREQUENCY));
    }

    /** A sinusoid of the mean in the course of the rate is what the filter says. */
    @Test
    void filterAndCourseAreOneTheory() {
        AdaptingPopulation p = population("preset=single mu=18");
        ResponseTheory<AdaptingPopulation> response = theory.response().orElseThrow();
        double amplitude = 0.02;
        double gain = response.filter(p, InputChannel.MEAN, new double[] {10}).gains()[0];
        RateCourse course = response.course(
                p, new InputCourse.Sinusoid(p.input(), InputChannel.MEAN, amplitude, 0.01), 0, 600, 0.5);
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = course.rates().length - 200; i < course.rates().length; i++) {
            largest = Math.max(largest, course.rates()[i]);
            smallest = Math.min(smallest, course.rates()[i]);
        }
        // Bins of 0.5 ms cut the peak by (ω/4)²/6, 4e-5; the rest is the error of second order in amplitude and step.
        assertEquals(gain, Math.log(largest / smallest) / (2 * amplitude), 0.01 * gain);
    }

    @Test
    void levelsOfInputArePotentialsConverted() {
        ResponseTheory<AdaptingPopulation> response = theory.response().orElseThrow();
        AdaptingPopulation p = population("preset=L5 tau_s=5 v=2");
        assertEquals(new InputLevel(20, Math.sqrt(10)), response.input(p));
        assertEquals(Math.sqrt(30), response.deviation(p, 6), 1e-12);
    }
}
