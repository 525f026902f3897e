package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cavity.diagrams.Toy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cavity branches}, and the family of {@code cavity spectrum}. */
class BranchesCommandTest {

    @TempDir
    private Path folder;

    private static JsonObject json(int status, String line) {
        Toy toy = Toy.run(line.split(" "));
        assertEquals(status, toy.status(), toy.err());
        assertEquals("", toy.err());
        assertFalse(toy.out().contains("NaN"));
        return JsonParser.parseString(toy.out()).getAsJsonObject();
    }

    @Test
    void branchesAreFollowedAndTheirFoldsLocated() throws IOException {
        Path output = folder.resolve("fold");
        Toy toy = Toy.run(("branches fold shift=0.5 --along a=0.05:9.95:45 --output " + output).split(" "));
        assertEquals(0, toy.status(), toy.err());
        assertTrue(toy.out().contains("fold: drive = 3\n") && toy.out().contains("fold: drive = 7\n"), toy.out());
        for (String file : List.of("figure.png", "figure.svg", "figure.pdf", "provenance.json")) {
            assertTrue(Files.exists(output.resolve(file)), file);
        }
        List<String> data = Files.readAllLines(output.resolve("data.csv"));
        assertEquals(
                "branch,kind,stable,drive,variance,variance_error,max_lyapunov,max_lyapunov_error,failed", data.get(0));
        List<String> names = data.stream()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .distinct()
                .toList();
        assertEquals(
                List.of("fixed-point-1", "unstable-fixed-point-1", "fixed-point-2", "chaotic-1", "unstable-chaotic-1"),
                names);
        List<String> boundaries = Files.readAllLines(output.resolve("boundaries.csv"));
        assertEquals("line,drive", boundaries.get(0));
        assertEquals(1 + 3, boundaries.size());
        // The crossing is solved for, not read from the grid.
        assertEquals(4, Double.parseDouble(boundaries.get(3).substring("chaos,".length())), 1e-11);
    }

    @Test
    void theDocumentHoldsEveryBranch() {
        JsonObject document = json(0, "branches fold --along a=0:10:30 --json --seed 5 --slow-bound 0.02");
        assertEquals(
                Set.of("model", "parameters", "along", "branches", "boundaries", "failures", "converged", "provenance"),
                document.keySet());
        assertEquals(
                Set.of("leak_rate", "shift", "nonlinearity"),
                document.getAsJsonObject("parameters").keySet());
        JsonArray branches = document.getAsJsonArray("branches");
        assertEquals(3, branches.size());
        JsonObject lower = branches.get(0).getAsJsonObject();
        assertEquals("fixed-point", lower.get("kind").getAsString());
        assertTrue(lower.get("stable").getAsBoolean());
        int points = lower.getAsJsonArray("drive").size();
        JsonObject variance = lower.getAsJsonObject("quantities").getAsJsonObject("variance");
        assertEquals(points, variance.getAsJsonArray("value").size());
        assertEquals(points, variance.getAsJsonArray("error").size());
        assertEquals("1", variance.get("unit").getAsString());
        JsonObject settings = document.getAsJsonObject("provenance")
                .getAsJsonObject("arguments")
                .getAsJsonObject("settings");
        assertEquals(5, settings.get("seed").getAsInt());
        assertEquals(0.02, settings.get("slow_bound").getAsDouble());
        assertEquals("drive=0.0:10.0:30", settings.get("along").getAsString());
        // No network was simulated, so that no kernel did any work.
        assertFalse(
                document.getAsJsonObject("provenance").getAsJsonObject("run").has("kernel"));
    }

    @Test
    void aPointThatFailsIsNamedAndTheOthersStay() {
        JsonObject document = json(1, "branches fold leak_rate=2 --along a=0:9:19 --json");
        JsonArray failures = document.getAsJsonArray("failures");
        assertEquals(1, failures.size());
        assertEquals(4.5, failures.get(0).getAsJsonObject().get("drive").getAsDouble());
        assertEquals(
                "the middle is out of reach",
                failures.get(0).getAsJsonObject().get("failed").getAsString());
        assertFalse(document.get("converged").getAsBoolean());
        int states = 0;
        for (JsonElement branch : document.getAsJsonArray("branches")) {
            states += branch.getAsJsonObject().getAsJsonArray("drive").size();
        }
        // One state at 6 + 4 values beyond the folds, three at the other eight.
        assertEquals(10 + 3 * 8, states);
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws IOException {
        List<byte[]> data = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            Path output = folder.resolve("threads" + threads);
            String line = "branches fold shift=1 --along a=0:10:41 --threads " + threads + " --output " + output;
            assertEquals(0, Toy.run(line.split(" ")).status());
            data.add(Files.readAllBytes(output.resolve("data.csv")));
            data.add(Files.readAllBytes(output.resolve("figure.png")));
        }
        assertArrayEquals(data.get(0), data.get(2));
        assertArrayEquals(data.get(1), data.get(3));
    }

