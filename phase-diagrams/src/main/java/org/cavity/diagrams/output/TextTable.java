package org.cavity.diagrams.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for people: columns as wide as their contents, numbers with the digits that matter. */
public final class TextTable {

    private static final String GAP = "   ";

    private final List<String[]> rows = new ArrayList<>();

    /** Starts a table with these headings. */
    public TextTable(String... headings) {
        rows.add(headings);
    }

    /** Appends a row, one text per column. */
    public TextTable row(String... texts) {
        rows.add(texts);
        return this;
    }

    /** The table, each line ended by a newline. */
    @Override
    public String toString() {
        int columns = rows.get(0).length;
        int[] width = new int[columns];
        for (String[] row : rows) {
            for (int c = 0; c < columns; c++) {
                width[c] = Math.max(width[c], row[c].codePointCount(0, row[c].length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                line.append(c == 0 ? "" : GAP).append(row[c]);
                line.append(" ".repeat(width[c] - row[c].codePointCount(0, row[c].length())));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** A number to ten significant digits, without trailing zeros. */
    public static String number(double value) {
        return format(value, 10);
    }

    /** A number to four significant digits, without trailing zeros. */
    public static String brief(double value) {
        return format(value, 4);
    }

    /** A number with a fixed number of decimals. */
    public static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** An error bar to two significant digits; empty if it is not known. */
    public static String error(double error) {
        return Double.isNaN(error) ? "" : "± " + format(error, 2);
    }

    /** A unit as shown to people: nothing for pure numbers. */
    public static String unit(String unit) {
        return unit.equals("1") ? "" : unit;
    }

    private static String format(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.isNaN(value) ? "-" : Double.toString(value);
        }
        // Rounding in decimal first decides between the two notations: 9.9999999999 is 10.
        String rounded = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        int split = rounded.indexOf('e');
        int exponent = Integer.parseInt(rounded.substring(split + 1));
        if (exponent < -4 || exponent > 9) {
            return trim(rounded.substring(0, split)) + "e" + exponent;
        }
        return trim(String.format(Locale.ROOT, "%." + Math.max(0, digits - 1 - exponent) + "f", value));
    }

    private static String trim(String number) {
        return number.contains(".") ? number.replaceAll("0+$", "").replaceAll("\\.$", "") : number;
    }
}
