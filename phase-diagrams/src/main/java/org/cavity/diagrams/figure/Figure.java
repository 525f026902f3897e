package org.cavity.diagrams.figure;

import java.awt.Graphics2D;

/** A picture that can draw itself on any surface, in units of points. */
public interface Figure {

    /** Width in points. */
    int width();

    /** Height in points. */
    int height();

    /** Draws the picture with its upper left corner at the origin. */
    void paint(Graphics2D g);
}
