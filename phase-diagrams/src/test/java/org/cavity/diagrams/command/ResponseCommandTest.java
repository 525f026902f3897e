package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
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

/** Against {@code toy-population}, whose rate follows its input in closed form. */
class ResponseCommandTest {

    @TempDir
    private Path folder;

    /** ln A goes from m/D = 20/2 to 22/2 within τ_m = 20 ms, hence half the way at 20 ln 2. */
    @Test
    void aStepOfTheMeanIsReadOffTheory() {
        JsonObject document = json("response", "toy-population", "--step", "mean=20:22");
        JsonObject step = document.getAsJsonObject("step").getAsJsonObject("theory");
        assertEquals(Set.of("baseline", "log_peak", "half_time", "peak_time", "plateau"), step.keySet());
        double before = 10 * Math.exp((20 - 16.5) / 2 + 0.25);
        assertEquals(before, value(step, "baseline"), 1e-9 * before);
        assertEquals(1, value(step, "log_peak"), 1e-6);
        // Rates before and after are off by 1e-3 each, whatever the sign; to first order.
        assertEquals(1e-3, error(step, "baseline") / before, 1e-9);
        assertEquals(Math.sqrt(2) * 1e-3, error(step, "log_peak"), 1e-6);
        assertFalse(step.getAsJsonObject("half_time").has("error"));
        // Averages over three bins of 2 ms shift a curve of this curvature by (2 ms)²/(3 τ_m), 0.07 ms.
        assertEquals(20 * Math.log(2), value(step, "half_time"), 0.1);
        assertEquals(before * Math.E, value(step, "plateau"), 1e-4 * before);
        assertEquals("ms", step.getAsJsonObject("half_time").get("unit").getAsString());
        assertFalse(document.getAsJsonObject("step").has("simulation"));
        assertTrue(document.get("converged").getAsBoolean());
        assertEquals(
                Set.of("input", "theory"), document.getAsJsonObject("arrays").keySet());
    }

    /** Of the potential's variance, so that v/(2D²) goes from 1/4 to 3/4 within τ_m/2. */
    @Test
    void aStepOfTheVarianceIsOneOfTheDeviationThatGivesIt() {
        JsonObject variance = json("response", "toy-population", "--step", "variance=2:6");
        JsonObject step = variance.getAsJsonObject("step").getAsJsonObject("theory");
        assertEquals(0.5, value(step, "log_peak"), 1e-6);
        assertEquals(10 * Math.log(2), value(step, "half_time"), 0.15);
        JsonArray deviation =
                variance.getAsJsonObject("arrays").getAsJsonObject("input").getAsJsonArray("deviation");
        assertEquals(Math.sqrt(2), deviation.get(0).getAsDouble(), 1e-12);
        assertEquals(Math.sqrt(6), deviation.get(deviation.size() - 1).getAsDouble(), 1e-12);
        JsonObject same =
                json("response", "toy-population", "--step", "deviation=" + Math.sqrt(2) + ":" + Math.sqrt(6));
        assertEquals(variance.get("step"), same.get("step"));
    }

    @Test
    void aStepWithOneNumberStartsFromTheParameters() {
        assertEquals(
                json("response", "toy-population", "mu=18", "--step", "mean=18:19")
                        .get("step"),
                json("response", "toy-population", "mu=18", "--step", "mean=19").get("step"));
    }

