package org.cavity.diagrams.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cavity.diagrams.UsageException;

/**
 * A CSV file read again.
 *
 * @param file name of the file, for what is wrong with it
 * @param columns names of the columns
 * @param rows the rows below them
 */
record StoredTable(String file, List<String> columns, List<StoredTable.Row> rows) {

    /**
     * A row.
     *
     * @param table the table
     * @param record its cells
     */
    record Row(StoredTable table, CSVRecord record) {

        String text(String column) {
            if (!record.isConsistent()) {
                throw table.wrong("line " + record.getRecordNumber() + " has " + record.size() + " values");
            }
            return record.get(column);
        }

        /** The number in a column, NaN where there is none. */
        double number(String column) {
            String text = text(column);
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw wrong(column);
            }
        }

        /** What to say if a value is none that could stand there. */
        UsageException wrong(String column) {
            return table.wrong(
                    "in line " + (record.getRecordNumber() + 1) + " " + column + " is '" + text(column) + "'");
        }
    }

    /**
     * Reads a table.
     *
     * @throws UsageException if it is not there, is no CSV file or lacks one of the columns
     */
    static StoredTable read(StoredResults results, String name, List<String> needed) throws IOException {
        String file = results.path().resolve(name).toString();
        byte[] bytes = results.bytes(name).orElseThrow(() -> new UsageException("The file " + file + " is missing."));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Row> rows = new ArrayList<>();
        StoredTable table;
        try (CSVParser parser = CSVParser.parse(new String(bytes, StandardCharsets.UTF_8), format)) {
            table = new StoredTable(file, parser.getHeaderNames(), rows);
            for (CSVRecord record : parser) {
                rows.add(new Row(table, record));
            }
        } catch (CSVException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new UsageException("The file " + file + " cannot be read: it is no CSV file.");
        }
        for (String column : needed) {
            if (!table.columns.contains(column)) {
                throw table.wrong("there is no column " + column);
            }
        }
        return table;
    }

    UsageException wrong(String what) {
        return new UsageException("The file " + file + " cannot be read: " + what + ".");
    }
}
