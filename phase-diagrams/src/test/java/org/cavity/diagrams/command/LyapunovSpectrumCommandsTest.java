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
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole Lyapunov spectrum in each command that knows it. */
class LyapunovSpectrumCommandsTest {

    @TempDir
    private Path folder;

    private final CommandsOfAllModels cavity = new CommandsOfAllModels();

    /** The map of step 1, whose spectrum has a closed form. */
    @Test
    void solveGivesItsNumbersAndItsCurve() {
        assertEquals(
                0, cavity.run("solve", "additive", "gain=5", "step=1", "--lyapunov-spectrum", "--json"), cavity.err());
        JsonObject document = JsonParser.parseString(cavity.out()).getAsJsonObject();
        JsonObject quantities = document.getAsJsonObject("quantities");
        for (String name : List.of("entropy_rate", "ky_dimension", "unstable_fraction", "mean_exponent")) {
            assertTrue(quantities.getAsJsonObject(name).get("value").getAsDouble() != 0, name);
        }
        JsonObject curve = document.getAsJsonObject("arrays").getAsJsonObject("spectrum");
        List<Double> share = numbers(curve, "F");
        List<Double> threshold = numbers(curve, "s");
        assertEquals(threshold.size(), share.size());
        assertTrue(share.size() >= 40);
        for (int i = 1; i < share.size(); i++) {
            assertTrue(threshold.get(i) > threshold.get(i - 1) && share.get(i) >= share.get(i - 1), "at " + i);
        }
        assertEquals(1, share.get(share.size() - 1), 1e-9);
    }

    /** The integrals alone are those that the curve comes with, and cost less. */
    @Test
    void theCurveIsLeftOutWhereNobodyWantsIt() {
        JsonObject integrals = solved("step=0.75", "--lyapunov-spectrum=integrals");
        JsonObject curve = solved("step=0.75", "--lyapunov-spectrum=curve");
        assertEquals(curve.get("quantities"), integrals.get("quantities"));
        assertFalse(integrals.getAsJsonObject("arrays").has("spectrum"));
        assertTrue(curve.getAsJsonObject("arrays").has("spectrum"));
        assertTrue(seconds("--lyapunov-spectrum=integrals") < seconds("--lyapunov-spectrum"));
    }

    @Test
    void theDimensionIsThatOfAnIndependentImplementation() {
        JsonObject dimension = solved("step=0.5", "--lyapunov-spectrum=integrals")
                .getAsJsonObject("quantities")
                .getAsJsonObject("ky_dimension");
        // 0.12147 ± 0.00016.
        double error = Math.hypot(dimension.get("error").getAsDouble(), 0.00016);
        assertEquals(0.12147, dimension.get("value").getAsDouble(), 4.5 * error);
        assertTrue(dimension.get("error").getAsDouble() < 0.003 * 0.12147);
    }

    private JsonObject solved(String step, String option) {
        assertEquals(0, cavity.run("solve", "additive", "gain=5", step, option, "--json"), cavity.err());
        return JsonParser.parseString(cavity.out()).getAsJsonObject();
    }

    /** What a dry run says of the whole spectrum. */
    private double seconds(String option) {
        assertEquals(0, cavity.run("solve", "additive", "gain=5", "step=0.5", option, "--json", "--dry-run"));
        JsonObject cost = JsonParser.parseString(cavity.out())
                .getAsJsonObject()
                .getAsJsonArray("cost")
                .get(1)
                .getAsJsonObject();
        assertEquals("its whole Lyapunov spectrum", cost.get("work").getAsString());
        return cost.get("seconds").getAsDouble();
    }

    /** The word after the option is its value only if it is one. */
    @Test
    void theDetailMayBeLeftOut() {
        for (String words : List.of(
                "--lyapunov-spectrum gain=5 step=1",
                "gain=5 step=1 --lyapunov-spectrum",
                "gain=5 --lyapunov-spectrum curve step=1",
                "gain=5 step=1 --lyapunov-spectrum=true")) {
            assertTrue(spectrum(words), words);
        }
        for (String words : List.of(
                "--lyapunov-spectrum integrals gain=5 step=1",
                "gain=5 step=1 --lyapunov-spectrum=none",
                "gain=5 step=1 --lyapunov-spectrum=false",
                "gain=5 step=1")) {
            assertFalse(spectrum(words), words);
        }
        assertEquals(2, cavity.run("solve", "additive", "--lyapunov-spectrum=all"));
        assertEquals(
                "cavity: Invalid value for option '--lyapunov-spectrum': 'all' is not one of integrals, curve, none.\n",
                cavity.err());
    }

