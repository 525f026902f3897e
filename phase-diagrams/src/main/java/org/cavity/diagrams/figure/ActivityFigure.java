package org.cavity.diagrams.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cavity.diagrams.output.TextTable;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The picture of networks in time: time courses of a few units, power spectrum, autocorrelation.
 *
 * @param timeUnit the model's unit of time
 */
public record ActivityFigure(String timeUnit) {

    /** Predicted array {@code lag}, {@code value}. */
    public static final String AUTOCORRELATION = "autocorrelation";

    /** Predicted array {@code frequency}, {@code value}. */
    public static final String POWER_SPECTRUM = "power_spectrum";

    private static final String THEORY_LABEL = "theory, N → ∞";
    private static final int WIDTH = Chart.WIDTH;
    private static final int PANEL = 230;
    private static final int LEGEND = 40;
    private static final int UNITS = 4;

    /** Room for the ticks' texts, the same in all panels, so that the panels' frames are above one another. */
    private static final int TICKS = 62;

    private static final float THEORY = 3.4f;
    private static final float MEASURED = 1.4f;
    private static final float MARK = 1.4f;
    private static final Color BAND = new Color(0xB3D1E6);

    /** A spectrum is drawn as far as it stays above this share of its peak. */
    private static final double SHOWN_POWER = 1e-5;

    /** The axis reaches down to this share of the peak at most. */
    private static final double LEAST_POWER = 1e-7;

    /** Room above the peak, as a factor. */
    private static final double RIM = 2;

    /** So many lags have room for bars of their own; those of a map are points, which nothing joins. */
    private static final int BARS = 40;

    /** The picture, theory under simulation where it has the same functions. */
    public Figure of(TimeCourse course, Prediction prediction) {
        String simulation = simulation(course);
        List<XYChart> charts = new ArrayList<>(List.of(courses(course)));
        Columns spectrum = course.powerSpectrum();
        if (largest(spectrum) > Chart.STILL * Chart.STILL) {
            charts.add(spectrum(spectrum, prediction, simulation));
        }
        charts.add(autocorrelation(course, prediction.arrays().get(AUTOCORRELATION), simulation));
        charts.forEach(chart -> chart.getStyler().setYAxisLeftWidthHint(TICKS));
        return new Panels(charts);
    }

    private static String simulation(TimeCourse course) {
        int networks = course.measurement().settings().replicas();
        return "simulation, " + (networks == 1 ? "one network" : networks + " networks ± s.e.");
    }

