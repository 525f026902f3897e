package org.cavity.validation;

/** Assertions for tests; they need no test framework. */
public final class Agreement {

    private Agreement() {}

    /**
     * Asserts that theory and simulation agree. A comparison that could not see the change it should see does not pass.
     *
     * @throws AssertionError with both numbers, errors, sizes and seeds, unless the verdict is {@link Verdict#AGREES}
     */
    public static void assertAgrees(Comparison comparison) {
        if (comparison.verdict() != Verdict.AGREES) {
            throw new AssertionError(comparison.message());
        }
    }

    /**
     * Asserts that a whole run agrees, allowing for the number of comparisons.
     *
     * @throws AssertionError with the table of all comparisons, unless the verdict is {@link Verdict#AGREES}
     */
    public static void assertAgrees(ValidationReport report) {
        if (report.verdict() != Verdict.AGREES) {
            throw new AssertionError(report.table());
        }
    }
}
