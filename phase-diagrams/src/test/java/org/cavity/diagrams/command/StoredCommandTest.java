package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cavity.diagrams.Toy;
import org.cavity.validation.Model;
import org.cavity.validation.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored arguments, turned back to a command line, resolve to the same arguments. */
class StoredCommandTest {

    @TempDir
    private Path folder;

    private record Run(int status, String out, String err) {}

    private static Run run(List<Model<?>> models, List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CavityCommandLine(models, () -> "test", () -> 2e9, false)
                .execute(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }

    private static List<Model<?>> toys() {
        return List.of(Toy.model(0), Toy.fold(), Toy.population());
    }

    /** What the plan of a command says that decides the results. */
    private static JsonObject plan(List<Model<?>> models, Stream<String> words) {
        List<String> all =
                Stream.concat(words, Stream.of("--dry-run", "--json")).toList();
        Run run = run(models, all);
        assertEquals(0, run.status(), () -> all + ": " + run.err());
        JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
        JsonObject plan = new JsonObject();
        for (String key : List.of("model", "command", "parameters", "settings")) {
            plan.add(key, document.get(key));
        }
        return plan;
    }

    private void assertTurnsBack(List<Model<?>> models, String line) throws IOException {
        JsonObject plan = plan(models, Arrays.stream(line.split(" ")));
        JsonObject arguments = new JsonObject();
        arguments.add("parameters", plan.get("parameters"));
        arguments.add("settings", plan.get("settings"));
        JsonObject provenance = new JsonObject();
        provenance.addProperty("cavity", "test");
        provenance.add("model", plan.get("model"));
        provenance.add("command", plan.get("command"));
        provenance.add("arguments", arguments);
        provenance.add("run", new JsonObject());
        provenance.addProperty("complete", true);
        provenance.add("sha256", new JsonObject());
        Files.writeString(folder.resolve("provenance.json"), provenance.toString());
        Run again = run(models, List.of("rerun", folder.toString(), "--dry-run"));
        assertEquals(0, again.status(), again.err());
        assertTrue(again.out().startsWith("cavity " + plan.get("command").getAsString() + " "), again.out());
        String words = again.out().strip().substring("cavity ".length());
        assertEquals(plan, plan(models, Arrays.stream(words.split(" "))), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solve toy",
                "solve toy a=0.1 phi=erf --lags 0,0.30000000000000004,1e-300 --seed 9007199254740993 --slow-bound 0.1",
                "simulate toy --size 1e2 --replicas 3 --time 12.5 --transient 0 --dt 0.125 --lags 0,1 --trajectories 2",
                "simulate toy --precision single --integrator rk4 --coarse-tangents --initial-scale 0.3",
                "simulate toy-population --size 1000 --seed 4",
                "branches toy --along drive=0.001:3:5:log leak_rate=1.7 --quantities torsion,variance",
                "branches toy --along drive=0.5:3:5 --simulate 2 --size 60 --initial-scale 0.02 --seed 3",
                "branches toy --along drive=0.5:3:5 --simulate 2",
                "spectrum toy --size 40 --replicas 2",
                "spectrum toy --family leak_rate=1,1.5,2",
                "spectrum toy --fixed-point 1 --family leak_rate=1,2",
                "spectrum toy --fixed-point 1 --size 40",
                "lyapunov toy --size 40 --count 3",
                "lyapunov toy --size 40 --count 3 --error 0.01 --interval 0.7",
                "phase-diagram toy",
                "phase-diagram toy --refine 2 --contours variance=0.5,1,max_lyapunov=0",
                "phase-diagram toy --x drive=0:3:4 --y shift=-0.5:0.5:3 leak_rate=0.7 --colour phase",
                "phase-diagram toy --x drive=0.1:3:4:log --simulate 3 --size 64 --replicas 5 --slow-bound 0.02",
                "phase-diagram toy-population --x q[1]=0:8:3 --y mu=10:20:3",
                "validate toy --size 64 --replicas 3 --seed 2",
                "validate",
                "response toy-population --step mean=20:22 --duration 100.3 --bin 3",
                "response toy-population --step variance=2:6 --simulate --size 500 --replicas 3",
                "response toy-population --sine deviation=0.5@12.5",
                "response toy-population --filters",
                "response toy-population --filters --simulate --size 500 --time 1e3",
                "response toy-population --filters --simulate --frequencies 3,1 --size 500",
            })
    void everyCommandTurnsBack(String line) throws IOException {
        assertTurnsBack(toys(), line);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyModelTurnsBack(String line) throws IOException {
        assertTurnsBack(Models.all(), line);
    }

    /** Every model at its defaults, and with every parameter that is a choice at its other values. */
    static Stream<String> lines() {
        return Models.all().stream()
                .flatMap(model -> Stream.concat(
                        Stream.of("solve " + model.name()),
                        model.theory().schema().specs().stream()
                                .filter(spec -> !spec.isNumber() && !spec.isList())
                                .flatMap(spec -> Arrays.stream(spec.allowed()
                                                .substring("one of ".length())
                                                .split(", "))
                                        .map(choice -> "solve " + model.name() + " " + spec.name() + "=" + choice))));
    }

    @Test
    void theInputOfAResponseIsKept() throws IOException {
        String file = folder.resolve("mine.csv").toString();
        Files.writeString(Path.of(file), "deviation,time,mean\n1,0,20\n1,100,21.5\n");
        String output = folder.resolve("out").toString();
        assertEquals(
                0,
                Toy.run("response", "toy-population", "--input", file, "--output", output)
                        .status());
        Files.delete(Path.of(file));
        assertEquals("time,mean,deviation\n0,20,1\n100,21.5,1\n", Files.readString(Path.of(output, "input.csv")));
        Toy again = Toy.run("rerun", output);
        assertEquals(0, again.status(), again.out() + again.err());
    }
}