    private boolean spectrum(String words) {
        assertEquals(0, cavity.run(("solve additive --json " + words).split(" ")), cavity.err());
        JsonObject document = JsonParser.parseString(cavity.out()).getAsJsonObject();
        assertEquals(5, document.getAsJsonObject("parameters").get("gain").getAsDouble(), words);
        return document.getAsJsonObject("arrays").has("spectrum");
    }

    private static List<Double> numbers(JsonObject columns, String name) {
        return columns.getAsJsonArray(name).asList().stream()
                .map(e -> e.getAsDouble())
                .toList();
    }

    /** Two cells at rest, four in chaos. */
    @Test
    void itsDimensionIsTheColourOfAMap() throws IOException {
        String target = folder.resolve("map").toString();
        int status = cavity.run(
                "phase-diagram",
                "additive",
                "--x",
                "gain=0.2:5:3",
                "--y",
                "step=0.5:0.6:2",
                "--colour",
                "ky_dimension",
                "--output",
                target);
        assertEquals(0, status, cavity.err());
        List<String> lines = Files.readAllLines(folder.resolve("map/data.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf("ky_dimension");
        List<Double> values = lines.stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toList();
        assertEquals(6, values.size());
        assertEquals(2, values.stream().filter(v -> v == 0).count(), "cells at rest");
        // Theory at g = 5, step 0.5: 0.12147 ± 0.0002; the coarser one of maps is good to half a percent, and three
        // times that is allowed.
        assertTrue(values.stream().anyMatch(v -> Math.abs(v / 0.12147 - 1) < 0.015), values.toString());
    }

    /** Beside the onset of chaos the phase is known, and the dimension would take a longer window: no cell has failed. */
    @Test
    void cellsBesideTheOnsetAreFlaggedUnresolved() throws IOException {
        String target = folder.resolve("onset").toString();
        int status = cavity.run(
                "phase-diagram",
                "additive",
                "--x",
                "gain=0.96:1.02:3",
                "--y",
                "input_variance=0:1e-9:2",
                "--colour",
                "ky_dimension",
                "--output",
                target);
        assertEquals(0, status, cavity.err());
        assertTrue(cavity.out().contains("\n2 unresolved, the phase known:\n"), cavity.out());
        assertFalse(cavity.out().contains(" failed in part or whole"), cavity.out());
        try (CSVParser table = CSVParser.parse(
                folder.resolve("onset/data.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord row : table) {
                boolean chaotic = Double.parseDouble(row.get("gain")) > 1;
                assertEquals(chaotic, row.get("phase").equals("chaotic"), row.toString());
                assertEquals(chaotic, row.get("ky_dimension").isEmpty(), row.toString());
                assertEquals(chaotic, row.get("unresolved").contains("too near to the onset of chaos"), row.toString());
                assertEquals(!chaotic, row.get("unresolved").isEmpty(), row.toString());
                assertEquals("", row.get("failed"));
            }
        }
    }

    @Test
    void solveSaysUnresolved() {
        assertEquals(1, cavity.run("solve", "additive", "gain=1.02", "--lyapunov-spectrum", "--json"), cavity.err());
        JsonObject document = JsonParser.parseString(cavity.out()).getAsJsonObject();
        JsonObject dimension = document.getAsJsonObject("quantities").getAsJsonObject("ky_dimension");
        assertEquals(Set.of("unresolved"), dimension.keySet());
        assertTrue(document.get("note")
                .getAsString()
                .startsWith("the whole Lyapunov spectrum is unresolved: gain = 1.02 is"));
        assertTrue(document.get("converged").getAsBoolean());
        assertEquals("chaotic", document.get("phase").getAsString());
    }

    /** Its curve is drawn over what enough exponents of networks reach, and its numbers stand beside theirs. */
    @Test
    void lyapunovSetsTheoryBesideNetworks() throws IOException {
        int status = cavity.run(
                "lyapunov",
                "additive",
                "gain=5",
                "step=1",
                "--size",
                "60",
                "--count",
                "30",
                "--replicas",
                "2",
                "--time",
                "100",
                "--json",
                "--output",
                folder.resolve("networks").toString());
        assertEquals(0, status, cavity.err());
        JsonObject theory =
                JsonParser.parseString(cavity.out()).getAsJsonObject().getAsJsonObject("theory");
        assertTrue(theory.has("ky_dimension"), theory.toString());
        assertTrue(Files.size(folder.resolve("networks/figure.png")) > 0);
    }
}
