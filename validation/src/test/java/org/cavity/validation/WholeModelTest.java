package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.cavity.theory.model.Theory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code validate} runs: no alarm, nothing failed, and few comparisons too blunt to tell. */
@Tag("slow")
class WholeModelTest {

    static Stream<String> models() {
        return Models.all().stream().map(Model::theory).map(Theory::name);
    }

    @ParameterizedTest
    @MethodSource("models")
    void theQuickLevelAgrees(String name) {
        Ensembles ensembles = Level.QUICK.ensembles(1, Runtime.getRuntime().availableProcessors());

        ValidationReport report =
                new Validator(ensembles).validate(Models.find(name).orElseThrow(), Level.QUICK);

        assertFalse(report.alarm(), report.table());
        assertEquals(0, report.count(Verdict.FAILED), report.table());
        assertTrue(report.count(Verdict.UNDECIDED) <= report.comparisons().size() / 10, report.table());
    }
}
