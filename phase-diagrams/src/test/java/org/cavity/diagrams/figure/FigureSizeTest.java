package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.diagrams.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureSizeTest {

    /** The layout is a whole number of points, which moves the size of text by less than half a percent. */
    @ParameterizedTest
    @CsvSource({"60, 6", "86, 6.094", "110, 7.795", "178, 8", "400, 8"})
    void theSmallestTextHasSixToEightPointsWhateverTheWidth(double millimetres, double text) {
        FigureSize size = FigureSize.parse(millimetres + "mm");
        assertEquals(millimetres / 25.4 * 72, size.points(), 1e-9);
        assertEquals(millimetres / 25.4 * 400, size.pixels(), 0.5);
        assertEquals(text, Chart.SMALL.getSize2D() * size.points() / size.layout(), 0.005 * text);
    }

    @Test
    void pixelsLeaveTheLayoutAsItIs() {
        assertEquals(new FigureSize(440, 440, 1200), FigureSize.parse("1200px"));
        assertEquals(FigureSize.STANDARD, FigureSize.parse("1320px"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"86", "mm", "86cm", "wide", "59mm", "401mm", "399px", "1e9px", "-86mm", "Infinitymm", "NaNpx"})
    void otherSizesAreRefused(String text) {
        String message =
                assertThrows(UsageException.class, () -> FigureSize.parse(text)).getMessage();
        assertTrue(message.startsWith("size = " + text + " "), message);
    }
}
