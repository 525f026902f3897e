package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class ReproductionTest {

    private static final List<SizedSample> SAMPLES = List.of(new SizedSample(
            new SimulationSettings(128, 4, 7, 20, 100, 0.1, 1, 1, Scheme.DEFAULT, 1, 0.01), Sample.of(1, 2)));

    private static String of(Quantity quantity) {
        AdditiveNetwork network = AdditiveNetwork.tanh(5).withStep(0.5);
        return Reproduction.of(Models.of(network), network, quantity, SAMPLES);
    }

    @Test
    void whatTheCommandLineMeasuresIsACommand() {
        assertEquals(
                "./cavity simulate additive gain=5.0 step=0.5 --size 128 --replicas 4 --seed 7 --transient 20.0 --time 100.0"
                        + " --dt 0.1",
                of(Quantity.VARIANCE));
    }

    @Test
    void theCommandStartsNetworksWhereTheyStarted() {
        AdditiveNetwork network = AdditiveNetwork.tanh(5);
        SizedSample one = SAMPLES.get(0);
        String command = Reproduction.of(
                Models.of(network),
                network,
                Quantity.VARIANCE,
                List.of(new SizedSample(one.settings().withInitialScale(0.01), one.sample())));
        assertTrue(command.endsWith(" --initial-scale 0.01"), command);
    }

    /** Lists are in quotes, as brackets are patterns to a shell. */
    @Test
    void argumentsWithBracketsAreQuoted() {
        AdaptingRateNetwork network = AdaptingRateNetwork.tanh(3, 0.5, 2);
        String command = Reproduction.of(Models.of(network), network, Quantity.VARIANCE, SAMPLES);
        assertTrue(command.contains(" 'adaptation_rates=[0.5]' 'adaptation_strengths=[2.0]' --size "), command);
    }

    /** As many exponents as the dimension takes, which no command measures as validation does. */
    @Test
    void theRestIsCompleteJava() {
        String line = of(Quantity.KY_DIMENSION);
        assertTrue(
                line.contains(
                        "import org.cavity.theory.additive.AdditiveNetwork;"
                                + " var parameters = AdditiveNetwork.SCHEMA.parse(Map.of(\"gain\", \"5.0\", \"step\", \"0.5\"));"
                                + " Models.of(parameters).simulation().measure(parameters, new SimulationSettings(128, 4, 7L, "),
                line);
        assertTrue(line.endsWith("Set.of(Quantity.KY_DIMENSION), Progress.NONE)"), line);
    }
}
