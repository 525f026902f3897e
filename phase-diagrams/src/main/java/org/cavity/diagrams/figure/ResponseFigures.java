package org.cavity.diagrams.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputFilter;
import org.cavity.theory.model.RateCourse;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The pictures of a population whose input changes.
 *
 * @param timeUnit the model's unit of time
 * @param inputUnit unit of the input's mean and deviation
 */
public record ResponseFigures(String timeUnit, String inputUnit) {

    private static final int WIDTH = Chart.WIDTH;
    private static final int INPUT = 130;
    private static final int PANEL = 260;
    private static final int LEGEND = 40;

    /** Room for the ticks' texts, the same in all panels, so that the panels' frames are above one another. */
    private static final int TICKS = 62;

    /** The axis of frequencies goes beyond them by this factor, so that marks at its ends are whole. */
    private static final double RIM = 1.15;

    private static final float THEORY = 3f;
    private static final float MEASURED = 1.3f;

    /** Width of the lines of theory's error. */
    private static final float ERROR = 0.5f;

    /**
     * The rate over time below the input.
     *
     * @param means mean of the input at the centres of the bins
     * @param deviations its deviation there
     * @param theory predicted rates
     * @param simulation measured rates in the same bins, or null
     */
    public Figure course(double[] means, double[] deviations, RateCourse theory, RateCourse simulation) {
        double[] times = theory.times();
        double half = 0.5 * (times[1] - times[0]);
        AxisRange axis = new AxisRange(
                AxisRange.label("time", timeUnit), times[0] - half, times[times.length - 1] + half, false);
        List<XYChart> charts = new ArrayList<>();
        if (varies(means) || !varies(deviations)) {
            charts.add(input(axis, "input mean", times, means));
        }
        if (varies(deviations)) {
            charts.add(input(axis, "input s.d.", times, deviations));
        }
        double[] measured = simulation == null ? new double[0] : simulation.rates();
        XYChart rate = Chart.create(
                WIDTH,
                PANEL + (simulation == null ? 0 : LEGEND),
                axis,
                Chart.around(AxisRange.label("population rate A", "Hz"), theory.rates(), measured));
        rate.getStyler().setLegendVisible(simulation != null);
        if (simulation != null) {
            Chart.steps(rate, "simulation", times, measured, CurveColours.MEASURED, MEASURED);
        }
        // Above the noisy steps, or it would not be seen.
        Chart.line(rate, "theory, N → ∞", times, theory.rates(), CurveColours.THEORY, 0.6f * THEORY);
        charts.add(rate);
        return panels(charts);
    }

    private XYChart input(AxisRange time, String label, double[] times, double[] values) {
        XYChart chart = Chart.create(
                WIDTH,
                INPUT,
                new AxisRange("", time.min(), time.max(), false),
                Chart.around(AxisRange.label(label, inputUnit), values));
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setYAxisTickMarkSpacingHint(30);
        Chart.steps(chart, null, times, values, Chart.INK, 1.6f);
        return chart;
    }

    private static boolean varies(double[] values) {
        return Arrays.stream(values).anyMatch(v -> v != values[0]);
    }

    /**
     * Gains of all filters above their phases.
     *
     * @param theory predicted filters, one for each channel
     * @param simulation measured ones, for some of the channels; may be empty
     */
    public Figure filters(List<InputFilter> theory, List<InputFilter> simulation) {
        List<InputFilter> all = new ArrayList<>(theory);
        all.addAll(simulation);
        double[] frequencies = values(all, InputFilter::frequencies);
        AxisRange axis = new AxisRange(
                AxisRange.label("frequency f", "Hz"),
                Arrays.stream(frequencies).min().orElseThrow() / RIM,
                Arrays.stream(frequencies).max().orElseThrow() * RIM,
                true);
        AxisRange gains = gains(all);
        double[] zero = {0};
        XYChart gain = Chart.create(WIDTH, PANEL, axis, gains);
        gain.getStyler().setLegendVisible(false);
        XYChart phase = Chart.create(
                WIDTH,
                PANEL + LEGEND * (simulation.isEmpty() ? 1 : 2),
                axis,
                Chart.around(
                        AxisRange.label("phase of ln A", "rad"),
                        values(theory, f -> sum(phases(f), -1, f.phaseErrors())),
                        values(theory, f -> sum(phases(f), 1, f.phaseErrors())),
                        values(all, ResponseFigures::phases),
                        zero));
        Chart.line(phase, null, new double[] {axis.min(), axis.max()}, new double[2], CurveColours.FAINT, 1);
        for (InputFilter filter : theory) {
            String label = "theory and its error, " + name(filter);
            double[] f = filter.frequencies();
            for (int sign : new int[] {-1, 1}) {
                double[] bound = clamped(sum(filter.gains(), sign, filter.gainErrors()), gains);
                Chart.line(gain, null, f, bound, colour(filter), ERROR);
                Chart.line(phase, null, f, sum(phases(filter), sign, filter.phaseErrors()), colour(filter), ERROR);
            }
            Chart.line(gain, label, f, clamped(filter.gains(), gains), colour(filter), THEORY - 1);
            Chart.line(phase, label, f, phases(filter), colour(filter), THEORY - 1);
        }
        for (InputFilter filter : simulation) {
            String label = "simulation, " + name(filter);
            Marker marker = filter.channel() == InputChannel.MEAN ? SeriesMarkers.CIRCLE : SeriesMarkers.SQUARE;
            double[] f = filter.frequencies();
            bars(gain, filter, gains);
            Chart.points(gain, label, f, clamped(filter.gains(), gains), colour(filter), marker);
            Chart.points(phase, label, f, phases(filter), filter.phaseErrors(), colour(filter), marker);
        }
        gain.getStyler().setMarkerSize(7);
        phase.getStyler().setMarkerSize(7);
        return panels(List.of(gain, phase));
    }

