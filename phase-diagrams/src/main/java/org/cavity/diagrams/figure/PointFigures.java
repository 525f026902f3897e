package org.cavity.diagrams.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.theory.model.Columns;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The picture of the spectrum of one network's Jacobian.
 *
 * @param timeUnit the model's unit of time
 */
public record PointFigures(String timeUnit) {

    private static final int LAW_POINTS = 101;

    private static final int WIDTH = Chart.WIDTH;
    private static final int PANEL = 240;

    /** Theory is a broad line below a narrow one of simulation: where they agree, both are seen. */
    private static final float THEORY = 3.4f;

    private static final float MEASURED = 1.4f;

    /** A boundary with nothing over it. */
    private static final float BOUNDARY = 1.8f;

    /** Smallest extent of a curve that is drawn as such, in units of the picture's. */
    private static final double SPECK = 0.01;

    /** For theory that knows the averages of the very network. */
    private static final Color SNAPSHOT = CurveColours.of(2);

    /**
     * Eigenvalues under the theory's boundary, and below it, where theory gives one, the radial distribution; also the
     * law that the gains of this one network have, whose order parameters fluctuate.
     */
    public Figure spectrum(
            JacobianEigenvalues eigenvalues,
            Map<String, Columns> boundary,
            double[] outliers,
            Columns radial,
            Columns theory) {
        List<double[]> re = new ArrayList<>(List.of(eigenvalues.re(), outliers));
        List<double[]> im = new ArrayList<>(List.of(eigenvalues.im()));
        boundary.values().forEach(curve -> {
            re.add(curve.get("re"));
            im.add(curve.get("im"));
        });
        eigenvalues.law().boundary().values().forEach(curve -> {
            re.add(curve.get("re"));
            im.add(curve.get("im"));
        });
        Square square = Square.around(re, im, timeUnit);
        XYChart top = square.chart(WIDTH, height -> plane(height, square, eigenvalues, boundary, outliers));
        if (theory == null) {
            return new Panels(List.of(top));
        }
        XYChart bottom = Chart.create(
                WIDTH,
                PANEL + 40,
                Chart.around(
                        AxisRange.label("distance r from the centre", "1/" + timeUnit),
                        radial.get("r"),
                        theory.get("r")),
                new AxisRange("fraction within r", 0, 1.02, false));
        Chart.line(bottom, "theory, N → ∞", theory.get("r"), theory.get("value"), CurveColours.THEORY, THEORY);
        eigenvalues
                .law()
                .radialDistribution(LAW_POINTS)
                .ifPresent(snapshot -> Chart.line(
                        bottom,
                        "theory, gains of this network",
                        snapshot.get("r"),
                        snapshot.get("value"),
                        SNAPSHOT,
                        MEASURED));
        Chart.line(bottom, "eigenvalues", radial.get("r"), radial.get("value"), CurveColours.MEASURED, MEASURED);
        return new Panels(List.of(top, bottom));
    }

    private static XYChart plane(
            int height,
            Square square,
            JacobianEigenvalues eigenvalues,
            Map<String, Columns> boundary,
            double[] outliers) {
        XYChart chart = Chart.create(WIDTH, height, square.x(), square.y());
        chart.getStyler().setMarkerSize(3);
        Chart.points(
                chart,
                "eigenvalues, N = " + eigenvalues.settings().size(),
                eigenvalues.re(),
                eigenvalues.im(),
                CurveColours.MEASURED,
                SeriesMarkers.CIRCLE);
        Map<String, Columns> snapshot = eigenvalues.law().boundary();
        float width = snapshot.isEmpty() ? BOUNDARY : THEORY;
        boundary.forEach((name, curve) -> {
            String label = "theory: " + name.replace('_', ' ').replace('-', ' ');
            if (isSpeck(curve, square)) {
                double[] re = {curve.get("re")[0]};
                double[] im = {curve.get("im")[0]};
                Chart.points(chart, label, re, im, CurveColours.THEORY, new RingMarker(CurveColours.THEORY));
            } else {
                Chart.line(chart, label, curve.get("re"), curve.get("im"), CurveColours.THEORY, width);
            }
        });
        String[] label = {"theory: averages of this network"};
        snapshot.values().stream().filter(curve -> !isSpeck(curve, square)).forEach(curve -> {
            Chart.line(chart, label[0], curve.get("re"), curve.get("im"), SNAPSHOT, MEASURED);
            label[0] = null;
        });
        if (outliers.length > 0) {
            double[] onAxis = new double[outliers.length];
            Chart.points(
                    chart,
                    "theory: outlier",
                    outliers,
                    onAxis,
                    CurveColours.THEORY,
                    FilledMarker.of(MapMarker.Kind.AGREES, CurveColours.THEORY));
        }
        return chart;
    }

    /** Whether a curve is so small, as that around eigenvalues at one place, that it would not be seen. */
    private static boolean isSpeck(Columns curve, Square square) {
        double[] re = curve.get("re");
        double extent =
                Arrays.stream(re).max().orElse(0) - Arrays.stream(re).min().orElse(0);
        return extent < SPECK * (square.x().max() - square.x().min());
    }
}
