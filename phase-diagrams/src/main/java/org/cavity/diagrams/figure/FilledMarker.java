package org.cavity.diagrams.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** A marker with its own fill, a dark outline and a light halo, visible on any colour. */
final class FilledMarker extends Marker {

    private static final double RADIUS = 5;

    private final Shape shape;
    private final Color fill;

    private FilledMarker(Shape shape, Color fill) {
        this.shape = shape;
        this.fill = fill;
    }

    static FilledMarker of(MapMarker.Kind kind, Color fill) {
        return new FilledMarker(
                switch (kind) {
                    case AGREES -> new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS);
                    case UNDECIDED -> new Rectangle2D.Double(-0.85 * RADIUS, -0.85 * RADIUS, 1.7 * RADIUS, 1.7 * RADIUS);
                    case ABOVE -> triangle(-1);
                    case BELOW -> triangle(1);
                    case FAILED -> cross();
                },
                fill);
    }

    static FilledMarker swatch(Color fill) {
        return new FilledMarker(new Rectangle2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS), fill);
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
        Stroke before = g.getStroke();
        g.translate(x, y);
        g.setStroke(new BasicStroke(3.2f));
        g.setColor(Color.WHITE);
        g.draw(shape);
        g.setColor(fill);
        g.fill(shape);
        g.setStroke(new BasicStroke(1.3f));
        g.setColor(Color.BLACK);
        g.draw(shape);
        g.translate(-x, -y);
        g.setStroke(before);
    }

    private static Shape triangle(int down) {
        double r = 1.3 * RADIUS;
        Path2D path = new Path2D.Double();
        path.moveTo(-0.9 * r, -0.6 * down * r);
        path.lineTo(0.9 * r, -0.6 * down * r);
        path.lineTo(0, 0.9 * down * r);
        path.closePath();
        return path;
    }

    private static Shape cross() {
        Path2D path = new Path2D.Double();
        path.moveTo(-RADIUS, -RADIUS);
        path.lineTo(RADIUS, RADIUS);
        path.moveTo(-RADIUS, RADIUS);
        path.lineTo(RADIUS, -RADIUS);
        return path;
    }
}
