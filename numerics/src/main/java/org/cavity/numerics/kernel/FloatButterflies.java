package org.cavity.numerics.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Walsh–Hadamard transform of floats in vector registers.
 *
 * <p>Pairs within one vector meet by spreading each element over all lanes (shuffles would do, but some JITs allocate a
 * box for each) and a fused multiplication with ±1, which is a sum of the butterfly to the bit. All other pairs lie in
 * different vectors, of which two, four or eight are taken through one to three bits at a time, so that three bits cost
 * one passage of the data. Long vectors go in pieces that stay in the first-level cache as far as their bits reach.
 *
 * <p>No method here returns a vector: where the compiler has had enough of inlining, that would allocate one per call.
 */
final class FloatButterflies {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private static final int CACHED = 1 << 12;
    private static final FloatVector SIGNS1 = signs(1);
    private static final FloatVector SIGNS2 = signs(2);
    private static final FloatVector SIGNS4 = signs(4);
    private static final FloatVector SIGNS8 = signs(8);

    private FloatButterflies() {}

    /** v ← H v for the {@code n} elements from {@code offset}; n is a power of two, at least {@link #LANES}. */
    static void transform(float[] v, int offset, int n) {
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
    static void stages(float[] v, int offset, int n, int distance) {
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
    private static void lanes(float[] v, int offset, int n) {
        for (int i = offset; i < offset + n; i += LANES) {
            FloatVector sum =
                    FloatVector.broadcast(SPECIES, v[i + 1]).fma(SIGNS1, FloatVector.broadcast(SPECIES, v[i]));
            if (LANES > 2) {
                FloatVector p2 =
                        FloatVector.broadcast(SPECIES, v[i + 3]).fma(SIGNS1, FloatVector.broadcast(SPECIES, v[i + 2]));
                sum = p2.fma(SIGNS2, sum);
            }
            if (LANES > 4) {
                FloatVector p4 =
                        FloatVector.broadcast(SPECIES, v[i + 5]).fma(SIGNS1, FloatVector.broadcast(SPECIES, v[i + 4]));
                FloatVector p6 =
                        FloatVector.broadcast(SPECIES, v[i + 7]).fma(SIGNS1, FloatVector.broadcast(SPECIES, v[i + 6]));
                sum = p6.fma(SIGNS2, p4).fma(SIGNS4, sum);
            }
            if (LANES > 8) {
                FloatVector p8 =
                        FloatVector.broadcast(SPECIES, v[i + 9]).fma(SIGNS1, FloatVector.broadcast(SPECIES, v[i + 8]));
                FloatVector p10 = FloatVector.broadcast(SPECIES, v[i + 11])
                        .fma(SIGNS1, FloatVector.broadcast(SPECIES, v[i + 10]));
                FloatVector p12 = FloatVector.broadcast(SPECIES, v[i + 13])
                        .fma(SIGNS1, FloatVector.broadcast(SPECIES, v[i + 12]));
                FloatVector p14 = FloatVector.broadcast(SPECIES, v[i + 15])
                        .fma(SIGNS1, FloatVector.broadcast(SPECIES, v[i + 14]));
                FloatVector high = p14.fma(SIGNS2, p12);
                sum = high.fma(SIGNS4, p10.fma(SIGNS2, p8)).fma(SIGNS8, sum);
            }
            sum.intoArray(v, i);
        }
    }

    private static void radix2(float[] v, int offset, int n, int d) {
        for (int block = offset; block < offset + n; block += 2 * d) {
            for (int i = block; i < block + d; i += LANES) {
                FloatVector a = FloatVector.fromArray(SPECIES, v, i);
                FloatVector b = FloatVector.fromArray(SPECIES, v, i + d);
                a.add(b).intoArray(v, i);
                a.sub(b).intoArray(v, i + d);
            }
        }
    }

    private static void radix4(float[] v, int offset, int n, int d) {
        for (int block = offset; block < offset + n; block += 4 * d) {
            for (int i = block; i < block + d; i += LANES) {
                FloatVector a0 = FloatVector.fromArray(SPECIES, v, i);
                FloatVector a1 = FloatVector.fromArray(SPECIES, v, i + d);
                FloatVector a2 = FloatVector.fromArray(SPECIES, v, i + 2 * d);
                FloatVector a3 = FloatVector.fromArray(SPECIES, v, i + 3 * d);
                FloatVector b0 = a0.add(a1);
                FloatVector b1 = a0.sub(a1);
                FloatVector b2 = a2.add(a3);
                FloatVector b3 = a2.sub(a3);
                b0.add(b2).intoArray(v, i);
                b1.add(b3).intoArray(v, i + d);
                b0.sub(b2).intoArray(v, i + 2 * d);
                b1.sub(b3).intoArray(v, i + 3 * d);
            }
        }
    }

    private static void radix8(float[] v, int offset, int n, int d) {
        for (int block = offset; block < offset + n; block += 8 * d) {
            for (int i = block; i < block + d; i += LANES) {
                FloatVector a0 = FloatVector.fromArray(SPECIES, v, i);
                FloatVector a1 = FloatVector.fromArray(SPECIES, v, i + d);
                FloatVector a2 = FloatVector.fromArray(SPECIES, v, i + 2 * d);
                FloatVector a3 = FloatVector.fromArray(SPECIES, v, i + 3 * d);
                FloatVector a4 = FloatVector.fromArray(SPECIES, v, i + 4 * d);
                FloatVector a5 = FloatVector.fromArray(SPECIES, v, i + 5 * d);
                FloatVector a6 = FloatVector.fromArray(SPECIES, v, i + 6 * d);
                FloatVector a7 = FloatVector.fromArray(SPECIES, v, i + 7 * d);
                FloatVector b0 = a0.add(a1);
                FloatVector b1 = a0.sub(a1);
                FloatVector b2 = a2.add(a3);
                FloatVector b3 = a2.sub(a3);
                FloatVector b4 = a4.add(a5);
                FloatVector b5 = a4.sub(a5);
                FloatVector b6 = a6.add(a7);
                FloatVector b7 = a6.sub(a7);
                FloatVector c0 = b0.add(b2);
                FloatVector c1 = b1.add(b3);
                FloatVector c2 = b0.sub(b2);
                FloatVector c3 = b1.sub(b3);
                FloatVector c4 = b4.add(b6);
                FloatVector c5 = b5.add(b7);
                FloatVector c6 = b4.sub(b6);
                FloatVector c7 = b5.sub(b7);
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
    private static FloatVector signs(int bit) {
        float[] signs = new float[LANES];
        for (int i = 0; i < LANES; i++) {
            signs[i] = (i & bit) == 0 ? 1 : -1;
        }
        return FloatVector.fromArray(SPECIES, signs, 0);
    }
}
