package org.cavity.theory.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpectralBandsTest {

    private final SpectralBands bands = new SpectralBands(1 / 8192.0, 2000);

    @Test
    void bandsCoverAllFrequenciesOnce() {
        double[] ones = new double[2001];
        Arrays.fill(ones, 1);
        assertEquals(2001, Arrays.stream(bands.sums(ones)).sum(), 1e-9);
        assertEquals(2000, bands.frequencies());
        assertTrue(bands.count() < 80);
        Arrays.stream(bands.means(ones)).forEach(mean -> assertEquals(1, mean, 1e-12));
    }

    @Test
    void smoothSpectraAreKnownFromTheirMeans() {
        double[] spectrum = new double[2001];
        for (int k = 0; k < spectrum.length; k++) {
            spectrum[k] = spectrumAt(k / 8192.0);
        }
        double[] spread = bands.spread(bands.means(spectrum));
        for (int k = 2; k < spectrum.length; k++) {
            // Bands are 12 % wide, and the spectrum changes by up to 1.3 of its size per unit of ln f; narrowest bands
            // hold two frequencies.
            assertEquals(1, spread[k] / spectrum[k], k < 30 ? 0.02 : 0.005);
            assertEquals(spread[k], bands.at(bands.means(spectrum), k / 8192.0), 1e-12);
        }
    }

    private static double spectrumAt(double f) {
        return 0.01 + 0.02 / (1 + Math.pow(f / 0.01, 2)) - 0.025 / (1 + Math.pow(f / 0.003, 2));
    }
}
