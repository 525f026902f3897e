package org.cavity.theory.model;

import java.util.List;

/** A parameter is unknown, malformed or out of range. The message is one sentence fit for the user. */
public final class ParameterException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a sentence that names the parameter, its value and the allowed range. */
    public ParameterException(String sentence) {
        super(sentence);
    }

    /**
     * Checks that two lists whose elements belong together are of the same length.
     *
     * @throws ParameterException if they are not
     */
    public static void requireAsMany(String name, List<Double> list, String otherName, List<Double> other) {
        if (list.size() != other.size()) {
            throw new ParameterException(name + " = " + list + " has " + list.size()
                    + (list.size() == 1 ? " element" : " elements") + ": it must have as many as " + otherName + " = "
                    + other + ", " + other.size() + ".");
        }
    }
}
