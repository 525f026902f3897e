package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands over the models that Cavity ships, from the arguments to the files. */
class AdditiveCommandsTest {

    @TempDir
    private Path folder;

    private final CommandsOfAllModels cavity = new CommandsOfAllModels();

    @Test
    void aCouplingThatIsANumberIsNoEnsemble() {
        assertEquals(2, cavity.run("solve", "adapting-population", "--coupling", "200", "--json"));
        assertEquals(
                "cavity: --coupling = 200 is out of place: it names an ensemble, and the coupling of this model is a"
                        + " number; give coupling=200 without the dashes.",
                cavity.err().strip());
        assertEquals("", cavity.out());
    }

    @Test
    void spikingNeuronsHaveNoCoarseTangents() {
        assertEquals(2, cavity.run("simulate", "adapting-population", "--coarse-tangents", "--dry-run"));
        assertEquals(
                "cavity: coarse_tangents = true is out of place: spiking neurons have a scheme of their own.",
                cavity.err().strip());
    }

    @Test
    void structuredCouplingsAreSimulatedBesideTheirOwnTheory() {
        int status = cavity.run(
                "simulate",
                "additive",
                "gain=3",
                "--coupling",
                "orthogonal",
                "--size",
                "512",
                "--replicas",
                "2",
                "--time",
                "40",
                "--precision",
                "single",
                "--trajectories",
                "2",
                "--json",
                "--output",
                folder.resolve("structured").toString());
        assertEquals(0, status, cavity.err());
        JsonObject document = JsonParser.parseString(cavity.out()).getAsJsonObject();
        double dimension = document.getAsJsonObject("theory")
                .getAsJsonObject("dimension_phi")
                .get("value")
                .getAsDouble();
        // 0.0447 with independent couplings.
        assertEquals(0.212, dimension, 0.001);
        JsonObject arguments = document.getAsJsonObject("provenance").getAsJsonObject("arguments");
        assertEquals(
                "orthogonal",
                arguments.getAsJsonObject("parameters").get("coupling").getAsString());
        assertEquals(
                "single", arguments.getAsJsonObject("settings").get("precision").getAsString());
    }

    @ParameterizedTest
    @CsvSource({
        "orthogonal, coupling=dense, dense",
        "orthogonal, --coupling=dense, dense",
        "orthogonal, J=quarter-circle, quarter-circle",
        "dense, --coupling=orthogonal, orthogonal",
        "orthogonal, gain=3, orthogonal",
    })
    void typedCouplingsOverrideThoseOfTheConfigFile(String configured, String typed, String expected)
            throws IOException {
        Path config = Files.writeString(folder.resolve("config.yaml"), "coupling: " + configured + "\n");
        assertEquals(
                0,
                cavity.run("solve", "additive", typed, "--config", config.toString(), "--dry-run", "--json"),
                cavity.err());
        assertEquals(
                expected,
                JsonParser.parseString(cavity.out())
                        .getAsJsonObject()
                        .getAsJsonObject("parameters")
                        .get("coupling")
                        .getAsString());
    }

    @Test
    void couplingsTypedTwiceAreRefused() {
        for (String word : List.of("coupling=dense", "J=dense")) {
            assertEquals(2, cavity.run("solve", "additive", word, "--coupling", "orthogonal"), word);
            assertTrue(cavity.err().contains("coupling is given twice"), cavity.err());
        }
    }

    /** A dry run refuses what the run itself would refuse, and a map before its sweep. */
    @ParameterizedTest
    @CsvSource({
        "simulate additive --size 1000 --coupling orthogonal, size = 1000",
        "lyapunov additive --size 1000 --coupling orthogonal, size = 1000",
        "spectrum additive --size 1000 --coupling quarter-circle, size = 1000",
        "simulate adapting-rate --size 1000 --coupling orthogonal, size = 1000",
        "spectrum oscillator --size 1000 --coupling orthogonal, size = 1000",
        "simulate heterogeneous-rate --coupling orthogonal, no parameter 'coupling'",
        "simulate additive noise=0.1 --integrator rk4, noise = 0.1",
        "simulate additive step=1 --integrator rk4, integrator = rk4",
        "simulate additive noise=0.1 --coarse-tangents, coarse tangents",
        "lyapunov additive noise=0.1 --coarse-tangents, coarse tangents",
        "lyapunov additive step=1 --coarse-tangents, coarse tangents",
        "simulate additive --time 0.1, time = 0.1",
        "simulate additive --size 20 --time 10 --lags 10, lag = 10",
        "lyapunov additive --size 20 --count 21, count = 21",
        "lyapunov additive --size 20 --adjoint, adjoint",
        "phase-diagram additive --x gain=1:3:5 coupling=orthogonal --simulate 2 --size 300, size = 300",
    })
    void requestsThatTheSimulationRefusesAreRefusedByDryRunsToo(String line, String reason) throws IOException {
        for (String last : List.of("--json", "--dry-run")) {
            Path output = folder.resolve("refused");
            assertEquals(2, cavity.run((line + " --output " + output + " " + last).split(" ")), last);
            assertEquals("", cavity.out());
            assertTrue(cavity.err().matches("cavity: [^\\n]*\\.\\R"), cavity.err());
            assertTrue(cavity.err().contains(reason), cavity.err());
            assertFalse(Files.exists(output));
        }
    }

