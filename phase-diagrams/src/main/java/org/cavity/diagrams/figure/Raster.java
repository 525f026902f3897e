package org.cavity.diagrams.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Images as they are, pixel by pixel, on any surface. */
final class Raster {

    private Raster() {}

    /** Draws an image so that it fills a rectangle. */
    static void draw(Graphics2D g, BufferedImage image, Rectangle2D where) {
        // The encoder of SVG resamples an image that it is given together with a transform, which blurs it and leaves a
        // transparent rim; with the transform of the surface it keeps the pixels.
        AffineTransform before = g.getTransform();
        g.translate(where.getX(), where.getY());
        g.scale(where.getWidth() / image.getWidth(), where.getHeight() / image.getHeight());
        g.drawImage(image, 0, 0, null);
        g.setTransform(before);
    }
}
