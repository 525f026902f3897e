package org.cavity.diagrams.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cavity.theory.model.Columns;

/**
 * Named arrays as a file that {@code numpy.load} reads: a ZIP archive of files in the format NPY, version 1.0
 * ("numpy.lib.format", NumPy Enhancement Proposal 1). Numbers are little-endian, arrays of two dimensions are stored
 * row by row. The bytes depend on the arrays alone: entries carry no date and are stored uncompressed, as compressors
 * differ between machines.
 */
public final class NpzArchive {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** Where the numbers begin is a multiple of this. */
    private static final int ALIGNMENT = 64;

    /** The first day of ZIP's calendar marks a date that ZIP cannot hold; the second is a date like any other. */
    private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 2, 0, 0);

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** Adds the columns of each of these, under {@code name.column}. */
    public NpzArchive columns(Map<String, Columns> arrays) {
        arrays.forEach(
                (name, columns) -> columns.columns().forEach((column, values) -> vector(name + "." + column, values)));
        return this;
    }

    /** Adds numbers, shape [n]. */
    public NpzArchive vector(String name, double[] values) {
        return add(name, "<f8", doubles(values), values.length);
    }

    /** Adds numbers, shape [rows, columns]; all rows have the same length. */
    public NpzArchive matrix(String name, double[][] rows) {
        int width = width(name, Arrays.stream(rows).mapToInt(row -> row.length).toArray());
        double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return add(name, "<f8", doubles(all), rows.length, width);
    }

    /** Adds whole numbers, shape [n]. */
    public NpzArchive integers(String name, int[] values) {
        return add(name, "<i4", integers(values), values.length);
    }

    /** Adds whole numbers, shape [rows, columns]; all rows have the same length. */
    public NpzArchive integers(String name, int[][] rows) {
        int width = width(name, Arrays.stream(rows).mapToInt(row -> row.length).toArray());
        int[] all = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
        return add(name, "<i4", integers(all), rows.length, width);
    }

    /** Adds texts, shape [n]. */
    public NpzArchive texts(String name, List<String> texts) {
        List<int[]> points = texts.stream().map(t -> t.codePoints().toArray()).toList();
        int longest = points.stream().mapToInt(p -> p.length).max().orElse(0);
        // numpy has no texts of no characters.
        int length = Math.max(1, longest);
        int[] all = points.stream()
                .flatMapToInt(p -> Arrays.stream(Arrays.copyOf(p, length)))
                .toArray();
        return add(name, "<U" + length, integers(all), texts.size());
    }

    /** The file's bytes. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(entry.getValue());
                ZipEntry header = new ZipEntry(entry.getKey() + ".npy");
                header.setMethod(ZipEntry.STORED);
                header.setSize(entry.getValue().length);
                header.setCrc(crc.getValue());
                header.setTimeLocal(NO_DATE);
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private NpzArchive add(String name, String type, ByteBuffer values, int... shape) {
        // A tuple of one element is written with a comma.
        String tuple = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" ", "(", ")"));
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + tuple + ", }";
        int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
        int padding = Math.floorMod(-unpadded, ALIGNMENT);
        String padded = header + " ".repeat(padding) + "\n";
        byte[] file = ByteBuffer.allocate(unpadded + padding + values.capacity())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .put(values.rewind())
                .array();
        if (entries.put(name, file) != null) {
            throw new IllegalArgumentException("the archive holds an array " + name + " already");
        }
        return this;
    }

    private static ByteBuffer doubles(double[] values) {
        ByteBuffer bytes = buffer((long) values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        return bytes;
    }

    private static ByteBuffer integers(int[] values) {
        ByteBuffer bytes = buffer((long) values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        return bytes;
    }

    private static ByteBuffer buffer(long length) {
        return ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int width(String name, int[] lengths) {
        if (Arrays.stream(lengths).distinct().count() > 1) {
            throw new IllegalArgumentException("the rows of " + name + " have different lengths");
        }
        return lengths.length == 0 ? 0 : lengths[0];
    }
}