    /** The gains with their errors, as far as they are a tenth of the smallest gain or more: 0 is at infinity. */
    private AxisRange gains(List<InputFilter> filters) {
        double[] positive = positive(values(filters, InputFilter::gains));
        double least = Arrays.stream(positive).min().orElse(0.1);
        double[] ends = filters.stream()
                .flatMapToDouble(f -> DoubleStream.concat(
                        Arrays.stream(sum(f.gains(), -1, f.gainErrors())),
                        Arrays.stream(sum(f.gains(), 1, f.gainErrors()))))
                .filter(g -> g >= 0.1 * least)
                .toArray();
        double min = Math.min(least, Arrays.stream(ends).min().orElse(least));
        double max = Math.max(
                Arrays.stream(positive).max().orElse(1),
                Arrays.stream(ends).max().orElse(least));
        return new AxisRange(
                AxisRange.label("gain |χ| of ln A", "1/" + inputUnit), min / RIM, Math.max(max, min) * RIM, true);
    }

    private static double[] positive(double[] values) {
        return Arrays.stream(values).filter(v -> v > 0 && Double.isFinite(v)).toArray();
    }

    /** Error bars of measured gains down to the axis at most, which are left out where an error is not known. */
    private static void bars(XYChart chart, InputFilter filter, AxisRange gains) {
        double[] low = clamped(sum(filter.gains(), -1, filter.gainErrors()), gains);
        double[] high = clamped(sum(filter.gains(), 1, filter.gainErrors()), gains);
        for (int i = 0; i < low.length; i++) {
            if (Double.isFinite(low[i])) {
                double f = filter.frequencies()[i];
                Chart.line(chart, null, new double[] {f, f}, new double[] {low[i], high[i]}, colour(filter), MEASURED);
            }
        }
    }

    private static double[] sum(double[] values, int sign, double[] errors) {
        double[] sums = new double[values.length];
        Arrays.setAll(sums, i -> values[i] + sign * errors[i]);
        return sums;
    }

    /** What is below a logarithmic axis is drawn at its end; what is not a number remains so. */
    private static double[] clamped(double[] values, AxisRange axis) {
        return Arrays.stream(values).map(v -> Math.max(v, axis.min())).toArray();
    }

    /** Phases without the jumps of a whole turn from one frequency to the next. */
    private static double[] phases(InputFilter filter) {
        double[] phases = filter.phases().clone();
        for (int i = 1; i < phases.length; i++) {
            phases[i] -= 2 * Math.PI * Math.rint((phases[i] - phases[i - 1]) / (2 * Math.PI));
        }
        return phases;
    }

    private static double[] values(List<InputFilter> filters, Function<InputFilter, double[]> part) {
        return filters.stream().map(part).flatMapToDouble(Arrays::stream).toArray();
    }

    private static String name(InputFilter filter) {
        return "input " + (filter.channel() == InputChannel.MEAN ? "mean" : "s.d.");
    }

    private static Color colour(InputFilter filter) {
        return filter.channel() == InputChannel.MEAN ? CurveColours.MEASURED : CurveColours.THEORY;
    }

    private static Figure panels(List<XYChart> charts) {
        charts.forEach(chart -> chart.getStyler().setYAxisLeftWidthHint(TICKS));
        return new Panels(charts);
    }
}
