package org.cavity.diagrams.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** Text drawn as outlines, so that a file looks the same where the fonts are missing. */
final class Text {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Text() {}

    /** Draws text that starts at x, its height centred on y. */
    static void left(Graphics2D g, Font font, String text, double x, double y) {
        Rectangle2D digit = outline(font, "0").getBounds2D();
        g.fill(AffineTransform.getTranslateInstance(x, y - digit.getCenterY()).createTransformedShape(outline(font, text)));
    }

    /** Draws text that runs upward, centred on the point. */
    static void upward(Graphics2D g, Font font, String text, double x, double y) {
        Shape outline = outline(font, text);
        Rectangle2D bounds = outline.getBounds2D();
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(-Math.PI / 2);
        place.translate(-bounds.getCenterX(), -outline(font, "0").getBounds2D().getCenterY());
        g.fill(place.createTransformedShape(outline));
    }

    /** Width of the text. */
    static double width(Font font, String text) {
        return new TextLayout(text, font, CONTEXT).getAdvance();
    }

    private static Shape outline(Font font, String text) {
        return new TextLayout(text, font, CONTEXT).getOutline(null);
    }
}