    /** The toy's spikes are as noisy as its error bars say: five of them are a bound that no seed reaches. */
    @Test
    void simulationStandsBesideTheoryWithItsErrors() {
        JsonObject document = json(
                "response", "toy-population", "--step", "mean=20:21", "--simulate", "--size", "1e6", "--seed", "5");
        JsonObject step = document.getAsJsonObject("step");
        for (String name : List.of("baseline", "log_peak", "half_time", "plateau")) {
            JsonObject measured = step.getAsJsonObject("simulation").getAsJsonObject(name);
            double error = measured.get("error").getAsDouble();
            assertTrue(error > 0, name);
            assertEquals(
                    value(step.getAsJsonObject("theory"), name),
                    measured.get("value").getAsDouble(),
                    5 * error,
                    name);
        }
        JsonObject difference = step.getAsJsonObject("relative_difference");
        double noise = difference.get("rms_of_noise").getAsDouble();
        // The rms over 250 bins scatters by 1/√500.
        assertEquals(noise, difference.get("rms").getAsDouble(), 5 * noise / Math.sqrt(500));
        assertTrue(document.getAsJsonObject("arrays").has("simulation"));
        assertEquals(
                1_000_000,
                document.getAsJsonObject("provenance")
                        .getAsJsonObject("arguments")
                        .getAsJsonObject("settings")
                        .get("size")
                        .getAsInt());
    }

    /**
     * For a weak sinusoid gain and phase are those of the filter, 1/(D √(1 + (ωτ)²)) and −arctan ωτ; the next term of
     * the exponential is of the second order in the modulation, 0.003.
     */
    @Test
    void aWeakSinusoidShowsTheFilter() {
        JsonObject sine = json("response", "toy-population", "--sine", "mean=0.01@10")
                .getAsJsonObject("sine")
                .getAsJsonObject("theory");
        double x = 2 * Math.PI * 0.01 * 20;
        assertEquals(0.5 / Math.sqrt(1 + x * x), value(sine, "gain"), 1e-4);
        assertEquals(-Math.atan(x), value(sine, "phase"), 1e-4);
        assertEquals("1/mV", sine.getAsJsonObject("gain").get("unit").getAsString());
        JsonArray time = json("response", "toy-population", "--sine", "deviation=0.1@80")
                .getAsJsonObject("arrays")
                .getAsJsonObject("theory")
                .getAsJsonArray("time");
        // At least 200 ms, sixteen periods of 12.5 ms, with no fewer than ten bins each.
        assertEquals(200 - 0.5, time.get(time.size() - 1).getAsDouble(), 1e-9);
    }

    @Test
    void aFileIsAnInputWhateverTheOrderOfItsColumns() throws IOException {
        String path =
                write("input.csv", "\uFEFFmean, time,deviation\r\n20,0,1\r\n\r\n20,50,1\r\n21,50,1\r\n21,250,1\r\n");
        JsonObject document = json("response", "toy-population", "--input", path);
        JsonObject series = document.getAsJsonObject("input").getAsJsonObject("theory");
        double before = 10 * Math.exp((20 - 16.5) / 2 + 0.125);
        assertEquals(before, value(series, "baseline"), 1e-9 * before);
        assertEquals(before, value(series, "minimum"), 1e-9 * before);
        // After 200 ms, ten time constants.
        assertEquals(before * Math.exp(0.5), value(series, "maximum"), 1e-4 * before);
        JsonObject theory = document.getAsJsonObject("arrays").getAsJsonObject("theory");
        assertEquals(175, theory.getAsJsonArray("time").size());
        JsonObject settings = document.getAsJsonObject("provenance")
                .getAsJsonObject("arguments")
                .getAsJsonObject("settings");
        String hash = settings.get("input_sha256").getAsString();
        assertEquals(64, hash.length());
    }

    /** The extremes of noisy bins lie beyond those of the rate. */
    @Test
    void extremesOfASeriesAreThoseOfTheoryAlone() throws IOException {
        String path = write("input.csv", "time,mean,deviation\n0,21,1\n");
        JsonObject series = json("response", "toy-population", "--input", path, "--simulate")
                .getAsJsonObject("input");
        assertEquals(
                Set.of("baseline", "mean", "minimum", "maximum"),
                series.getAsJsonObject("theory").keySet());
        assertEquals(
                Set.of("baseline", "mean"), series.getAsJsonObject("simulation").keySet());
        Toy people = Toy.run("response", "toy-population", "--input", path, "--output", at("series"));
        assertTrue(people.out().startsWith("input of " + path + ", 1 time\n"), people.out());
    }