    /** Not any quantity whose name begins with variance. */
    @Test
    void ofPopulationsTheRateIsShown() {
        Toy toy = Toy.run("branches", "toy-population", "--along", "mu=16:20:5", "--output", at("rate"));
        assertEquals(0, toy.status(), toy.err());
        String header = toy.out().lines().findFirst().orElseThrow();
        assertTrue(header.endsWith(" rate"), header);
        JsonObject plan = json(0, "branches toy --along drive=0:2.5:9 --dry-run --json");
        assertEquals(
                "[\"variance\",\"max_lyapunov\"]",
                plan.getAsJsonObject("settings").get("quantities").toString());
    }

    @Test
    void quantitiesOfTheUserAreShown() {
        Toy toy =
                Toy.run("branches", "toy", "--along", "drive=0:2.5:9", "--quantities", "torsion", "--output", at("t"));
        assertEquals(0, toy.status(), toy.err());
        assertTrue(toy.out().startsWith("branch          drive"), toy.out());
        assertTrue(toy.out().lines().findFirst().orElseThrow().endsWith("torsion"), toy.out());
    }

    @Test
    void networksStartFarFromRestAndNearIt() throws IOException {
        Path output = folder.resolve("simulated");
        String line = "branches toy --along a=0:2.5:9 --simulate 3 --replicas 5 --initial-scale 0.1 --seed 9";
        Toy toy = Toy.run((line + " --output " + output).split(" "));
        assertEquals(0, toy.status(), toy.err());
        List<String> rows = Files.readAllLines(output.resolve("simulation.csv"));
        assertEquals(1 + 2 * 3, rows.size());
        assertEquals(
                "drive,initial_scale,variance,variance_error,max_lyapunov,max_lyapunov_error,size,replicas,seed,notes",
                rows.get(0));
        assertTrue(rows.get(3).startsWith("1.25,1,") && rows.get(3).endsWith(",400,5,1009,"), rows.get(3));
        assertTrue(rows.get(4).startsWith("1.25,0.1,") && rows.get(4).endsWith(",400,5,1009,"), rows.get(4));
        assertTrue(Files.exists(output.resolve("figure.png")));
        JsonObject document = json(0, line + " --json");
        assertEquals(6, document.getAsJsonArray("simulated").size());
        JsonObject provenance = document.getAsJsonObject("provenance");
        JsonObject settings = provenance.getAsJsonObject("arguments").getAsJsonObject("settings");
        assertEquals(3, settings.get("simulate").getAsInt());
        assertEquals(5, settings.get("replicas").getAsInt());
        assertEquals(0.1, settings.get("initial_scale").getAsDouble());
        assertTrue(provenance.getAsJsonObject("run").has("kernel"));
        assertEquals(
                2, json(0, line + " --dry-run --json").getAsJsonArray("cost").size());
    }

    @Test
    void dryRunsTellTheCost() {
        JsonObject plan = json(0, "branches fold --along a=0:10:30 --dry-run --json");
        assertTrue(plan.getAsJsonArray("cost")
                .get(0)
                .getAsJsonObject()
                .get("work")
                .getAsString()
                .startsWith("30 "));
        JsonObject family = json(0, "spectrum fold --family b=1,2 --dry-run --json --seed 4");
        assertEquals(4, family.getAsJsonObject("settings").get("seed").getAsInt());
        assertEquals(
                "leak_rate", family.getAsJsonObject("settings").get("family").getAsString());
    }

    @Test
    void aFamilyHoldsTheBoundaryOfEachValue() throws IOException {
        Path output = folder.resolve("family");
        Toy toy = Toy.run(("spectrum toy --family a=0.5,1.5,2.5 --output " + output).split(" "));
        assertEquals(0, toy.status(), toy.err());
        List<String> rows = Files.readAllLines(output.resolve("boundaries.csv"));
        assertEquals("drive,line,re,im", rows.get(0));
        assertEquals(1 + 3 * 101, rows.size());
        assertTrue(rows.get(1).startsWith("0.5,bulk,-0.5,0"), rows.get(1));
        assertEquals(
                "drive,spectral_radius,spectral_radius_error,phase,converged,failed",
                Files.readAllLines(output.resolve("data.csv")).get(0));
        for (String file : List.of("figure.png", "figure.svg", "figure.pdf", "provenance.json")) {
            assertTrue(Files.exists(output.resolve(file)), file);
        }
        JsonArray family = json(0, "spectrum toy --family a=0.5,1.5,2.5 --json").getAsJsonArray("family");
        assertEquals(3, family.size());
        JsonObject last = family.get(2).getAsJsonObject();
        assertEquals(2.5, last.get("drive").getAsDouble());
        assertEquals(
                1.5,
                last.getAsJsonObject("boundary")
                        .getAsJsonObject("bulk")
                        .getAsJsonArray("re")
                        .get(0)
                        .getAsDouble());
    }

