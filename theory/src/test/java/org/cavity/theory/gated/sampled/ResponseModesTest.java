package org.cavity.theory.gated.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.cavity.theory.gated.Gate;
import org.junit.jupiter.api.Test;

class ResponseModesTest {

    private final TimeWindow window = new TimeWindow(60, 256);
    private final double[] amplitudes = {0.02, 0.1, 0.08, 0.05, 0.01};

    /** A frozen gate s filters: C_h has amplitudes A s² / (s² + ω²), exactly. */
    @Test
    void frozenGateFilters() {
        double s = 0.3;
        double[] opening = new double[window.steps()];
        Arrays.fill(opening, s);
        ResponseModes modes = new ResponseModes(window);
        modes.follow(opening, amplitudes);
        for (int lag : window.nodes()) {
            double expected = 0;
            for (int k = 0; k < amplitudes.length; k++) {
                double w = window.frequency(k);
                expected += amplitudes[k] * s * s / (s * s + w * w) * Math.cos(w * lag * window.step());
            }
            double[] v = new double[window.origins()];
            modes.covariance(window.place(lag), v);
            for (double value : v) {
                assertEquals(expected, value, 1e-13);
            }
        }
    }

    /** The same h as Runge and Kutta's along one path of a moving gate, from whose start nothing is left. */
    @Test
    void movingGateAgreesWithDirectIntegration() {
        Gate gate = new Gate(4, -0.5);
        double[] z = {0.4, -0.7, 0.5};
        double[] opening = new double[window.steps()];
        for (int j = 0; j < opening.length; j++) {
            opening[j] = gate.value(z(z, j * window.step()));
        }
        double[] wave = {0.3, 1, -0.5, 0.7, -1.2, 9, 0.6, 0.9, -0.4, 1.1};
        ResponseModes modes = new ResponseModes(window);
        modes.follow(opening, amplitudes);
        double[] h = modes.activity(wave);
        double x = 0;
        int fine = 20;
        double dt = window.step() / fine;
        for (int j = 0; j < 4 * window.steps(); j++) {
            if (j >= 3 * window.steps()) {
                // Second order in the step of 0.23; a fifth of it leaves 25 times less.
                assertEquals(x, h[j % window.steps()], 1e-3);
            }
            for (int i = 0; i < fine; i++) {
                double t = j * window.step() + i * dt;
                double k1 = slope(gate, z, wave, t, x);
                double k2 = slope(gate, z, wave, t + dt / 2, x + dt / 2 * k1);
                x += dt * slope(gate, z, wave, t + dt / 2, x + dt / 2 * k2);
            }
        }
    }

    private double z(double[] z, double t) {
        double w = window.frequency(1);
        return z[0] + z[1] * Math.cos(3 * w * t) + z[2] * Math.sin(5 * w * t);
    }

    private double slope(Gate gate, double[] z, double[] wave, double t, double h) {
        double eta = 0;
        for (int k = 0; k < amplitudes.length; k++) {
            double w = window.frequency(k) * t;
            eta += Math.sqrt(amplitudes[k]) * (wave[k] * Math.cos(w) + wave[amplitudes.length + k] * Math.sin(w));
        }
        return gate.value(z(z, t)) * (eta - h);
    }

    /** A gate that hardly opens in a whole period: the periodic solution comes from the closed form of its start. */
    @Test
    void nearlyClosedGateHoldsTheMean() {
        double[] opening = new double[window.steps()];
        Arrays.fill(opening, 1e-9);
        ResponseModes modes = new ResponseModes(window);
        modes.follow(opening, amplitudes);
        double[] v = new double[window.origins()];
        modes.covariance(window.place(0), v);
        // What is not constant is filtered away; rounding enters as 1e-16 over the exposure of 6e-8.
        assertEquals(amplitudes[0], v[0], 1e-8);
    }
}
