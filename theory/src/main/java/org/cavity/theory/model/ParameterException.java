package org.cavity.theory.model;

/** A parameter is unknown, malformed or out of range. The message is one sentence fit for the user. */
public final class ParameterException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a sentence that names the parameter, its value and the allowed range. */
    public ParameterException(String sentence) {
        super(sentence);
    }
}
