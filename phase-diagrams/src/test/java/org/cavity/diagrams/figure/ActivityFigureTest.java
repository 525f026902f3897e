package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class ActivityFigureTest {

    private static final double[] LAGS = {0, 1, 2, 3};
    private static final Prediction THEORY = new Prediction(
            Phase.CHAOTIC,
            true,
            "",
            Map.of(),
            List.of(),
            List.of(),
            Map.of(ActivityFigure.AUTOCORRELATION, Columns.of("lag", LAGS, "value", new double[] {2, 0, 0, 0})));

    private static List<XYChart> charts(double scale, boolean discreteTime) {
        double[] c = {2 * scale * scale, -0.1 * scale * scale, 0, 0};
        TimeCourse course = new TimeCourse(
                new double[] {0, 1, 2, 3},
                new double[][] {{scale, -scale, 0.5 * scale, 0}},
                Columns.of("lag", LAGS, "value", c),
                Columns.of("frequency", new double[] {0, 1, 2}, "value", new double[] {c[0], c[0], c[0]}),
                new Measurement(new SimulationSettings(10, 4, 1, 0, 10, 0.1, 1), Map.of(), List.of(), ""),
                discreteTime);
        return ((Panels) new ActivityFigure("tau").of(course, THEORY)).charts();
    }

    /** Between the steps of a map there is nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void autocorrelationsOfMapsAreNotJoined(boolean discreteTime) {
        XYChart autocorrelation = charts(1, discreteTime).get(2);
        for (XYSeries series : autocorrelation.getSeriesCollection()) {
            boolean points = series.getXYSeriesRenderStyle().equals(Optional.of(XYSeries.XYSeriesRenderStyle.Scatter));
            assertEquals(discreteTime, points, series.getName());
        }
    }

    /** What is left of a decay is no signal: it has no spectrum, and axes that show it as nothing. */
    @Test
    void aNetworkAtRestIsFlat() {
        List<XYChart> still = charts(1e-20, false);
        assertEquals(2, still.size());
        for (XYChart chart : still) {
            assertTrue(chart.getStyler().getYAxisMax() >= 1e-3);
            assertTrue(chart.getStyler().getYAxisMin() <= -1e-3);
        }
        assertEquals(3, charts(1e-3, false).size());
    }
}