    /** So few neurons that rates of the toy are negative in most bins. */
    @Test
    void numbersThatCannotBeReadOffNoisyRatesAreNamed() {
        String[] command = {
            "response",
            "toy-population",
            "mu=12",
            "--step",
            "mean=12:13",
            "--simulate",
            "--size",
            "2",
            "--output",
            at("noisy")
        };
        Toy people = Toy.run(command);
        assertEquals(1, people.status(), people.err());
        assertTrue(people.out()
                .contains("warning: simulation: no log_peak, no half_time, no peak_time can be read off the rates"));
        assertTrue(people.out().matches("(?s).*log_peak +0\\.\\d+ +± \\S+ +-\n.*"), people.out());
        String[] asJson = Arrays.copyOf(command, command.length + 1);
        asJson[command.length] = "--json";
        Toy json = Toy.run(asJson);
        assertEquals(1, json.status());
        JsonObject simulation = JsonParser.parseString(json.out())
                .getAsJsonObject()
                .getAsJsonObject("step")
                .getAsJsonObject("simulation");
        assertTrue(simulation.getAsJsonObject("log_peak").has("failed"));
    }

    /** What a file holds decides the results, not its name. */
    @Test
    void resultsOfAnotherFileAreNotOverwritten() throws IOException {
        String output = folder.resolve("out").toString();
        String path = write("input.csv", "time,mean,deviation\n0,20,1\n100,21,1\n");
        String[] command = {"response", "toy-population", "--input", path, "--output", output};
        assertEquals(0, Toy.run(command).status());
        assertEquals(0, Toy.run(command).status());
        write("input.csv", "time,mean,deviation\n0,20,1\n100,22,1\n");
        Toy changed = Toy.run(command);
        assertEquals(2, changed.status());
        assertTrue(changed.err().contains("input_sha256"), changed.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,mean,deviation;0,20,1;5,20,1;4,20,1 | line 4: time = 4.0 comes after 5.0: times must ascend.",
                "time,mean,deviation;0,20,1;5,20,-1 | line 3: deviation = -1.0 is out of range: it must be at least 0.",
                "time,mean,deviation;-5,20,1 | line 2: time = -5.0 is out of range: it must be at least 0.",
                "time,mean,deviation;0,high,1 | line 2: mean = high is not a number.",
                "time,mean,deviation;0,,1 | line 2: mean =  is not a number.",
                "time,mean,deviation;;0,NaN,1 | line 3: mean = NaN is out of range: it must be finite.",
                "time,mean,deviation;0,20 | line 2: has 2 values instead of 3.",
                "time,mean,deviation;0,20,1,7 | line 2: has 4 values instead of 3.",
                "time,mean,deviaton;0,20,1 | line 1: names a column 'deviaton' that is not known;"
                        + " did you mean 'deviation'?",
                "time,mean;0,20 | line 1: lacks the column 'deviation'; the columns are time, mean, deviation.",
                "time,mean,mean,deviation;0,20,1,1 | line 1: names the column 'mean' twice;"
                        + " the columns are time, mean, deviation.",
                "0,20,1 | line 1: names a column '0' that is not known; the columns are time, mean, deviation.",
                "time,mean,deviation | has no numbers after its header in line 1.",
                "; | is empty at line 1: it must begin with the line time,mean,deviation.",
                "time,mean,deviation;0,\"20,1 | cannot be read in line 2: its quotation marks do not match."
            })
    void whatIsWrongWithAFileIsOneSentenceWithItsLine(String lines, String sentence) throws IOException {
        String path = write("input.csv", lines.strip().replace(';', '\n'));
        Toy toy = Toy.run("response", "toy-population", "--input", path, "--json");
        assertEquals(2, toy.status());
        assertEquals("", toy.out());
        String expected = sentence.strip();
        assertEquals(
                "cavity: The input file " + path + (expected.startsWith("line") ? ", " : " ") + expected + "\n",
                toy.err().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void whatIsNoFileOrNoTextIsRefused() throws IOException {
        refused("does not exist.", "--input", folder.resolve("missing.csv").toString());
        refused("cannot be read", "--input", folder.toString());
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, (byte) 0x28});
        refused("is no text: it must be a CSV file in UTF-8.", "--input", binary.toString());
    }

