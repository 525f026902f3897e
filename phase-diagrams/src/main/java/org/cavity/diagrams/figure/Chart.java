package org.cavity.diagrams.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Axes in the one style that all pictures share, with nothing drawn yet. */
final class Chart {

    /** Width of every picture in points: on a paper's column of 8.6 cm the smallest text is then 6 points high. */
    static final int WIDTH = 440;

    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Color INK = new Color(0x222222);
    private static final float[][] DASHES = {{}, {7, 4}, {2, 3}, {8, 3, 2, 3}, {10, 3, 2, 3, 2, 3}};

    /** Room for half of the text of a tick at the end of an axis. */
    private static final int PADDING = 12;

    private static final Color TRANSPARENT = new Color(255, 255, 255, 0);
    private static final Color GRID = new Color(0xE4E4E4);

    /** Range below which values are all the same, but for rounding or the last of a decay. */
    static final double STILL = 1e-9;

    private Chart() {}

    /** Axes whose ends are the ends of the ranges. */
    static XYChart create(int width, int height, AxisRange x, AxisRange y) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(x.label())
                .yAxisTitle(y.label())
                .build();
        XYStyler style = chart.getStyler();
        style.setLocale(Locale.ROOT);
        style.setChartBackgroundColor(TRANSPARENT);
        style.setPlotBackgroundColor(TRANSPARENT);
        style.setChartTitleVisible(false);
        style.setChartPadding(PADDING);
        style.setChartFontColor(INK);
        style.setAxisTitleFont(LABEL);
        style.setAxisTickLabelsFont(SMALL);
        style.setAxisTickLabelsColor(INK);
        style.setAxisTickMarksColor(INK);
        style.setXAxisTickMarkSpacingHint(60);
        style.setYAxisTickMarkSpacingHint(40);
        style.setPlotContentSize(1);
        style.setPlotMargin(0);
        style.setPlotBorderVisible(true);
        style.setPlotBorderColor(INK);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(0.6f));
        style.setAxisTicksLineVisible(false);
        style.setLegendPosition(Styler.LegendPosition.OutsideS);
        style.setLegendLayout(Styler.LegendLayout.Vertical);
        style.setLegendFont(SMALL);
        style.setLegendBorderColor(TRANSPARENT);
        style.setLegendBackgroundColor(TRANSPARENT);
        style.setLegendPadding(4);
        style.setLegendSeriesLineLength(22);
        style.setMarkerSize(5);
        style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        // A hair more than the range, or there would be no tick at its ends.
        style.setXAxisMin(x.beyond(0));
        style.setXAxisMax(x.beyond(1));
        style.setYAxisMin(y.beyond(0));
        style.setYAxisMax(y.beyond(1));
        style.setXAxisTickLabelsFormattingFunction(x::tick);
        style.setYAxisTickLabelsFormattingFunction(y::tick);
        style.setXAxisLogarithmic(x.logarithmic());
        style.setYAxisLogarithmic(y.logarithmic());
        style.setXAxisLogarithmicDecadeOnly(false);
        style.setYAxisLogarithmicDecadeOnly(false);
        return chart;
    }

    /** Adds a line; a null label keeps it out of the legend. */
    static void line(XYChart chart, String label, double[] x, double[] y, Color colour, float width, float... dashes) {
        XYSeries series = add(chart, label, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke(width, dashes));
    }

    /**
     * Adds the outline of bars of equal width, as of a histogram; a null label keeps it out of the legend.
     *
     * @param centres centres of the bars, at least 2
     */
    static void steps(XYChart chart, String label, double[] centres, double[] heights, Color colour, float width) {
        double half = 0.5 * (centres[1] - centres[0]);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < centres.length; i++) {
            // One stroke where heights are equal: joints would show.
            if (i > 0 && heights[i] == heights[i - 1]) {
                x.set(x.size() - 1, centres[i] + half);
                continue;
            }
            x.addAll(List.of(centres[i] - half, centres[i] + half));
            y.addAll(List.of(heights[i], heights[i]));
        }
        double[] xs = x.stream().mapToDouble(v -> v).toArray();
        double[] ys = y.stream().mapToDouble(v -> v).toArray();
        line(chart, label, xs, ys, colour, width);
    }

    /** Adds points with error bars, which are left out where an error is not known. */
    static void points(
            XYChart chart, String label, double[] x, double[] y, double[] errors, Color colour, Marker marker) {
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(errors[i])) {
                double[] ends = {y[i] - errors[i], y[i] + errors[i]};
                line(chart, null, new double[] {x[i], x[i]}, ends, colour, 1.2f);
            }
        }
        points(chart, label, x, y, colour, marker);
    }

    /** Fills what lies between two curves; it is kept out of the legend. */
    static void band(XYChart chart, double[] x, double[] low, double[] high, Color colour) {
        int count = x.length;
        double[] outlineX = new double[2 * count];
        double[] outlineY = new double[2 * count];
        for (int i = 0; i < count; i++) {
            outlineX[i] = x[i];
            outlineY[i] = high[i];
            outlineX[2 * count - 1 - i] = x[i];
            outlineY[2 * count - 1 - i] = low[i];
        }
        XYSeries series = add(chart, null, outlineX, outlineY);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        series.setMarker(SeriesMarkers.NONE);
        series.setFillColor(colour);
        series.setLineColor(colour);
    }

    /** The dashes of the i-th of several lines; those of the first are none. */
    static float[] dashes(int i) {
        return DASHES[i % DASHES.length];
    }

    static BasicStroke stroke(float width, float... dashes) {
        return new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes.length == 0 ? null : dashes, 0);
    }

    /** Adds points; a null label keeps them out of the legend. */
    static void points(XYChart chart, String label, double[] x, double[] y, Color colour, Marker marker) {
        XYSeries series = add(chart, label, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(marker);
        series.setMarkerColor(colour);
    }

    private static XYSeries add(XYChart chart, String label, double[] x, double[] y) {
        String name =
                label != null ? label : "unnamed " + chart.getSeriesCollection().size();
        XYSeries series = chart.addSeries(name, x, y);
        series.setShowInLegend(label != null);
        return series;
    }

    /**
     * Where the chart draws this range of its axes; known only once it has been painted, which this does out of sight.
     */
    static Rectangle2D plotArea(XYChart chart, double x0, double x1, double y0, double y1) {
        chart.paint(
                new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics(),
                chart.getWidth(),
                chart.getHeight());
        Rectangle2D area = new Rectangle2D.Double();
        area.setFrameFromDiagonal(
                chart.getScreenXFromChart(x0),
                chart.getScreenYFromChart(y0),
                chart.getScreenXFromChart(x1),
                chart.getScreenYFromChart(y1));
        return area;
    }

    /**
     * Smallest and largest finite value, widened a little so that no curve runs along the frame; more about values that
     * are all the same, which are then seen to be.
     */
    static AxisRange around(String label, double[]... values) {
        double[] finite = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        double min = Arrays.stream(finite).min().orElse(0);
        double max = Arrays.stream(finite).max().orElse(1);
        boolean differ = max - min > STILL * Math.max(1, Math.abs(max));
        double margin = differ ? 0.05 * (max - min) : Math.max(1e-3, 0.1 * Math.abs(max));
        return new AxisRange(label, min - margin, max + margin, false);
    }
}