    private XYChart courses(TimeCourse course) {
        int units = Math.min(UNITS, course.units().length);
        double[][] shown = Arrays.copyOf(course.units(), units);
        double[] time = course.time();
        XYChart chart = Chart.create(
                WIDTH,
                PANEL,
                new AxisRange(AxisRange.label("time", timeUnit), time[0], time[time.length - 1], false),
                Chart.around("activity x of " + units + " units", shown));
        for (int i = 0; i < units; i++) {
            Chart.line(chart, null, time, shown[i], CurveColours.of(i), 1.2f);
        }
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    /** Power on a logarithmic axis over frequency on a linear one, where the exponential fall of smooth activity is straight. */
    private XYChart spectrum(Columns measured, Prediction prediction, String simulation) {
        Columns theory = prediction.arrays().get(POWER_SPECTRUM);
        double most = Math.max(largest(measured), theory == null ? 0 : largest(theory));
        double end = end(measured, most);
        Columns shown = until(measured, end);
        double least = Math.max(
                LEAST_POWER * most,
                Arrays.stream(shown.get("value")).filter(v -> v > 0).min().orElse(most));
        AxisRange power = new AxisRange(AxisRange.label("power spectrum S", timeUnit), least / RIM, most * RIM, true);
        XYChart chart = Chart.create(
                WIDTH,
                PANEL + 2 * LEGEND,
                new AxisRange(AxisRange.label("angular frequency ω", "rad/" + timeUnit), 0, end, false),
                power);
        band(chart, shown, power.min());
        if (theory != null) {
            Columns predicted = until(theory, end);
            Chart.line(
                    chart,
                    THEORY_LABEL,
                    predicted.get("frequency"),
                    shownAbove(predicted.get("value"), power.min()),
                    CurveColours.THEORY,
                    THEORY);
        }
        Chart.line(
                chart,
                simulation,
                shown.get("frequency"),
                shownAbove(shown.get("value"), power.min()),
                CurveColours.MEASURED,
                MEASURED);
        Estimate resonance = prediction.quantities().get(Quantity.RESONANCE_FREQUENCY);
        if (resonance != null && !resonance.isFailed() && resonance.value() > 0 && resonance.value() < end) {
            double at = resonance.value();
            Chart.line(
                    chart,
                    "resonance " + Quantity.RESONANCE_FREQUENCY.symbol() + " = " + TextTable.brief(at) + " of a unit",
                    new double[] {at, at},
                    new double[] {power.min(), power.max()},
                    Chart.INK,
                    MARK,
                    Chart.dashes(1));
        }
        return chart;
    }

    private XYChart autocorrelation(TimeCourse course, Columns theory, String simulation) {
        Columns measured = course.autocorrelation();
        double[] lag = measured.get("lag");
        double[] value = measured.get("value");
        double[] error = measured.get("error");
        double[] predicted = theory == null ? new double[0] : theory.get("value");
        boolean few = lag.length <= BARS;
        boolean points = few && course.discreteTime();
        double last = Arrays.stream(lag).max().orElse(1);
        // Points at the ends are whole.
        double rim = points ? 0.02 * last : 0;
        XYChart chart = Chart.create(
                WIDTH,
                PANEL + LEGEND,
                new AxisRange(AxisRange.label("lag", timeUnit), -rim, last + rim, false),
                Chart.around("autocorrelation C", new double[] {0}, predicted, value, low(measured), high(measured)));
        boolean bars = error != null && few;
        if (!bars) {
            band(chart, measured, Double.NEGATIVE_INFINITY);
        }
        if (theory != null && points) {
            double[] at = theory.get("lag");
            Chart.points(chart, THEORY_LABEL, at, predicted, CurveColours.THEORY, new RingMarker(CurveColours.THEORY));
        } else if (theory != null) {
            Chart.line(chart, THEORY_LABEL, theory.get("lag"), predicted, CurveColours.THEORY, THEORY);
        }
        if (bars) {
            Chart.points(chart, simulation, lag, value, error, CurveColours.MEASURED, SeriesMarkers.CIRCLE);
        } else if (points) {
            Chart.points(chart, simulation, lag, value, CurveColours.MEASURED, SeriesMarkers.CIRCLE);
        } else {
            Chart.line(chart, simulation, lag, value, CurveColours.MEASURED, MEASURED);
        }
        return chart;
    }

    /** The range of a standard error about the values of the second column; none where errors are not known. */
    private static void band(XYChart chart, Columns columns, double floor) {
        if (columns.get("error") != null) {
            double[] abscissa = columns.columns().values().iterator().next();
            Chart.band(chart, abscissa, above(low(columns), floor), above(high(columns), floor), BAND);
        }
    }

    /** A standard error below the values; none where errors are not known. */
    private static double[] low(Columns columns) {
        return beside(columns, -1);
    }

    /** A standard error above the values. */
    private static double[] high(Columns columns) {
        return beside(columns, 1);
    }

    private static double[] beside(Columns columns, int errors) {
        double[] value = columns.get("value");
        double[] error = columns.get("error");
        double[] beside = new double[error == null ? 0 : value.length];
        Arrays.setAll(beside, i -> value[i] + errors * error[i]);
        return beside;
    }

    private static double[] above(double[] values, double floor) {
        return Arrays.stream(values).map(v -> Math.max(v, floor)).toArray();
    }

    /** A line ends where it leaves the axis. */
    private static double[] shownAbove(double[] values, double floor) {
        return Arrays.stream(values).map(v -> v < floor ? Double.NaN : v).toArray();
    }

    private static double largest(Columns spectrum) {
        return Arrays.stream(spectrum.get("value"))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** The frequency from which on there is less than the shown power. */
    private static double end(Columns spectrum, double most) {
        double[] value = spectrum.get("value");
        int last = value.length - 1;
        while (last > 1 && !(value[last] > SHOWN_POWER * most)) {
            last--;
        }
        return spectrum.get("frequency")[last];
    }

    private static Columns until(Columns spectrum, double end) {
        int count = (int) IntStream.range(0, spectrum.get("frequency").length)
                .filter(i -> spectrum.get("frequency")[i] <= end)
                .count();
        return spectrum.first(count);
    }
}
