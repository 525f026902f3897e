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
 *
 * <p>No method here returns a vector: where the compiler has had enough of inlining, that would allocate one per call.
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
            } else if (4 * d <= n) {
                radix4(v, offset, n, d);
                d *= 4;
            } else {
                radix2(v, offset, n, d);
                d *= 2;
            }
        }
    }

    /**
     * The bits within vectors. Each element is spread over all lanes and joined with the others, pairs first, with the
     * signs that its lane asks for: one load per element, and the sums of the butterflies in their order.
     */
    private static void lanes(double[] v, int offset, int n) {
        for (int i = offset; i < offset + n; i += LANES) {
            DoubleVector sum =
                    DoubleVector.broadcast(SPECIES, v[i + 1]).fma(SIGNS1, DoubleVector.broadcast(SPECIES, v[i]));
            if (LANES > 2) {
                DoubleVector p2 = DoubleVector.broadcast(SPECIES, v[i + 3])
                        .fma(SIGNS1, DoubleVector.broadcast(SPECIES, v[i + 2]));
                sum = p2.fma(SIGNS2, sum);
            }
            if (LANES > 4) {
                DoubleVector p4 = DoubleVector.broadcast(SPECIES, v[i + 5])
                        .fma(SIGNS1, DoubleVector.broadcast(SPECIES, v[i + 4]));
                DoubleVector p6 = DoubleVector.broadcast(SPECIES, v[i + 7])
                        .fma(SIGNS1, DoubleVector.broadcast(SPECIES, v[i + 6]));
                sum = p6.fma(SIGNS2, p4).fma(SIGNS4, sum);
            }
            sum.intoArray(v, i);
        }
    }

    private static void radix2(double[] v, int offset, int n, int d) {
        for (int block = offset; block < offset + n; block += 2 * d) {
            for (int i = block; i < block + d; i += LANES) {
                DoubleVector a = DoubleVector.fromArray(SPECIES, v, i);
                DoubleVector b = DoubleVector.fromArray(SPECIES, v, i + d);
                a.add(b).intoArray(v, i);
                a.sub(b).intoArray(v, i + d);
            }
        }
    }

    private static void radix4(double[] v, int offset, int n, int d) {
        for (int block = offset; block < offset + n; block += 4 * d) {
            for (int i = block; i < block + d; i += LANES) {
                DoubleVector a0 = DoubleVector.fromArray(SPECIES, v, i);
                DoubleVector a1 = DoubleVector.fromArray(SPECIES, v, i + d);
                DoubleVector a2 = DoubleVector.fromArray(SPECIES, v, i + 2 * d);
                DoubleVector a3 = DoubleVector.fromArray(SPECIES, v, i + 3 * d);
                DoubleVector b0 = a0.add(a1);
                DoubleVector b1 = a0.sub(a1);
                DoubleVector b2 = a2.add(a3);
                DoubleVector b3 = a2.sub(a3);
                b0.add(b2).intoArray(v, i);
                b1.add(b3).intoArray(v, i + d);
                b0.sub(b2).intoArray(v, i + 2 * d);
                b1.sub(b3).intoArray(v, i + 3 * d);
            }
        }
    }

    private static void radix8(double[] v, int offset, int n, int d) {
        for (int block = offset; block < offset + n; block += 8 * d) {
            for (int i = block; i < block + d; i += LANES) {
                DoubleVector a0 = DoubleVector.fromArray(SPECIES, v, i);
                DoubleVector a1 = DoubleVector.fromArray(SPECIES, v, i + d);
                DoubleVector a2 = DoubleVector.fromArray(SPECIES, v, i + 2 * d);
                DoubleVector a3 = DoubleVector.fromArray(SPECIES, v, i + 3 * d);
                DoubleVector a4 = DoubleVector.fromArray(SPECIES, v, i + 4 * d);
                DoubleVector a5 = DoubleVector.fromArray(SPECIES, v, i + 5 * d);
                DoubleVector a6 = DoubleVector.fromArray(SPECIES, v, i + 6 * d);
                DoubleVector a7 = DoubleVector.fromArray(SPECIES, v, i + 7 * d);
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

    /** 1 where the bit of the lane's index is clear, −1 where it is set. */
    private static DoubleVector signs(int bit) {
        double[] signs = new double[LANES];
        for (int i = 0; i < LANES; i++) {
            signs[i] = (i & bit) == 0 ? 1 : -1;
        }
        return DoubleVector.fromArray(SPECIES, signs, 0);
    }
}
