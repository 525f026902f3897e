package org.cavity.diagrams.command;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers as people type them: {@code 1000}, {@code 1e6}. */
final class WholeNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            return new BigDecimal(text.trim()).intValueExact();
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        } catch (ArithmeticException e) {
            throw new TypeConversionException(
                    "'" + text + "' is not a whole number between -" + Integer.MAX_VALUE + " and " + Integer.MAX_VALUE);
        }
    }
}
