package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cavity.diagrams.Toy;
import org.cavity.numerics.additive.AdditiveModel;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveTheory;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Comparison;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Model;
import org.cavity.validation.Models;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.SizedSample;
import org.cavity.validation.ValidationPoint;
import org.cavity.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ValidateCommandTest {

    @TempDir
    private Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Toy validate(double bias, String name, String... more) {
        String[] words = {"validate", "toy", "--size", "64", "--replicas", "8", "--output", at(name)};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Toy.run(bias, all);
    }

    @Test
    void aRunLeavesTableReportJUnitFileAndPicture() {
        assertEquals(0, validate(0, "run").status());
        for (String file : List.of(
                "data.csv", "report.json", "junit.xml", "figure.png", "figure.svg", "figure.pdf", "provenance.json")) {
            assertTrue(Files.exists(folder.resolve("run").resolve(file)), file);
        }
    }

    /** The structure that Surefire's schema asks for, and counts that are those of the cases. */
    @Test
    void theJUnitFileHoldsASuiteForEachPointAndTheWholeMessage() throws Exception {
        assertEquals(0, validate(0, "right").status());
        assertEquals(1, validate(0.5, "wrong").status());
        for (String name : List.of("right", "wrong")) {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve(name).resolve("junit.xml").toFile())
                    .getDocumentElement();
            assertEquals("testsuites", root.getTagName());
            List<Element> suites = elements(root, "testsuite");
            assertEquals(
                    List.of("toy: drive 2"),
                    suites.stream().map(s -> s.getAttribute("name")).toList());
            for (Element suite : suites) {
                List<Element> cases = elements(suite, "testcase");
                assertEquals(cases.size(), Integer.parseInt(suite.getAttribute("tests")));
                for (Map.Entry<String, String> count : Map.of(
                                "failures", "failure", "errors", "error", "skipped", "skipped")
                        .entrySet()) {
                    assertEquals(
                            elements(suite, count.getValue()).size(),
                            Integer.parseInt(suite.getAttribute(count.getKey())));
                }
                for (Element c : cases) {
                    assertFalse(c.getAttribute("name").isEmpty()
                            || c.getAttribute("classname").isEmpty());
                    Double.parseDouble(c.getAttribute("time"));
                }
            }
            List<Element> failures = elements(root, "failure");
            assertEquals(name.equals("wrong") ? 1 : 0, failures.size());
            for (Element failure : failures) {
                assertEquals("disagrees", failure.getAttribute("type"));
                String message = failure.getAttribute("message");
                assertEquals(message, failure.getTextContent());
                for (String part : List.of("variance disagrees", "N = 32", "N = 64", "seed 1", "z = ", "Again: ")) {
                    assertTrue(message.contains(part), part + " is missing in: " + message);
                }
            }
        }
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList list = parent.getElementsByTagName(name);
        return IntStream.range(0, list.getLength())
                .mapToObj(i -> (Element) list.item(i))
                .toList();
    }

    @Test
    void theSameRunIsItsOwnBaseline() {
        validate(0, "then");
        for (String file : List.of("then/data.csv", "then/report.json", "then")) {
            Toy same = validate(0, "now-" + file.length(), "--baseline", at(file));
            assertEquals(0, same.status(), same.out() + same.err());
            assertTrue(same.out().contains("the simulation moved in 0 and the theory in 0.\n"), same.out());
        }
        Toy other = validate(0, "other", "--seed", "2", "--baseline", at("then/data.csv"));
        assertEquals(0, other.status(), other.out() + other.err());
    }

    @Test
    void aMovedMeasurementExitsWithOne() throws Exception {
        validate(0, "then");
        Toy moved = validate(0.01, "now", "--baseline", at("then/report.json"));
        assertEquals(1, moved.status(), moved.out());
        assertTrue(moved.out().contains("variance: the simulation moved: "), moved.out());
        JsonObject report = JsonParser.parseString(Files.readString(folder.resolve("now/report.json")))
                .getAsJsonObject();
        assertNotEquals("disagrees", report.get("verdict").getAsString());
        assertTrue(report.getAsJsonObject("baseline").get("moved").getAsBoolean());
        assertTrue(
                Files.readString(folder.resolve("now/junit.xml")).contains("name=\"baseline: against the baseline\""));
    }

    @Test
    void aBaselineThatDoesNotFitIsRefused() throws IOException {
        validate(0, "then");
        Toy.run("validate", "toy-population", "--output", at("neurons"));
        Path broken = Files.writeString(folder.resolve("broken.csv"), "a,b\n1,2\n");
        assertRefused("is of toy-population, this run of toy.", at("neurons/data.csv"));
        assertRefused("cannot be read", broken.toString());
        assertRefused("is not there", at("nowhere.json"));
    }

    private void assertRefused(String why, String baseline) {
        Toy toy = validate(0, "refused", "--baseline", baseline);
        assertEquals(2, toy.status(), toy.out());
        assertTrue(toy.err().matches("cavity: [^\\n]*[.?]\\R") && toy.err().contains(why), toy.err());
        assertFalse(Files.exists(folder.resolve("refused")));
    }

    /** To the bit, through the whole command line. */
    @Test
    void theCommandInAMessageMeasuresTheSameAgain() throws IOException {
        Model<AdditiveNetwork> model = new Model<>(new AdditiveTheory(), new NetworkSimulation<>(new AdditiveModel()));
        ValidationPoint<AdditiveNetwork> point = ValidationPoint.of(
                "map", AdditiveNetwork.tanh(2).withStep(1).withBias(0.1), QuantityCheck.of(Quantity.VARIANCE, 0.2, 0));
        Comparison comparison = new Validator(new Ensembles(List.of(32, 64), 3, 5, 1))
                .compare(model, point)
                .get(0);
        SizedSample largest = comparison.samples().get(1);
        String[] words = comparison.reproduction().split(" ");
        assertEquals("./cavity", words[0]);
        String[] arguments = Arrays.copyOfRange(words, 1, words.length + 1);
        arguments[arguments.length - 1] = "--json";
        StringWriter out = new StringWriter();
        new CavityCommandLine(Models.all(), () -> "test", () -> 2e9, false)
                .execute(new PrintWriter(out), new PrintWriter(new StringWriter()), arguments);
        double again = JsonParser.parseString(out.toString())
                .getAsJsonObject()
                .getAsJsonObject("quantities")
                .getAsJsonObject("variance")
                .get("value")
                .getAsDouble();
        assertEquals(largest.sample().mean(), again);
    }
}