    /** Both gains of the toy are low passes: of the mean with τ_m, of the deviation with τ_m/2. */
    @Test
    void filtersHaveBothChannelsAtTheFrequenciesAskedFor() {
        JsonObject filters = json(
                        "response",
                        "toy-population",
                        "--filters",
                        "--frequencies",
                        "40,5",
                        "--simulate",
                        "--size",
                        "100")
                .getAsJsonObject("filters");
        assertEquals(Set.of("mean", "deviation"), filters.keySet());
        double x = 2 * Math.PI * 0.005 * 20;
        JsonObject mean = filters.getAsJsonObject("mean");
        assertEquals("1/mV", mean.get("unit").getAsString());
        JsonObject theory = mean.getAsJsonObject("theory");
        assertEquals("[5.0,40.0]", theory.getAsJsonArray("frequency").toString());
        assertEquals(
                0.5 / Math.sqrt(1 + x * x), theory.getAsJsonArray("gain").get(0).getAsDouble(), 1e-12);
        assertEquals(-Math.atan(x), theory.getAsJsonArray("phase").get(0).getAsDouble(), 1e-12);
        assertEquals(
                1e-3,
                theory.getAsJsonArray("gain_error").get(0).getAsDouble()
                        / theory.getAsJsonArray("gain").get(0).getAsDouble(),
                1e-12);
        // ln A is modulated by 0.2 where the gain is largest.
        double amplitude = 0.2 / (0.5 / Math.sqrt(1 + x * x));
        assertEquals(amplitude, mean.get("amplitude").getAsDouble(), 1e-12);
        // The toy's simulation is wrong by a thousandth of the amplitude.
        assertEquals(
                0.5 / Math.sqrt(1 + x * x) * (1 + amplitude / 1000),
                mean.getAsJsonObject("simulation").getAsJsonArray("gain").get(0).getAsDouble(),
                1e-12);
    }

    /** Half of the deviation at most, where more would be needed for a modulation of 0.2. */
    @Test
    void theDeviationIsModulatedByHalfOfItAtMost() {
        JsonObject filter = json("response", "toy-population", "v=0.04", "--filters", "--simulate")
                .getAsJsonObject("filters")
                .getAsJsonObject("deviation");
        assertEquals(0.1, filter.get("amplitude").getAsDouble(), 1e-12);
        assertEquals(
                5,
                filter.getAsJsonObject("simulation").getAsJsonArray("frequency").size());
        assertTrue(filter.getAsJsonObject("theory").getAsJsonArray("frequency").size() > 40);
    }

    @Test
    void neuronsWithoutInputOfTheirOwnHaveOneFilter() {
        assertEquals(
                Set.of("mean"),
                json("response", "toy-population", "v=0", "--filters")
                        .getAsJsonObject("filters")
                        .keySet());
        Toy people = Toy.run("response", "toy-population", "v=0", "--filters", "--output", at("filters"));
        assertTrue(people.out().contains("no deviation to modulate"), people.out());
    }

