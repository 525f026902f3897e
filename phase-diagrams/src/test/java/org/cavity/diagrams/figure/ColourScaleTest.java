package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.figure.ColourScale.Choice;
import org.cavity.diagrams.figure.ColourScale.Spacing;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourScaleTest {

    private static final double[] BOTH_SIGNS = {-0.5, Double.NaN, 0.2};
    private static final Choice LOGARITHMIC = new Choice(Double.NaN, Double.NaN, true);

    @Test
    void exponentsOfBothSignsAreCentredAtZero() {
        ColourScale exponents = ColourScale.of(Quantity.MAX_LYAPUNOV, BOTH_SIGNS, Choice.AUTOMATIC);
        assertEquals(new ColourScale(-0.5, 0.2, Spacing.ABOUT_ZERO), exponents);
        assertEquals(ColourMap.DIVERGING.at(0.5), exponents.colour(0));
        assertEquals(ColourMap.DIVERGING.at(0.75), exponents.colour(0.1));
        assertEquals(ColourMap.DIVERGING.at(0), exponents.colour(-7));
        assertEquals(
                Spacing.LINEAR,
                ColourScale.of(Quantity.MEAN, BOTH_SIGNS, Choice.AUTOMATIC).spacing());
        assertEquals(
                Spacing.LINEAR,
                ColourScale.of(Quantity.MAX_LYAPUNOV, new double[] {0.1, 0.2}, Choice.AUTOMATIC)
                        .spacing());
    }

    @Test
    void aFewDivergingCellsDoNotTakeTheScaleFromTheOthers() {
        double[] values = IntStream.range(0, 200).mapToDouble(i -> i / 100.0).toArray();
        assertEquals(new ColourScale(0, 1.99, Spacing.LINEAR), automatic(values));
        values[17] = 500;
        values[18] = Double.NaN;
        ColourScale open = automatic(values);
        assertEquals(1.93, open.max(), 0.03);
        assertEquals(open.colour(open.max()), open.colour(500));
        values[17] = -500;
        assertEquals(new ColourScale(-500, 1.99, Spacing.ABOUT_ZERO), automatic(values), "signs show on their own");
        // One cell in four is no exception.
        assertEquals(new ColourScale(1, 500, Spacing.LINEAR), automatic(1, 2, 3, 500));
    }

    private static ColourScale automatic(double... values) {
        return ColourScale.of(Quantity.MAX_LYAPUNOV, values, Choice.AUTOMATIC);
    }

    @Test
    void theUserMayChooseTheEnds() {
        ColourScale symmetric = ColourScale.of(Quantity.MAX_LYAPUNOV, BOTH_SIGNS, new Choice(-1, 1, false));
        assertEquals(new ColourScale(-1, 1, Spacing.ABOUT_ZERO), symmetric);
        assertEquals(ColourMap.DIVERGING.at(0.6), symmetric.colour(0.2));
        assertEquals(
                new ColourScale(-0.5, 3, Spacing.ABOUT_ZERO),
                ColourScale.of(Quantity.MAX_LYAPUNOV, BOTH_SIGNS, new Choice(Double.NaN, 3, false)));
    }

    @Test
    void equalFactorsAreEqualStepsOnALogarithmicScale() {
        ColourScale scale = ColourScale.of(Quantity.VARIANCE, new double[] {0, 0.01, 1, -3}, LOGARITHMIC);
        assertEquals(new ColourScale(0.01, 1, Spacing.LOGARITHMIC), scale);
        assertEquals(0.5, scale.position(0.1), 1e-15);
        assertEquals(0.1, scale.value(0.5), 1e-16);
        assertEquals(ColourMap.SEQUENTIAL.at(0), scale.colour(0));
        double[] negative = {-1, 0};
        assertThrows(UsageException.class, () -> ColourScale.of(Quantity.VARIANCE, negative, LOGARITHMIC));
        double[] positive = {1, 2};
        Choice fromZero = new Choice(0, 1, true);
        assertThrows(UsageException.class, () -> ColourScale.of(Quantity.VARIANCE, positive, fromZero));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, false",
        "0, 0, false",
        "-1e-9, 1e9, false",
        "1e-12, 1e3, true",
        "0.2, 30, true",
        "1.1, 1.7, true"
    })
    void ticksAreFewAndOnTheScale(double min, double max, boolean logarithmic) {
        ColourScale scale = ColourScale.of(
                Quantity.VARIANCE, new double[] {min, max}, new Choice(Double.NaN, Double.NaN, logarithmic));
        double[] ticks = new ColourBar(scale, "", false, false).ticks();
        assertTrue(ticks.length >= 3 && ticks.length <= 9, Arrays.toString(ticks));
        assertTrue(Arrays.stream(ticks).allMatch(t -> t >= scale.min() && t <= scale.max()), Arrays.toString(ticks));
    }

    @Test
    void ticksOfTwoDecadesAreRoundNumbers() {
        ColourBar bar = new ColourBar(new ColourScale(0.2, 30, Spacing.LOGARITHMIC), "", false, false);
        assertArrayEquals(new double[] {0.2, 0.5, 1, 2, 5, 10, 20}, bar.ticks(), 1e-12);
    }
}
