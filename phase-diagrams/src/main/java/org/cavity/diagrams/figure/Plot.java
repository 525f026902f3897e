package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.cavity.numerics.model.Sample;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines and points over one pair of axes, put together in one expression:
 *
 * <pre>{@code
 * Plot.of("gain g", "variance C(0)")
 *         .line("theory", Plot.linear(0.5, 3, 51), g -> MeanField.solve(AdditiveNetwork.tanh(g)).variance())
 *         .points("N = 500", gains, variances, errors)
 *         .image()
 * }</pre>
 *
 * The k-th line and the k-th points have the same colour; a single line beside a single set of points has that of theory
 * in all pictures of Cavity, the points that of simulation. A label that comes again is in the legend once, an empty one never. Every call returns another plot and leaves this one as it is.
 */
public final class Plot implements Figure {

    private static final int PANEL = 290;
    private static final int LEGEND_ENTRY = 20;
    private static final float LINE = 2;
    private static final int DOT = 6;

    /** Above so many points each is drawn small, or they would hide one another. */
    private static final int FEW = 100;

    private static final int SMALL_DOT = 3;

    /** A logarithmic axis goes beyond what it shows by this factor, so that no curve runs along the frame. */
    private static final double RIM = 1.2;

    private final String xLabel;
    private final String yLabel;
    private final List<Series> series;
    private final Scales scales;

    /** How the axes are scaled. */
    private record Scales(boolean logarithmicX, boolean logarithmicY, boolean equal) {}

    /** One entry of the legend; the errors of a line are null. */
    private record Series(String label, double[] x, double[] y, double[] errors) {

        Series {
            if (y.length != x.length || errors != null && errors.length != x.length) {
                throw new IllegalArgumentException("'" + label + "' has " + x.length + " values of x, " + y.length
                        + " of y" + (errors == null ? "" : ", " + errors.length + " errors")
                        + ": there must be as many of each.");
            }
        }

        boolean isLine() {
            return errors == null;
        }

        /** Lower (-1) or upper (1) ends of the error bars. */
        double[] ends(int sign) {
            return IntStream.range(0, y.length)
                    .mapToDouble(i -> isLine() || Double.isNaN(errors[i]) ? y[i] : y[i] + sign * errors[i])
                    .toArray();
        }
    }

    private Plot(String xLabel, String yLabel, List<Series> series, Scales scales) {
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.series = List.copyOf(series);
        this.scales = scales;
    }

    /** An empty plot; labels carry name, symbol and unit, such as {@code "largest exponent λ₁ (1/τ)"}. */
    public static Plot of(String xLabel, String yLabel) {
        return new Plot(xLabel, yLabel, List.of(), new Scales(false, false, false));
    }

