package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;

/**
 * A key of lines and markers, one below the other, with room for long names.
 *
 * @param entries what it explains
 */
record Legend(List<Entry> entries) {

    private static final int ROW = 17;
    private static final int SYMBOL = 30;
    private static final int GAP = 8;

    /** What draws a symbol centred on a point. */
    interface Symbol {

        void paint(Graphics2D g, double x, double y);

        /** A piece of a line. */
        static Symbol line(Color colour, float width, float... dashes) {
            return (g, x, y) -> {
                g.setColor(colour);
                g.setStroke(Chart.stroke(width, dashes));
                g.draw(new Line2D.Double(x - SYMBOL / 2.0, y, x + SYMBOL / 2.0, y));
            };
        }

        static Symbol marker(FilledMarker marker) {
            return (g, x, y) -> marker.paint(g, x, y, 0);
        }
    }

    /**
     * A line of the key.
     *
     * @param label the name
     * @param symbol the symbol before it
     */
    record Entry(String label, Symbol symbol) {}

    int height() {
        return ROW * entries.size();
    }

    /** Draws the key with its upper left corner there. */
    void paint(Graphics2D g, double left, double top) {
        double y = top + ROW / 2.0;
        for (Entry entry : entries) {
            entry.symbol.paint(g, left + SYMBOL / 2.0, y);
            g.setColor(Chart.INK);
            Text.left(g, Chart.SMALL, entry.label, left + SYMBOL + GAP, y);
            y += ROW;
        }
    }
}
