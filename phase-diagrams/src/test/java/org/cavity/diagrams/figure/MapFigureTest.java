package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.diagrams.ToyParameters;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.boundary.Polyline;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class MapFigureTest {

    private static final ParameterSchema<ToyParameters> SCHEMA = ParameterSchema.of(ToyParameters.class);
    private static final Axis X = Axis.parse("a=0:2:3", SCHEMA);
    private static final Axis Y = Axis.parse("b=1:2:2", SCHEMA);
    private static final Cell[] CELLS = {cell(-2), cell(-1), cell(0), cell(0.5), unresolved(), failed()};
    private static final ColourScale SCALE = new ColourScale(-2, 1, ColourScale.Spacing.ABOUT_ZERO);

    @Test
    void everyCellHasItsColourAndTheFirstRowIsBelow() {
        BufferedImage raster = figure(List.of()).raster();
        int right = raster.getWidth() - 1;
        int below = raster.getHeight() - 1;
        assertEquals(SCALE.colour(-2), new Color(raster.getRGB(0, below)));
        assertEquals(SCALE.colour(-1), new Color(raster.getRGB(right / 2, below)));
        assertEquals(SCALE.colour(0), new Color(raster.getRGB(right, below)));
        assertEquals(SCALE.colour(0.5), new Color(raster.getRGB(0, 0)));
        // A quarter of the width is where the first cell of three, cut in half by the rim, meets the second.
        assertEquals(SCALE.colour(-2), new Color(raster.getRGB(raster.getWidth() / 4 - 1, below)));
        assertEquals(SCALE.colour(-1), new Color(raster.getRGB(raster.getWidth() / 4, below)));
    }

    /** What failed and what is unresolved have stripes of their own. */
    @Test
    void cellsWithoutNumberAreHatched() {
        BufferedImage raster = figure(List.of()).raster();
        Set<Integer> unresolved = greys(raster, raster.getWidth() / 2);
        Set<Integer> failed = greys(raster, raster.getWidth() - 1);
        assertEquals(2, unresolved.size());
        assertEquals(2, failed.size());
        assertTrue(Collections.disjoint(unresolved, failed));
    }

    /** What another quantity lacks says nothing of the one that is shown. */
    @Test
    void failuresOfOtherQuantitiesAreNotShown() {
        Cell[] cells = CELLS.clone();
        cells[5] = new Cell(
                Phase.CHAOTIC,
                false,
                "entropy_rate: no root",
                "max_lyapunov: takes too long",
                Map.of(
                        Quantity.MAX_LYAPUNOV, Estimate.unresolved("takes too long"),
                        Quantity.ENTROPY_RATE, Estimate.failed("no root")));
        BufferedImage raster = figure(List.of(), cells).raster();
        assertEquals(greys(raster, raster.getWidth() / 2), greys(raster, raster.getWidth() - 1));
        assertTrue(Cell.names("ky_dimension, entropy_rate: no root", Quantity.ENTROPY_RATE));
        assertFalse(Cell.names("ky_dimension: no entropy_rate", Quantity.ENTROPY_RATE));
    }

    private static Set<Integer> greys(BufferedImage raster, int x) {
        Set<Integer> greys = new HashSet<>();
        for (int y = 0; y < 20; y++) {
            Color colour = new Color(raster.getRGB(x, y));
            assertEquals(colour.getRed(), colour.getBlue(), "grey");
            greys.add(colour.getRed());
        }
        return greys;
    }

    @Test
    void zeroIsNeutralAndSignsHaveHues() {
        Color zero = SCALE.colour(0);
        assertTrue(Math.abs(zero.getRed() - zero.getBlue()) < 16, zero.toString());
        assertTrue(SCALE.colour(-2).getBlue() > SCALE.colour(-2).getRed() + 60);
        assertTrue(SCALE.colour(1).getRed() > SCALE.colour(1).getBlue() + 60);
    }

    @Test
    void curveAndMarkerAreDrawnOverTheMap() {
        MapFigure plain = figure(List.of());
        MapFigure marked = figure(List.of(new MapMarker(1, 1.5, 1, MapMarker.Kind.ABOVE)));
        BufferedImage a = FigureFiles.image(plain);
        BufferedImage b = FigureFiles.image(marked);
        boolean dark = false;
        for (int x = 0; x < a.getWidth(); x++) {
            dark |= new Color(a.getRGB(x, a.getHeight() / 3)).equals(Color.BLACK);
        }
        assertTrue(dark, "the curve is black somewhere along a row of the map");
        assertNotEquals(a.getHeight(), b.getHeight(), "the marker has a legend entry");
    }

    @Test
    void aMarkerAtTheRimIsWhole() {
        MapFigure inside = figure(List.of(new MapMarker(1.5, 1.5, 0.8, MapMarker.Kind.AGREES)));
        MapFigure rim = figure(List.of(new MapMarker(2, 1.5, 0.8, MapMarker.Kind.AGREES)));
        assertEquals(count(inside), count(rim), 0.05 * count(inside));
    }

    /** Pixels in the colour of the markers, which no cell has. */
    private static int count(MapFigure figure) {
        BufferedImage image = FigureFiles.image(figure);
        int count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight() / 2; y++) {
                count += new Color(image.getRGB(x, y)).equals(SCALE.colour(0.8)) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void filesAreWhatTheirNamesSayAndHoldNoDate() throws IOException {
        Map<String, byte[]> first = FigureFiles.of("figure", figure(List.of()));
        Map<String, byte[]> second = FigureFiles.of("figure", figure(List.of()));
        assertEquals(List.of("figure.png", "figure.svg", "figure.pdf"), List.copyOf(first.keySet()));
        first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
        assertEquals("%PDF", new String(first.get("figure.pdf"), 0, 4, StandardCharsets.US_ASCII));
        assertEquals("PNG", new String(first.get("figure.png"), 1, 3, StandardCharsets.US_ASCII));
        String svg = new String(first.get("figure.svg"), StandardCharsets.UTF_8);
        assertTrue(svg.contains("<svg"));
        first.values().forEach(bytes -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertFalse(text.matches("(?s).*(CreationDate|ModDate|tIME|dc:date).*"));
            assertFalse(text.contains("D:" + Year.now()));
        });
        // One image for all cells and one for the colour bar: no cell is a shape that could leave a hairline.
        assertEquals(2, svg.split("<image", -1).length - 1);
    }

    private static MapFigure figure(List<MapMarker> markers) {
        return figure(markers, CELLS);
    }

    private static MapFigure figure(List<MapMarker> markers, Cell[] cells) {
        NamedCurve curve = new NamedCurve(
                "line", "line", List.of(new Polyline(List.of(new double[] {1, 1}, new double[] {1, 2}))), 0);
        return new MapFigure(
                MapCells.of(X, Y, cells),
                new MapLayer.Field(Quantity.MAX_LYAPUNOV, SCALE, false, false),
                List.of(curve),
                markers);
    }

    private static Cell cell(double value) {
        return new Cell(Phase.CHAOTIC, true, "", "", Map.of(Quantity.MAX_LYAPUNOV, Estimate.of(value, 0)));
    }

    private static Cell unresolved() {
        return new Cell(
                Phase.CHAOTIC,
                true,
                "",
                "max_lyapunov: takes too long",
                Map.of(Quantity.MAX_LYAPUNOV, Estimate.unresolved("takes too long")));
    }

    private static Cell failed() {
        return new Cell(Phase.UNRESOLVED, false, "no root", "", Map.of());
    }
}
