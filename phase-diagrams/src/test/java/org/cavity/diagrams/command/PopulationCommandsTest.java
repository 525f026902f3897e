package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cavity.diagrams.Toy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command other than {@code response} on a model of spiking neurons: units, a preset, a list, no Jacobian. */
class PopulationCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void modelsSaysWhichDefaultsAPresetChanges() {
        Toy toy = Toy.run("models", "toy-population");
        assertEquals(0, toy.status());
        assertTrue(toy.out().contains("one of calm, nervous"), toy.out());
        assertTrue(toy.out().contains("a list such as [6,1.5] of numbers, each between 0 and 10"), toy.out());
        assertTrue(
                toy.out()
                        .matches("(?s).*defaults by preset\n" + "preset +membrane_time +weights\n"
                                + "calm +20 +\\[1,0.5]\n" + "nervous +10 +\\[]\n.*"),
                toy.out());
        assertFalse(Toy.run("models", "toy").out().contains("defaults by"));
    }

    @Test
    void simulateShowsThePopulation() throws IOException {
        Toy toy = Toy.run("simulate", "toy-population", "--output", at("simulate"));
        assertEquals(0, toy.status(), toy.err());
        assertTrue(toy.out().startsWith("N = 10000, 2 populations, seed 1; theory for N → ∞: asynchronous\n"));
        for (String file : List.of("data.csv", "rate.csv", "figure.png", "figure.svg", "figure.pdf")) {
            assertTrue(Files.exists(folder.resolve("simulate").resolve(file)), file);
        }
        List<String> spectrum = Files.readAllLines(folder.resolve("simulate/spectrum.csv"));
        assertEquals("source,frequency,value,error", spectrum.get(0));
        assertEquals(
                200, spectrum.stream().filter(l -> l.startsWith("simulation,")).count());
        // Theory has no error column of its own.
        assertEquals(
                60,
                spectrum.stream().filter(l -> l.matches("theory,[^,]+,[^,]+,")).count());
        List<String> rates = Files.readAllLines(folder.resolve("simulate/log_rates.csv"));
        assertEquals("source,log_rate,density,error", rates.get(0));
        assertEquals(1 + 40 + 101, rates.size());
    }

    @Test
    void simulateSpeaksJson() {
        JsonObject document = json("simulate", "toy-population", "--seed", "7");
        JsonObject rate = document.getAsJsonObject("quantities").getAsJsonObject("rate");
        double exact = 10 * Math.exp((20 - 16.5) / 2 + 0.25);
        // The standard deviation of each of two means, known: √(A/(N T)).
        assertEquals(exact, rate.get("value").getAsDouble(), 5 * Math.sqrt(exact / 2e4) / Math.sqrt(2));
        assertEquals("Hz", rate.get("unit").getAsString());
        assertEquals("asynchronous", document.get("phase").getAsString());
        assertEquals(
                Set.of(
                        "rate",
                        "spectrum",
                        "log_rates",
                        "theory_spectrum",
                        "theory_log_rate_density",
                        "theory_log_rate_density_without_history"),
                document.getAsJsonObject("arrays").keySet());
        assertEquals(
                Set.of("size", "replicas", "seed", "transient", "time", "dt"),
                document.getAsJsonObject("provenance")
                        .getAsJsonObject("arguments")
                        .getAsJsonObject("settings")
                        .keySet());
    }

    @Test
    void withoutInputOfTheirOwnNeuronsHaveNoDistributionOfRates() throws IOException {
        Toy toy = Toy.run("simulate", "toy-population", "v=0", "--output", at("simulate"));
        assertEquals(0, toy.status(), toy.err());
        assertEquals(
                List.of("source,log_rate,density,error"), Files.readAllLines(folder.resolve("simulate/log_rates.csv")));
    }

    @Test
    void dryRunNamesTheFiles() {
        JsonObject plan = json("simulate", "toy-population", "--dry-run");
        assertTrue(plan.get("files").toString().contains("log_rates.csv"));
        assertTrue(plan.getAsJsonArray("cost")
                .get(0)
                .getAsJsonObject()
                .get("work")
                .getAsString()
                .contains("populations"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate toy-population --lags 1 | lags = [1.0] is out of place",
                "simulate toy-population --trajectories 2 | trajectories = 2 is out of place",
                "simulate toy-population --precision single | precision = single is out of place",
                "simulate toy-population --integrator heun | integrator = heun is out of place",
                "simulate toy-population --coarse-tangents | coarse_tangents = true is out of place",
                "simulate toy-population --initial-scale 0.1 | initial_scale = 0.1 is out of place",
                "simulate toy-population --dt 30 | dt = 30.0 is longer",
                "lyapunov toy-population | The model toy-population has no Lyapunov exponents; models that have: toy, fold.",
                "lyapunov toy-population --adjoint | The model toy-population has no",
                "spectrum toy-population | The model toy-population has no Jacobian; models that have: toy, fold.",
                "spectrum toy-population --family mu=1,2 | The model toy-population has no Jacobian",
                "solve toy-population q=[1,x] | weights = [1,x] is not a list of numbers",
                "solve toy-population q=[1,11] | weights = [1.0, 11.0] is out of range",
                "solve toy-population q[1]=2 | give the whole list",
                "solve toy-population preset=clam | did you mean 'calm'?",
                "phase-diagram toy-population --x q[3]=0:8:5 | weights[3] does not exist: weights = [1.0, 0.5] has 2"
                        + " elements.",
                "phase-diagram toy-population --x q=0:8:5 | weights is not a number and cannot be an axis.",
                "phase-diagram toy-population --x q[1]=0:11:5 | The axis reaches weights[1] = 11.0"
            })
    void whatThePopulationHasNotIsRefusedInOneSentence(String command, String sentence) {
        Toy toy = Toy.run(command.strip().split(" "));
        assertEquals(2, toy.status(), toy.out());
        assertEquals("", toy.out());
        assertEquals(1, toy.err().strip().lines().count(), toy.err());
        assertTrue(toy.err().contains(sentence.strip()), toy.err());
    }

    /** At v = 0 and two weights A = 100 Hz where 4.6 = (m − 15 − Σq)/2; with m = 26 that is at q₁ = 1.29. */
    @Test
    void anElementOfAListIsAnAxis() throws IOException {
        JsonObject map = json(
                "phase-diagram",
                "toy-population",
                "--x",
                "q[1]=0:8:9",
                "--y",
                "mu=14:26:7",
                "v=0",
                "--simulate",
                "3",
                "--output",
                at("map"));
        JsonObject axis = map.getAsJsonObject("axes").getAsJsonObject("x");
        assertEquals("weights[1]", axis.get("parameter").getAsString());
        assertEquals("mV", axis.get("unit").getAsString());
        assertEquals(
                "weights[1],input_mean,rate,rate_error,adaptation_time,adaptation_time_error,phase,converged,unresolved,failed,level",
                Files.readAllLines(folder.resolve("map/data.csv")).get(0));
        assertEquals("agrees", map.get("verdict").getAsString());
        assertEquals(3, map.getAsJsonArray("simulated").size());
        // The last cell: q₁ = 8, q₂ = 1/2, m = 26.
        String last = Files.readAllLines(folder.resolve("map/data.csv")).get(63);
        assertEquals(10 * Math.exp((26 - 15 - 8.5) / 2), Double.parseDouble(last.split(",")[2]), 1e-9);
        assertTrue(Files.readString(folder.resolve("map/provenance.json")).contains("weights[1]=0.0:8.0:9"));
    }

    @Test
    void twoElementsOfAListAreTwoAxes() {
        assertEquals(
                0,
                Toy.run(
                                "phase-diagram",
                                "toy-population",
                                "--x",
                                "q[1]=0:8:5",
                                "--y",
                                "q[2]=0:8:5",
                                "--colour",
                                "adaptation_time",
                                "--output",
                                at("map"))
                        .status());
    }

    @Test
    void listsComeFromAConfigFile() throws IOException {
        Path config = Files.write(
                folder.resolve("config.yaml"), "q: [6, 1.5]\npreset: nervous\n".getBytes(StandardCharsets.UTF_8));
        JsonObject parameters =
                json("solve", "toy-population", "--config", config + "").getAsJsonObject("parameters");
        assertEquals("[6.0,1.5]", parameters.get("weights").toString());
        assertEquals(10, parameters.get("membrane_time").getAsDouble());
        assertEquals("nervous", parameters.get("preset").getAsString());
        Files.write(config, "q: []\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "[]",
                json("solve", "toy-population", "--config", config + "")
                        .getAsJsonObject("parameters")
                        .get("weights")
                        .toString());
        Files.write(config, "q: [3]\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "[2.0,1.0]",
                json("solve", "toy-population", "--config", config + "", "q=[2,1]")
                        .getAsJsonObject("parameters")
                        .get("weights")
                        .toString());
    }

    /** Lists are arguments like others: results of another list are not overwritten. */
    @Test
    void anotherListIsAnotherRequest() {
        String[] command = {"simulate", "toy-population", "q=[1,2]", "--output", at("simulate")};
        assertEquals(0, Toy.run(command).status());
        assertEquals(0, Toy.run(command).status());
        command[2] = "q=[1,3]";
        Toy other = Toy.run(command);
        assertEquals(2, other.status());
        assertTrue(other.err().contains("weights = [1.0,2.0] instead of [1.0,3.0]"), other.err());
    }

    @Test
    void theOtherCommandsWork() {
        assertEquals(
                "Hz",
                json("solve", "toy-population")
                        .getAsJsonObject("quantities")
                        .getAsJsonObject("rate")
                        .get("unit")
                        .getAsString());
        assertEquals(
                0,
                Toy.run("validate", "toy-population", "--output", at("validate"))
                        .status());
        Toy branches = Toy.run("branches", "toy-population", "--along", "q[2]=0:2:5", "--output", at("branches"));
        assertEquals(0, branches.status(), branches.err());
        assertTrue(branches.out().contains("weights[2]"), branches.out());
    }

    private static JsonObject json(String... arguments) {
        String[] command = Arrays.copyOf(arguments, arguments.length + 1);
        command[arguments.length] = "--json";
        Toy toy = Toy.run(command);
        assertEquals(0, toy.status(), toy.err());
        return JsonParser.parseString(toy.out()).getAsJsonObject();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}
