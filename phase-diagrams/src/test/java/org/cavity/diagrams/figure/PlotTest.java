package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.cavity.numerics.model.Sample;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final double[] ANGLES = Plot.linear(0, 2 * Math.PI, 181);
    private static final double[] COS = Arrays.stream(ANGLES).map(Math::cos).toArray();
    private static final double[] SIN = Arrays.stream(ANGLES).map(Math::sin).toArray();

    /** The smallest rectangle around all pixels of a colour; empty if there are none. */
    private static Rectangle extent(BufferedImage image, Color colour) {
        Rectangle extent = new Rectangle(-1, -1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == colour.getRGB()) {
                    extent.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return extent;
    }

    @Test
    void gridsHaveTheirEndsAndEvenSteps() {
        assertArrayEquals(new double[] {0.5, 1.75, 3}, Plot.linear(0.5, 3, 3));
        assertArrayEquals(new double[] {0.1, 1, 10}, Plot.logarithmic(0.1, 10, 3), 1e-14);
        assertEquals(0.3, Plot.linear(0, 0.3, 4)[3]);
    }

    @Test
    void aCircleIsOneWhereScalesAreEqual() {
        // No label: the sample of the line in the legend would count.
        Plot plot = Plot.of("x", "y").line("", COS, SIN);
        BufferedImage image = plot.equalScales().image();
        int rows = (int) (image.getWidth() * 0.9);
        Rectangle circle = extent(image.getSubimage(0, 0, image.getWidth(), rows), CurveColours.of(0));
        assertEquals(circle.width, circle.height, 2);
        assertTrue(circle.width > image.getWidth() / 2);
    }

    @Test
    void aLineBesideOneSetOfPointsHasTheColourOfTheory() {
        double[] x = Plot.linear(0, 1, 11);
        BufferedImage image = Plot.of("x", "y")
                .line("theory", x, v -> v * v)
                .points("simulation", x, v -> Sample.of(v * v - 0.1, v * v + 0.1))
                .image();
        assertTrue(extent(image, CurveColours.THEORY).width > 0.8 * 0.8 * image.getWidth());
        assertTrue(extent(image, CurveColours.MEASURED).width > 0.8 * 0.8 * image.getWidth());
    }

    @Test
    void logarithmicAxesLeaveOutWhatIsNotPositive() {
        double[] x = {-1, 0, 1, 10, 100};
        BufferedImage image = Plot.of("x", "y").line("", x, x).logX().logY().image();
        assertTrue(extent(image, CurveColours.of(0)).width > image.getWidth() / 2);
    }

    @Test
    void aLabelMayComeAgain() {
        Plot once = Plot.of("x", "y").line("theory", COS, SIN);
        assertEquals(once.height(), once.line("theory", SIN, COS).height());
    }

    @Test
    void everyPixelIsPainted() {
        BufferedImage image = Plot.of("x", "y").line("a", COS, SIN).image();
        for (int x = 0; x < image.getWidth(); x++) {
            assertEquals(Color.WHITE.getRGB(), image.getRGB(x, image.getHeight() - 1));
        }
    }

    @Test
    void columnsOfDifferentLengthsAreRefused() {
        Plot plot = Plot.of("x", "y");
        String message = assertThrows(
                        IllegalArgumentException.class, () -> plot.line("short", COS, new double[] {1, 2}))
                .getMessage();
        assertEquals("'short' has 181 values of x, 2 of y: there must be as many of each.", message);
    }
}
