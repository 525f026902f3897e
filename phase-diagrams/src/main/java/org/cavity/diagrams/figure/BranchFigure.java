package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.cavity.diagrams.boundary.CriticalPoint;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.StartedNetworks;
import org.cavity.numerics.model.Sample;
import org.cavity.theory.model.BifurcationDiagram;
import org.cavity.theory.model.Branch;
import org.cavity.theory.model.Quantity;
import org.knowm.xchart.XYChart;

/**
 * The states over one parameter, a panel for each quantity: stable branches solid, unstable ones dashed, a colour for
 * each kind; critical values as vertical lines.
 *
 * @param axis the parameter
 * @param diagram the branches
 * @param quantities what the panels show, from top to bottom
 * @param critical critical values of the parameter
 * @param networks simulated networks, shown with their standard errors
 */
public record BranchFigure(
        Axis axis,
        BifurcationDiagram diagram,
        List<Quantity> quantities,
        List<CriticalPoint> critical,
        List<StartedNetworks> networks)
        implements Figure {

    private static final int WIDTH = Chart.WIDTH;
    private static final int PANEL = 230;
    private static final int LEGEND_LINE = 20;

    /** Room for the ticks' texts, the same in all panels, so that the panels' frames are above one another. */
    private static final int TICKS = 62;

    private static final float LINE = 2;
    private static final float THIN = 0.9f;
    private static final float[] UNSTABLE = {6, 4};
    /** How many times the range of the stable branches a panel shows at most. */
    private static final double FAR = 3;

    private static final double DOT = 2.5;
    private static final Color CRITICAL = new Color(0x777777);

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return PANEL * quantities.size() + LEGEND_LINE * (groups().size() + lines().size() + starts().size());
    }

    @Override
    public void paint(Graphics2D g) {
        int top = 0;
        for (int i = 0; i < quantities.size(); i++) {
            boolean last = i == quantities.size() - 1;
            int height = last ? height() - top : PANEL;
            g.translate(0, top);
            panel(g, quantities.get(i), height, last);
            g.translate(0, -top);
            top += height;
        }
    }

    private void panel(Graphics2D g, Quantity quantity, int height, boolean withLegend) {
        AxisRange x = AxisRange.of(axis);
        AxisRange y = range(quantity);
        XYChart chart = Chart.create(WIDTH, height, x, y);
        chart.getStyler().setYAxisLeftWidthHint(TICKS);
        chart.getStyler().setLegendVisible(withLegend);
        double[] nowhere = {Double.NaN};
        for (Branch branch : groups()) {
            Chart.line(chart, label(branch), nowhere, nowhere, colour(branch), LINE, dashes(branch));
        }
        List<CriticalPoint> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            Chart.line(chart, lines.get(i).label(), nowhere, nowhere, CRITICAL, THIN, Chart.dashes(i));
        }
        starts().forEach(start -> Chart.points(chart, label(start), nowhere, nowhere, Chart.INK, marker(start)));
        Rectangle2D area = Chart.plotArea(chart, x.min(), x.max(), y.min(), y.max());
        chart.paint(g, WIDTH, height);
        Shape clip = g.getClip();
        g.clip(area);
        if (y.min() < 0 && y.max() > 0) {
            double zero = height(area, y, 0);
            g.setColor(Chart.INK);
            g.setStroke(Chart.stroke(THIN));
            g.draw(new Line2D.Double(area.getMinX(), zero, area.getMaxX(), zero));
        }
        g.setColor(CRITICAL);
        for (CriticalPoint point : critical) {
            double u = chart.getScreenXFromChart(point.value());
            g.setStroke(Chart.stroke(THIN, Chart.dashes(index(lines, point))));
            g.draw(new Line2D.Double(u, area.getMinY(), u, area.getMaxY()));
        }
        // Stable branches come last, so that they are seen where others end on them.
        diagram.branches().stream()
                .sorted(Comparator.comparing(Branch::stable))
                .forEach(branch -> draw(g, chart, area, y, branch, quantity));
        networks.forEach(started -> draw(g, chart, area, y, started, quantity));
        g.setClip(clip);
    }

    private static void draw(
            Graphics2D g,
            XYChart chart,
            Rectangle2D area,
            AxisRange range,
            StartedNetworks started,
            Quantity quantity) {
        Sample sample = started.measurement().quantities().get(quantity);
        if (sample == null) {
            return;
        }
        double u = chart.getScreenXFromChart(started.parameter());
        double v = height(area, range, sample.mean());
        if (Double.isFinite(sample.standardError())) {
            double low = height(area, range, sample.mean() - sample.standardError());
            double high = height(area, range, sample.mean() + sample.standardError());
            g.setColor(Chart.INK);
            g.setStroke(Chart.stroke(LINE));
            g.draw(new Line2D.Double(u, low, u, high));
        }
        marker(started).paint(g, u, v, 0);
    }

    /** Where a value stands, also one beyond the frame, for which the chart gives a place within it. */
    private static double height(Rectangle2D area, AxisRange range, double value) {
        return area.getMaxY() - (value - range.min()) / (range.max() - range.min()) * area.getHeight();
    }

    private static StartMarker marker(StartedNetworks started) {
        return new StartMarker(started.isSmall());
    }

    private static String label(StartedNetworks started) {
        return "simulation, started " + (started.isSmall() ? "near rest" : "far from rest");
    }

    /** Draws the curve here, as the chart would start the dashes anew at every vertex. */
    private static void draw(
            Graphics2D g, XYChart chart, Rectangle2D area, AxisRange range, Branch branch, Quantity quantity) {
        g.setColor(colour(branch));
        g.setStroke(Chart.stroke(LINE, dashes(branch)));
        double[] x = branch.parameters();
        double[] y = branch.values(quantity);
        Path2D path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(y[i])) {
                continue;
            }
            double u = chart.getScreenXFromChart(x[i]);
            double v = height(area, range, y[i]);
            boolean afterGap = i == 0 || Double.isNaN(y[i - 1]);
            if (afterGap) {
                path.moveTo(u, v);
            } else {
                path.lineTo(u, v);
            }
            if (afterGap && (i == x.length - 1 || Double.isNaN(y[i + 1]))) {
                g.fill(new Ellipse2D.Double(u - DOT, v - DOT, 2 * DOT, 2 * DOT));
            }
        }
        g.draw(path);
    }

    /**
     * Everything, unless unstable branches go far beyond the stable ones and the networks: then what those take, and as
     * much again to either side.
     */
    private AxisRange range(Quantity quantity) {
        String label = AxisRange.label(quantity);
        List<double[]> shown = new ArrayList<>();
        diagram.branches().stream().filter(Branch::stable).forEach(b -> shown.add(b.values(quantity)));
        shown.add(networks.stream()
                .map(n -> n.measurement().quantities().get(quantity))
                .filter(Objects::nonNull)
                .flatMapToDouble(BranchFigure::bar)
                .toArray());
        List<double[]> everything = new ArrayList<>(shown);
        diagram.branches().forEach(b -> everything.add(b.values(quantity)));
        AxisRange all = Chart.around(label, everything.toArray(double[][]::new));
        if (shown.stream().allMatch(v -> v.length == 0)) {
            return all;
        }
        AxisRange own = Chart.around(label, shown.toArray(double[][]::new));
        double room = own.max() - own.min();
        if (all.max() - all.min() <= FAR * room) {
            return all;
        }
        return new AxisRange(
                label, Math.max(all.min(), own.min() - room), Math.min(all.max(), own.max() + room), false);
    }

    /** The ends of an error bar, its middle where there is no error. */
    private static DoubleStream bar(Sample sample) {
        double half = Double.isFinite(sample.standardError()) ? sample.standardError() : 0;
        return DoubleStream.of(sample.mean() - half, sample.mean() + half);
    }

    /** One branch of each kind and stability, for the legend. */
    private List<Branch> groups() {
        return diagram.branches().stream()
                .sorted(Comparator.comparing(Branch::kind).reversed().thenComparing(b -> !b.stable()))
                .filter(distinctBy(BranchFigure::label))
                .toList();
    }

    /** Networks of each kind of start, for the legend. */
    private List<StartedNetworks> starts() {
        return networks.stream().filter(distinctBy(BranchFigure::label)).toList();
    }

    /** One crossing of each critical line, for the legend. */
    private List<CriticalPoint> lines() {
        return critical.stream().filter(distinctBy(CriticalPoint::name)).toList();
    }

    private static int index(List<CriticalPoint> lines, CriticalPoint point) {
        return lines.stream().map(CriticalPoint::name).toList().indexOf(point.name());
    }

    private static <T> Predicate<T> distinctBy(Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        return item -> seen.add(key.apply(item));
    }

    private static String label(Branch branch) {
        return (branch.stable() ? "stable " : "unstable ") + branch.kind().replace('-', ' ');
    }

    private static float[] dashes(Branch branch) {
        return branch.stable() ? new float[0] : UNSTABLE;
    }

    private static Color colour(Branch branch) {
        return CurveColours.ofState(branch.kind());
    }
}
