package org.cavity.diagrams.figure;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * Charts above one another.
 *
 * @param charts from top to bottom
 */
record Panels(List<XYChart> charts) implements Figure {

    @Override
    public int width() {
        return charts.stream().mapToInt(XYChart::getWidth).max().orElseThrow();
    }

    @Override
    public int height() {
        return charts.stream().mapToInt(XYChart::getHeight).sum();
    }

    @Override
    public void paint(Graphics2D g) {
        int top = 0;
        for (XYChart chart : charts) {
            g.translate(0, top);
            chart.paint(g, chart.getWidth(), chart.getHeight());
            g.translate(0, -top);
            top += chart.getHeight();
        }
    }
}