    @Test
    void aFamilyWithAMemberThatHasNoBoundarySaysSo() {
        Toy toy = Toy.run("spectrum", "toy", "--family", "shift=-1,0", "--output", at("family"));
        assertEquals(1, toy.status(), toy.err());
        assertTrue(toy.out().contains("note: shift = -1: the mean turns for ever"), toy.out());
        assertTrue(toy.out().contains("shift = -1: theory predicts no boundary"), toy.out());
    }

    /** The corner of the toy throws. */
    @Test
    void aMemberThatThrowsDoesNotTakeTheOthersWithIt() {
        JsonObject document = json(1, "spectrum toy leak_rate=3 --family a=1,2.9 --json");
        JsonObject last = document.getAsJsonArray("family").get(1).getAsJsonObject();
        assertEquals("unresolved", last.get("phase").getAsString());
        assertEquals("the corner is out of reach", last.get("note").getAsString());
        assertEquals(0, last.getAsJsonObject("boundary").size());
        JsonObject first = document.getAsJsonArray("family").get(0).getAsJsonObject();
        assertTrue(first.getAsJsonObject("boundary").has("bulk"));
    }

    @Test
    void familyOfAFixedPointHasItsBoundaries() {
        JsonObject document = json(0, "spectrum toy --fixed-point 2 --family a=0.4,1 --json");
        JsonArray family = document.getAsJsonArray("family");
        JsonObject first = family.get(0).getAsJsonObject();
        JsonObject last = family.get(1).getAsJsonObject();
        assertEquals("stable", first.get("stability").getAsString());
        assertEquals("unstable", last.get("stability").getAsString());
        JsonArray re = last.getAsJsonObject("boundary").getAsJsonObject("bulk").getAsJsonArray("re");
        assertEquals(-1 + 2.0, re.get(0).getAsDouble());
        Toy none = Toy.run("spectrum", "toy", "--fixed-point", "3", "--family", "a=1,2", "--output", at("family"));
        assertEquals(1, none.status());
        assertTrue(none.out().contains("fixed_point = 3 is out of range"), none.out());
        JsonObject plan = json(0, "spectrum toy --fixed-point 2 --family a=1,2 --dry-run --json");
        assertEquals(2, plan.getAsJsonObject("settings").get("fixed_point").getAsInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "branches fold",
                "branches fold --along drive=0:10",
                "branches fold --along drvie=0:10:5",
                "branches fold --along drive=0:11:5",
                "branches fold --along nonlinearity=0:1:5",
                "branches fold drive=2 --along a=0:10:5",
                "branches fold --along drive=0:10:5 --quantities varianec",
                "branches fold --along drive=0:10:5 --quantities variance,",
                "branches fold --along drive=0:10:5 --slow-bound 0",
                "branches fold --along drive=0:10:5 --size 100",
                "branches toy --along drive=0:10:5 --simulate=-1",
                "branches toy --along drive=0:10:5 --simulate 2 --size 1",
                "branches toy --along drive=0:10:5 --simulate 2 --size 333",
                "branches toy --along drive=0:10:5 --simulate 2 --initial-scale 1",
                "branches toy --along drive=0:10:5 --simulate 2 --quantities torsion",
                "spectrum toy --family drive",
                "spectrum toy --family drive=1,",
                "spectrum toy --family drvie=1,2",
                "spectrum toy --family drive=1,11",
                "spectrum toy --family nonlinearity=1,2",
                "spectrum toy drive=1 --family a=1,2",
                "spectrum toy --family a=1,2 --size 100",
                "spectrum toy --family a=1,2 --time 100",
                "spectrum toy --family a=1,2 --initial-scale 0.1",
            })
    void wrongRequestIsOneSentenceAndLeavesNothingBehind(String line) throws IOException {
        for (String last : List.of("--json", "--dry-run")) {
            Toy toy = Toy.run((line + " --output " + at("out") + " " + last).split(" "));
            assertEquals(2, toy.status(), toy.err());
            assertEquals("", toy.out());
            assertTrue(toy.err().matches("cavity: [A-Za-z'0-9][^\\n]*[.?]\\R"), toy.err());
            assertFalse(toy.err().contains("Exception"), toy.err());
            try (var left = Files.list(folder)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}