    @Test
    void everyFormWritesItsFiles() throws IOException {
        Toy step = Toy.run("response", "toy-population", "--step", "mean=22", "--simulate", "--output", at("step"));
        assertEquals(0, step.status(), step.err());
        assertTrue(step.out().startsWith("step: input mean from 20 to 22 mV\nN = 10000, 2 populations, seed 1\n"));
        assertTrue(step.out().matches("(?s).*half_time +13\\.\\d+ + +1\\d\\.?\\d* +± \\S+ +ms\n.*"), step.out());
        List<String> lines = Files.readAllLines(folder.resolve("step/data.csv"));
        assertEquals("time,mean,deviation,theory,theory_error,simulation,simulation_error", lines.get(0));
        assertEquals(1 + 50 + 250, lines.size());
        assertEquals(
                "quantity,unit,theory,theory_error,simulation,simulation_error",
                Files.readAllLines(folder.resolve("step/summary.csv")).get(0));
        assertEquals(
                0,
                Toy.run("response", "toy-population", "--sine", "mean=1@10", "--output", at("sine"))
                        .status());
        assertEquals(
                0,
                Toy.run("response", "toy-population", "--filters", "--simulate", "--output", at("filters"))
                        .status());
        for (String name : List.of("step", "sine", "filters")) {
            for (String file : List.of("data.csv", "figure.png", "figure.svg", "figure.pdf", "provenance.json")) {
                assertTrue(Files.exists(folder.resolve(name).resolve(file)), name + "/" + file);
            }
        }
        assertEquals(
                "channel,frequency,theory_gain,theory_gain_error,theory_phase,theory_phase_error,"
                        + "simulation_gain,simulation_gain_error,simulation_phase,simulation_phase_error",
                Files.readAllLines(folder.resolve("filters/data.csv")).get(0));
    }

    @Test
    void theoryOutOfItsRangeIsFlagged() {
        Toy toy = Toy.run("response", "toy-population", "--step", "mean=20:30", "--json");
        assertEquals(1, toy.status());
        JsonObject document = JsonParser.parseString(toy.out()).getAsJsonObject();
        assertFalse(document.get("converged").getAsBoolean());
        assertEquals(
                "theory: rates reach the refractory limit",
                document.getAsJsonArray("warnings").get(0).getAsString());
        Toy people = Toy.run("response", "toy-population", "--step", "mean=20:30", "--output", at("far"));
        assertEquals(1, people.status());
        assertTrue(people.out().contains("warning: theory: rates reach the refractory limit"), people.out());
    }

