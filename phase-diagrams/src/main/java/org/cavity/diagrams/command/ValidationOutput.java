package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cavity.diagrams.figure.ValidationFigure;
import org.cavity.diagrams.output.BaselineFile;
import org.cavity.diagrams.output.ComparisonTable;
import org.cavity.diagrams.output.JUnitXml;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.output.ValidationDocument;
import org.cavity.validation.Baseline;
import org.cavity.validation.Comparison;
import org.cavity.validation.ValidationReport;
import org.cavity.validation.Verdict;

/**
 * Writes the files of a validation and tells what it came to.
 *
 * @param session where it is told
 * @param output which of it is wanted
 * @param folder where the files go
 * @param earlier what an earlier run stored; null if it is not asked for
 */
record ValidationOutput(Session session, OutputOptions output, ResultFolder folder, BaselineFile earlier) {

    private static final List<String> TABLES = List.of("data.csv", "report.json", "junit.xml");

    /** Names of the files. */
    static List<String> files() {
        return Stream.of(TABLES, Results.FIGURES, List.of("provenance.json"))
                .flatMap(List::stream)
                .toList();
    }

    /** Writes and tells; returns the exit status. */
    int give(List<Comparison> comparisons) {
        ValidationReport report = ValidationReport.of(comparisons);
        Baseline baseline = earlier == null ? null : Baseline.of(earlier.comparisons(), report.comparisons());
        JsonObject document = new ValidationDocument(report, baseline).json();
        Results results = new Results();
        if (output.writesFiles()) {
            results.csv(TABLES.get(0), ComparisonTable.csv(report.comparisons()))
                    .json(TABLES.get(1), document)
                    .bytes(TABLES.get(2), JUnitXml.of(report, baseline))
                    .figure(session, ValidationFigure.of(report))
                    .write(session, folder);
        }
        if (output.json()) {
            document.add("provenance", folder.provenance().toJson());
            session.out().print(Json.text(document));
        } else {
            session.out().print(report.table());
            tell(report);
            session.out()
                    .print((baseline == null ? "" : "\n" + baseline.text())
                            + (output.writesFiles() ? results.summary(folder) : ""));
        }
        Verdict verdict = report.verdict();
        boolean wrong = verdict == Verdict.DISAGREES || verdict == Verdict.FAILED;
        return wrong || (baseline != null && baseline.moved()) ? ExitStatus.DISAGREEMENT : ExitStatus.DONE;
    }

    /** The whole of what is wrong, with what to type to see it again. */
    private void tell(ValidationReport report) {
        List<String> wrong = new ArrayList<>();
        for (Comparison c : report.comparisons()) {
            if (c.verdict() == Verdict.DISAGREES || c.verdict() == Verdict.FAILED) {
                wrong.add(c.message());
            }
        }
        wrong.forEach(message -> session.out().print("\n" + message + "\n"));
    }
}
