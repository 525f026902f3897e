package org.cavity.diagrams.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cavity.theory.model.Columns;

/** A CSV file (RFC 4180, UTF-8, lines ended by a newline) with full double precision. */
public final class CsvTable {

    private final StringBuilder text = new StringBuilder();
    private final CSVPrinter printer;

    /** Starts a file with these column names. */
    public CsvTable(Iterable<String> header) {
        try {
            printer = new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
            printer.printRecord(header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of columns of equal length. */
    public static CsvTable of(Columns columns) {
        CsvTable table = new CsvTable(columns.columns().keySet());
        int rows = columns.columns().values().iterator().next().length;
        for (int i = 0; i < rows; i++) {
            for (double[] column : columns.columns().values()) {
                table.cell(column[i]);
            }
            table.endRow();
        }
        return table;
    }

    /** Appends a text to the current row. */
    public CsvTable cell(String value) {
        try {
            printer.print(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Appends a number to the current row, so many digits that reading it gives the same bits; empty for NaN. */
    public CsvTable cell(double value) {
        return cell(Double.isNaN(value) ? "" : number(value));
    }

    /** Ends the current row. */
    public void endRow() {
        try {
            printer.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whole numbers without ".0", everything else as the shortest text that reads back to the same bits. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%d", (long) value)
                : Double.toString(value);
    }
}
