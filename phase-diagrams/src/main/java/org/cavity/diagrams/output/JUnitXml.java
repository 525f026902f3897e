package org.cavity.diagrams.output;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.cavity.validation.Baseline;
import org.cavity.validation.Comparison;
import org.cavity.validation.ValidationReport;
import org.cavity.validation.Verdict;

/**
 * Comparisons in the XML of JUnit reports, as Surefire writes it and as continuous integration reads it: a test suite for
 * each point of a model, a test case for each quantity. A disagreement is a failure, a missing number an error, and what
 * is undecided is skipped, each with the whole message. What moved from a baseline is a failure in a suite of its own.
 */
public final class JUnitXml {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitXml() throws XMLStreamException {
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    /**
     * A case of a suite.
     *
     * @param name the quantity
     * @param outcome element that tells of it; empty if it passed
     * @param type of the outcome, in a word
     * @param message what there is to say of it
     */
    private record Case(String name, String outcome, String type, String message) {

        static Case of(Comparison c) {
            Verdict verdict = c.verdict();
            String outcome = switch (verdict) {
                case AGREES -> "";
                case DISAGREES -> "failure";
                case FAILED -> "error";
                case UNDECIDED -> "skipped";
            };
            return new Case(c.quantity().name(), outcome, verdict.label(), c.message());
        }
    }

    /**
     * The file.
     *
     * @param baseline null if there is none
     */
    public static byte[] of(ValidationReport report, Baseline baseline) {
        try {
            return new JUnitXml().write(report, baseline);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory can always be written", e);
        }
    }

    private byte[] write(ValidationReport report, Baseline baseline) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "cavity validate");
        Map<List<String>, List<Comparison>> points = report.comparisons().stream()
                .collect(Collectors.groupingBy(
                        c -> List.of(c.model(), c.point()), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<List<String>, List<Comparison>> point : points.entrySet()) {
            suite(
                    point.getKey().get(0),
                    point.getKey().get(1),
                    point.getValue().stream().map(Case::of).toList());
        }
        if (baseline != null) {
            suite(
                    "baseline",
                    "against the baseline",
                    baseline.movements().stream()
                            .map(m -> new Case(
                                    m.now().key().toString(), m.moved() ? "failure" : "", "moved", m.message()))
                            .toList());
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.flush();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void suite(String model, String point, List<Case> cases) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", model + ": " + point);
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        for (String[] count : new String[][] {{"failures", "failure"}, {"errors", "error"}, {"skipped", "skipped"}}) {
            Predicate<Case> counted = c -> c.outcome().equals(count[1]);
            xml.writeAttribute(
                    count[0], Long.toString(cases.stream().filter(counted).count()));
        }
        // Times would make the file another one each time; readers want some.
        xml.writeAttribute("time", "0");
        for (Case c : cases) {
            testCase("cavity." + model, point + ": " + c.name(), c);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void testCase(String type, String name, Case c) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", type);
        xml.writeAttribute("name", name);
        xml.writeAttribute("time", "0");
        if (!c.outcome().isEmpty()) {
            xml.writeStartElement(c.outcome());
            xml.writeAttribute("message", c.message());
            if (!c.outcome().equals("skipped")) {
                xml.writeAttribute("type", c.type());
                xml.writeCharacters(c.message());
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
