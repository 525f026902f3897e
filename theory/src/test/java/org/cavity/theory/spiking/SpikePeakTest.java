package org.cavity.theory.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpikePeakTest {

    private final SpectralBands bands = new SpectralBands(1 / 8192.0, 2000);

    /** A floor and a Lorentzian peak of ln f. */
    private double[] spectrum(double floor, double height) {
        double[] spectrum = new double[bands.count()];
        for (int b = 0; b < spectrum.length; b++) {
            double x = Math.log(bands.middle(b) / 0.007) / 0.8;
            spectrum[b] = floor + height / (1 + x * x);
        }
        return spectrum;
    }

    @Test
    void aPeakIsFoundWithItsWidth() {
        SpikePeak peak = SpikePeak.of(bands, spectrum(0.002, 0.03), 0.012).orElseThrow();
        // Averages over five bands, half of the peak's width in ln f, flatten it by some per cent.
        assertEquals(0.007, peak.frequency(), 0.03 * 0.007);
        assertEquals(0.032, peak.power(), 0.06 * 0.032);
        // floor + height/(1 + x²) is half its largest at x² = (height + floor)/(height − floor).
        double x = 0.8 * Math.sqrt(0.032 / 0.028);
        double quality = 1 / (Math.exp(x) - Math.exp(-x));
        assertEquals(quality, peak.qualityFactor().orElseThrow(), 0.1 * quality);
    }

    @Test
    void whatDoesNotStandOutIsNoPeak() {
        assertTrue(SpikePeak.of(bands, spectrum(0.012, 0.001), 0.012).isEmpty());
        assertTrue(SpikePeak.of(bands, spectrum(0.012, 0.01), 0.012)
                .orElseThrow()
                .qualityFactor()
                .isEmpty());
    }
}
