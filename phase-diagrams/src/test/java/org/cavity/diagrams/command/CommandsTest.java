package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cavity.diagrams.Toy;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir
    private Path folder;

    @Test
    void modelsDescribesAModelItHasNeverHeardOf() {
        Toy toy = Toy.run("models", "toy");
        assertEquals(0, toy.status());
        for (String expected :
                List.of("leak_rate", "between 0.1 and 10", "torsion", "onset of chaos", "drive=0:3:31")) {
            assertTrue(toy.out().contains(expected), expected);
        }
    }

    @Test
    void solvePrintsTheDocumentAndNothingElse() {
        Toy toy = Toy.run("solve", "toy", "a=2.5", "--json", "--lags", "0,5");
        assertEquals(0, toy.status());
        assertEquals("", toy.err());
        JsonObject document = JsonParser.parseString(toy.out()).getAsJsonObject();
        assertEquals("toy", document.get("model").getAsString());
        assertEquals(2.5, document.getAsJsonObject("parameters").get("drive").getAsDouble());
        assertEquals(
                "tanh",
                document.getAsJsonObject("parameters").get("nonlinearity").getAsString());
        JsonObject exponent = document.getAsJsonObject("quantities").getAsJsonObject("max_lyapunov");
        assertEquals(Set.of("value", "error", "unit"), exponent.keySet());
        assertEquals(1.5, exponent.get("value").getAsDouble());
        assertEquals("chaotic", document.get("phase").getAsString());
        assertTrue(document.get("converged").getAsBoolean());
        JsonObject state = document.getAsJsonArray("states").get(0).getAsJsonObject();
        assertEquals(Set.of("kind", "stable", "quantities"), state.keySet());
        JsonObject point = document.getAsJsonArray("fixed_points").get(0).getAsJsonObject();
        // The toy's slope is NaN and it has no outlier: both are absent, as NaN is never printed.
        assertEquals(
                Set.of(
                        "mean",
                        "variance",
                        "rate_variance",
                        "static_stability",
                        "spectral_abscissa",
                        "stable",
                        "gapless"),
                point.keySet());
        JsonObject correlation = document.getAsJsonObject("arrays").getAsJsonObject("autocorrelation");
        assertEquals(5, correlation.getAsJsonArray("lag").get(1).getAsDouble());
        assertEquals(
                1.5 * Math.exp(-5), correlation.getAsJsonArray("value").get(1).getAsDouble());
        assertTrue(document.has("provenance"));
        assertFalse(toy.out().contains("NaN"));
    }

    /** Whatever decides a number of theory stands beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"solve", "simulate", "spectrum", "lyapunov", "phase-diagram", "validate"})
    void seedAndSlowBoundAreSettingsOfEveryCommand(String command) {
        JsonObject usual = json(command, "toy", "--dry-run", "--json").getAsJsonObject("settings");
        assertEquals(1, usual.get("seed").getAsInt());
        assertEquals(0.01, usual.get("slow_bound").getAsDouble());
        JsonObject chosen = json(command, "toy", "--dry-run", "--json", "--seed", "7", "--slow-bound", "0.1")
                .getAsJsonObject("settings");
        assertEquals(7, chosen.get("seed").getAsInt());
        assertEquals(0.1, chosen.get("slow_bound").getAsDouble());
    }

    @Test
    void failedQuantitySaysWhyAndExitsWithOne() {
        Toy toy = Toy.run("solve", "toy", "shift=1", "--json");
        assertEquals(1, toy.status());
        JsonObject quantities =
                JsonParser.parseString(toy.out()).getAsJsonObject().getAsJsonObject("quantities");
        assertEquals(
                "the shift is one",
                quantities.getAsJsonObject("spectral_radius").get("failed").getAsString());
        assertFalse(quantities.getAsJsonObject("spectral_radius").has("value"));
    }

    @Test
    void aQuantityThatTheStateLacksIsAbsent() {
        Toy toy = Toy.run("solve", "toy", "a=0.5", "--json");
        assertFalse(JsonParser.parseString(toy.out())
                .getAsJsonObject()
                .getAsJsonObject("quantities")
                .has("torsion"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solve",
                "solve tou",
                "solve toy drvie=2",
                "solve toy drive=NaN",
                "solve toy drive=11",
                "solve toy drive",
                "solve toy a=1 a=2",
                "solve toy a=1 drive=2",
                "solve toy phi=cosine",
                "solve toy --lags 0,x",
                "solve toy --lags=-1",
                "solve toy --jsno",
                "solve toy --config missing.yaml",
                "slove toy",
                "simulate toy --size 1",
                "simulate toy --size 1.5",
                "simulate toy --size many",
                "simulate toy --size 1e6",
                "simulate toy --size 1e30",
                "simulate toy --replicas 0",
                "simulate toy --dt 0",
                "simulate toy --time NaN",
                "simulate toy --threads 0",
                "simulate toy --lags 100",
                "simulate toy --lags 100 --dry-run",
                "simulate toy --slow-bound 0",
                "simulate toy --initial-scale 0",
                "lyapunov toy --initial-scale NaN --dry-run",
                "solve toy --slow-bound=-1",
                "solve toy --slow-bound NaN",
                "solve toy --threads 0",
                "solve toy --seed x",
                "phase-diagram toy --slow-bound 0 --dry-run",
                "spectrum toy --slow-bound 0 --dry-run",
                "lyapunov toy --slow-bound 0 --dry-run",
                "validate toy --slow-bound 0 --dry-run",
                "simulate toy --trajectories 0",
                "simulate toy --precision half",
                "simulate toy --integrator rk5",
                "simulate toy --integrator heun --coarse-tangents",
                "simulate toy --coupling orthogonal",
                "simulate toy --size 333 --dry-run",
                "lyapunov toy --size 333 --dry-run",
                "lyapunov toy --trajectories 2",
                "spectrum toy --size 333 --dry-run",
                "spectrum toy --trajectories 2",
                "spectrum toy --coarse-tangents",
                "phase-diagram toy --simulate 3 --size 333",
                "lyapunov toy --error=-1",
                "lyapunov toy --interval=-1",
                "lyapunov toy --count 0",
                "lyapunov toy --count 401",
                "lyapunov toy shift=1 --adjoint",
                "lyapunov toy shift=1 --adjoint --dry-run",
                "lyapunov toy --count 401 --dry-run",
                "spectrum toy --size 1000000",
                "spectrum toy --fixed-point 0",
                "spectrum toy --fixed-point 3",
                "spectrum toy --fixed-point 3 --dry-run",
                "spectrum toy --fixed-point two",
                "spectrum toy --fixed-point 1 --size 333 --dry-run",
                "spectrum toy --fixed-point 1 --size 1e9",
                "spectrum toy --fixed-point 1 --time 5",
                "spectrum toy --fixed-point 1 --replicas 2",
                "spectrum toy --fixed-point 1 --precision single",
                "spectrum fold --fixed-point 1",
                "spectrum fold --fixed-point 1 --family a=1,2",
                "spectrum toy --fixed-point 0 --family a=1,2",
                "phase-diagram toy --x drive=3:1:10",
                "phase-diagram toy --x drive=1:3:0",
                "phase-diagram toy --x drive=1:3:1000000000",
                "phase-diagram toy --x drive=1:3:10 --y a=1:3:10",
                "phase-diagram toy drive=2",
                "phase-diagram toy --colour max_lyapunv",
                "phase-diagram toy --colour torsion --simulate 3",
                "phase-diagram toy --simulate=-1",
                "phase-diagram toy --size 1 --simulate 3",
                "phase-diagram toy --size 1e6 --simulate 3",
                "phase-diagram toy --simulate 3 --replicas 1",
                "validate toy --replicas 1",
                "simulate toy --seed x",
                "validate toy --seed 1e30",
                "validate tou",
                "",
            })
    void wrongRequestIsOneSentenceAndLeavesNothingBehind(String line) throws IOException {
        Path output = folder.resolve("deep/results");
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        boolean files = Stream.of("simulate", "lyapunov", "spectrum", "phase-diagram", "validate")
                .anyMatch(line::startsWith);
        String[] arguments = files
                ? Stream.concat(Stream.of(words), Stream.of("--output", output.toString()))
                        .toArray(String[]::new)
                : words;
        Toy toy = Toy.run(arguments);
        assertEquals(2, toy.status(), toy.err());
        assertEquals("", toy.out());
        assertTrue(toy.err().matches("cavity: [A-Za-z'0-9][^\\n]*[.?]\\R"), toy.err());
        assertFalse(toy.err().contains("Exception"), toy.err());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void misspelledNamesAreCorrected() {
        assertTrue(Toy.run("solve", "toy", "drvie=2").err().contains("did you mean 'drive'"));
        assertTrue(Toy.run("slove", "toy").err().contains("did you mean 'solve'"));
        assertTrue(Toy.run("solve", "toy", "--jsno").err().contains("--json"));
        assertTrue(Toy.run("solve", "tou").err().contains("toy"));
    }

    @Test
    void configFileIsOverriddenByTheCommandLine() throws IOException {
        Path config = write("config.yaml", "a: 2.5\nleak_rate: 0.5\nlags: [0, 1]\n");
        JsonObject document = JsonParser.parseString(
                        Toy.run("solve", "toy", "drive=3", "--config", config.toString(), "--json")
                                .out())
                .getAsJsonObject();
        assertEquals(3, document.getAsJsonObject("parameters").get("drive").getAsDouble());
        assertEquals(
                0.5, document.getAsJsonObject("parameters").get("leak_rate").getAsDouble());
        assertEquals(
                2,
                document.getAsJsonObject("arrays")
                        .getAsJsonObject("autocorrelation")
                        .getAsJsonArray("lag")
                        .size());
    }

    @Test
    void theSchemeComesFromAConfigFileToo() throws IOException {
        Path config = write(
                "config.yaml",
                "trajectories: 3\nprecision: single\nintegrator: rk4\ncoarse_tangents: true\ndry_run: true\n");
        JsonObject settings =
                json("simulate", "toy", "--json", "--config", config + "").getAsJsonObject("settings");
        assertEquals(3, settings.get("trajectories").getAsInt());
        assertEquals("single", settings.get("precision").getAsString());
        assertEquals("rk4", settings.get("integrator").getAsString());
        assertTrue(settings.get("coarse_tangents").getAsBoolean());
    }

    /** A flag that is both typed and in the file is set. */
    @Test
    void typedFlagsDoNotUndoThoseOfTheConfigFile() throws IOException {
        Path config = write("config.yaml", "coarse_tangents: true\ndry_run: true\njson: true\n");
        for (String command : List.of("simulate", "lyapunov")) {
            JsonObject plan =
                    json(command, "toy", "--coarse-tangents", "--dry-run", "--json", "--config", config.toString());
            assertTrue(plan.get("dry_run").getAsBoolean(), command);
            assertTrue(plan.getAsJsonObject("settings").get("coarse_tangents").getAsBoolean(), command);
        }
        Path flags = write("flags.yaml", "dry_run: true\njson: true\n");
        for (String command : List.of("solve", "validate")) {
            JsonObject plan = json(command, "toy", "--dry-run", "--json", "--config", flags.toString());
            assertTrue(plan.get("dry_run").getAsBoolean(), command);
        }
    }

    @Test
    void lyapunovFollowsNetworksOfSuccessiveSeeds() throws IOException {
        Toy table =
                Toy.run("lyapunov", "toy", "--count", "2", "--replicas", "3", "--seed", "7", "--output", at("three"));
        assertEquals(0, table.status(), table.err());
        assertTrue(table.out().contains("3 networks, seeds 7 to 9"), table.out());
        assertTrue(Files.readString(folder.resolve("three/data.csv"))
                .startsWith("index,exponent,exponent_error,seed_7,seed_8,seed_9\n"));
        Toy refused = Toy.run("solve", "toy-population", "--lyapunov-spectrum");
        assertEquals(2, refused.status());
        assertTrue(
                refused.err().contains("toy-population has no theory of the whole Lyapunov spectrum"), refused.err());
    }

    @Test
    void oneNetworkIsSingular() {
        Toy one = Toy.run("simulate", "toy", "--replicas", "1", "--output", at("one"));
        assertTrue(one.out().contains(", 1 network, seed"), one.out());
        assertTrue(
                Toy.run("simulate", "toy", "--replicas", "1", "--dry-run").out().contains("1 network, about"));
        assertTrue(Toy.run("spectrum", "toy", "--dry-run").out().contains("1 network, about"));
        assertTrue(Toy.run("simulate", "toy", "--dry-run").out().contains("5 networks, about"));
    }

    @Test
    void configFileWithAnUnknownKeyIsRefused() throws IOException {
        Path config = write("config.yaml", "driev: 2.5\n");
        Toy toy = Toy.run("solve", "toy", "--config", config.toString());
        assertEquals(2, toy.status());
        assertTrue(toy.err().contains("did you mean 'drive'"), toy.err());
    }

    @Test
    void dryRunWritesNothing() throws IOException {
        Path output = folder.resolve("results");
        Toy toy = Toy.run("phase-diagram", "toy", "--simulate", "3", "--dry-run", "--output", output.toString());
        assertEquals(0, toy.status());
        assertTrue(toy.out().contains("806 cells") && toy.out().contains("sizes = [256, 512]"), toy.out());
        assertFalse(Files.exists(output));
    }

    @Test
    void mapIsTheSameToTheByteWhateverTheNumberOfThreads() throws IOException {
        String[] one = map("one", "--threads", "1");
        String[] two = map("two", "--threads", "2");
        // Four cells of the standard map throw: they are recorded and the sweep goes on.
        assertEquals(1, Toy.run(one).status());
        assertEquals(1, Toy.run(two).status());
        for (String name :
                List.of("data.csv", "boundaries.csv", "simulation.csv", "figure.png", "figure.svg", "figure.pdf")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(name)),
                    Files.readAllBytes(folder.resolve("two").resolve(name)),
                    name);
        }
        String data = Files.readString(folder.resolve("one/data.csv"));
        assertEquals(1 + 31 * 26, data.lines().count());
        assertTrue(
                data.startsWith(
                        "drive,leak_rate,variance,variance_error,max_lyapunov,max_lyapunov_error,phase,converged,unresolved,failed,level\n"));
        assertTrue(data.contains("3,3,,,,,unresolved,false,,the corner is out of reach,0\n"), data);
        assertEquals(
                1 + 5,
                Files.readString(folder.resolve("one/simulation.csv")).lines().count());
    }

    @Test
    void provenanceTellsHowToRepeatAndHashesEveryFile() throws Exception {
        String solver = EigenvalueSolver.best().name();
        Toy.run(map("map"));
        JsonObject document = JsonParser.parseString(Files.readString(folder.resolve("map/provenance.json")))
                .getAsJsonObject();
        JsonObject settings = document.getAsJsonObject("arguments").getAsJsonObject("settings");
        assertEquals("drive=0.0:3.0:31", settings.get("x").getAsString());
        assertEquals(1, settings.get("seed").getAsInt());
        assertEquals("test", document.getAsJsonObject("run").get("kernel").getAsString());
        assertEquals(
                solver, document.getAsJsonObject("run").get("eigenvalue_solver").getAsString());
        assertEquals("1/1", document.getAsJsonObject("run").get("shard").getAsString());
        assertTrue(document.getAsJsonObject("run")
                .keySet()
                .containsAll(Set.of("command_line", "threads", "started", "time")));
        assertFalse(document.getAsJsonObject("run").get("host").getAsString().isBlank());
        JsonObject hashes = document.getAsJsonObject("sha256");
        assertEquals(7, hashes.size());
        for (String name : hashes.keySet()) {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(folder.resolve("map").resolve(name)));
            assertEquals(HexFormat.of().formatHex(digest), hashes.get(name).getAsString(), name);
        }
    }

    @Test
    void resultsOfOtherArgumentsAreNeverOverwritten() throws IOException {
        assertEquals(1, Toy.run(map("map")).status());
        byte[] before = Files.readAllBytes(folder.resolve("map/data.csv"));
        Toy other = Toy.run(map("map", "shift=0.5"));
        assertEquals(2, other.status());
        assertTrue(other.err().contains("shift = 0.0 instead of 0.5"), other.err());
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("map/data.csv")));
        assertEquals(1, Toy.run(map("map", "--threads", "1")).status(), "the same arguments refresh the folder");
    }

    @Test
    void foldersThatCannotServeAreRefused() throws IOException {
        write("file", "content");
        assertEquals(2, Toy.run(map("file")).status());
        assertEquals(2, Toy.run(map("file/below")).status());
        Files.createDirectory(folder.resolve("mine"));
        write("mine/thesis.tex", "content");
        Toy toy = Toy.run(map("mine"));
        assertEquals(2, toy.status());
        assertTrue(toy.err().contains("provenance.json"), toy.err());
        assertEquals("content", Files.readString(folder.resolve("mine/thesis.tex")));
    }

    @Test
    void aWrongSimulationIsSeenAndMarked() throws IOException {
        Toy wrong =
                Toy.run(0.5, "phase-diagram", "toy", "--x", "a=0:2.5:20", "--simulate", "4", "--output", at("wrong"));
        assertEquals(1, wrong.status());
        assertTrue(Files.readString(folder.resolve("wrong/simulation.csv")).contains(",disagrees,"));
        assertTrue(wrong.out().contains("4 of 4 comparisons with simulation disagree"), wrong.out());
        Toy right = Toy.run("phase-diagram", "toy", "--x", "a=0:2.5:20", "--simulate", "4", "--output", at("right"));
        assertEquals(0, right.status(), right.out());
    }

    @Test
    void phasesAndOwnQuantitiesColourTheMap() {
        for (String colour : List.of("phase", "torsion", "variance")) {
            Toy toy = Toy.run("phase-diagram", "toy", "--x", "a=0:2.5:9", "--color", colour, "--output", at(colour));
            assertEquals(0, toy.status(), toy.err());
            assertTrue(Files.exists(folder.resolve(colour).resolve("figure.png")));
        }
    }

    @Test
    void networkCommandsWriteTheirFiles() {
        assertEquals(0, Toy.run("simulate", "toy", "--output", at("simulate")).status());
        assertEquals(0, Toy.run("spectrum", "toy", "--output", at("spectrum")).status());
        assertEquals(0, Toy.run("lyapunov", "toy", "--output", at("lyapunov")).status());
        assertEquals(0, Toy.run("validate", "toy", "--output", at("validate")).status());
        for (String file : List.of(
                "simulate/data.csv",
                "simulate/timecourse.csv",
                "simulate/autocorrelation.csv",
                "simulate/figure.svg",
                "spectrum/data.csv",
                "spectrum/boundaries.csv",
                "spectrum/figure.pdf",
                "lyapunov/data.csv",
                "lyapunov/convergence.csv",
                "lyapunov/figure.png",
                "validate/data.csv",
                "validate/provenance.json")) {
            assertTrue(Files.exists(folder.resolve(file)), file);
        }
    }

    @Test
    void networkCommandsSpeakJson() {
        JsonObject simulate = json("simulate", "toy", "--json", "--seed", "7");
        JsonObject variance = simulate.getAsJsonObject("quantities").getAsJsonObject("variance");
        assertEquals(
                1,
                variance.get("value").getAsDouble(),
                6 * variance.get("error").getAsDouble() + 2.0 / 400);
        JsonObject spectrum = json("spectrum", "toy", "--json", "--size", "1e2");
        assertEquals(
                100,
                spectrum.getAsJsonObject("arrays")
                        .getAsJsonObject("eigenvalues")
                        .getAsJsonArray("re")
                        .size());
        JsonObject lyapunov = json("lyapunov", "toy", "--json", "--count", "3");
        assertEquals(
                3,
                lyapunov.getAsJsonObject("arrays")
                        .getAsJsonObject("exponents")
                        .getAsJsonArray("value")
                        .size());
        // The toy's dimension is NaN, which means that more exponents would be needed.
        assertFalse(lyapunov.getAsJsonObject("quantities").has("ky_dimension"));
    }

    @Test
    void aSpectrumShowsTheBoundaryOfItsOwnSnapshotToo() throws IOException {
        Toy toy = Toy.run("spectrum", "toy", "--output", at("spectrum"));
        assertTrue(toy.out().contains("outside that of this network's own averages: 0 of 400"), toy.out());
        List<String> lines = Files.readAllLines(folder.resolve("spectrum/boundaries.csv"));
        assertEquals(1 + 2 * 101, lines.size());
        assertEquals(
                101, lines.stream().filter(l -> l.startsWith("snapshot_bulk,")).count());
        JsonObject document = json("spectrum", "toy", "--json");
        // Two per cent of the radius are four of the area.
        assertTrue(document.get("fraction_outside").getAsDouble() > 0);
        assertEquals(0, document.get("fraction_outside_snapshot").getAsDouble());
    }

    @Test
    void adjointVectorsAreASecondRouteToTheLargestExponent() {
        JsonObject growth = json("lyapunov", "toy", "--adjoint", "--json").getAsJsonObject("adjoint_growth");
        assertEquals(1, growth.get("value").getAsDouble());
        assertEquals(0.02, growth.get("error").getAsDouble());
        assertEquals("1/tau", growth.get("unit").getAsString());
        assertFalse(json("lyapunov", "toy", "--json").has("adjoint_growth"));
        Toy people = Toy.run("lyapunov", "toy", "--adjoint", "--output", at("lyapunov"));
        assertTrue(people.out().matches("(?s).*from adjoint vectors +1 ± 0.02 +1\n.*"), people.out());
        JsonObject plan = json("lyapunov", "toy", "--adjoint", "--dry-run", "--json");
        assertTrue(plan.getAsJsonObject("settings").get("adjoint").getAsString().equals("true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate", "spectrum", "lyapunov"})
    void networksStartWhereTheUserWants(String command) {
        JsonObject usual = json(command, "toy", "--dry-run", "--json").getAsJsonObject("settings");
        assertEquals(1, usual.get("initial_scale").getAsDouble());
        JsonObject small = json(command, "toy", "--dry-run", "--json", "--initial-scale", "1e-2")
                .getAsJsonObject("settings");
        assertEquals(0.01, small.get("initial_scale").getAsDouble());
    }

    /** The toy's discs are twice as large at its second fixed point as at its first. */
    @Test
    void spectrumOfAFixedPointIsThatOfItsOwnTheoryAndNetworks() {
        JsonObject document = json("spectrum", "toy", "a=0.4", "--fixed-point", "2", "--seed", "3", "--json");
        assertEquals(2, document.get("fixed_point").getAsInt());
        assertEquals("stable", document.get("stability").getAsString());
        assertFalse(document.has("phase"));
        assertEquals(
                0.8,
                document.getAsJsonObject("theory")
                        .getAsJsonObject("spectral_radius")
                        .get("value")
                        .getAsDouble(),
                1e-15);
        JsonObject measured = document.getAsJsonObject("quantities").getAsJsonObject("spectral_radius");
        // Its scatter is 0.3/√N, N = 400.
        assertEquals(0.8, measured.get("value").getAsDouble(), 4 * 0.3 / 20 + 2.0 / 400);
        // 1 − 1/1.01² of the eigenvalues leak out of the disc.
        assertEquals(0.02, document.get("fraction_outside").getAsDouble(), 4 * Math.sqrt(0.02 / 400));
        assertEquals(0, document.get("fraction_outside_snapshot").getAsDouble());

        Toy people = Toy.run("spectrum", "toy", "--fixed-point", "2", "--output", at("spectrum"));
        assertEquals(0, people.status(), people.err());
        assertTrue(people.out().startsWith("N = 400, seed 1, planted fixed point 2, unstable\n"), people.out());
        assertTrue(Files.exists(folder.resolve("spectrum/figure.png")));
        assertEquals(
                1,
                Toy.run("spectrum", "toy", "shift=1", "--fixed-point", "2", "--json")
                        .status());
    }

    @Test
    void planOfAFixedPointNamesWhatDecidesItsSpectrum() {
        JsonObject plan = json("spectrum", "toy", "--fixed-point", "2", "--dry-run", "--json", "--size", "50");
        assertEquals(
                Set.of("size", "replicas", "seed", "slow_bound", "fixed_point"),
                plan.getAsJsonObject("settings").keySet());
        JsonObject cost = plan.getAsJsonArray("cost").get(0).getAsJsonObject();
        assertEquals(2, cost.get("seconds").getAsDouble());
        assertEquals(4e6, cost.get("bytes").getAsDouble());
    }

    @Test
    void aPointWithoutStateHasNoBoundaryAndSaysWhy() {
        Toy toy = Toy.run("spectrum", "toy", "shift=-1", "--json");
        assertEquals(1, toy.status(), toy.err());
        JsonObject document = JsonParser.parseString(toy.out()).getAsJsonObject();
        assertEquals("oscillating", document.get("phase").getAsString());
        assertEquals("the mean turns for ever", document.get("note").getAsString());
        assertFalse(document.has("fraction_outside"));
        Toy people = Toy.run("spectrum", "toy", "shift=-1", "--output", at("spectrum"));
        assertEquals(1, people.status(), people.err());
        assertTrue(people.out().contains("note: the mean turns for ever"), people.out());
        assertTrue(Files.exists(folder.resolve("spectrum/figure.png")));
    }

    @Test
    void theoryThatDidNotConvergeCounts() {
        for (String command : List.of("simulate", "spectrum", "lyapunov")) {
            Toy failed = Toy.run(command, "toy", "shift=1", "--json");
            JsonObject document = JsonParser.parseString(failed.out()).getAsJsonObject();
            assertFalse(document.get("converged").getAsBoolean(), command);
            assertEquals("chaotic", document.get("phase").getAsString());
            assertEquals(1, failed.status(), command);
            assertTrue(json(command, "toy", "--json").get("converged").getAsBoolean(), command);
        }
    }

    @Test
    void theoryStandsBesideEveryNumberOfASpectrumOfExponents() {
        Toy toy = Toy.run("lyapunov", "toy", "--output", at("lyapunov"));
        // The toy's theory gives the largest exponent and the entropy rate, and none of the others.
        assertTrue(toy.out().matches("(?s).*largest exponent +1 ± 0.01 +1\n.*"), toy.out());
        assertTrue(toy.out().matches("(?s).*entropy rate / N \\(1/tau\\) +0.25 ± 0.01 +0.25\n.*"), toy.out());
        assertTrue(toy.out().matches("(?s).*from the trace \\(1/tau\\) +-1 +-\n.*"), toy.out());
    }

    @Test
    void theMapIsOneDocument() {
        Toy toy = Toy.run(map("map", "--json", "--x", "a=0:2.5:20", "shift=0.25"));
        assertEquals(0, toy.status(), toy.err());
        JsonObject document = JsonParser.parseString(toy.out()).getAsJsonObject();
        assertEquals(
                Set.of(
                        "model",
                        "parameters",
                        "axes",
                        "colour",
                        "quantities",
                        "phases",
                        "cells",
                        "unresolved",
                        "failed",
                        "converged",
                        "boundaries",
                        "simulated",
                        "verdict",
                        "false_alarm_probability",
                        "provenance",
                        "files"),
                document.keySet());
        assertEquals(
                Set.of("shift", "nonlinearity"),
                document.getAsJsonObject("parameters").keySet());
        JsonObject x = document.getAsJsonObject("axes").getAsJsonObject("x");
        assertEquals("drive", x.get("parameter").getAsString());
        assertEquals(20, x.get("count").getAsInt());
        assertEquals("max_lyapunov", document.get("colour").getAsString());
        JsonObject exponent = document.getAsJsonObject("quantities").getAsJsonObject("max_lyapunov");
        assertEquals(-2.75, exponent.get("min").getAsDouble(), 1e-12);
        assertEquals(20 * 26, exponent.get("cells").getAsInt());
        JsonObject point = document.getAsJsonArray("simulated").get(0).getAsJsonObject();
        for (String key :
                List.of("parameters", "quantity", "theory", "simulation", "z", "detectable_change", "verdict")) {
            assertTrue(point.has(key), key);
        }
        JsonObject onset = document.getAsJsonArray("boundaries").get(0).getAsJsonObject();
        assertEquals("onset", onset.get("line").getAsString());
        JsonObject piece = onset.getAsJsonArray("pieces").get(0).getAsJsonObject();
        assertEquals(
                piece.getAsJsonArray("drive").get(3).getAsDouble(),
                piece.getAsJsonArray("leak_rate").get(3).getAsDouble(),
                1e-12);
        for (JsonElement name : document.getAsJsonObject("files").getAsJsonArray("names")) {
            assertTrue(Files.exists(folder.resolve("map").resolve(name.getAsString())), name.getAsString());
        }
    }

    @Test
    void aDryRunIsOneDocumentToo() {
        for (String command : List.of("solve", "simulate", "spectrum", "lyapunov", "phase-diagram", "validate")) {
            JsonObject plan = json(command, "toy", "--dry-run", "--json");
            assertEquals("toy", plan.get("model").getAsString());
            assertEquals(command, plan.get("command").getAsString());
            JsonObject cost = plan.getAsJsonArray("cost").get(0).getAsJsonObject();
            assertTrue(cost.get("seconds").getAsDouble() > 0, command);
            assertEquals(command.equals("solve"), !plan.has("output"), command);
        }
    }

    @Test
    void validationTakesItsSettingsFromAFile() throws IOException {
        Path config = write("config.yaml", "replicas: 9\nsize: 400\nseed: 1e3\n");
        JsonObject settings = json("validate", "toy", "--dry-run", "--json", "--seed", "7", "--config", config + "")
                .getAsJsonObject("settings");
        assertEquals(9, settings.get("replicas").getAsInt());
        assertEquals(7, settings.get("seed").getAsInt());
        Toy wrong = Toy.run("validate", "toy", "--config", write("wrong.yaml", "replica: 9\n") + "");
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("did you mean 'replicas'"), wrong.err());
    }

    @Test
    void anEmptyNameIsNoFolder() {
        Toy toy = Toy.run("simulate", "toy", "--output", "");
        assertEquals(2, toy.status());
        assertTrue(toy.err().contains("its name is empty"), toy.err());
    }

    @Test
    void seedsAreWholeNumbers() {
        assertTrue(Toy.run("simulate", "toy", "--seed", "x").err().contains("not a whole number"));
        assertEquals(
                5_000_000_000L,
                json("simulate", "toy", "--dry-run", "--json", "--seed", "5e9")
                        .getAsJsonObject("settings")
                        .get("seed")
                        .getAsLong());
    }

    @Test
    void solveShowsTheAttractorOnce() {
        String out = Toy.run("solve", "toy").out();
        assertEquals(1, out.split("torsion", -1).length - 1, out);
        assertFalse(out.contains("state:"), out);
    }

    @Test
    void helpAndVersion() {
        for (String command : List.of(
                "models", "solve", "branches", "simulate", "spectrum", "lyapunov", "phase-diagram", "validate")) {
            Toy toy = Toy.run(command, "--help");
            assertEquals(0, toy.status());
            assertTrue(toy.out().contains("Examples:"), command);
            assertEquals(!command.equals("models"), toy.out().contains("--slow-bound"), command);
            assertEquals(!command.equals("models"), toy.out().contains("--threads"), command);
            assertEquals(!command.equals("models"), toy.out().contains("--seed"), command);
        }
        assertTrue(Toy.run("--version").out().startsWith("cavity "));
    }

    private JsonObject json(String... arguments) {
        Toy toy = Toy.run(arguments);
        assertEquals(0, toy.status(), toy.err());
        return JsonParser.parseString(toy.out()).getAsJsonObject();
    }

    private String[] map(String name, String... more) {
        return Stream.concat(
                        Stream.of("phase-diagram", "toy", "--simulate", "5", "--output", at(name)), Stream.of(more))
                .toArray(String[]::new);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
