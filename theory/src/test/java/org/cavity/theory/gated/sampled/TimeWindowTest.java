package org.cavity.theory.gated.sampled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

    private final TimeWindow window = new TimeWindow(80, 512);

    private double[] sech() {
        double[] values = new double[window.nodes().length];
        for (int l = 0; l < values.length; l++) {
            values[l] = 1 / Math.cosh(window.lag(l) / 4);
        }
        return values;
    }

    /** The spline's error is h⁴ C''''/384 with nodes a tenth of the decay time apart at most where C is not small. */
    @Test
    void interpolatesCorrelations() {
        double[] all = window.interpolate(sech());
        for (int j = 0; j < all.length; j++) {
            assertEquals(1 / Math.cosh(j * window.step() / 4), all[j], 2e-5);
        }
        assertEquals(1 / Math.cosh(1.23 / 4), window.at(all, 1.23), 1e-5);
    }

    @Test
    void amplitudesReturn() {
        double[] all = window.interpolate(sech());
        double[] amplitudes = window.amplitudes(all);
        assertArrayEquals(all, window.fromAmplitudes(amplitudes), 1e-13);
        assertEquals(all[0], Arrays.stream(amplitudes).sum(), 1e-13);
        // A known pair: ∫ sech(t/4) cos ωt dt = 4π sech(2πω), the window's ends at e^{−10}.
        int k = 5;
        double omega = window.frequency(k);
        assertEquals(2 * 4 * Math.PI / Math.cosh(2 * Math.PI * omega) / 80, amplitudes[k], 1e-4);
    }

    @Test
    void wavesAreSummedAsWritten() {
        double[] amplitudes = {0.5, 0.25, 0, 2};
        double[] x = {1, -0.5, 3, 0.2};
        double[] y = {7, 0.4, 1, -1};
        double[] z = window.synthesize(amplitudes, x, y);
        for (int j = 0; j < window.steps(); j += 37) {
            double t = j * window.step();
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                double w = window.frequency(k) * t;
                sum += Math.sqrt(amplitudes[k]) * (x[k] * Math.cos(w) + y[k] * Math.sin(w));
            }
            assertEquals(sum, z[j], 1e-13);
        }
    }

    @Test
    void placesOfALagLieTogether() {
        int lag = 203;
        for (int o = 0; o < window.origins(); o++) {
            int j = (o * window.stride() + lag) % window.steps();
            int place = window.place(lag) + o;
            int expected = window.place(j);
            // Past the end a place repeats the one a period before.
            assertEquals(0, (place - expected) % window.origins());
        }
    }
}
