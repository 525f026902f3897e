package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cavity.diagrams.boundary.ContourLine;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.boundary.Polyline;
import org.cavity.diagrams.output.TextTable;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.theory.model.Phase;
import org.knowm.xchart.XYChart;

/**
 * A phase diagram: cells as colours, critical lines over them, simulated points as markers.
 *
 * <p>The cells are one raster image, so that no renderer can leave hairlines between them. A cell's colour fills the
 * neighbourhood of its grid point; the map ends at the outermost grid points.
 *
 * @param cells cells, refined or not
 * @param layer what they show
 * @param curves critical lines
 * @param contours lines of constant value
 * @param markers simulated points
 * @param width width in points
 */
public record MapFigure(
        MapCells cells,
        MapLayer layer,
        List<NamedCurve> curves,
        List<ContourLine> contours,
        List<MapMarker> markers,
        int width)
        implements Figure {

    /** Side of the raster in pixels, at least: fine enough for print at a column's width. */
    private static final int RASTER = 800;

    /** Height of the map with its axes, over the width. */
    private static final double ASPECT = 335.0 / Chart.WIDTH;

    /** The chart leaves so much room below its axis's name. */
    private static final int BELOW = 6;

    private static final float LINE = 1.8f;
    private static final float THIN = 0.8f;

    /** Why a cell has no colour; stripes tell it from every colour of a scale. */
    private enum Blank {
        UNRESOLVED("unresolved by theory", 0xBDBDBD, 0x7A7A7A),
        FAILED("theory failed", 0x8C8C8C, 0x4A4A4A),
        ABSENT("does not exist here", 0xF2F2F2, 0xF2F2F2);

        private final String label;
        private final Color ground;
        private final Color stripes;

        Blank(String label, int ground, int stripes) {
            this.label = label;
            this.ground = new Color(ground);
            this.stripes = new Color(stripes);
        }

        /** Of a cell of known phase the number that is shown decides: another one may have failed. */
        static Blank of(Cell cell, MapLayer layer) {
            boolean whole =
                    cell.phase() == Phase.UNRESOLVED || cell.quantities().isEmpty();
            return layer.shown(cell)
                    .map(e -> e.unresolved() ? UNRESOLVED : FAILED)
                    .orElse(whole && cell.isFailed() ? FAILED : ABSENT);
        }

        /** Stripes rise where theory failed, and fall elsewhere. */
        Color at(int u, int v) {
            return Math.floorMod(this == FAILED ? u - v : u + v, 16) < 4 ? stripes : ground;
        }
    }

    /** A map without contour lines, of the width that pictures have. */
    public MapFigure(MapCells cells, MapLayer layer, List<NamedCurve> curves, List<MapMarker> markers) {
        this(cells, layer, curves, List.of(), markers, Chart.WIDTH);
    }

    @Override
    public int height() {
        return mapHeight() + legend().height();
    }

    private int mapHeight() {
        return (int) Math.round(ASPECT * width);
    }

    @Override
    public void paint(Graphics2D g) {
        Axis x = cells.lattice().x();
        Axis y = cells.lattice().y();
        int chartWidth = width - layer.keyWidth();
        int mapHeight = mapHeight();
        XYChart chart = Chart.create(chartWidth, mapHeight, AxisRange.of(x), AxisRange.of(y));
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false);
        Rectangle2D map = Chart.plotArea(chart, x.from(), x.to(), y.from(), y.to());
        Raster.draw(g, raster(), map);
        curves(g, chart, map);
        chart.paint(g, chartWidth, mapHeight);
        markers(g, chart);
        layer.paintKey(g, map);
        legend().paint(g, map.getMinX(), mapHeight - BELOW);
    }

    /** Everything that is drawn over the map, and colours that are none of its scale. */
    private Legend legend() {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int c = 0; c < curves.size(); c++) {
            if (!curves.get(c).pieces().isEmpty()) {
                entries.add(new Legend.Entry(
                        curves.get(c).label(), Legend.Symbol.line(Color.BLACK, LINE, Chart.dashes(c))));
            }
        }
        contours.stream()
                .filter(line -> !line.pieces().isEmpty())
                .map(line -> AxisRange.label(line.quantity()))
                .distinct()
                .forEach(label ->
                        entries.add(new Legend.Entry("constant " + label, Legend.Symbol.line(Color.BLACK, THIN))));
        for (MapMarker.Kind kind : MapMarker.Kind.values()) {
            if (markers.stream().anyMatch(m -> m.kind() == kind)) {
                entries.add(entry(kind.label(), FilledMarker.of(kind, Color.WHITE)));
            }
        }
        cells.all().stream()
                .filter(cell -> layer.colour(cell) == null)
                .map(cell -> Blank.of(cell, layer))
                .distinct()
                .sorted()
                .forEach(blank -> entries.add(entry(blank.label, FilledMarker.swatch(blank.ground))));
        return new Legend(List.copyOf(entries));
    }

    private static Legend.Entry entry(String label, FilledMarker marker) {
        return new Legend.Entry(label, Legend.Symbol.marker(marker));
    }

    /** Draws the curves here, as the chart would start the dashes anew at every vertex. */
    private void curves(Graphics2D g, XYChart chart, Rectangle2D map) {
        Shape clip = g.getClip();
        g.clip(map);
        for (ContourLine line : contours) {
            List<ScreenPath> pieces = paths(chart, line.pieces());
            pieces.forEach(piece -> piece.drawCasing(g, THIN));
            pieces.forEach(piece -> piece.draw(g, THIN));
        }
        // Before all lines: where two coincide the casing of one would hide the other.
        curves.forEach(curve -> paths(chart, curve.pieces()).forEach(piece -> piece.drawCasing(g, LINE)));
        for (int c = 0; c < curves.size(); c++) {
            for (ScreenPath piece : paths(chart, curves.get(c).pieces())) {
                piece.draw(g, LINE, Chart.dashes(c));
            }
        }
        // The longest piece of a contour line carries its value.
        for (ContourLine line : contours) {
            paths(chart, line.pieces()).stream()
                    .max(Comparator.comparingDouble(ScreenPath::length))
                    .ifPresent(piece -> piece.label(g, TextTable.brief(line.value())));
        }
        g.setClip(clip);
    }

    private static List<ScreenPath> paths(XYChart chart, List<Polyline> pieces) {
        return pieces.stream()
                .map(piece -> new ScreenPath(piece.points().stream()
                        .map(p -> new Point2D.Double(chart.getScreenXFromChart(p[0]), chart.getScreenYFromChart(p[1])))
                        .toList()))
                .toList();
    }

    /** Draws the markers here, as the chart would cut those at the rim. */
    private void markers(Graphics2D g, XYChart chart) {
        for (MapMarker m : markers) {
            Color fill = Double.isNaN(m.measured()) ? null : layer.colour(m.measured());
            FilledMarker.of(m.kind(), fill == null ? Color.WHITE : fill)
                    .paint(g, chart.getScreenXFromChart(m.x()), chart.getScreenYFromChart(m.y()), 0);
        }
    }

    /** The cells, each interior one 2k × 2k pixels, those on the rim cut in half. */
    BufferedImage raster() {
        int columns = cells.lattice().columns();
        int rows = cells.lattice().rows();
        int halfX = (RASTER + 2 * columns - 3) / (2 * columns - 2);
        int halfY = (RASTER + 2 * rows - 3) / (2 * rows - 2);
        int width = 2 * halfX * (columns - 1);
        int height = 2 * halfY * (rows - 1);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int v = 0; v < height; v++) {
            int row = (height - 1 - v + halfY) / (2 * halfY);
            for (int u = 0; u < width; u++) {
                Cell cell = cells.at((u + halfX) / (2 * halfX), row);
                Color colour = layer.colour(cell);
                image.setRGB(u, v, (colour == null ? Blank.of(cell, layer).at(u, v) : colour).getRGB());
            }
        }
        return image;
    }
}
