package org.cavity.diagrams.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
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
        return CriticalCurves.trace(new CriticalLine<>("line", "line", margin), PLANE, new Workers(threads));
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
            // Both rims of the 65 × 65 mesh, and what was refined there.
            assertTrue(curve.unsolved() >= 2 * 65, "" + curve.unsolved());
        }
    }

    /** The line a = 1 + (b − 0.5)²/2 leaves the map at a = 2; it begins at its lowest value of b. */
    @Test
    void aLineKnownAsAFunctionOfAnAxisIsNotSearchedFor() {
        ToDoubleFunction<ToyParameters> never = p -> {
            throw new IllegalArgumentException("the margin is not needed");
        };
        CriticalLine<ToyParameters> line = new CriticalLine<>("line", "line", never, Map.of("drive", p -> {
            if (p.leakRate() == 0.5) {
                throw new IllegalStateException("no root");
            }
            return 1 + Math.pow(p.leakRate() - 0.5, 2) / 2;
        }));
        Plane<ToyParameters> turned = new Plane<>(SCHEMA, PLANE.base(), PLANE.y(), PLANE.x());
        for (Plane<ToyParameters> plane : List.of(PLANE, turned)) {
            NamedCurve curve = CriticalCurves.trace(line, plane, new Workers(2));
            assertEquals(1, curve.unsolved());
            assertEquals(1, curve.pieces().size());
            int drive = plane == PLANE ? 0 : 1;
            double last = 0;
            for (double[] point : curve.pieces().get(0).points()) {
                assertEquals(1 + Math.pow(point[1 - drive] - 0.5, 2) / 2, point[drive], 1e-12);
                last = point[drive];
            }
            // The end is found to 2⁻¹² of one of 32 intervals, where the slope is √2.
            assertEquals(2, last, Math.sqrt(2) * 2 / 32 / 4096);
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
