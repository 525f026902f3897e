package org.cavity.theory.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.junit.jupiter.api.Test;

class SpikingTheoryTest {

    private final SpikingTheory theory = new SpikingTheory();

    @Test
    void aPredictionHoldsWhatIsAskedFor() {
        SpikingNetwork network = theory.schema().defaults();
        Prediction few = theory.predict(network, Request.of(Quantity.RATE));
        assertEquals(Set.of(Quantity.RATE), few.quantities().keySet());
        assertTrue(few.states().isEmpty() && few.arrays().isEmpty());
        Prediction all = theory.predict(network, new Request(Set.copyOf(theory.quantities()), true));
        // Weak couplings make no rhythm.
        assertEquals(
                Set.of(Quantity.RATE, Quantity.RATE_SPREAD, Quantity.ISI_CV),
                all.quantities().keySet());
        assertEquals(Phase.ASYNCHRONOUS, all.phase());
        assertTrue(all.converged());
        assertEquals("", all.note());
        assertTrue(all.isAttractor(all.states().get(0)));
        Estimate coarse = few.quantities().get(Quantity.RATE);
        Estimate fine = all.quantities().get(Quantity.RATE);
        assertEquals(fine.value(), coarse.value(), 4 * Math.hypot(fine.error(), coarse.error()));
        Columns spectrum = all.arrays().get("power_spectrum");
        double[] value = spectrum.get("value");
        // It tends to the rate.
        int last = value.length - 1;
        assertEquals(fine.value(), value[last], 4 * spectrum.get("error")[last] + 0.01 * fine.value());
        assertTrue(spectrum.get("frequency")[0] > 0);
    }

    @Test
    void theSeedGovernsTheSample() {
        SpikingNetwork network = SpikingNetwork.of(-200, 50);
        Request request = Request.of(Quantity.RATE);
        Prediction a = theory.predict(network, request.withSeed(3));
        assertEquals(a, theory.predict(network, request.withSeed(3)));
        assertFalse(a.equals(theory.predict(network, request.withSeed(4))));
    }

    @Test
    void whatCannotBeSolvedSaysWhy() {
        Prediction silent = theory.predict(theory.schema().defaults().withInputMean(-50), Request.of(Quantity.RATE));
        assertEquals(Phase.UNRESOLVED, silent.phase());
        assertFalse(silent.converged());
        assertTrue(silent.note().contains("too rarely"), silent.note());
        Prediction unstable = theory.predict(SpikingNetwork.of(400, 100).withInputMean(16), Request.of(Quantity.RATE));
        assertEquals(Phase.OSCILLATING, unstable.phase());
        assertTrue(unstable.quantities().isEmpty());
    }
}