    /** So many values at equal distances, both ends among them. */
    public static double[] linear(double from, double to, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> i == count - 1 ? to : from + i * (to - from) / (count - 1))
                .toArray();
    }

    /** So many positive values at equal ratios, both ends among them. */
    public static double[] logarithmic(double from, double to, int count) {
        return Arrays.stream(linear(Math.log(from), Math.log(to), count))
                .map(Math::exp)
                .toArray();
    }

    /** Adds a line, which is interrupted where y is NaN. */
    public Plot line(String label, double[] x, double[] y) {
        return with(new Series(label, x.clone(), y.clone(), null));
    }

    /** Adds the line of a function at these x. */
    public Plot line(String label, double[] x, DoubleUnaryOperator y) {
        return line(label, x, Arrays.stream(x).map(y).toArray());
    }

    /** Adds points. */
    public Plot points(String label, double[] x, double[] y) {
        double[] unknown = new double[x.length];
        Arrays.fill(unknown, Double.NaN);
        return points(label, x, y, unknown);
    }

    /** Adds points with error bars, which are left out where the error is NaN. */
    public Plot points(String label, double[] x, double[] y, double[] errors) {
        return with(new Series(label, x.clone(), y.clone(), errors.clone()));
    }

    /** Adds what is measured at these x, with standard errors. */
    public Plot points(String label, double[] x, DoubleFunction<Sample> measured) {
        List<Sample> samples = Arrays.stream(x).mapToObj(measured).toList();
        return points(
                label,
                x,
                samples.stream().mapToDouble(Sample::mean).toArray(),
                samples.stream().mapToDouble(Sample::standardError).toArray());
    }

    /** The same with a logarithmic horizontal axis; what is not positive is left out. */
    public Plot logX() {
        return new Plot(xLabel, yLabel, series, new Scales(true, scales.logarithmicY, false));
    }

    /** The same with a logarithmic vertical axis; what is not positive is left out. */
    public Plot logY() {
        return new Plot(xLabel, yLabel, series, new Scales(scales.logarithmicX, true, false));
    }

    /** The same with the same linear scale on both axes, as the complex plane needs it. */
    public Plot equalScales() {
        return new Plot(xLabel, yLabel, series, new Scales(false, false, true));
    }

    private Plot with(Series added) {
        List<Series> all = new ArrayList<>(series);
        all.add(added);
        return new Plot(xLabel, yLabel, all, scales);
    }

    @Override
    public int width() {
        return Chart.WIDTH;
    }

    @Override
    public int height() {
        return chart().getHeight();
    }

    @Override
    public void paint(Graphics2D g) {
        XYChart chart = chart();
        chart.paint(g, chart.getWidth(), chart.getHeight());
    }

    private XYChart chart() {
        AxisRange x = range(xLabel, scales.logarithmicX, shown(s -> s.x));
        AxisRange y = range(yLabel, scales.logarithmicY, shown(s -> s.ends(-1)), shown(s -> s.ends(1)));
        int entries = (int) series.stream()
                .map(Series::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .count();
        int height = PANEL + LEGEND_ENTRY * entries;
        if (!scales.equal) {
            return chart(x, y, height);
        }
        double half = 0.5 * Math.max(x.max() - x.min(), y.max() - y.min());
        AxisRange squareX = around(x, half);
        AxisRange squareY = around(y, half);
        // How much of the height the legend takes is known only after painting.
        Rectangle2D area = Chart.plotArea(
                chart(squareX, squareY, height), squareX.min(), squareX.max(), squareY.min(), squareY.max());
        return chart(squareX, squareY, height + (int) Math.round(area.getWidth() - area.getHeight()));
    }

    private XYChart chart(AxisRange x, AxisRange y, int height) {
        XYChart chart = Chart.create(Chart.WIDTH, height, x, y);
        boolean few = series.stream().filter(s -> !s.isLine()).allMatch(s -> s.x.length <= FEW);
        chart.getStyler().setMarkerSize(few ? DOT : SMALL_DOT);
        chart.getStyler().setLegendVisible(!series.isEmpty());
        long allLines = series.stream().filter(Series::isLine).count();
        boolean isPair = allLines == 1 && series.size() == 2;
        int lines = 0;
        int points = 0;
        Set<String> labels = new HashSet<>();
        for (Series s : series) {
            String label = !s.label.isEmpty() && labels.add(s.label) ? s.label : null;
            double[] shownX = visible(s.x, scales.logarithmicX);
            double[] shownY = visible(s.y, scales.logarithmicY);
            Color colour =
                    isPair && s.isLine() ? CurveColours.THEORY : CurveColours.of(s.isLine() ? lines++ : points++);
            if (s.isLine()) {
                Chart.line(chart, label, shownX, shownY, colour, LINE);
            } else {
                Chart.points(chart, label, shownX, shownY, s.errors, colour, SeriesMarkers.CIRCLE);
            }
        }
        return chart;
    }

    private interface Part {
        double[] of(Series series);
    }

    private double[] shown(Part part) {
        return series.stream()
                .map(part::of)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
    }

    private static AxisRange range(String label, boolean logarithmic, double[]... values) {
        if (!logarithmic) {
            return Chart.around(label, values);
        }
        double[] positive = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(v -> v > 0)
                .toArray();
        return new AxisRange(
                label,
                Arrays.stream(positive).min().orElse(0.1) / RIM,
                Arrays.stream(positive).max().orElse(10) * RIM,
                true);
    }

    private static double[] visible(double[] values, boolean logarithmic) {
        return logarithmic
                ? Arrays.stream(values).map(v -> v > 0 ? v : Double.NaN).toArray()
                : values;
    }

    private static AxisRange around(AxisRange range, double half) {
        double centre = 0.5 * (range.min() + range.max());
        return new AxisRange(range.label(), centre - half, centre + half, false);
    }
}
