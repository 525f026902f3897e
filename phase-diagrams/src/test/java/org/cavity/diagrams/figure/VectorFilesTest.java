package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.cavity.diagrams.ToyParameters;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.junit.jupiter.api.Test;

/** A checkerboard of phases, in which whatever is drawn between cells would be a third colour. */
class VectorFilesTest {

    private static final int COUNT = 7;
    private static final ParameterSchema<ToyParameters> SCHEMA = ParameterSchema.of(ToyParameters.class);
    private static final Axis X = Axis.parse("a=0:2:" + COUNT, SCHEMA);
    private static final Axis Y = Axis.parse("b=1:2:" + COUNT, SCHEMA);
    private static final Color EVEN = PhaseColours.of(Phase.CHAOTIC);
    private static final Color ODD = PhaseColours.of(Phase.QUIESCENT);

    /** Bicubic interpolation, by which PDFBox makes images smaller, goes beyond a step by so much of it. */
    private static final double OVERSHOOT = 0.08;

    private static final double NEAR = 1 + OVERSHOOT * (EVEN.getRed() - ODD.getRed());

    private static MapFigure figure() {
        Cell[] cells = new Cell[COUNT * COUNT];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Cell(i % 2 == 0 ? Phase.CHAOTIC : Phase.QUIESCENT, true, "", "", Map.of());
        }
        MapCells map = MapCells.of(X, Y, cells);
        return new MapFigure(map, MapLayer.phases(map), List.of(), List.of());
    }

    /** No viewer's resolution may bring out lines between cells, or blur them over more than the two pixels of bicubic interpolation. */
    @Test
    void renderedPdfHasCellsAndNothingBetweenThem() throws IOException {
        byte[] pdf = FigureFiles.of("figure", figure()).get("figure.pdf");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (float scale : new float[] {0.73f, 1, 2.37f, 4}) {
                BufferedImage page = new PDFRenderer(document).renderImage(0, scale);
                for (int part = 1; part < 2 * COUNT - 2; part += 2) {
                    assertCells(row(page, part), scale);
                }
            }
        }
    }

    /** The colours along a horizontal line through the middle of a row of cells. */
    private static List<Color> row(BufferedImage page, int part) {
        List<Integer> rows = new ArrayList<>();
        for (int y = 0; y < page.getHeight(); y++) {
            if (near(colour(page, page.getWidth() / 3, y), EVEN) || near(colour(page, page.getWidth() / 3, y), ODD)) {
                rows.add(y);
            }
        }
        int top = rows.get(0);
        int height = rows.get(rows.size() - 1) - top;
        // Between the rim's half cells: the middles of inner cells are at 1, 2, … of count − 1 parts.
        int y = top + Math.round(height * part / (2f * COUNT - 2) + 0.25f * height / (COUNT - 1));
        List<Color> line = new ArrayList<>();
        for (int x = 0; x < page.getWidth(); x++) {
            line.add(colour(page, x, y));
        }
        return line;
    }

    private static void assertCells(List<Color> line, float scale) {
        int first = 0;
        while (!near(line.get(first), EVEN) && !near(line.get(first), ODD)) {
            first++;
        }
        int changes = 0;
        int between = 0;
        Color cell = near(line.get(first), EVEN) ? EVEN : ODD;
        for (int x = first; changes < COUNT - 1; x++) {
            Color other = cell == EVEN ? ODD : EVEN;
            if (near(line.get(x), other)) {
                cell = other;
                changes++;
                between = 0;
            } else if (!near(line.get(x), cell)) {
                between++;
            }
            assertTrue(between <= 2, "pixel " + x + " at scale " + scale + " is " + line.get(x));
            // A pixel that two cells share has a mixture of their colours, never the background's.
            assertTrue(
                    inside(line.get(x).getRed(), EVEN.getRed(), ODD.getRed())
                            && inside(line.get(x).getBlue(), EVEN.getBlue(), ODD.getBlue()),
                    "pixel " + x + " at scale " + scale + " is " + line.get(x));
        }
    }

    private static boolean inside(int value, int a, int b) {
        double margin = OVERSHOOT * Math.abs(a - b) + 1;
        return value >= Math.min(a, b) - margin && value <= Math.max(a, b) + margin;
    }

    private static boolean near(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed()) <= NEAR
                && Math.abs(a.getGreen() - b.getGreen()) <= NEAR
                && Math.abs(a.getBlue() - b.getBlue()) <= NEAR;
    }

    private static Color colour(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    @Test
    void svgHoldsTheCellsAsOneImageWithoutSmoothing() throws IOException {
        String svg = new String(FigureFiles.of("figure", figure()).get("figure.svg"), StandardCharsets.UTF_8);
        Matcher image = Pattern.compile("<image[^>]*>").matcher(svg);
        List<String> images = new ArrayList<>();
        while (image.find()) {
            images.add(image.group());
        }
        assertEquals(1, images.size());
        Matcher data = Pattern.compile("base64,([^\"]+)\"").matcher(images.get(0));
        assertTrue(data.find());
        BufferedImage raster =
                ImageIO.read(new ByteArrayInputStream(Base64.getMimeDecoder().decode(data.group(1))));
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < raster.getWidth(); x++) {
            for (int y = 0; y < raster.getHeight(); y++) {
                colours.add(raster.getRGB(x, y));
            }
        }
        assertEquals(Set.of(EVEN.getRGB(), ODD.getRGB()), colours);
        assertTrue(svg.contains("image-rendering"), "a viewer may otherwise blur the cells into one another");
    }

    @Test
    void textIsReadableOnAColumnOfAPaper() {
        double columnInPoints = 8.6 / 2.54 * 72;
        double scale = columnInPoints / figure().width();
        assertTrue(scale * Chart.SMALL.getSize2D() >= 6, "smallest text: " + scale * Chart.SMALL.getSize2D());
        assertTrue(scale * Chart.LABEL.getSize2D() >= 6);
    }
}