    @Test
    void aDryRunSaysWhatItWouldDo() throws IOException {
        String config = write("config.yaml", "step: mean=20:21\nsimulate: true\nsize: 1e4\nq: [1, 0.5, 0.25]\n");
        JsonObject plan = json("response", "toy-population", "--config", config, "--dry-run", "--bin", "1");
        JsonObject settings = plan.getAsJsonObject("settings");
        assertEquals("mean=20.0:21.0", settings.get("step").getAsString());
        assertEquals(1, settings.get("bin").getAsDouble());
        assertEquals(10_000, settings.get("size").getAsInt());
        assertFalse(settings.has("time"));
        assertEquals(
                "[1.0,0.5,0.25]",
                plan.getAsJsonObject("parameters").get("weights").toString());
        // The toy's cost is 30 operations for a neuron and a step: 100 ms before, 500 after, 1000 of transient.
        JsonObject cost = plan.getAsJsonArray("cost").get(1).getAsJsonObject();
        int threads = plan.get("threads").getAsInt();
        assertEquals(
                30 * 2 * 1e4 * 1600 / 0.5 / (2e9 * threads), cost.get("seconds").getAsDouble(), 1e-9);
        assertEquals(
                0,
                Toy.run("response", "toy-population", "--filters", "--dry-run").status());
        assertFalse(Files.exists(Path.of("cavity-toy-population-response")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | There is nothing to respond to: give --step, --sine, --input or --filters.",
                "--step mean=1:2 --filters | --step and --filters are given: a population responds to one of them at a"
                        + " time.",
                "--step rate=1:2 | step = rate=1:2 names no input: it must be one of mean, deviation, variance",
                "--step meen=1:2 | did you mean 'mean'?",
                "--step mean | step = mean cannot be read: it must be INPUT=FROM:TO, such as mean=20:22, or INPUT=TO.",
                "--step mean=1:2:3 | step = mean=1:2:3 cannot be read",
                "--step mean=1:x | step = mean=1:x cannot be read",
                "--step mean=1:Infinity | its numbers must be finite.",
                "--step mean=20 | step = mean=20 is no step: the input is the same before and after.",
                "--step variance=2:-1 | a variance must be at least 0.",
                "--step deviation=-2:1 | a deviation must be at least 0.",
                "--sine mean=1 | sine = mean=1 cannot be read: it must be INPUT=AMPLITUDE@FREQUENCY, such as mean=1@10.",
                "--sine variance=1@10 | sine = variance=1@10 names no input: it must be one of mean, deviation",
                "--sine mean=0@10 | sine = mean=0@10 is no sinusoid: its amplitude must differ from 0.",
                "--sine mean=1@0 | frequency = 0.0 is out of range: it must be greater than 0.",
                "--sine deviation=2@10 | amplitude = 2.0 is out of range: it must be at most the deviation itself",
                "--sine mean=1@10 --duration 150 | duration = 150.0 is out of range: it must be at least 2 periods,"
                        + " 200.0 ms.",
                "--sine mean=1@100 --bin 5 | bin = 5.0 is out of range: a period of 10.0 ms needs at least 4 bins.",
                "--step mean=1:2 --duration 0 | duration = 0.0 is out of range: it must be finite and greater than 0.",
                "--step mean=1:2 --duration 4 | duration = 4.0 is out of range: it must be at least 3 bins of 2.0 ms.",
                "--step mean=1:2 --bin NaN | bin = NaN is out of range: it must be finite and greater than 0.",
                "--step mean=1:2 --bin 1e-4 | bin = 1.0E-4 is out of range: 500.0 ms have more than a million bins.",
                "--step mean=1:2 --bin 0.1 --simulate | bin = 0.1 is out of range: it must be at least dt.",
                "--step mean=1:2 --frequencies 5 | frequencies = 5 is out of place: only --filters are asked for at"
                        + " frequencies.",
                "--filters --frequencies 0,5 | frequencies = 0,5 is out of range: each must be finite and greater than 0.",
                "--filters --frequencies 5,x | frequencies = 5,x is not a list of numbers such as 2.5,5,10.",
                "--filters --duration 5 | duration = 5.0 is out of place: filters have no duration.",
                "--filters --bin 5 | bin = 5.0 is out of place: filters have no bins of time.",
                "--step mean=1:2 --size 100 | size = 100 is out of place: without --simulate no network is simulated.",
                "--step mean=1:2 --simulate --time 5 | time = 5.0 is out of place: the time that is simulated follows"
                        + " from --duration.",
                "--step mean=1:2 --simulate --initial-scale 2 | initial_scale = 2.0 is out of place",
                "--step mean=1:2 --simulate --dt 30 | dt = 30.0 is longer than the membrane time.",
                "--step mean=1:2 --simulate --size 1e9 | of memory",
                "--step mean=1:2 --seplicas 2 | response has no option '--seplicas'; did you mean"
            })
    void aWrongRequestIsOneSentence(String options, String sentence) {
        refused(
                sentence.strip(),
                options == null ? new String[0] : options.strip().split(" "));
    }

    @Test
    void modelsWithoutARateAreRefused() {
        Toy toy = Toy.run("response", "toy", "--step", "mean=1:2");
        assertEquals(2, toy.status());
        assertEquals(
                "cavity: The model toy has no population rate that follows an input; models that have: toy-population.",
                toy.err().strip());
    }

    @Test
    void helpShowsExamples() {
        Toy toy = Toy.run("response", "--help");
        assertEquals(0, toy.status());
        for (String expected : List.of("Examples:", "--step", "--filters", "adapting-population", "--threads")) {
            assertTrue(toy.out().contains(expected), expected);
        }
    }

    private void refused(String sentence, String... options) {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"response", "toy-population", "--output", at("refused")}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        Toy toy = Toy.run(command);
        assertEquals(2, toy.status(), toy.out() + toy.err());
        assertEquals("", toy.out());
        assertEquals(1, toy.err().strip().lines().count(), toy.err());
        assertTrue(toy.err().contains(sentence), toy.err());
        assertFalse(Files.exists(folder.resolve("refused")));
    }

    private static double value(JsonObject object, String name) {
        return object.getAsJsonObject(name).get("value").getAsDouble();
    }

    private static double error(JsonObject object, String name) {
        return object.getAsJsonObject(name).get("error").getAsDouble();
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

    private String write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
