package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps of networks of filtered units, from the arguments to the files, against closed forms. */
class FilteredMapsTest {

    /** Lines are traced to 1e-13 of the axes; this is what a user may rely on. */
    private static final double TRACED = 1e-9;

    @TempDir
    private Path folder;

    private final CommandsOfAllModels cavity = new CommandsOfAllModels();

    private Path map(int status, String... arguments) {
        List<String> all = new ArrayList<>(List.of("phase-diagram"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--output", folder.resolve("map").toString(), "--threads", "2"));
        int actual = cavity.run(all.toArray(String[]::new));
        assertEquals(status, actual, cavity.err());
        return folder.resolve("map");
    }

    private static List<CSVRecord> read(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
            return parser.getRecords();
        }
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    /** How far each line reaches along x, each of its points being where the closed form has it. */
    private static Map<String, Double> reach(
            Path map, String x, String y, Map<String, DoubleUnaryOperator> xOfY, Map<String, Double> fixedY)
            throws IOException {
        Map<String, double[]> ends = new HashMap<>();
        for (CSVRecord row : read(map.resolve("boundaries.csv"))) {
            String line = row.get("line");
            if (fixedY.containsKey(line)) {
                assertEquals(fixedY.get(line), number(row, y), TRACED, line);
            } else {
                assertEquals(xOfY.get(line).applyAsDouble(number(row, y)), number(row, x), TRACED, line);
            }
            double at = number(row, fixedY.containsKey(line) ? x : y);
            double[] span = ends.computeIfAbsent(line, l -> new double[] {at, at});
            span[0] = Math.min(span[0], at);
            span[1] = Math.max(span[1], at);
        }
        Map<String, Double> reach = new HashMap<>();
        ends.forEach((line, span) -> reach.put(line, span[1] - span[0]));
        return reach;
    }

    /** g_c² = 2ω₀² + 1 + γ² − 2γβ with ω₀² = −γ² + γ√(β(β + 2 + 2γ)), and 1 + β without resonance. */
    private static double criticalGain(double gamma, double beta) {
        double square = -gamma * gamma + gamma * Math.sqrt(beta * (beta + 2 + 2 * gamma));
        return square > 0 ? Math.sqrt(2 * square + 1 + gamma * gamma - 2 * gamma * beta) : 1 + beta;
    }

    @Test
    void adaptationHasItsTwoLines() throws IOException {
        Path map = map(0, "adapting-rate", "gamma=[1]", "--x", "gain=0.5:2:6", "--y", "beta[1]=0:1:5");
        Map<String, Double> reach = reach(
                map,
                "gain",
                "adaptation_strengths[1]",
                Map.of("chaos_onset", beta -> criticalGain(1, beta)),
                Map.of("resonance_onset", Math.sqrt(5) - 2));
        assertEquals(1, reach.get("chaos_onset"), TRACED);
        assertEquals(1.5, reach.get("resonance_onset"), TRACED);
        Set<String> phases = new TreeSet<>();
        for (CSVRecord row : read(map.resolve("data.csv"))) {
            double distance = number(row, "gain") - criticalGain(1, number(row, "adaptation_strengths[1]"));
            assertEquals(distance > 0 ? "chaotic" : "quiescent", row.get("phase"));
            assertEquals(distance > 0, number(row, "max_lyapunov") > 0);
            assertEquals("true", row.get("converged"));
            phases.add(row.get("phase"));
        }
        assertEquals(2, phases.size());
    }

    /** Where the gain is no axis both lines are searched for, and have the same closed forms. */
    @Test
    void theLineOverTwoParametersOfAdaptationIsSearchedFor() throws IOException {
        Path map = map(0, "adapting-rate", "g=1.3", "--x", "gamma[1]=0.1:1:3", "--y", "beta[1]=0.01:2:3:log");
        boolean chaos = false;
        boolean resonance = false;
        for (CSVRecord row : read(map.resolve("boundaries.csv"))) {
            double gamma = number(row, "adaptation_rates[1]");
            double beta = number(row, "adaptation_strengths[1]");
            if (row.get("line").equals("chaos_onset")) {
                assertEquals(1.3, criticalGain(gamma, beta), TRACED);
                chaos = true;
            } else {
                assertEquals(Math.sqrt(2 * gamma * gamma + 2 * gamma + 1) - 1 - gamma, beta, TRACED);
                resonance = true;
            }
        }
        assertTrue(chaos && resonance);
    }

    @Test
    void oscillatorsStopToResonateAtTheirDamping() throws IOException {
        Path map = map(0, "oscillator", "--x", "gain=0.3:2:4", "--y", "damping=0.2:1.2:4");
        Map<String, Double> reach = reach(
                map,
                "gain",
                "damping",
                Map.of("chaos_onset", z -> z < Math.sqrt(0.5) ? 2 * z * Math.sqrt(1 - z * z) : 1),
                Map.of("resonance_onset", Math.sqrt(0.5)));
        assertEquals(1, reach.get("chaos_onset"), TRACED);
        assertEquals(1.7, reach.get("resonance_onset"), TRACED);
    }

    /** At rest J₀ = −3 rocks the mean above the step 2/(1 − J₀); chaos, where φ' is smaller on average, does so later. */
    @Test
    @Tag("slow")
    void theStepMovesTheOnsetOfOscillationAlone() throws IOException {
        Path map = map(0, "additive", "J0=-3", "--x", "gain=0.5:2:4", "--y", "step=0.2:1:3");
        double latest = 0;
        for (CSVRecord row : read(map.resolve("boundaries.csv"))) {
            double gain = number(row, "gain");
            double step = number(row, "step");
            if (row.get("line").equals("chaos_onset")) {
                // At g = 1 + ε the fixed point has g² E[φ'²] = 1 + 4ε²/3, in which ten roundings hide this ε.
                assertEquals(1, gain, Math.sqrt(0.75 * 10 * Math.ulp(1.0)));
            } else {
                assertEquals("oscillation_onset", row.get("line"));
                assertTrue(gain >= 1 || Math.abs(step - 0.5) < TRACED, gain + ", " + step);
                latest = Math.max(latest, step);
            }
        }
        assertTrue(latest > 0.7, "latest step " + latest);
        Set<String> phases = new TreeSet<>();
        for (CSVRecord row : read(map.resolve("data.csv"))) {
            if (number(row, "gain") <= 1) {
                assertEquals(number(row, "step") > 0.5 ? "oscillating" : "quiescent", row.get("phase"));
            }
            phases.add(row.get("phase"));
        }
        assertEquals(Set.of("quiescent", "oscillating", "chaotic"), phases);
    }

    /** At rest E[φ'] = 1: at step 1 the mean grows beyond J₀ = 1, and alternates beyond J₀ = −1. */
    @Test
    @Tag("slow")
    void theMeanOfAMapHasAnOnsetOfEitherSign() throws IOException {
        Path map = map(0, "additive", "step=1", "--x", "gain=0.5:0.9:3", "--y", "mean_coupling=-2:2:5");
        Map<String, Double> reach =
                reach(map, "gain", "mean_coupling", Map.of(), Map.of("mean_onset", 1.0, "oscillation_onset", -1.0));
        assertEquals(Set.of("mean_onset", "oscillation_onset"), reach.keySet());
        reach.forEach((line, length) -> assertEquals(0.4, length, TRACED, line));
        for (CSVRecord row : read(map.resolve("data.csv"))) {
            double coupling = number(row, "mean_coupling");
            String phase = coupling < -1 ? "oscillating" : coupling > 1 ? "fixed-point" : "quiescent";
            if (Math.abs(coupling) != 1) {
                assertEquals(phase, row.get("phase"), "mean coupling " + coupling);
            }
        }
    }
}
