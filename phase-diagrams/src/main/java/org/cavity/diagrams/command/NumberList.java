package org.cavity.diagrams.command;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Non-negative numbers separated by commas: {@code 0,5,10}. */
final class NumberList implements ITypeConverter<double[]> {

    @Override
    public double[] convert(String text) {
        double[] values;
        try {
            values = Arrays.stream(text.split(",", -1)).mapToDouble(part -> Double.parseDouble(part.trim())).toArray();
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a list of numbers such as 0,5,10");
        }
        for (double value : values) {
            if (!(value >= 0 && Double.isFinite(value))) {
                throw new TypeConversionException("'" + value + "' is out of range: each must be finite and at least 0");
            }
        }
        return values;
    }
}
