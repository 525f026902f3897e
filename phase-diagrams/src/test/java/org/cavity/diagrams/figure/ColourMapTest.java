package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import org.cavity.theory.model.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {

    private static final int STEPS = 64;

    @Test
    void theMeasureOfColoursKnowsBlackWhiteAndRed() {
        assertEquals(0, ColourVision.NORMAL.lab(Color.BLACK)[0], 1e-9);
        assertEquals(100, ColourVision.NORMAL.lab(Color.WHITE)[0], 1e-3);
        // CIELAB of the red primary of sRGB, Lindbloom's calculator.
        double[] red = ColourVision.NORMAL.lab(Color.RED);
        assertEquals(53.24, red[0], 0.01);
        assertEquals(80.09, red[1], 0.02);
        assertEquals(67.20, red[2], 0.02);
        // Whites stay white for everybody, and reds and greens of equal lightness become similar.
        for (ColourVision vision : ColourVision.values()) {
            assertTrue(vision.distance(Color.WHITE, new Color(0xFFFFFF)) < 1e-9);
            assertEquals(100, vision.lab(Color.WHITE)[0], 0.1);
        }
        Color green = new Color(0x6A8A00);
        Color red2 = new Color(0xB06A00);
        assertTrue(ColourVision.DEUTERANOPIA.distance(green, red2) < 0.4 * ColourVision.NORMAL.distance(green, red2));
    }

    /** Larger values are lighter, by equal amounts for equal steps, whoever looks. */
    @ParameterizedTest
    @EnumSource
    void fieldsBecomeLighterEvenly(ColourVision vision) {
        double first = vision.lab(ColourMap.SEQUENTIAL.at(0))[0];
        double last = vision.lab(ColourMap.SEQUENTIAL.at(1))[0];
        assertTrue(last - first > 60, "the range of lightness is " + (last - first));
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= STEPS; i++) {
            double here = vision.lab(ColourMap.SEQUENTIAL.at((double) i / STEPS))[0];
            assertTrue(here > before, "step " + i);
            assertEquals(first + (last - first) * i / STEPS, here, 6, "step " + i);
            before = here;
        }
    }

    /** The middle is neutral and lightest; both sides darken alike; equal distances from it differ in hue. */
    @ParameterizedTest
    @EnumSource
    void signsDifferForEverybody(ColourVision vision) {
        double[] middle = vision.lab(ColourMap.DIVERGING.at(0.5));
        assertTrue(Math.hypot(middle[1], middle[2]) < 8, "the middle is neutral");
        for (int side : new int[] {-1, 1}) {
            double before = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= STEPS; i++) {
                double here = vision.lab(ColourMap.DIVERGING.at(0.5 + 0.5 * side * i / STEPS))[0];
                // Near the middle the lightness of the two sides may differ by a just noticeable amount.
                assertTrue(here < before + (i < STEPS / 8 ? 1 : 0), "side " + side + ", step " + i);
                before = here;
            }
        }
        for (int i = STEPS / 8; i <= STEPS; i++) {
            Color blue = ColourMap.DIVERGING.at(0.5 - 0.5 * i / STEPS);
            Color red = ColourMap.DIVERGING.at(0.5 + 0.5 * i / STEPS);
            assertTrue(vision.distance(blue, red) > 10, vision + " at " + i + ": " + vision.distance(blue, red));
            assertEquals(vision.lab(blue)[0], vision.lab(red)[0], 20, "lightness at " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyTwoPhasesDifferForEverybody(ColourVision vision) {
        for (Phase a : Phase.values()) {
            for (Phase b : Phase.values()) {
                double distance = vision.distance(PhaseColours.of(a), PhaseColours.of(b));
                assertTrue(a == b || distance > 18, a + " and " + b + ": " + distance);
            }
        }
    }
}
