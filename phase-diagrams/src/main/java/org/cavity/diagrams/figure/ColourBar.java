package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.cavity.diagrams.output.TextTable;

/**
 * A colour bar with ticks and a label.
 *
 * @param scale the scale
 * @param label name, symbol and unit
 * @param below whether the map has values below the scale, which a pointed end shows
 * @param above whether it has values above it
 */
record ColourBar(ColourScale scale, String label, boolean below, boolean above) {

    /** Width in points from the map's edge to the end of the label. */
    static final int WIDTH = 92;

    private static final int GAP = 14;
    private static final int BAR = 14;
    private static final int POINT = 10;
    private static final int TICK = 4;
    private static final int SHADES = 512;

    /** Ticks at the powers of ten alone need so many of them. */
    private static final int DECADES = 3;

    void paint(Graphics2D g, Rectangle2D map) {
        double top = map.getMinY() + (above ? POINT : 0);
        double bottom = map.getMaxY() - (below ? POINT : 0);
        Rectangle2D bar = new Rectangle2D.Double(map.getMaxX() + GAP, top, BAR, bottom - top);
        BufferedImage shades = new BufferedImage(1, SHADES, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SHADES; i++) {
            shades.setRGB(
                    0, i, scale.colour(scale.value(1 - (i + 0.5) / SHADES)).getRGB());
        }
        Raster.draw(g, shades, bar);
        g.setStroke(Chart.stroke(0.8f));
        if (above) {
            point(g, bar, bar.getMinY(), map.getMinY(), scale.colour(scale.max()));
        }
        if (below) {
            point(g, bar, bar.getMaxY(), map.getMaxY(), scale.colour(scale.min()));
        }
        g.setColor(Chart.INK);
        g.draw(bar);
        double widest = 0;
        for (double value : ticks()) {
            double y = bar.getMaxY() - scale.position(value) * bar.getHeight();
            g.draw(new Line2D.Double(bar.getMaxX(), y, bar.getMaxX() + TICK, y));
            String text = TextTable.brief(value);
            Text.left(g, Chart.SMALL, text, bar.getMaxX() + TICK + 3, y);
            widest = Math.max(widest, Text.width(Chart.SMALL, text));
        }
        Text.upward(g, Chart.LABEL, label, bar.getMaxX() + TICK + widest + 16, bar.getCenterY());
    }

    private static void point(Graphics2D g, Rectangle2D bar, double base, double tip, Color colour) {
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(bar.getMinX(), base);
        triangle.lineTo(bar.getCenterX(), tip);
        triangle.lineTo(bar.getMaxX(), base);
        triangle.closePath();
        g.setColor(colour);
        g.fill(triangle);
        g.setColor(Chart.INK);
        g.draw(triangle);
    }

    /** Three to nine round values: on a logarithmic scale powers of ten, or 1, 2 and 5 times them. */
    double[] ticks() {
        if (scale.spacing() == ColourScale.Spacing.LOGARITHMIC) {
            double[] decades = decades(1);
            if (decades.length >= DECADES) {
                int every = (decades.length + 8) / 9;
                return Arrays.stream(decades)
                        .filter(v -> Math.floorMod(Math.round(Math.log10(v)), every) == 0)
                        .toArray();
            }
            double[] parts = decades(1, 2, 5);
            if (parts.length >= DECADES) {
                return parts;
            }
        }
        double step = step();
        double first = Math.ceil(scale.min() / step);
        return DoubleStream.iterate(first, k -> k * step <= scale.max(), k -> k + 1)
                .map(k -> k == 0 ? 0 : k * step)
                .toArray();
    }

    /** These multiples of powers of ten, as far as they are on the scale. */
    private double[] decades(double... multiples) {
        int low = (int) Math.floor(Math.log10(scale.min()));
        int high = (int) Math.ceil(Math.log10(scale.max()));
        return DoubleStream.iterate(low, k -> k <= high, k -> k + 1)
                .flatMap(k -> Arrays.stream(multiples).map(m -> m * Math.pow(10, k)))
                .filter(v -> v >= scale.min() && v <= scale.max())
                .toArray();
    }

    /** 1, 2 or 5 times a power of ten, such that there are three to nine ticks. */
    private double step() {
        double rough = (scale.max() - scale.min()) / 8;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double mantissa = rough / power;
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }
}
