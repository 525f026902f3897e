package org.cavity.diagrams.figure;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntFunction;
import org.knowm.xchart.XYChart;

/**
 * A part of the complex plane with equal scales on both axes: what is a disc must look like one.
 *
 * @param x real parts
 * @param y imaginary parts
 */
record Square(AxisRange x, AxisRange y) {

    /**
     * The smallest square around all the numbers.
     *
     * @param timeUnit unit of time, the inverse of theirs
     */
    static Square around(List<double[]> re, List<double[]> im, String timeUnit) {
        AxisRange x = Chart.around(AxisRange.label("Re μ", "1/" + timeUnit), re.toArray(double[][]::new));
        AxisRange y = Chart.around(AxisRange.label("Im μ", "1/" + timeUnit), im.toArray(double[][]::new));
        double half = 0.5 * Math.max(x.max() - x.min(), y.max() - y.min());
        double cx = 0.5 * (x.min() + x.max());
        double cy = 0.5 * (y.min() + y.max());
        return new Square(
                new AxisRange(x.label(), cx - half, cx + half, false),
                new AxisRange(y.label(), cy - half, cy + half, false));
    }

    /**
     * A chart of this width whose plotted area is square.
     *
     * @param ofHeight the chart of a given height
     */
    XYChart chart(int width, IntFunction<XYChart> ofHeight) {
        // How much of the height the legend takes is known only after painting.
        Rectangle2D area = Chart.plotArea(ofHeight.apply(width), x.min(), x.max(), y.min(), y.max());
        return ofHeight.apply(width + (int) Math.round(area.getWidth() - area.getHeight()));
    }
}
