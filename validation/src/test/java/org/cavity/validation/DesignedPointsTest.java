package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cavity.theory.model.LyapunovSpectrumDetail;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The points of every model and level are what they say. */
class DesignedPointsTest {

    /** Theory there is sampled, which takes seconds; the comparison itself meets it. */
    private static final String SAMPLED = "chaos with a moving update gate";

    static Stream<Arguments> designs() {
        return Models.all().stream()
                .flatMap(model -> Stream.of(Level.values()).map(level -> Arguments.of(model.name(), level)));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void labelsAreUniqueAndEveryCheckCanBeDone(String name, Level level) {
        Set<String> labels = new HashSet<>();
        for (ValidationPoint<?> point : points(name, level)) {
            assertTrue(labels.add(point.label()), point.label());
            Set<Quantity> compared = new HashSet<>();
            for (QuantityCheck check : point.checks()) {
                assertTrue(compared.add(check.quantity()), point.label() + " repeats " + check.quantity());
                assertTrue(check.relativeResolution() + check.absoluteResolution() > 0, point.label());
            }
            assertTrue(measurable(name).containsAll(compared), point.label());
            assertFalse(compared.isEmpty(), point.label());
        }
        assertTrue(labels.size() >= 3, labels.toString());
    }

    /** Every run is accepted by its simulation, with two or more sizes and several networks of each. */
    @ParameterizedTest
    @MethodSource("designs")
    void everyRunIsAccepted(String name, Level level) {
        check(Models.find(name).orElseThrow(), level);
    }

    private static <P extends Record> void check(Model<P> model, Level level) {
        Validator validator = new Validator(level.ensembles(1, 2));
        for (ValidationPoint<P> point : model.validationPoints(level)) {
            List<SimulationRun<P>> runs = validator.runs(model, point);
            runs.forEach(run -> run.simulation().check(run.parameters(), run.settings()));
            runs.forEach(run -> assertTrue(run.settings().replicas() >= 4, point.label()));
            long sizes =
                    runs.stream().map(run -> run.settings().size()).distinct().count();
            assertEquals(level == Level.QUICK ? 2 : 3, sizes, point.label());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"additive", "gated", "adapting-rate", "oscillator", "heterogeneous-rate", "adapting-population"})
    void pointsAreInThePhasesTheyClaim(String name) {
        assertPhases(name, Level.QUICK);
    }

    @ParameterizedTest
    @MethodSource("designs")
    @Tag("slow")
    void allPointsAreInThePhasesTheyClaim(String name, Level level) {
        assertPhases(name, level);
    }

    /** Theory is in the phase that the label says, gives every quantity, and the finite-size powers are its state's. */
    private static void assertPhases(String name, Level level) {
        Set<Phase> phases = predict(Models.find(name).orElseThrow(), level);
        Set<Phase> expected = switch (name) {
            case "additive" ->
                Set.of(Phase.QUIESCENT, Phase.FIXED_POINT, Phase.MULTISTABLE, Phase.NOISE_DRIVEN, Phase.CHAOTIC);
            case "gated" -> {
                Set<Phase> some = new HashSet<>(
                        Set.of(Phase.QUIESCENT, Phase.FIXED_POINT, Phase.BISTABLE_CHAOTIC, Phase.CHAOTIC));
                if (level == Level.FULL) {
                    some.add(Phase.NOISE_DRIVEN);
                }
                yield some;
            }
            case "adapting-population" -> Set.of(Phase.ASYNCHRONOUS, Phase.OSCILLATING);
            case "spiking-network" -> Set.of(Phase.ASYNCHRONOUS);
            default -> Set.of(Phase.QUIESCENT, Phase.CHAOTIC);
        };
        assertTrue(phases.containsAll(expected), phases.toString());
    }

    private static <P extends Record> Set<Phase> predict(Model<P> model, Level level) {
        Set<Phase> phases = new HashSet<>();
        for (ValidationPoint<P> point : model.validationPoints(level)) {
            if (point.label().startsWith(SAMPLED)) {
                continue;
            }
            Set<Quantity> wanted = new HashSet<>(point.quantities());
            Set<Quantity> edges = Set.of(Quantity.SPECTRAL_ABSCISSA, Quantity.OUTLIER);
            model.theory().quantities().stream().filter(edges::contains).forEach(wanted::add);
            Prediction prediction = model.theory()
                    .predict(
                            point.parameters(),
                            Request.of().withQuantities(wanted).withLyapunovSpectrum(LyapunovSpectrumDetail.INTEGRALS));
            assertTrue(prediction.converged(), point.label());
            Map<Quantity, ?> found = prediction.quantities();
            assertTrue(found.keySet().containsAll(point.quantities()), point.label());
            phases.add(prediction.phase());
            assertLabelled(point.label(), prediction.phase());
            Phase own = point.design().startsSmall() ? Phase.FIXED_POINT : prediction.phase();
            for (QuantityCheck check : point.checks()) {
                assertEquals(
                        FiniteSizePower.of(check.quantity(), own, prediction.quantities()),
                        check.finiteSizePower(),
                        point.label() + ", " + check.quantity());
            }
        }
        return phases;
    }

    /** A label begins with the name of its phase, but for chaos and asynchronous states of many kinds. */
    private static void assertLabelled(String label, Phase phase) {
        assertEquals(label.startsWith("quiescent"), phase == Phase.QUIESCENT, label);
        assertEquals(label.startsWith("multistable"), phase == Phase.MULTISTABLE, label);
        assertEquals(label.startsWith("bistable"), phase == Phase.BISTABLE_CHAOTIC, label);
        assertEquals(label.startsWith("oscillating"), phase == Phase.OSCILLATING, label);
        assertEquals(label.startsWith("driven"), phase == Phase.NOISE_DRIVEN, label);
        assertEquals(label.contains("chao") && !label.startsWith("bistable"), phase == Phase.CHAOTIC, label);
    }

    /** What the full level sees of every variance and exponent of an additive or a closed gated network. */
    @Test
    void theFullLevelSeesWhatItShould() {
        for (String name : List.of("additive", "gated")) {
            for (ValidationPoint<?> point : points(name, Level.FULL)) {
                if (point.label().contains("moving update gate")) {
                    continue;
                }
                for (QuantityCheck check : point.checks()) {
                    String quantity = check.quantity().name();
                    if (quantity.equals("variance")
                            || quantity.equals("rate_variance")
                            || quantity.equals("variance_h")) {
                        assertTrue(check.relativeResolution() <= 0.03, point.label() + ", " + quantity);
                        assertTrue(check.absoluteResolution() <= 1e-3, point.label() + ", " + quantity);
                    } else if (quantity.equals("max_lyapunov")) {
                        assertTrue(check.relativeResolution() <= 0.1, point.label() + ", " + quantity);
                        assertEquals(0, check.absoluteResolution(), point.label() + ", " + quantity);
                    }
                }
            }
        }
    }

    private static List<? extends ValidationPoint<?>> points(String name, Level level) {
        return Models.find(name).orElseThrow().validationPoints(level).stream().collect(Collectors.toList());
    }

    private static Set<Quantity> measurable(String name) {
        return Models.find(name).orElseThrow().simulation().measurable();
    }
}
