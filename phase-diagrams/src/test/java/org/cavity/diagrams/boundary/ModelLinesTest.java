package org.cavity.diagrams.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveTheory;
import org.cavity.theory.filtered.FilteredTheory;
import org.cavity.theory.gated.phase.GatedTheory;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Theory;
import org.junit.jupiter.api.Test;

/** The lines of the models against closed forms and known points. */
class ModelLinesTest {

    /** Accuracy of a vertex as a share of an axis. */
    private static final double ACCURACY = 1e-8;

    private static <P extends Record> List<Polyline> trace(Theory<P> theory, P base, String name, String x, String y) {
        ParameterSchema<P> schema = theory.schema();
        Plane<P> plane = new Plane<>(schema, base, Axis.parse(x, schema), Axis.parse(y, schema));
        CriticalLine<P> line = theory.criticalLines().stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow();
        return CriticalCurves.trace(line, plane, LineValues.COMPUTED, new Workers(1))
                .pieces();
    }

    private static <P extends Record> Polyline single(Theory<P> theory, String name, String x, String y) {
        List<Polyline> pieces = trace(theory, theory.schema().defaults(), name, x, y);
        assertEquals(1, pieces.size());
        return pieces.get(0);
    }

    /** The end at the lower value of x, and the other. */
    private static List<double[]> ends(Polyline line) {
        List<double[]> ends = new ArrayList<>(
                List.of(line.points().get(0), line.points().get(line.points().size() - 1)));
        ends.sort(Comparator.comparingDouble(p -> p[0]));
        return ends;
    }

    /**
     * For φ(x) = erf(√π x/2): E[φ'²] = (1 + πC)^(−1/2) = 1/g² and E[φ²] = (2/π) arcsin(πC/(2 + πC)) give
     * I_v = (g⁴ − 1)/π − g² (2/π) arcsin((g⁴ − 1)/(g⁴ + 1)).
     */
    @Test
    void chaosOnsetUnderFrozenInput() {
        AdditiveTheory theory = new AdditiveTheory();
        List<Polyline> pieces =
                trace(theory, AdditiveNetwork.erf(1), "chaos_onset", "gain=0.6:4:69", "input_variance=0:1:61");
        assertEquals(1, pieces.size());
        for (double[] p : pieces.get(0).points()) {
            double g2 = p[0] * p[0];
            double g4 = g2 * g2;
            double input = (g4 - 1) / Math.PI - g2 * 2 / Math.PI * Math.asin((g4 - 1) / (g4 + 1));
            // The line begins with a horizontal tangent at g = 1, where errors of g count.
            assertEquals(input, p[1], ACCURACY);
        }
        List<double[]> ends = ends(pieces.get(0));
        assertEquals(0, ends.get(0)[1]);
        assertEquals(1, ends.get(1)[1]);
    }

    /** |H| of an oscillator peaks with 1/(2ζ√(1 − ζ²)) for ζ² &lt; 1/2. */
    @Test
    void chaosAndResonanceOfOscillators() {
        String gain = "gain=0.25:3:41";
        String damping = "damping=0.2:1.2:41";
        for (double[] p :
                single(FilteredTheory.OSCILLATOR, "chaos_onset", gain, damping).points()) {
            double exact = p[1] * p[1] < 0.5 ? 2 * p[1] * Math.sqrt(1 - p[1] * p[1]) : 1;
            assertEquals(exact, p[0], 2.75 * ACCURACY);
        }
        for (double[] p : single(FilteredTheory.OSCILLATOR, "resonance_onset", gain, damping)
                .points()) {
            assertEquals(Math.sqrt(0.5), p[1], ACCURACY);
        }
    }

    /** Both ends are on the rim, at gains whose folds are known from quadrature. */
    @Test
    void foldOfGatedFixedPoints() {
        List<double[]> ends =
                ends(single(new GatedTheory(), "fixed_point_fold", "gain=1.6:1.8:21", "reset_gain=0:30:21"));
        assertEquals(1.6, ends.get(0)[0]);
        assertEquals(24.47710419, ends.get(0)[1], 1e-6);
        assertEquals(1.8, ends.get(1)[0]);
        assertEquals(8.1569775, ends.get(1)[1], 1e-6);
    }

    /** It ends in the tricritical point, α_r² = 2/((1 − σ)(2 − 3σ)) with σ = 1/2. */
    @Test
    void foldOfGatedFixedPointsEndsInItsTricriticalPoint() {
        List<double[]> ends =
                ends(single(new GatedTheory(), "fixed_point_fold", "gain=1.3:2.5:60", "reset_gain=0:20:60"));
        assertEquals(20, ends.get(0)[1]);
        assertEquals(2, ends.get(1)[0], 1e-6);
        // α_r grows by some 20 per unit of the gain there.
        assertEquals(Math.sqrt(8), ends.get(1)[1], 0.1);
    }

    /**
     * At g = 1.85, on the rim, it is known from the energy balance. The fold of the chaotic states goes over smoothly into
     * g = 1 + exp(−β_r) = 2 at α_r = √12.
     */
    @Test
    void chaosOnsetOfGatedNetworksGoesOnFromTheFoldToTheLossOfStability() {
        GatedTheory theory = new GatedTheory();
        List<Polyline> pieces = trace(
                theory,
                theory.schema().with(theory.schema().defaults(), "reset_time", 0.0),
                "chaos_onset",
                "gain=1.85:2.1:21",
                "reset_gain=1:12:21");
        assertEquals(1, pieces.size());
        List<double[]> points = pieces.get(0).points();
        for (double[] p : points) {
            assertTrue(p[1] > Math.sqrt(12) ? p[0] < 2 : Math.abs(p[0] - 2) < 0.25 * ACCURACY, p[0] + ", " + p[1]);
        }
        for (int i = 2; i < points.size(); i++) {
            double turn = Vector.angle(
                    unitChord(points.get(i - 2), points.get(i - 1)), unitChord(points.get(i - 1), points.get(i)));
            assertTrue(turn < 0.4, "a turn of " + turn + " at " + points.get(i - 1)[1]);
        }
        List<double[]> ends = ends(pieces.get(0));
        assertEquals(1.85, ends.get(0)[0]);
        assertEquals(10.59439342, ends.get(0)[1], 1e-5);
        assertEquals(1, ends.get(1)[1]);
    }

    private static double[] unitChord(double[] a, double[] b) {
        return new double[] {(b[0] - a[0]) / 0.25, (b[1] - a[1]) / 11};
    }
}
