package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cavity.diagrams.output.TextTable;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Comparison;
import org.cavity.validation.ValidationReport;
import org.cavity.validation.Verdict;

/**
 * A validation at a glance: a row for each quantity, the difference between simulation and theory over its error along
 * it. The error is the one of which the threshold allows so many: Student's correction and the theory's documented error
 * are in it, so that all that lies in the band agrees and all that lies outside disagrees.
 */
public final class ValidationFigure implements Figure {

    private static final int ROW = 22;
    private static final int PLOT = 300;
    private static final int MARGIN = 14;
    private static final int AXIS = 60;
    private static final int GAP = 8;

    /** The axis ends there at most, in thresholds; what lies beyond is drawn at its end. */
    private static final double FARTHEST = 2.5;

    /** Points of a row are drawn in so many lanes, that they may be told apart. */
    private static final int LANES = 4;

    private static final double SMALL = 0.65;

    private static final Color BAND = new Color(0xE3EDF5);

    private final List<Comparison> compared;
    private final List<Comparison> failed;
    private final List<Quantity> quantities;
    private final List<String> models;
    private final double threshold;
    private final double end;
    private final int left;
    private final Legend legend;

    private ValidationFigure(List<Comparison> comparisons) {
        Map<Boolean, List<Comparison>> parts =
                comparisons.stream().collect(Collectors.partitioningBy(Comparison::isFailed));
        compared = parts.get(false);
        failed = parts.get(true);
        Set<Quantity> rows = new LinkedHashSet<>();
        comparisons.forEach(c -> rows.add(c.quantity()));
        quantities = List.copyOf(rows);
        models = comparisons.stream().map(Comparison::model).distinct().toList();
        threshold = compared.stream()
                .mapToDouble(c -> c.criterion().threshold())
                .max()
                .orElse(Comparison.THRESHOLD);
        double widest = compared.stream()
                .mapToDouble(c -> Math.abs(position(c)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        end = threshold * Math.max(1.3, Math.min(FARTHEST, 1.1 * widest / threshold));
        left = MARGIN
                + GAP
                + (int) Math.ceil(quantities.stream()
                        .mapToDouble(q -> Text.width(Chart.SMALL, label(q)))
                        .max()
                        .orElse(0));
        legend = new Legend(entries());
    }

    /** The picture of a run. */
    public static Figure of(ValidationReport report) {
        return new ValidationFigure(report.comparisons());
    }

    private List<Legend.Entry> entries() {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            entries.add(new Legend.Entry(
                    models.get(i),
                    Legend.Symbol.marker(FilledMarker.of(MapMarker.Kind.AGREES, colour(models.get(i))))));
        }
        Map<MapMarker.Kind, String> kinds = new LinkedHashMap<>();
        for (Comparison c : compared) {
            switch (kind(c)) {
                case UNDECIDED ->
                    kinds.put(MapMarker.Kind.UNDECIDED, "undecided: a change that matters could be missed");
                case ABOVE -> kinds.put(MapMarker.Kind.ABOVE, "disagrees: simulation above theory");
                case BELOW -> kinds.put(MapMarker.Kind.BELOW, "disagrees: simulation below theory");
                default -> {
                    // Those that agree are explained by the models' colours.
                }
            }
        }
        if (!failed.isEmpty()) {
            kinds.put(MapMarker.Kind.FAILED, "could not be compared");
        }
        kinds.forEach((kind, text) ->
                entries.add(new Legend.Entry(text, Legend.Symbol.marker(FilledMarker.of(kind, Color.WHITE)))));
        entries.add(new Legend.Entry(
                "agrees: up to " + TextTable.decimals(threshold, 2) + " errors, for so many comparisons", (g, x, y) -> {
                    g.setColor(BAND);
                    g.fill(new Rectangle2D.Double(x - 14, y - 5, 28, 10));
                }));
        return entries;
    }

    /** Difference over error. */
    private static double position(Comparison c) {
        return c.difference() == 0 ? 0 : c.criterion().threshold() * c.difference() / c.allowedDifference();
    }

    private static MapMarker.Kind kind(Comparison c) {
        return switch (c.verdict()) {
            case AGREES -> MapMarker.Kind.AGREES;
            case UNDECIDED -> MapMarker.Kind.UNDECIDED;
            case DISAGREES -> c.difference() > 0 ? MapMarker.Kind.ABOVE : MapMarker.Kind.BELOW;
            case FAILED -> MapMarker.Kind.FAILED;
        };
    }

    private Color colour(String model) {
        return CurveColours.of(models.indexOf(model));
    }

    private static String label(Quantity quantity) {
        return quantity.name().replace('_', ' ') + " " + quantity.symbol();
    }

    @Override
    public int width() {
        return Math.max(Chart.WIDTH, left + PLOT + MARGIN);
    }

    @Override
    public int height() {
        return MARGIN + plotHeight() + AXIS + legend.height() + MARGIN;
    }

    private int plotHeight() {
        return ROW * Math.max(1, quantities.size());
    }

    private double x(double value) {
        double plot = width() - MARGIN - left;
        return left + plot * (0.5 + 0.5 * Math.max(-1, Math.min(1, value / end)));
    }

    @Override
    public void paint(Graphics2D g) {
        double top = MARGIN;
        double bottom = top + plotHeight();
        g.setColor(BAND);
        g.fill(new Rectangle2D.Double(x(-threshold), top, x(threshold) - x(-threshold), bottom - top));
        g.setStroke(Chart.stroke(0.6f));
        g.setColor(CurveColours.FAINT);
        for (int row = 1; row < quantities.size(); row++) {
            g.draw(new Line2D.Double(left, top + row * ROW, width() - MARGIN, top + row * ROW));
        }
        g.setStroke(Chart.stroke(1f));
        g.draw(new Line2D.Double(x(0), top, x(0), bottom));
        g.setColor(Chart.INK);
        g.draw(new Rectangle2D.Double(left, top, width() - MARGIN - left, bottom - top));
        for (int row = 0; row < quantities.size(); row++) {
            String label = label(quantities.get(row));
            Text.left(g, Chart.SMALL, label, left - GAP - Text.width(Chart.SMALL, label), top + (row + 0.5) * ROW);
        }
        axis(g, bottom);
        for (int row = 0; row < quantities.size(); row++) {
            markers(g, quantities.get(row), top + (row + 0.5) * ROW);
        }
        legend.paint(g, MARGIN, bottom + AXIS);
    }

    private void axis(Graphics2D g, double bottom) {
        g.setColor(Chart.INK);
        int step = end > 6 ? 2 : 1;
        for (int tick = -(int) (end / step) * step; tick <= end; tick += step) {
            g.draw(new Line2D.Double(x(tick), bottom, x(tick), bottom + 4));
            String text = Integer.toString(tick).replace('-', '−');
            Text.left(g, Chart.SMALL, text, x(tick) - Text.width(Chart.SMALL, text) / 2, bottom + 13);
        }
        title(g, Chart.LABEL, "(simulation − theory) / error", bottom + 31);
        title(g, Chart.SMALL, "documented error of theory included", bottom + 47);
    }

    /** In the middle below the plot. */
    private void title(Graphics2D g, Font font, String text, double y) {
        Text.left(g, font, text, (left + width() - MARGIN - Text.width(font, text)) / 2, y);
    }

    /** Disagreements come last, over all others. */
    private void markers(Graphics2D g, Quantity quantity, double y) {
        List<Comparison> here =
                compared.stream().filter(c -> c.quantity().equals(quantity)).toList();
        for (boolean disagreeing : new boolean[] {false, true}) {
            for (int i = 0; i < here.size(); i++) {
                Comparison c = here.get(i);
                if (disagreeing == (c.verdict() == Verdict.DISAGREES)) {
                    double lane = ((i % LANES) - 0.5 * (LANES - 1)) * (ROW - 9.0) / (LANES - 1);
                    marker(g, kind(c), colour(c.model()), x(position(c)), y + lane);
                }
            }
        }
        long missing =
                failed.stream().filter(c -> c.quantity().equals(quantity)).count();
        for (int i = 0; i < missing; i++) {
            FilledMarker.of(MapMarker.Kind.FAILED, Color.WHITE).paint(g, x(end) - 10 - 12.0 * i, y, 0);
        }
    }

    /** Many markers share a row: those that agree are small. */
    private static void marker(Graphics2D g, MapMarker.Kind kind, Color fill, double x, double y) {
        double scale = kind == MapMarker.Kind.AGREES || kind == MapMarker.Kind.UNDECIDED ? SMALL : 1;
        g.translate(x, y);
        g.scale(scale, scale);
        FilledMarker.of(kind, fill).paint(g, 0, 0, 0);
        g.scale(1 / scale, 1 / scale);
        g.translate(-x, -y);
    }
}
