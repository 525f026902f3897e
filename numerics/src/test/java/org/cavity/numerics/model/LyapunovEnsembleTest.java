package org.cavity.numerics.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.numerics.statistics.Average;
import org.junit.jupiter.api.Test;

class LyapunovEnsembleTest {

    private static final SimulationSettings SETTINGS = new SimulationSettings(4, 1, 1, 0, 1, 0.1, 1);

    private static LyapunovExponents network(long seed, double... values) {
        return new LyapunovExponents(
                SETTINGS.withSeed(seed),
                values,
                new double[values.length],
                new Average(values[0], 0.01),
                new Average(Double.NaN, Double.NaN),
                -1,
                Double.NaN,
                new double[] {1},
                new double[values.length][1],
                List.of("short"));
    }

    /** Three numbers 1, 2, 6 have mean 3 and variance 7, hence a standard error √(7/3). */
    @Test
    void severalNetworksAreAveragedWithTheirScatter() {
        LyapunovEnsemble ensemble =
                new LyapunovEnsemble(List.of(network(1, 1, -1), network(2, 2, 1), network(3, 6, -3)));
        assertArrayEquals(new double[] {3, -1}, ensemble.values(), 1e-15);
        assertEquals(Math.sqrt(7.0 / 3), ensemble.errors()[0], 1e-15);
        assertEquals(Math.sqrt(7.0 / 3), ensemble.kaplanYorkeDimension().error(), 1e-15);
        assertTrue(Double.isNaN(ensemble.entropyRate().value()));
        assertEquals(-1, ensemble.traceRule());
        assertEquals("seed 2: short", ensemble.warnings().get(1));
        // The second network has two positive exponents of two that are known, of four.
        assertTrue(Double.isNaN(ensemble.unstableFraction().value()));
    }

    @Test
    void oneNetworkKeepsItsOwnErrors() {
        LyapunovEnsemble ensemble = new LyapunovEnsemble(List.of(network(1, 0.5, -1)));
        assertEquals(0.01, ensemble.kaplanYorkeDimension().error());
        assertEquals(0.25, ensemble.unstableFraction().value());
        assertEquals(List.of("short"), ensemble.warnings());
    }

    @Test
    void networksOfDifferentCountsAreRefused() {
        List<LyapunovExponents> unequal = List.of(network(1, 1), network(2, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new LyapunovEnsemble(unequal));
        assertThrows(IllegalArgumentException.class, () -> new LyapunovEnsemble(List.of()));
    }
}
