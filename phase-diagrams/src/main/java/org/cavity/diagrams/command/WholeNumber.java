package org.cavity.diagrams.command;

import java.math.BigDecimal;
import java.util.function.ToLongFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers as people type them: {@code 1000}, {@code 1e6}. */
final class WholeNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        return (int) read(text, BigDecimal::intValueExact, Integer.MAX_VALUE);
    }

    /** Seeds, which may be larger. */
    static final class Long implements ITypeConverter<java.lang.Long> {

        @Override
        public java.lang.Long convert(String text) {
            return read(text, BigDecimal::longValueExact, java.lang.Long.MAX_VALUE);
        }
    }

    private static long read(String text, ToLongFunction<BigDecimal> exact, long largest) {
        try {
            return exact.applyAsLong(new BigDecimal(text.trim()));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        } catch (ArithmeticException e) {
            throw new TypeConversionException(
                    "'" + text + "' is not a whole number between -" + largest + " and " + largest);
        }
    }
}
