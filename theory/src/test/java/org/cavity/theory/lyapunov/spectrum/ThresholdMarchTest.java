package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.lyapunov.spectrum.ThresholdMarch.Reached;
import org.cavity.theory.model.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdMarchTest {

    private static final double TOLERANCE = 1e-7;

    private static ThresholdMarch march(double spacing, double gain, double eta) {
        SingleSiteEquations equations = new SingleSiteEquations(
                UnitResponse.firstOrder(0),
                gain,
                SingleSiteEquationsTest.paths(32, 12, 12),
                new Ring(32, spacing, false),
                Tasks.SEQUENTIAL);
        return new ThresholdMarch(equations, new KernelSolver(equations, TOLERANCE, 1e-3), 0, eta);
    }

    /** Where all is stable or nearly so the unknowns vanish with η, and where points are close most of them are small. */
    @ParameterizedTest
    @CsvSource({"0.4, 1.5", "0.4, 3", "0.2, 8", "0.1, 1.5", "0.1, 8", "0.1, 20", "0.05, 3", "0.05, 20"})
    void smallRegulatorsAreReached(double spacing, double gain) {
        Reached here = march(spacing, gain, 1e-4).at(0);
        assertTrue(here.point().residual() <= 100 * TOLERANCE, here.point().toString());
        assertEquals(1e-4, here.point().regulator());
    }

    /** A threshold that was left is reached again at no cost, without the derivative that took the memory. */
    @Test
    void onlyTheLastThresholdKeepsItsDerivative() {
        ThresholdMarch march = march(0.4, 8, 1e-3);
        Reached first = march.at(0);
        assertTrue(first.linearised().isPresent());
        Reached second = march.at(0.1);
        assertTrue(second.linearised().isPresent());
        Reached again = march.at(0);
        assertTrue(again.linearised().isEmpty());
        assertSame(first.point(), again.point());
        assertSame(second, march.at(0.1));
    }
}
