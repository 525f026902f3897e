package org.cavity.diagrams.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.cavity.diagrams.output.TextTable;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.ParameterSpec;
import org.knowm.xchart.XYChart;

/** Predicted boundaries of a spectrum, one for each value of a parameter. */
public final class FamilyFigure {

    private static final int WIDTH = Chart.WIDTH;
    private static final int PANEL = 260;
    private static final float LINE = 1.6f;

    /** Boundaries that come nearer to zero than this part of their extent get a panel of their own. */
    private static final double NEAR = 0.1;

    /** Decades of the distance from zero that this panel shows at most. */
    private static final double DECADES = 8;

    /** The lightest colours of the map are hard to see on white. */
    private static final double LIGHTEST = 0.88;

    private FamilyFigure() {}

    /**
     * The boundaries in the complex plane. Where they come close to zero, as those of slow modes do, the angle of the
     * boundary seen from zero stands below, over the logarithm of the distance: a boundary that passes through zero
     * smoothly is there at π/2, one that pinches at π.
     *
     * @param parameter the parameter
     * @param values its values
     * @param boundaries the boundary at each value, curve name → columns {@code re}, {@code im}
     * @param timeUnit the model's unit of time
     */
    public static Figure of(
            ParameterSpec parameter, double[] values, List<Map<String, Columns>> boundaries, String timeUnit) {
        List<double[]> re = new ArrayList<>(List.of(new double[] {0}));
        List<double[]> im = new ArrayList<>(List.of(new double[] {0}));
        boundaries.forEach(boundary -> boundary.values().forEach(curve -> {
            re.add(curve.get("re"));
            im.add(curve.get("im"));
        }));
        Square square = Square.around(re, im, timeUnit);
        IntFunction<XYChart> plane = height -> {
            XYChart chart = Chart.create(WIDTH, height, square.x(), square.y());
            double[] x = {square.x().min(), square.x().max()};
            double[] y = {square.y().min(), square.y().max()};
            double[] zero = {0, 0};
            Chart.line(chart, null, x, zero, CurveColours.FAINT, 1);
            Chart.line(chart, null, zero, y, CurveColours.FAINT, 1);
            draw(chart, parameter, values, boundaries, curve -> curve);
            return chart;
        };
        XYChart top = square.chart(WIDTH, plane);
        double extent = square.x().max() - square.x().min();
        double nearest = boundaries.stream()
                .flatMap(boundary -> boundary.values().stream())
                .flatMapToDouble(curve -> Arrays.stream(polar(curve).get("distance")))
                .filter(r -> r > 0)
                .min()
                .orElse(extent);
        if (nearest > NEAR * extent) {
            return new Panels(List.of(top));
        }
        double from = Math.max(nearest, extent * Math.pow(10, -DECADES));
        XYChart bottom = Chart.create(
                WIDTH,
                PANEL,
                new AxisRange(AxisRange.label("distance from zero |μ|", "1/" + timeUnit), from, extent, true),
                new AxisRange("angle of μ (π)", 0, 1.02, false));
        bottom.getStyler().setLegendVisible(false);
        draw(bottom, parameter, values, boundaries, FamilyFigure::polar);
        return new Panels(List.of(top, bottom));
    }

    private static void draw(
            XYChart chart,
            ParameterSpec parameter,
            double[] values,
            List<Map<String, Columns>> boundaries,
            UnaryOperator<Columns> coordinates) {
        for (int i = 0; i < values.length; i++) {
            String label = parameter.symbol() + " = " + TextTable.brief(values[i]);
            Color colour = ColourMap.SEQUENTIAL.at(LIGHTEST * i / Math.max(1, values.length - 1));
            for (Columns curve : boundaries.get(i).values()) {
                List<double[]> xy =
                        List.copyOf(coordinates.apply(curve).columns().values());
                Chart.line(chart, label, xy.get(0), xy.get(1), colour, LINE);
                label = null;
            }
        }
    }

    /** Distance and angle of the upper half of a curve; the rest is NaN. */
    private static Columns polar(Columns curve) {
        double[] re = curve.get("re");
        double[] im = curve.get("im");
        double[] distance = new double[re.length];
        double[] angle = new double[re.length];
        for (int i = 0; i < re.length; i++) {
            distance[i] = im[i] >= 0 ? Math.hypot(re[i], im[i]) : Double.NaN;
            // Of −0 the angle would be −π.
            angle[i] = distance[i] > 0 ? Math.atan2(Math.abs(im[i]), re[i]) / Math.PI : Double.NaN;
        }
        return Columns.of("distance", distance, "angle", angle);
    }
}
