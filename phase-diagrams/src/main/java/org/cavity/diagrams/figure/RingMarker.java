package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A ring that leaves what it surrounds visible. */
final class RingMarker extends Marker {

    private static final double RADIUS = 5;
    private static final float LINE = 1.8f;

    private final Color colour;

    RingMarker(Color colour) {
        this.colour = colour;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
        Stroke before = g.getStroke();
        g.setStroke(Chart.stroke(LINE));
        g.setColor(colour);
        g.draw(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
        g.setStroke(before);
    }
}
