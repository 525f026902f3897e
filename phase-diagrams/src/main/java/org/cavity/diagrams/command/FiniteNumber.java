package org.cavity.diagrams.command;

import org.cavity.diagrams.UsageException;

/** A number within the text of an option. */
final class FiniteNumber {

    private FiniteNumber() {}

    /**
     * Reads it.
     *
     * @param option the option's name
     * @param whole the option's text
     * @param text the part that is the number
     * @throws UsageException if it is none, or infinite
     */
    static double of(String option, String whole, String text) {
        double value;
        try {
            value = Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw new UsageException(option + " = " + whole + " cannot be read: '" + text + "' is no number.");
        }
        if (!Double.isFinite(value)) {
            throw new UsageException(option + " = " + whole + " is out of range: its numbers must be finite.");
        }
        return value;
    }
}
