package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Walsh–Hadamard transform of doubles in vector registers.
 *
 * <p>Pairs within one vector meet by spreading each element over all lanes (shuffles would do, but some JITs allocate a
 * box for each) and a fused multiplication with ±1, which is a sum of the butterfly to the bit. All other pairs lie in
 * different vectors, of which two, four or eight are taken through one to three bits at a time, so that three bits cost
 * one passage of the data. Long vectors go in pieces that stay in the first-level cache as far as their bits reach.
 */
final class DoubleButterflies {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private static final int CACHED = 1 << 11;
    private static final DoubleVector SIGNS1 = signs(1);
    private static final DoubleVector SIGNS2 = signs(2);
    private static final DoubleVector SIGNS4 = signs(4);

    private DoubleButterflies() {}

    /** v ← H v for the {@code n} elements from {@code offset}; n is a power of two, at least {@link #LANES}. */
    static void transform(double[] v, int offset, int n) {
        int piece = Math.min(n, CACHED);
        for (int i = offset; i < offset + n; i += piece) {
            lanes(v, i, piece);
            stages(v, i, piece, LANES);
        }
        stages(v, offset, n, piece);
    }

    /**
     * All bits of the index from that of {@code distance} up.
     *
     * @param n number of elements, a power of two
     * @param distance a power of two, at least {@link #LANES}
     */
    static void stages(double[] v, int offset, int n, int distance) {
        int d = distance;
        while (d < n) {
            if (8 * d <= n) {
                radix8(v, offset, n, d);
                d *= 8;
            } else if (4 * d <= n && d > LANES) {
                radix4(v, offset, n, d);
                d *= 4;
            } else {
                radix2(v, offset, n, d);
                d *= 2;
            }
        }
    }

    /** The bits within a vector: nothing else in the loop, lest the compiler give up and allocate. */
    private static void lanes(double[] v, int offset, int n) {
        for (int i = offset; i < offset + n; i += LANES) {
            within(v, i).intoArray(v, i);
        }
    }

    private static void radix2(double[] v, int offset, int n, int d) {
        for (int block = offset; block < offset + n; block += 2 * d) {
            for (int i = block; i < block + d; i += LANES) {
                DoubleVector a = load(v, i);
                DoubleVector b = load(v, i + d);
                a.add(b).intoArray(v, i);
                a.sub(b).intoArray(v, i + d);
            }
        }
    }

    /** Two vectors at a time: a method this long is not inlined, and compiled alone it allocates nothing. */
    private static void radix4(double[] v, int offset, int n, int d) {
        for (int block = offset; block < offset + n; block += 4 * d) {
            for (int i = block; i < block + d; i += 2 * LANES) {
                int j = i + LANES;
                DoubleVector a0 = load(v, i);
                DoubleVector a1 = load(v, i + d);
                DoubleVector a2 = load(v, i + 2 * d);
                DoubleVector a3 = load(v, i + 3 * d);
                DoubleVector b0 = a0.add(a1);
                DoubleVector b1 = a0.sub(a1);
                DoubleVector b2 = a2.add(a3);
                DoubleVector b3 = a2.sub(a3);
                b0.add(b2).intoArray(v, i);
                b1.add(b3).intoArray(v, i + d);
                b0.sub(b2).intoArray(v, i + 2 * d);
                b1.sub(b3).intoArray(v, i + 3 * d);
                DoubleVector x0 = load(v, j);
                DoubleVector x1 = load(v, j + d);
                DoubleVector x2 = load(v, j + 2 * d);
                DoubleVector x3 = load(v, j + 3 * d);
                DoubleVector y0 = x0.add(x1);
                DoubleVector y1 = x0.sub(x1);
                DoubleVector y2 = x2.add(x3);
                DoubleVector y3 = x2.sub(x3);
                y0.add(y2).intoArray(v, j);
                y1.add(y3).intoArray(v, j + d);
                y0.sub(y2).intoArray(v, j + 2 * d);
                y1.sub(y3).intoArray(v, j + 3 * d);
            }
        }
    }

    private static void radix8(double[] v, int offset, int n, int d) {
        for (int block = offset; block < offset + n; block += 8 * d) {
            for (int i = block; i < block + d; i += LANES) {
                DoubleVector a0 = load(v, i);
                DoubleVector a1 = load(v, i + d);
                DoubleVector a2 = load(v, i + 2 * d);
                DoubleVector a3 = load(v, i + 3 * d);
                DoubleVector a4 = load(v, i + 4 * d);
                DoubleVector a5 = load(v, i + 5 * d);
                DoubleVector a6 = load(v, i + 6 * d);
                DoubleVector a7 = load(v, i + 7 * d);
                DoubleVector b0 = a0.add(a1);
                DoubleVector b1 = a0.sub(a1);
                DoubleVector b2 = a2.add(a3);
                DoubleVector b3 = a2.sub(a3);
                DoubleVector b4 = a4.add(a5);
                DoubleVector b5 = a4.sub(a5);
                DoubleVector b6 = a6.add(a7);
                DoubleVector b7 = a6.sub(a7);
                DoubleVector c0 = b0.add(b2);
                DoubleVector c1 = b1.add(b3);
                DoubleVector c2 = b0.sub(b2);
                DoubleVector c3 = b1.sub(b3);
                DoubleVector c4 = b4.add(b6);
                DoubleVector c5 = b5.add(b7);
                DoubleVector c6 = b4.sub(b6);
                DoubleVector c7 = b5.sub(b7);
                c0.add(c4).intoArray(v, i);
                c1.add(c5).intoArray(v, i + d);
                c2.add(c6).intoArray(v, i + 2 * d);
                c3.add(c7).intoArray(v, i + 3 * d);
                c0.sub(c4).intoArray(v, i + 4 * d);
                c1.sub(c5).intoArray(v, i + 5 * d);
                c2.sub(c6).intoArray(v, i + 6 * d);
                c3.sub(c7).intoArray(v, i + 7 * d);
            }
        }
    }

    /**
     * The transform of {@link #LANES} elements. Each is spread over all lanes and joined with the others, pairs first,
     * with the signs that its lane asks for: one load per element, and the sums of the butterflies in their order.
     */
    private static DoubleVector within(double[] v, int i) {
        if (LANES == 2) {
            return pair(v, i);
        }
        DoubleVector four = four(v, i);
        if (LANES == 4) {
            return four;
        }
        return four(v, i + 4).fma(SIGNS4, four);
    }

    private static DoubleVector four(double[] v, int i) {
        return pair(v, i + 2).fma(SIGNS2, pair(v, i));
    }

    private static DoubleVector pair(double[] v, int i) {
        return DoubleVector.broadcast(SPECIES, v[i + 1]).fma(SIGNS1, DoubleVector.broadcast(SPECIES, v[i]));
    }

    /** 1 where the bit of the lane's index is clear, −1 where it is set. */
    private static DoubleVector signs(int bit) {
        double[] signs = new double[LANES];
        for (int i = 0; i < LANES; i++) {
            signs[i] = (i & bit) == 0 ? 1 : -1;
        }
        return load(signs, 0);
    }

    private static DoubleVector load(double[] x, int offset) {
        return DoubleVector.fromArray(SPECIES, x, offset);
    }
}
