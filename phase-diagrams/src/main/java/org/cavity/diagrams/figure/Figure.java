package org.cavity.diagrams.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A picture that can draw itself on any surface, in units of points. */
public interface Figure {

    /** Width in points. */
    int width();

    /** Height in points. */
    int height();

    /** Draws the picture with its upper left corner at the origin. */
    void paint(Graphics2D g);

    /**
     * The picture in pixels, 1.5 to a point: the width of a notebook's cell. Java kernels of Jupyter show an image that is
     * the value of a cell.
     */
    default BufferedImage image() {
        return FigureFiles.image(this, (int) Math.round(1.5 * width()));
    }
}
