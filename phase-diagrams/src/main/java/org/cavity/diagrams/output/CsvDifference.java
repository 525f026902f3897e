package org.cavity.diagrams.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Where two CSV files first differ.
 *
 * @param line number of the line, the header being line 1
 * @param column name of the column
 * @param first value in the one file, empty if it ends before
 * @param second value in the other
 */
public record CsvDifference(int line, String column, String first, String second) {

    /** The first difference; empty if there is none, or if one of the files is no CSV file. */
    public static Optional<CsvDifference> of(byte[] first, byte[] second) {
        List<List<String>> a;
        List<List<String>> b;
        try {
            a = rows(first);
            b = rows(second);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
        List<String> header = a.isEmpty() ? List.of() : a.get(0);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            List<String> left = i < a.size() ? a.get(i) : List.of();
            List<String> right = i < b.size() ? b.get(i) : List.of();
            int row = i;
            Optional<CsvDifference> here = IntStream.range(0, Math.max(left.size(), right.size()))
                    .filter(c -> !cell(left, c).equals(cell(right, c)))
                    .mapToObj(c -> new CsvDifference(row + 1, cell(header, c), cell(left, c), cell(right, c)))
                    .findFirst();
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    private static List<List<String>> rows(byte[] file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new String(file, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
            for (CSVRecord row : parser) {
                rows.add(row.toList());
            }
        }
        return rows;
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }
}
