package org.cavity.diagrams;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads archives of NPY 1.0 files by the words of their specification, knowing nothing of how they are written. */
public final class NpzReader {

    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '([<|]\\w\\d+)', 'fortran_order': False, 'shape': \\(([^)]*)\\), *\\} *\\n");

    private NpzReader() {}

    /**
     * An array.
     *
     * @param type numpy's name of the type
     * @param shape number of elements along each axis
     * @param data the elements, row by row
     */
    public record Array(String type, List<Integer> shape, ByteBuffer data) {

        /** The elements as numbers. */
        public double[] doubles() {
            require("<f8");
            double[] values = new double[data.remaining() / Double.BYTES];
            data.duplicate().order(data.order()).asDoubleBuffer().get(values);
            return values;
        }

        /** The elements as whole numbers. */
        public int[] integers() {
            require("<i4");
            int[] values = new int[data.remaining() / Integer.BYTES];
            data.duplicate().order(data.order()).asIntBuffer().get(values);
            return values;
        }

        /** The elements as texts. */
        public List<String> texts() {
            int length = Integer.parseInt(type.substring("<U".length()));
            int[] points = new int[data.remaining() / Integer.BYTES];
            data.duplicate().order(data.order()).asIntBuffer().get(points);
            return Stream.iterate(0, i -> i < points.length, i -> i + length)
                    .map(i -> new String(points, i, length).replaceAll("\0+$", ""))
                    .toList();
        }

        private void require(String expected) {
            if (!type.equals(expected)) {
                throw new IllegalStateException("the array is of type " + type);
            }
        }
    }

    /** Name → array. */
    public static Map<String, Array> read(byte[] archive) throws IOException {
        Map<String, Array> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName().replaceAll("\\.npy$", ""), array(zip.readAllBytes()));
            }
        }
        return arrays;
    }

    private static Array array(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        if (!Arrays.equals(magic, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})) {
            throw new IllegalStateException("no NPY file of version 1.0: " + Arrays.toString(magic));
        }
        byte[] text = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(text);
        Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
        if (!header.matches() || bytes.position() % 64 != 0) {
            throw new IllegalStateException("no header of an NPY file: " + new String(text, StandardCharsets.US_ASCII));
        }
        List<Integer> shape = Arrays.stream(header.group(2).split(","))
                .map(String::trim)
                .filter(s -> !s.isEmpty())
                .map(Integer::parseInt)
                .toList();
        ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        int width = header.group(1).charAt(1) == 'U'
                ? Integer.BYTES * Integer.parseInt(header.group(1).substring(2))
                : Integer.parseInt(header.group(1).substring(2));
        int elements = shape.stream().reduce(1, (a, b) -> a * b);
        if (data.remaining() != elements * width) {
            throw new IllegalStateException(data.remaining() + " bytes for " + elements + " elements");
        }
        return new Array(header.group(1), shape, data);
    }
}
