package org.cavity.diagrams.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Provenance;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.Suggestion;

/**
 * An input given as a CSV file with a header and the columns {@code time}, {@code mean} and {@code deviation} in any
 * order; times ascend from 0 or later, two equal ones make a jump. Empty lines do not count.
 *
 * @param series the input
 * @param sha256 hash of its {@link #table}, by which results know their input
 */
record InputSeriesFile(InputCourse.Series series, String sha256) {

    private static final List<String> COLUMNS = List.of("time", "mean", "deviation");

    /**
     * Reads a file.
     *
     * @throws UsageException with one sentence and the number of the line at fault
     */
    static InputSeriesFile read(String path) {
        byte[] bytes = bytes(path);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException("The input file " + path + " is no text: it must be a CSV file in UTF-8.");
        }
        String byteOrderMark = "\uFEFF";
        InputCourse.Series series = new Lines(path).series(text.startsWith(byteOrderMark) ? text.substring(1) : text);
        return new InputSeriesFile(series, Provenance.sha256(table(series).bytes()));
    }

    private static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UsageException("The input file " + path + " does not exist.");
        } catch (IOException e) {
            throw new UsageException("The input file " + path + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** The lines of the file, which know its name for what is wrong with them. */
    private record Lines(String path) {

        InputCourse.Series series(String text) {
            List<CSVRecord> lines = parse(text);
            lines.removeIf(line -> line.size() == 1 && line.get(0).isBlank());
            if (lines.isEmpty()) {
                throw new UsageException("The input file " + path + " is empty at line 1: it must begin with the line "
                        + String.join(",", COLUMNS) + ".");
            }
            int[] place = places(lines.remove(0));
            if (lines.isEmpty()) {
                throw new UsageException("The input file " + path + " has no numbers after its header in line 1.");
            }
            double[][] columns = new double[place.length][lines.size()];
            for (int i = 0; i < lines.size(); i++) {
                CSVRecord line = lines.get(i);
                if (line.size() != place.length) {
                    throw wrong(line, "has " + line.size() + " values instead of " + place.length);
                }
                for (int c = 0; c < place.length; c++) {
                    columns[c][i] = number(line, COLUMNS.get(c), line.get(place[c]));
                }
                check(line, columns, i);
            }
            return new InputCourse.Series(columns[0], columns[1], columns[2]);
        }

        private List<CSVRecord> parse(String text) {
            // With empty lines kept, the number of a record is that of its line.
            CSVFormat format =
                    CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
            List<CSVRecord> lines = new ArrayList<>();
            try (CSVParser parser = CSVParser.parse(text, format)) {
                parser.forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                throw new UsageException("The input file " + path + " cannot be read in line " + (lines.size() + 1)
                        + ": its quotation marks do not match.");
            }
            return lines;
        }

        /** Where the columns are. */
        private int[] places(CSVRecord header) {
            List<String> names = header.stream().map(String::trim).toList();
            String expected = "; the columns are " + String.join(", ", COLUMNS) + ".";
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!COLUMNS.contains(name)) {
                    throw wrong(
                            header,
                            "names a column '" + name + "' that is not known"
                                    + Suggestion.nearest(name, COLUMNS)
                                            .map(s -> "; did you mean '" + s + "'?")
                                            .orElse(expected));
                }
                if (!seen.add(name)) {
                    throw wrong(header, "names the column '" + name + "' twice" + expected);
                }
            }
            return COLUMNS.stream()
                    .mapToInt(column -> {
                        if (!names.contains(column)) {
                            throw wrong(header, "lacks the column '" + column + "'" + expected);
                        }
                        return names.indexOf(column);
                    })
                    .toArray();
        }

        private double number(CSVRecord line, String column, String text) {
            double value;
            try {
                value = Double.parseDouble(text.trim());
            } catch (NumberFormatException e) {
                throw wrong(line, column + " = " + text.trim() + " is not a number");
            }
            if (!Double.isFinite(value)) {
                throw wrong(line, column + " = " + value + " is out of range: it must be finite");
            }
            return value;
        }

        private void check(CSVRecord line, double[][] columns, int i) {
            double time = columns[0][i];
            if (time < 0) {
                throw wrong(line, "time = " + time + " is out of range: it must be at least 0");
            }
            if (i > 0 && time < columns[0][i - 1]) {
                throw wrong(line, "time = " + time + " comes after " + columns[0][i - 1] + ": times must ascend");
            }
            if (columns[2][i] < 0) {
                throw wrong(line, "deviation = " + columns[2][i] + " is out of range: it must be at least 0");
            }
        }

        private UsageException wrong(CSVRecord line, String what) {
            String sentence = "The input file " + path + ", line " + line.getRecordNumber() + ": " + what;
            return new UsageException(sentence.matches(".*[.?]$") ? sentence : sentence + ".");
        }
    }

    /** An input as such a file. */
    static CsvTable table(InputCourse.Series series) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("time", series.times());
        columns.put("mean", series.means());
        columns.put("deviation", series.deviations());
        return CsvTable.of(new Columns(columns));
    }

    /** Time of the last line. */
    double end() {
        return Arrays.stream(series.times()).max().orElseThrow();
    }
}