    /** So the refusal of other sizes is not one of structured couplings altogether. */
    @Test
    void mapsOfStructuredCouplingsTakePowersOfTwo() {
        String line = "phase-diagram additive --x gain=1:3:5 coupling=orthogonal --simulate 2 --size 256 --dry-run";
        assertEquals(0, cavity.run((line + " --output " + folder.resolve("map")).split(" ")), cavity.err());
        assertTrue(cavity.out().contains("2 simulated points"), cavity.out());
    }

    @Test
    void lyapunovStopsAtTheRequestedError() {
        int status = cavity.run(
                "lyapunov",
                "additive",
                "gain=3",
                "--size",
                "128",
                "--count",
                "2",
                "--error",
                "0.02",
                "--json",
                "--output",
                folder.resolve("exponents").toString());
        assertEquals(0, status, cavity.err());
        double error = JsonParser.parseString(cavity.out())
                .getAsJsonObject()
                .getAsJsonObject("quantities")
                .getAsJsonObject("max_lyapunov")
                .get("error")
                .getAsDouble();
        assertTrue(error <= 0.02, "error " + error);
    }

    @Test
    void solvePrintsTheDocumentOfAPoint() {
        assertEquals(0, cavity.run("solve", "additive", "gain=2", "--json", "--lags", "0,5,10"), cavity.err());
        assertEquals("", cavity.err());
        assertFalse(cavity.out().contains("NaN"));
        JsonObject document = JsonParser.parseString(cavity.out()).getAsJsonObject();
        assertEquals(
                Set.of(
                        "model",
                        "parameters",
                        "quantities",
                        "phase",
                        "converged",
                        "states",
                        "fixed_points",
                        "arrays",
                        "provenance"),
                document.keySet());
        assertEquals(
                Set.of("gain", "mean_coupling", "bias", "input_variance", "noise", "step", "nonlinearity", "coupling"),
                document.getAsJsonObject("parameters").keySet());
        assertEquals("chaotic", document.get("phase").getAsString());
        assertTrue(document.get("converged").getAsBoolean());
        JsonObject quantities = document.getAsJsonObject("quantities");
        for (Map.Entry<String, JsonElement> entry : quantities.entrySet()) {
            assertEquals(
                    Set.of("value", "error", "unit"),
                    entry.getValue().getAsJsonObject().keySet(),
                    entry.getKey());
        }
        assertEquals(
                "1/tau", quantities.getAsJsonObject("max_lyapunov").get("unit").getAsString());
        for (JsonElement state : document.getAsJsonArray("states")) {
            assertEquals(
                    Set.of("kind", "stable", "quantities"),
                    state.getAsJsonObject().keySet());
        }
        double variance = -1;
        assertFalse(document.getAsJsonArray("fixed_points").isEmpty());
        for (JsonElement point : document.getAsJsonArray("fixed_points")) {
            Set<String> keys = point.getAsJsonObject().keySet();
            assertTrue(
                    keys.containsAll(Set.of(
                            "variance",
                            "rate_variance",
                            "static_stability",
                            "slope",
                            "spectral_abscissa",
                            "stable",
                            "gapless")),
                    keys.toString());
            double next = point.getAsJsonObject().get("variance").getAsDouble();
            assertTrue(next > variance, "by rising variance");
            variance = next;
        }
        JsonObject correlation = document.getAsJsonObject("arrays").getAsJsonObject("autocorrelation");
        JsonArray value = correlation.getAsJsonArray("value");
        assertEquals(3, correlation.getAsJsonArray("lag").size());
        assertEquals(
                quantities.getAsJsonObject("variance").get("value").getAsDouble(),
                value.get(0).getAsDouble(),
                1e-9);
        assertTrue(value.get(0).getAsDouble() > value.get(1).getAsDouble());
        assertTrue(value.get(1).getAsDouble() > value.get(2).getAsDouble());
    }

