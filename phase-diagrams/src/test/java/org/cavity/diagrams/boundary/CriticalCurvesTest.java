package org.cavity.diagrams.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Path;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.ParameterSchema;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;
import org.junit.jupiter.api.Test;

class CriticalCurvesTest {

    private static final ParameterSchema<ToyParameters> SCHEMA =
            Toy.model(0).theory().schema();
    private static final Plane<ToyParameters> PLANE = new Plane<>(
            SCHEMA, SCHEMA.defaults(), Axis.parse("drive=0:2:11", SCHEMA), Axis.parse("leak_rate=0.5:2.5:11", SCHEMA));

    private static NamedCurve trace(int threads, ToDoubleFunction<ToyParameters> margin) {
        return CriticalCurves.trace(
                new CriticalLine<>("line", "line", margin), PLANE, LineValues.COMPUTED, new Workers(threads));
    }

    @Test
    void whereThereIsNoStateThereIsNoLineAndItIsCounted() {
        assertEquals(0, trace(1, p -> p.drive() - p.leakRate()).unsolved());
        for (int threads : new int[] {1, 2}) {
            NamedCurve curve = trace(threads, p -> {
                if (p.drive() > 1.99) {
                    throw new IllegalStateException("no root");
                }
                if (p.drive() < 0.01) {
                    throw new MathIllegalStateException(LocalizedCoreFormats.CONVERGENCE_FAILED);
                }
                return p.leakRate() - 1.5;
            });
            assertEquals(1, curve.pieces().size());
            // Both rims of the 33 × 33 mesh, and what was looked at to find the ends.
            assertTrue(curve.unsolved() >= 2 * 33, "" + curve.unsolved());
            List<double[]> points = curve.pieces().get(0).points();
            double[] ends = {points.get(0)[0], points.get(points.size() - 1)[0]};
            assertEquals(0.01, Math.min(ends[0], ends[1]), 1e-6);
            assertEquals(1.99, Math.max(ends[0], ends[1]), 1e-6);
        }
    }

    /** The line a = 1 + (b − 0.5)²/2 leaves the map at a = 2; it begins at its lowest value of b. */
    @Test
    void aLineKnownAsAFunctionOfAnAxisIsNotSearchedFor() {
        AtomicInteger calls = new AtomicInteger();
        ToDoubleFunction<ToyParameters> margin = p -> {
            calls.incrementAndGet();
            return p.drive() - 1 - Math.pow(p.leakRate() - 0.5, 2) / 2;
        };
        assertFunction(margin, ZeroSet.TOLERANCE * 2, calls);
        assertTrue(calls.get() < 2 * 200, "" + calls);
    }

    /** Where the margin is no guide the end is found to 2⁻¹² of one of 32 intervals, where the slope is √2. */
    @Test
    void aLineKnownAsAFunctionAloneIsDrawn() {
        assertFunction(p -> Double.NaN, Math.sqrt(2) * 2 / 32 / 4096, new AtomicInteger());
        assertFunction(p -> 1 - p.drive(), Math.sqrt(2) * 2 / 32 / 4096, new AtomicInteger());
    }

    private static void assertFunction(ToDoubleFunction<ToyParameters> margin, double atEnd, AtomicInteger calls) {
        CriticalLine<ToyParameters> line = new CriticalLine<>("line", "line", margin, Map.of("drive", p -> {
            if (p.leakRate() == 0.5) {
                throw new IllegalStateException("no root");
            }
            return 1 + Math.pow(p.leakRate() - 0.5, 2) / 2;
        }));
        Plane<ToyParameters> turned = new Plane<>(SCHEMA, PLANE.base(), PLANE.y(), PLANE.x());
        for (Plane<ToyParameters> plane : List.of(PLANE, turned)) {
            NamedCurve curve = CriticalCurves.trace(line, plane, LineValues.COMPUTED, new Workers(2));
            assertTrue(curve.unsolved() >= 1);
            assertEquals(1, curve.pieces().size());
            int drive = plane == PLANE ? 0 : 1;
            double last = 0;
            for (double[] point : curve.pieces().get(0).points()) {
                assertEquals(1 + Math.pow(point[1 - drive] - 0.5, 2) / 2, point[drive], 2 * ZeroSet.TOLERANCE);
                last = Math.max(last, point[drive]);
            }
            assertEquals(2, last, atEnd);
        }
    }

    /** An ellipse in the logarithm of one parameter; the function knows its lower half. */
    @Test
    void aLineIsFollowedPastTheFoldsOfItsFunction() {
        Plane<ToyParameters> plane = new Plane<>(
                SCHEMA,
                SCHEMA.defaults(),
                Axis.parse("drive=0:2:11", SCHEMA),
                Axis.parse("leak_rate=0.5:8:11:log", SCHEMA));
        ToDoubleFunction<ToyParameters> margin =
                p -> Math.pow(p.drive() - 1, 2) + Math.pow(Math.log(p.leakRate() / 2), 2) - 0.36;
        CriticalLine<ToyParameters> line = new CriticalLine<>(
                "ring",
                "ring",
                margin,
                Map.of("leak_rate", p -> 2 * Math.exp(-Math.sqrt(0.36 - Math.pow(p.drive() - 1, 2)))));
        NamedCurve curve = CriticalCurves.trace(line, plane, LineValues.COMPUTED, new Workers(1));
        assertEquals(1, curve.pieces().size());
        assertTrue(curve.pieces().get(0).isClosed());
        for (double[] p : curve.pieces().get(0).points()) {
            assertEquals(0.6, Math.hypot(p[0] - 1, Math.log(p[1] / 2)), Math.log(16) * ZeroSet.TOLERANCE);
        }
    }

    @Test
    void crossingsOfAPathAreSolvedFor() {
        Path<ToyParameters> path = new Path<>(SCHEMA, SCHEMA.defaults(), Axis.parse("drive=0:10:3", SCHEMA));
        List<CriticalLine<ToyParameters>> lines = List.of(
                new CriticalLine<>("ring", "ring", p -> Math.abs(p.drive() - 5) - 2.5),
                new CriticalLine<>("solved", "solved", p -> Double.NaN, Map.of("drive", p -> 4 * p.leakRate())),
                new CriticalLine<>("beyond", "beyond", p -> Double.NaN, Map.of("drive", p -> 11)),
                new CriticalLine<>("nowhere", "nowhere", p -> {
                    throw new IllegalStateException("no root");
                }));
        List<CriticalPoint> points = CriticalPoint.along(lines, path, new Workers(2));
        assertEquals(
                List.of("ring", "ring", "solved"),
                points.stream().map(CriticalPoint::name).toList());
        assertEquals(2.5, points.get(0).value(), 1e-11);
        assertEquals(7.5, points.get(1).value(), 1e-11);
        assertEquals(4, points.get(2).value());
    }

    @Test
    void anErrorOfTheProgramIsNotALineThatIsMissing() {
        for (int threads : new int[] {1, 2}) {
            assertThrows(
                    NullPointerException.class,
                    () -> trace(threads, p -> {
                        throw new NullPointerException();
                    }));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> trace(threads, p -> {
                        throw new IllegalArgumentException("wrong call");
                    }));
        }
    }
}
