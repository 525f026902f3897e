package org.cavity.validation;

/** What a comparison, or a whole report, comes to. */
public enum Verdict {
    /** The difference is within the error, and the error is small enough for that to mean something. */
    AGREES("agrees"),
    /** The difference exceeds what the error allows. */
    DISAGREES("disagrees"),
    /** The difference is within the error, but the error is too wide to tell. */
    UNDECIDED("undecided"),
    /** There is no number on one of the two sides. */
    FAILED("failed");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** Name in files and on the command line. */
    public String label() {
        return label;
    }
}
