package org.cavity.diagrams.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cavity.numerics.model.LyapunovEnsemble;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Quantity;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The picture of Lyapunov exponents: all that were computed, over those of theory where it knows them, and below it how
 * the running estimates of the first network converge.
 *
 * @param timeUnit the model's unit of time
 */
public record ExponentFigure(String timeUnit) {

    private static final int PANEL = 240;
    private static final int CURVES = 10;

    /** Of so many exponents single points are drawn; more make a line. */
    private static final int POINTS = 60;

    /** Theory is a broad line below a narrow one of simulation: where they agree, both are seen. */
    private static final float THEORY = 4.4f;

    private static final float MEASURED = 1.4f;

    /**
     * Draws it.
     *
     * @param exponents the exponents of one or several networks
     * @param largest the largest exponent by theory; NaN if unknown
     * @param spectrum the fraction {@code F} of the exponents below {@code s} by theory, null if unknown
     */
    public Figure of(LyapunovEnsemble exponents, double largest, Columns spectrum) {
        List<XYChart> charts = new ArrayList<>();
        if (exponents.count() > 1) {
            charts.add(spectrum == null ? listed(exponents, largest) : beside(exponents, largest, spectrum));
        }
        charts.add(convergence(exponents.first(), largest));
        return new Panels(charts);
    }

    private XYChart listed(LyapunovEnsemble exponents, double largest) {
        double[] index =
                IntStream.rangeClosed(1, exponents.count()).asDoubleStream().toArray();
        XYChart chart = Chart.create(
                Chart.WIDTH,
                PANEL,
                Chart.around("index i", index),
                Chart.around(AxisRange.label("exponent λᵢ", "1/" + timeUnit), exponents.values(), finite(largest)));
        Chart.points(chart, null, index, exponents.values(), CurveColours.MEASURED, SeriesMarkers.CIRCLE);
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    /** Over the share of larger exponents: 1 − F(s) of theory, and (i − 1/2)/N of the i-th of a network. */
    private XYChart beside(LyapunovEnsemble exponents, double largest, Columns spectrum) {
        double[] s = spectrum.get("s");
        double[] below = spectrum.get("F");
        double perNeuron = Arrays.stream(below).max().orElse(1);
        // The largest exponent ends the curve, where it is known.
        boolean ends = !Double.isNaN(largest);
        double[] share = Arrays.stream(below).map(f -> Math.rint(perNeuron) - f).toArray();
        if (ends) {
            s = Arrays.copyOf(s, s.length + 1);
            share = Arrays.copyOf(share, share.length + 1);
            s[s.length - 1] = largest;
        }
        int n = exponents.size();
        double[] index = IntStream.range(0, exponents.count())
                .mapToDouble(i -> (i + 0.5) / n)
                .toArray();
        XYChart chart = Chart.create(
                Chart.WIDTH,
                PANEL + 60,
                new AxisRange("share i/N of larger exponents", 0, 1.02 * exponents.count() / n, false),
                Chart.around(
                        AxisRange.label("exponent λ", "1/" + timeUnit), exponents.values(), new double[] {largest}));
        Chart.line(chart, "theory, N → ∞", share, s, CurveColours.THEORY, THEORY);
        for (int i = 0; i < exponents.networks().size(); i++) {
            double[] values = exponents.networks().get(i).values();
            String label = i > 0 ? null : label(exponents);
            Color colour = CurveColours.MEASURED;
            if (values.length <= POINTS) {
                Chart.points(chart, label, index, values, colour, SeriesMarkers.CIRCLE);
            } else {
                Chart.line(chart, label, index, values, colour, MEASURED);
            }
        }
        return chart;
    }

    private static String label(LyapunovEnsemble exponents) {
        int networks = exponents.networks().size();
        return "simulation, N = " + exponents.size() + (networks > 1 ? ", " + networks + " networks" : "");
    }

    private XYChart convergence(LyapunovExponents exponents, double largest) {
        int curves = Math.min(CURVES, exponents.convergence().length);
        double[] time = exponents.convergenceTime();
        double[][] shown = Arrays.copyOf(exponents.convergence(), curves);
        XYChart chart = Chart.create(
                Chart.WIDTH,
                PANEL + 40,
                new AxisRange(AxisRange.label("time of averaging", timeUnit), 0, time[time.length - 1], false),
                Chart.around(AxisRange.label("running estimate", "1/" + timeUnit), lateHalves(shown, finite(largest))));
        for (int i = curves - 1; i >= 0; i--) {
            boolean first = i == 0;
            Chart.line(
                    chart,
                    first ? "λ₁, simulation" : null,
                    time,
                    shown[i],
                    first ? CurveColours.MEASURED : CurveColours.FAINT,
                    first ? MEASURED : 1);
        }
        if (!Double.isNaN(largest)) {
            Chart.line(
                    chart,
                    Quantity.MAX_LYAPUNOV.symbol() + ", theory",
                    new double[] {0, time[time.length - 1]},
                    new double[] {largest, largest},
                    CurveColours.THEORY,
                    MEASURED,
                    6,
                    4);
        }
        return chart;
    }

    private static double[] finite(double value) {
        return Double.isNaN(value) ? new double[0] : new double[] {value};
    }

    /** The first estimates swing far; the axis is chosen for what comes after the first fifth. */
    private static double[][] lateHalves(double[][] curves, double[] more) {
        List<double[]> late = new ArrayList<>(List.of(more));
        for (double[] curve : curves) {
            late.add(Arrays.copyOfRange(curve, curve.length / 5, curve.length));
        }
        return late.toArray(double[][]::new);
    }
}
