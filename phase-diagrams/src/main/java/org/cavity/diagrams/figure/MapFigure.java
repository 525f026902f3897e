package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.boundary.Polyline;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.MapCells;
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
 * @param markers simulated points
 */
public record MapFigure(MapCells cells, MapLayer layer, List<NamedCurve> curves, List<MapMarker> markers)
        implements Figure {

    /** Side of the raster in pixels, at least: fine enough for print at a column's width. */
    private static final int RASTER = 800;

    private static final int MAP = 400;
    private static final int HEIGHT = 360;
    private static final int LEGEND_LINE = 20;
    private static final float LINE = 1.8f;
    private static final Color ABSENT = new Color(0xF2F2F2);
    private static final Color FAILED = new Color(0xBDBDBD);
    private static final Color HATCH = new Color(0x7A7A7A);

    @Override
    public int width() {
        return MAP + layer.keyWidth();
    }

    @Override
    public int height() {
        return HEIGHT + LEGEND_LINE * legendEntries();
    }

    @Override
    public void paint(Graphics2D g) {
        Axis x = cells.lattice().x();
        Axis y = cells.lattice().y();
        XYChart chart = Chart.create(MAP, height(), AxisRange.of(x), AxisRange.of(y));
        chart.getStyler().setPlotGridLinesVisible(false);
        addCurveKeys(chart);
        addMarkerKeys(chart);
        addCellKey(chart);
        Rectangle2D map = Chart.plotArea(chart, x.from(), x.to(), y.from(), y.to());
        BufferedImage raster = raster();
        AffineTransform place = AffineTransform.getTranslateInstance(map.getX(), map.getY());
        place.scale(map.getWidth() / raster.getWidth(), map.getHeight() / raster.getHeight());
        g.drawImage(raster, place, null);
        curves(g, chart, map);
        chart.paint(g, MAP, height());
        markers(g, chart);
        layer.paintKey(g, map);
    }

    private int legendEntries() {
        boolean failed = contains(true);
        boolean absent = contains(false);
        return (int) (curves.stream().filter(c -> !c.pieces().isEmpty()).count()
                + markers.stream().map(MapMarker::kind).distinct().count()
                + (failed ? 1 : 0)
                + (absent ? 1 : 0));
    }

    private void addCurveKeys(XYChart chart) {
        for (int c = 0; c < curves.size(); c++) {
            if (!curves.get(c).pieces().isEmpty()) {
                double[] nowhere = {Double.NaN};
                Chart.line(chart, curves.get(c).label(), nowhere, nowhere, Color.BLACK, LINE, Chart.dashes(c));
            }
        }
    }

    /** Draws the curves here, as the chart would start the dashes anew at every vertex. */
    private void curves(Graphics2D g, XYChart chart, Rectangle2D map) {
        Shape clip = g.getClip();
        g.clip(map);
        for (int c = 0; c < curves.size(); c++) {
            Path2D path = new Path2D.Double();
            for (Polyline piece : curves.get(c).pieces()) {
                boolean first = true;
                for (double[] p : piece.points()) {
                    double u = chart.getScreenXFromChart(p[0]);
                    double v = chart.getScreenYFromChart(p[1]);
                    if (first) {
                        path.moveTo(u, v);
                    } else {
                        path.lineTo(u, v);
                    }
                    first = false;
                }
            }
            // A white casing keeps the line visible on dark cells.
            g.setColor(Color.WHITE);
            g.setStroke(Chart.stroke(2 * LINE));
            g.draw(path);
            g.setColor(Color.BLACK);
            g.setStroke(Chart.stroke(LINE, Chart.dashes(c)));
            g.draw(path);
        }
        g.setClip(clip);
    }

    private void addMarkerKeys(XYChart chart) {
        for (MapMarker.Kind kind : MapMarker.Kind.values()) {
            if (markers.stream().anyMatch(m -> m.kind() == kind)) {
                legendOnly(chart, kind.label(), FilledMarker.of(kind, Color.WHITE));
            }
        }
    }

    /** Draws the markers here, as the chart would cut those at the rim. */
    private void markers(Graphics2D g, XYChart chart) {
        for (MapMarker m : markers) {
            Color fill = Double.isNaN(m.measured()) ? null : layer.colour(m.measured());
            FilledMarker.of(m.kind(), fill == null ? Color.WHITE : fill)
                    .paint(g, chart.getScreenXFromChart(m.x()), chart.getScreenYFromChart(m.y()), 0);
        }
    }

    private void addCellKey(XYChart chart) {
        if (contains(true)) {
            legendOnly(chart, "theory failed", FilledMarker.swatch(FAILED));
        }
        if (contains(false)) {
            legendOnly(chart, "does not exist here", FilledMarker.swatch(ABSENT));
        }
    }

    private static void legendOnly(XYChart chart, String label, FilledMarker marker) {
        Chart.points(chart, label, new double[] {Double.NaN}, new double[] {Double.NaN}, Color.BLACK, marker);
    }

    /** Whether some cell has no colour because it failed, or because there is nothing to show. */
    private boolean contains(boolean failed) {
        for (Cell cell : cells.all()) {
            if (layer.colour(cell) == null && cell.isFailed() == failed) {
                return true;
            }
        }
        return false;
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
                if (colour == null) {
                    boolean stripe = (u + v) % 16 < 4;
                    colour = !cell.isFailed() ? ABSENT : stripe ? HATCH : FAILED;
                }
                image.setRGB(u, v, colour.getRGB());
            }
        }
        return image;
    }
}