    /** The grid meets the critical point itself, gain = 1 without input. */
    @Test
    void noCellOfAMapAcrossTheOnsetFails() throws IOException {
        Path output = folder.resolve("map");
        int status = cavity.run(
                "phase-diagram",
                "additive",
                "--x",
                "gain=0.5:2.5:9",
                "--y",
                "input_variance=0:1.2:7",
                "--json",
                "--output",
                output.toString());
        assertEquals(0, status, cavity.err() + cavity.out());
        JsonObject document = JsonParser.parseString(cavity.out()).getAsJsonObject();
        assertEquals(63, document.get("cells").getAsInt());
        assertEquals(0, document.get("failed").getAsInt());
        assertEquals(
                Set.of("quiescent", "fixed-point", "chaotic"),
                document.getAsJsonObject("phases").keySet());
        List<String> rows = Files.readAllLines(output.resolve("data.csv"));
        assertEquals(1 + 63, rows.size());
        assertTrue(rows.stream().anyMatch(row -> row.startsWith("1,0,")), "the critical point is on the grid");
        assertTrue(Files.readString(output.resolve("boundaries.csv")).contains("chaos_onset"));
    }

    /** Strong inhibition of a map makes the mean alternate: there is no state whose spectrum theory could bound. */
    @Test
    void aSpectrumWithoutStateSaysWhyItHasNoBoundary() {
        int status = cavity.run("spectrum", "additive", "step=1", "J0=-5", "gain=0.5", "--size", "60", "--json");
        assertEquals(1, status, cavity.err());
        assertEquals("", cavity.err());
        JsonObject document = JsonParser.parseString(cavity.out()).getAsJsonObject();
        assertEquals("oscillating", document.get("phase").getAsString());
        assertFalse(document.get("note").getAsString().isEmpty());
        assertFalse(document.has("fraction_outside"));
        assertEquals(
                60,
                document.getAsJsonObject("arrays")
                        .getAsJsonObject("eigenvalues")
                        .getAsJsonArray("re")
                        .size());
    }

    /** At rest the Jacobian is the same at all times, so that both abscissae are those of one matrix. */
    @ParameterizedTest
    @CsvSource({"dense, 0.9633", "orthogonal, 1"})
    void aSpectrumTellsByWhatItsAbscissaIsDivided(String coupling, double mean) throws IOException {
        String line = "spectrum additive gain=0.5 --size 64 --coupling " + coupling + " --output ";
        Path output = folder.resolve("spectrum");
        assertEquals(0, cavity.run((line + output + " --json").split(" ")), cavity.err());
        JsonObject document = JsonParser.parseString(cavity.out()).getAsJsonObject();
        double largest = Files.readAllLines(output.resolve("data.csv")).stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row.split(",")[0]))
                .max()
                .orElseThrow();
        assertEquals(largest, document.get("largest_real_part").getAsDouble(), 1e-12);
        assertEquals(mean, document.get("mean_abscissa").getAsDouble(), 1e-3);
        double measured = document.getAsJsonObject("quantities")
                .getAsJsonObject("spectral_abscissa")
                .get("value")
                .getAsDouble();
        assertEquals((largest + 1) / document.get("mean_abscissa").getAsDouble() - 1, measured, 1e-6);
        assertEquals(0, cavity.run((line + output).split(" ")), cavity.err());
        assertTrue(cavity.out().contains("largest real part of the eigenvalues: -0."), cavity.out());
        assertEquals(mean != 1, cavity.out().contains("couplings divided by"), cavity.out());
    }

    @Test
    void axesThatLeaveTheAllowedRangeAreRefused() throws IOException {
        Path output = folder.resolve("map");
        assertEquals(2, cavity.run("phase-diagram", "additive", "--x", "step=0:1.5:3", "--output", output.toString()));
        assertEquals("", cavity.out());
        assertTrue(cavity.err().matches("cavity: [^\\n]*step = 1.5[^\\n]*\\.\\R"), cavity.err());
        assertFalse(Files.exists(output));
    }
}
