package org.cavity.diagrams.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.cavity.diagrams.output.TextTable;

/**
 * A colour bar with ticks and a label.
 *
 * @param scale the scale
 * @param label name, symbol and unit
 */
record ColourBar(ColourScale scale, String label) {

    /** Width in points from the map's edge to the end of the label. */
    static final int WIDTH = 92;

    private static final int GAP = 14;
    private static final int BAR = 14;
    private static final int TICK = 4;
    private static final int SHADES = 512;

    /** Height of the arrow over a bar beyond whose end there are values. */
    private static final int ARROW = 9;

    void paint(Graphics2D g, Rectangle2D map) {
        Rectangle2D bar = new Rectangle2D.Double(map.getMaxX() + GAP, map.getMinY(), BAR, map.getHeight());
        BufferedImage shades = new BufferedImage(1, SHADES, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SHADES; i++) {
            double value = scale.max() + (i + 0.5) / SHADES * (scale.min() - scale.max());
            shades.setRGB(0, i, scale.colour(value).getRGB());
        }
        g.drawImage(shades, (int) bar.getX(), (int) bar.getY(), (int) bar.getWidth(), (int) bar.getHeight(), null);
        g.setStroke(Chart.stroke(0.8f));
        g.setColor(Chart.INK);
        g.draw(new Rectangle2D.Double((int) bar.getX(), (int) bar.getY(), (int) bar.getWidth(), (int) bar.getHeight()));
        if (scale.open()) {
            Path2D arrow = new Path2D.Double();
            arrow.moveTo((int) bar.getX(), (int) bar.getY());
            arrow.lineTo((int) bar.getX() + 0.5 * (int) bar.getWidth(), (int) bar.getY() - ARROW);
            arrow.lineTo((int) bar.getX() + (int) bar.getWidth(), (int) bar.getY());
            g.setColor(scale.colour(scale.max()));
            g.fill(arrow);
            g.setColor(Chart.INK);
            g.draw(arrow);
        }
        double widest = 0;
        double step = step();
        for (double k = Math.ceil(scale.min() / step); k * step <= scale.max(); k++) {
            double value = k * step;
            double y = bar.getMaxY() - (value - scale.min()) / (scale.max() - scale.min()) * bar.getHeight();
            g.draw(new Line2D.Double(bar.getMaxX(), y, bar.getMaxX() + TICK, y));
            String text = TextTable.brief(k == 0 ? 0 : value);
            Text.left(g, Chart.SMALL, text, bar.getMaxX() + TICK + 3, y);
            widest = Math.max(widest, Text.width(Chart.SMALL, text));
        }
        Text.upward(g, Chart.LABEL, label, bar.getMaxX() + TICK + widest + 16, bar.getCenterY());
    }

    /** 1, 2 or 5 times a power of ten, such that there are three to eight ticks. */
    private double step() {
        double rough = (scale.max() - scale.min()) / 6;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double mantissa = rough / power;
        return power * (mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10);
    }
}
