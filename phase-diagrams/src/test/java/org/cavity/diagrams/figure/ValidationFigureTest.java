package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.validation.Models;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValidationFigureTest {

    /**
     * The closest two, blue and light blue, are 26 apart to normal vision, and green and light blue 16 to tritanopes.
     * Blue and its darker shade, too near, are 17 apart to normal vision.
     */
    @ParameterizedTest
    @EnumSource
    void anyTwoModelsDifferForEverybody(ColourVision vision) {
        int models = Models.all().size();
        double least = vision == ColourVision.NORMAL ? 25 : 15;
        for (int i = 0; i < models; i++) {
            for (int k = 0; k < i; k++) {
                double distance = vision.distance(CurveColours.of(i), CurveColours.of(k));
                assertTrue(distance > least, i + " and " + k + ": " + distance);
            }
        }
    }
}
