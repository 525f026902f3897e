package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * A piece of a curve where it is drawn.
 *
 * @param points its points, at least one
 */
record ScreenPath(List<Point2D.Double> points) {

    /** Room around a number. */
    private static final double MARGIN = 2;

    /** Draws the white casing of a line of this width, which keeps it visible on dark cells. */
    void drawCasing(Graphics2D g, float width) {
        draw(g, Color.WHITE, 2 * width);
    }

    /** Draws it in black. */
    void draw(Graphics2D g, float width, float... dashes) {
        draw(g, Color.BLACK, width, dashes);
    }

    private void draw(Graphics2D g, Color colour, float width, float... dashes) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0).x, points.get(0).y);
        points.forEach(p -> path.lineTo(p.x, p.y));
        g.setColor(colour);
        g.setStroke(Chart.stroke(width, dashes));
        g.draw(path);
    }

    double length() {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i).distance(points.get(i - 1));
        }
        return length;
    }

    /** Writes a text over the middle of it, if it is long enough to be seen beside the text. */
    void label(Graphics2D g, String text) {
        double width = Text.width(Chart.SMALL, text);
        double half = length() / 2;
        if (half < width) {
            return;
        }
        int i = 1;
        for (double step = points.get(1).distance(points.get(0)); step < half; i++) {
            half -= step;
            step = points.get(i + 1).distance(points.get(i));
        }
        Point2D.Double middle = points.get(i);
        double height = Chart.SMALL.getSize2D();
        g.setColor(new Color(255, 255, 255, 215));
        g.fill(new RoundRectangle2D.Double(
                middle.x - width / 2 - MARGIN, middle.y - height / 2, width + 2 * MARGIN, height, 4, 4));
        g.setColor(Color.BLACK);
        Text.left(g, Chart.SMALL, text, middle.x - width / 2, middle.y);
    }
}
