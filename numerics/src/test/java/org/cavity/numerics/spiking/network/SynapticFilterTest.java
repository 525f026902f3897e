package org.cavity.numerics.spiking.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.cavity.theory.spiking.SpikingNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynapticFilterTest {

    /** Whatever the time constants and wherever in its step a spike falls, up to two steps late. */
    @ParameterizedTest
    @CsvSource({
        "20, 5, 0.5, 0.3",
        "20, 5, 2, -1.5",
        "20, 20, 0.5, 1",
        "20, 20.000001, 0.5, 0",
        "10, 300, 1, 0.7",
        "20, 0, 0.5, 0.2",
        "20, 0.001, 0.5, 0.2",
        "20, 1e-12, 0.5, 0.2"
    })
    void theSumOfAResponseIsTheCoupling(double membrane, double synapse, double dt, double fraction) {
        SynapticFilter filter = filter(membrane, synapse, dt);
        double sum = 0;
        double x = filter.inputWeight(fraction);
        double h = filter.potentialWeight(fraction);
        for (int step = 0; step < 40 * (membrane + synapse) / dt; step++) {
            sum += h * dt;
            x *= filter.synapticDecay();
            h = filter.membraneDecay() * h + filter.transferred() * x;
        }
        assertEquals(1, sum, 1e-9);
    }

    /** 7 ms after the spike; the error falls by 4 as dt is halved. */
    @Test
    void responsesAreOfSecondOrder() {
        double exact = (Math.exp(-7.0 / 20) - Math.exp(-7.0 / 5)) / 15;
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            double dt = 1.0 / (1 + i);
            // Seven ms are whole steps, so that a spike in the middle of a step is met in the middle of another.
            SynapticFilter filter = filter(20, 5, dt);
            double x = filter.inputWeight(0.5);
            double h = filter.potentialWeight(0.5);
            for (int step = 1; step < Math.round(7 / dt); step++) {
                x *= filter.synapticDecay();
                h = filter.membraneDecay() * h + filter.transferred() * x;
            }
            errors[i] = h / exact - 1;
        }
        assertEquals(4, errors[0] / errors[1], 0.1);
        // Euler and Maclaurin: the sum over multiples of dt lacks dt²/12 times the slope at 0, 1/(τ_m τ_d).
        assertEquals(1 / (12.0 * 20 * 5), errors[0], 0.01 * errors[0]);
    }

    private static SynapticFilter filter(double membrane, double synapse, double dt) {
        return new SynapticFilter(
                SpikingNetwork.SCHEMA.parse(
                        Map.of("tau_m", Double.toString(membrane), "tau_d", Double.toString(synapse))),
                dt);
    }
}
