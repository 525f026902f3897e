package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A dot for networks started far from rest, a ring for those started near it: both are seen where they coincide. */
final class StartMarker extends Marker {

    private static final double DOT = 3;
    private static final double RING = 6;
    private static final float LINE = 1.5f;
    private static final float HALO = 3.2f;

    private final boolean ring;

    StartMarker(boolean ring) {
        this.ring = ring;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
        Stroke before = g.getStroke();
        double r = ring ? RING : DOT;
        Ellipse2D circle = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        g.setStroke(Chart.stroke(HALO));
        g.setColor(Color.WHITE);
        g.draw(circle);
        g.setStroke(Chart.stroke(LINE));
        g.setColor(Chart.INK);
        if (ring) {
            g.draw(circle);
        } else {
            g.fill(circle);
        }
        g.setStroke(before);
    }
}
