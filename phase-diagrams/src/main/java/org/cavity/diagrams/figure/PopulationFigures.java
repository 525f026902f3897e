package org.cavity.diagrams.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cavity.numerics.model.PopulationSimulation.Recording;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.knowm.xchart.XYChart;

/**
 * The pictures of a population of spiking neurons under constant input.
 *
 * @param timeUnit the model's unit of time
 */
public record PopulationFigures(String timeUnit) {

    private static final String SPECTRUM = "spectrum";
    private static final String POWER_SPECTRUM = "power_spectrum";

    /** Predicted array: {@code log_rate}, {@code density}. */
    public static final String LOG_RATE_DENSITY = "log_rate_density";

    /** Predicted array: the same, about the same mean, of neurons that do not remember their spikes. */
    public static final String WITHOUT_HISTORY = "log_rate_density_without_history";

    private static final int WIDTH = Chart.WIDTH;
    private static final int PANEL = 230;
    private static final int LEGEND = 40;

    /** Room for the ticks' texts, the same in all panels, so that the panels' frames are above one another. */
    private static final int TICKS = 62;

    /** Bins of the rate that are shown: as many as the width resolves. */
    private static final int BINS = 500;

    private static final float THEORY = 3.4f;
    private static final float MEASURED = 1.2f;
    private static final float FREE = 1.8f;
    private static final float LEVEL = 1.8f;

    /**
     * The array of a neuron's spectrum, columns {@code frequency} and {@code value}: {@value #POWER_SPECTRUM} where theory
     * predicts it by the name that networks have for theirs, else {@value #SPECTRUM}.
     */
    public static String spectrum(Prediction prediction) {
        return prediction.arrays().containsKey(POWER_SPECTRUM) ? POWER_SPECTRUM : SPECTRUM;
    }

    /**
     * The population rate over time; the spectrum of a neuron's spikes; the distribution of ln r, r a neuron's rate
     * given its input, where the neurons have inputs of their own.
     */
    public Figure activity(Recording recording, Prediction prediction) {
        List<XYChart> charts = new ArrayList<>();
        charts.add(rate(recording.rate(), prediction.quantities().get(Quantity.RATE)));
        charts.add(spectrum(recording.spectrum(), prediction.arrays().get(spectrum(prediction))));
        if (recording.logRates().get("log_rate").length > 1) {
            charts.add(logRates(recording.logRates(), prediction));
        }
        charts.forEach(chart -> chart.getStyler().setYAxisLeftWidthHint(TICKS));
        return new Panels(charts);
    }

    private XYChart rate(Columns rate, Estimate predicted) {
        int shown = Math.min(BINS, rate.get("time").length);
        double[] time = Arrays.copyOf(rate.get("time"), shown);
        double[] value = Arrays.copyOf(rate.get("value"), shown);
        double half = 0.5 * (time[1] - time[0]);
        boolean known = predicted != null && !predicted.isFailed();
        double[] level = known ? new double[] {predicted.value(), predicted.value()} : new double[0];
        XYChart chart = Chart.create(
                WIDTH,
                PANEL,
                new AxisRange(AxisRange.label("time", timeUnit), time[0] - half, time[shown - 1] + half, false),
                Chart.around(AxisRange.label("population rate A", "Hz"), value, level, new double[] {0}));
        chart.getStyler().setLegendVisible(false);
        Chart.line(chart, null, time, value, CurveColours.MEASURED, MEASURED);
        // Above the noise, or it would not be seen.
        if (known) {
            double[] ends = {time[0] - half, time[shown - 1] + half};
            Chart.line(chart, null, ends, level, CurveColours.THEORY, LEVEL);
        }
        return chart;
    }

    private static XYChart spectrum(Columns measured, Columns theory) {
        double[] all = measured.get("frequency");
        // A logarithmic axis has no zero.
        int from = all[0] > 0 ? 0 : 1;
        double[] frequency = Arrays.copyOfRange(all, from, all.length);
        double[] value = Arrays.copyOfRange(measured.get("value"), from, all.length);
        double[] predicted = theory == null ? new double[0] : theory.get("value");
        XYChart chart = Chart.create(
                WIDTH,
                PANEL + LEGEND,
                new AxisRange(
                        AxisRange.label("frequency f", "Hz"), frequency[0], frequency[frequency.length - 1], true),
                Chart.around(AxisRange.label("spectrum S of a neuron", "Hz"), value, predicted, new double[] {0}));
        if (theory != null) {
            Columns inside = between(theory, frequency[0], frequency[frequency.length - 1]);
            Chart.line(
                    chart, "theory, N → ∞", inside.get("frequency"), inside.get("value"), CurveColours.THEORY, THEORY);
        }
        Chart.line(chart, "simulation", frequency, value, CurveColours.MEASURED, MEASURED);
        return chart;
    }

    private static Columns between(Columns theory, double low, double high) {
        double[] frequency = theory.get("frequency");
        int[] inside = IntStream.range(0, frequency.length)
                .filter(i -> frequency[i] >= low && frequency[i] <= high)
                .toArray();
        return Columns.of(
                "frequency",
                Arrays.stream(inside).mapToDouble(i -> frequency[i]).toArray(),
                "value",
                Arrays.stream(inside).mapToDouble(i -> theory.get("value")[i]).toArray());
    }

    private static XYChart logRates(Columns measured, Prediction prediction) {
        Columns theory = prediction.arrays().get(LOG_RATE_DENSITY);
        Columns free = prediction.arrays().get(WITHOUT_HISTORY);
        double[] centre = measured.get("log_rate");
        double[] density = measured.get("density");
        double[] predicted = theory == null ? new double[0] : theory.get("density");
        double[] outline = abscissae(theory);
        XYChart chart = Chart.create(
                WIDTH,
                PANEL + LEGEND + (free == null ? 0 : LEGEND / 2),
                Chart.around("ln r of a neuron given its input, r in 1/ms", centre, outline, abscissae(free)),
                Chart.around("density", density, predicted, new double[] {0}));
        if (theory != null) {
            Chart.line(chart, "theory: log-normal rates", outline, predicted, CurveColours.THEORY, THEORY);
        }
        if (free != null) {
            double[] rates = free.get("log_rate");
            Chart.line(chart, "without spike history, same mean", rates, free.get("density"), CurveColours.of(2), FREE);
        }
        Chart.steps(chart, "simulation", centre, density, CurveColours.MEASURED, 1.6f);
        return chart;
    }

    private static double[] abscissae(Columns density) {
        return density == null ? new double[0] : density.get("log_rate");
    }
}
