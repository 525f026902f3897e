package org.cavity.diagrams.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.diagrams.sweep.Axis;
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
        return CriticalCurves.trace(List.of(new CriticalLine<>("line", "line", margin)), PLANE, new Workers(threads))
                .get(0);
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
