package org.cavity.diagrams;

/** The request was wrong. The message is one sentence fit for the user; nothing was computed or written. */
public final class UsageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a sentence that says what was given and what is allowed. */
    public UsageException(String sentence) {
        super(sentence);
    }
}
