package org.cavity.validation.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cavity.numerics.additive.AdditiveModel;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveTheory;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.validation.Agreement;
import org.cavity.validation.Ensembles;
import org.cavity.validation.MistunedTheory;
import org.cavity.validation.Model;
import org.cavity.validation.QuantityCheck;
import org.junit.jupiter.api.Test;

/** What a user writes to check a nonlinearity of their own, and what they read when it fails. */
class OwnNonlinearityTest {

    private static final Model<AdditiveNetwork> ADDITIVE =
            new Model<>(new AdditiveTheory(), new NetworkSimulation<>(new AdditiveModel()));

    private static final Nonlinearity SOFT_SIGN =
            Nonlinearity.of("softsign", x -> x / (1 + Math.abs(x)), x -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))));

    private static final AdditiveNetwork MAP = AdditiveNetwork.of(SOFT_SIGN, 4).withStep(1);

    private static final Ensembles NETWORKS = new Ensembles(List.of(256, 512), 8, 1, 2);

    /** The example of the documentation. */
    @Test
    void aUsersOwnNonlinearityAgrees() {
        Nonlinearity softSign = Nonlinearity.of("softsign", x -> x / (1 + Math.abs(x)));
        AdditiveNetwork network = AdditiveNetwork.of(softSign, 4).withStep(1);
        Model<AdditiveNetwork> additive =
                new Model<>(new AdditiveTheory(), new NetworkSimulation<>(new AdditiveModel()));
        Agreement.assertAgrees(
                additive,
                network,
                new Ensembles(List.of(256, 512), 8, 1, 2),
                QuantityCheck.of(Quantity.VARIANCE, 0.1, 0),
                QuantityCheck.of(Quantity.RATE_VARIANCE, 0.1, 0));
    }

    /** What is compiled and run here is what users read. */
    @Test
    void theExampleIsThatOfTheDocumentation() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int start = readme.indexOf("@Test");
        String example = readme.substring(start, readme.indexOf("```", start)).indent(4);
        String here =
                Files.readString(Path.of("src/test/java/org/cavity/validation/additive/OwnNonlinearityTest.java"));
        assertTrue(here.contains(example), example);
    }

    @Test
    void aWrongTheoryIsTold() {
        Model<AdditiveNetwork> wrong = new Model<>(
                new MistunedTheory<>(new AdditiveTheory(), network -> network.withGain(1.1 * network.gain())),
                ADDITIVE.simulation());
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> Agreement.assertAgrees(wrong, MAP, NETWORKS, QuantityCheck.of(Quantity.VARIANCE, 0.2, 0)));
        String message = error.getMessage();
        for (String part : List.of("disagrees", "theory ", "simulation ", "N = 256, 8 networks, seed 1", "seed 2")) {
            assertTrue(message.contains(part), part + " is missing in: " + message);
        }
        assertTrue(
                message.contains("Again: model.simulation().measure(parameters, new SimulationSettings(512, 8, 2L, "));
    }

    /** The command of the message, word by word, for what the command line knows. */
    @Test
    void whatTheCommandLineKnowsIsReproducedThere() {
        AdditiveNetwork network = AdditiveNetwork.tanh(2).withStep(1);
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> Agreement.assertAgrees(
                        ADDITIVE, network, NETWORKS, QuantityCheck.of(Quantity.VARIANCE, 1e-6, 0)));
        Matcher command = Pattern.compile("Again: (\\./cavity simulate .*)").matcher(error.getMessage());
        assertTrue(command.find(), error.getMessage());
        assertTrue(
                command.group(1)
                        .startsWith("./cavity simulate additive gain=2.0 step=1.0 --size 512 --replicas 8 --seed 2 --"),
                command.group(1));
    }

    /** Numbers from elsewhere: a prediction and measurements at two sizes. */
    @Test
    void measurementsAgreeWithAPrediction() {
        Prediction prediction = ADDITIVE.theory().predict(MAP, Request.of(Quantity.VARIANCE));
        List<Measurement> measurements = List.of(measured(256, 3), measured(512, 4));
        Agreement.assertAgrees("softsign map", prediction, measurements, QuantityCheck.of(Quantity.VARIANCE, 0.1, 0));
        Prediction other = ADDITIVE.theory().predict(MAP.withGain(4.4), Request.of(Quantity.VARIANCE));
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> Agreement.assertAgrees(
                        "softsign map", other, measurements, QuantityCheck.of(Quantity.VARIANCE, 0.1, 0)));
        assertEquals(2, error.getMessage().split("softsign map", -1).length - 1);
    }

    private static Measurement measured(int size, long seed) {
        return ADDITIVE.simulation()
                .measure(
                        MAP,
                        ADDITIVE.simulation()
                                .suggestedSettings(MAP)
                                .withSize(size)
                                .withReplicas(8)
                                .withSeed(seed),
                        Set.of(Quantity.VARIANCE),
                        Progress.NONE);
    }
}
