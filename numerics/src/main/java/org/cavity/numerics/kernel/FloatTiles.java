package org.cavity.numerics.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a matrix product in single precision, held in vector registers: some rows of A, whose elements of one column
 * are neighbours, times some vectors of X, of which {@link #BLOCK} elements lie together, one vector after the other.
 * Each element is one chain of fused multiplications and additions over at most {@link #BLOCK} columns of A; the sums of
 * such blocks are added by the matrix. Tiles are stored column after column.
 *
 * <p>The loops are written out because the compiler keeps in registers only what has a name. Fixed distances between the
 * vectors of X make their addresses constants.
 */
final class FloatTiles {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** Elements of a vector of X that lie together. */
    static final int BLOCK = BlockKernels.DEPTH;

    private FloatTiles() {}

    /** Three machine vectors of rows, {@code stride} apart from column to column, times eight vectors. */
    static void tile3x8(float[] a, int offset, int stride, int depth, float[] x, int xOffset, float[] tile) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s10 = s00;
        FloatVector s20 = s00;
        FloatVector s01 = s00;
        FloatVector s11 = s00;
        FloatVector s21 = s00;
        FloatVector s02 = s00;
        FloatVector s12 = s00;
        FloatVector s22 = s00;
        FloatVector s03 = s00;
        FloatVector s13 = s00;
        FloatVector s23 = s00;
        FloatVector s04 = s00;
        FloatVector s14 = s00;
        FloatVector s24 = s00;
        FloatVector s05 = s00;
        FloatVector s15 = s00;
        FloatVector s25 = s00;
        FloatVector s06 = s00;
        FloatVector s16 = s00;
        FloatVector s26 = s00;
        FloatVector s07 = s00;
        FloatVector s17 = s00;
        FloatVector s27 = s00;
        int i = offset;
        for (int k = xOffset; k < xOffset + depth; k++) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, i);
            FloatVector a1 = FloatVector.fromArray(SPECIES, a, i + LANES);
            FloatVector a2 = FloatVector.fromArray(SPECIES, a, i + 2 * LANES);
            FloatVector b = FloatVector.broadcast(SPECIES, x[k]);
            s00 = a0.fma(b, s00);
            s10 = a1.fma(b, s10);
            s20 = a2.fma(b, s20);
            b = FloatVector.broadcast(SPECIES, x[k + BLOCK]);
            s01 = a0.fma(b, s01);
            s11 = a1.fma(b, s11);
            s21 = a2.fma(b, s21);
            b = FloatVector.broadcast(SPECIES, x[k + 2 * BLOCK]);
            s02 = a0.fma(b, s02);
            s12 = a1.fma(b, s12);
            s22 = a2.fma(b, s22);
            b = FloatVector.broadcast(SPECIES, x[k + 3 * BLOCK]);
            s03 = a0.fma(b, s03);
            s13 = a1.fma(b, s13);
            s23 = a2.fma(b, s23);
            b = FloatVector.broadcast(SPECIES, x[k + 4 * BLOCK]);
            s04 = a0.fma(b, s04);
            s14 = a1.fma(b, s14);
            s24 = a2.fma(b, s24);
            b = FloatVector.broadcast(SPECIES, x[k + 5 * BLOCK]);
            s05 = a0.fma(b, s05);
            s15 = a1.fma(b, s15);
            s25 = a2.fma(b, s25);
            b = FloatVector.broadcast(SPECIES, x[k + 6 * BLOCK]);
            s06 = a0.fma(b, s06);
            s16 = a1.fma(b, s16);
            s26 = a2.fma(b, s26);
            b = FloatVector.broadcast(SPECIES, x[k + 7 * BLOCK]);
            s07 = a0.fma(b, s07);
            s17 = a1.fma(b, s17);
            s27 = a2.fma(b, s27);
            i += stride;
        }
        s00.intoArray(tile, 0);
        s10.intoArray(tile, LANES);
        s20.intoArray(tile, 2 * LANES);
        s01.intoArray(tile, 3 * LANES);
        s11.intoArray(tile, 4 * LANES);
        s21.intoArray(tile, 5 * LANES);
        s02.intoArray(tile, 6 * LANES);
        s12.intoArray(tile, 7 * LANES);
        s22.intoArray(tile, 8 * LANES);
        s03.intoArray(tile, 9 * LANES);
        s13.intoArray(tile, 10 * LANES);
        s23.intoArray(tile, 11 * LANES);
        s04.intoArray(tile, 12 * LANES);
        s14.intoArray(tile, 13 * LANES);
        s24.intoArray(tile, 14 * LANES);
        s05.intoArray(tile, 15 * LANES);
        s15.intoArray(tile, 16 * LANES);
        s25.intoArray(tile, 17 * LANES);
        s06.intoArray(tile, 18 * LANES);
        s16.intoArray(tile, 19 * LANES);
        s26.intoArray(tile, 20 * LANES);
        s07.intoArray(tile, 21 * LANES);
        s17.intoArray(tile, 22 * LANES);
        s27.intoArray(tile, 23 * LANES);
    }

    /** Three machine vectors of rows of each of four panels, side by side, times one vector. */
    static void tile12x1(
            float[] first,
            float[] second,
            float[] third,
            float[] fourth,
            int offset,
            int stride,
            int depth,
            float[] x,
            int xOffset,
            float[] tile) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s10 = s00;
        FloatVector s20 = s00;
        FloatVector s30 = s00;
        FloatVector s40 = s00;
        FloatVector s50 = s00;
        FloatVector s60 = s00;
        FloatVector s70 = s00;
        FloatVector s80 = s00;
        FloatVector s90 = s00;
        FloatVector s100 = s00;
        FloatVector s110 = s00;
        int i = offset;
        for (int k = xOffset; k < xOffset + depth; k++) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, first, i);
            FloatVector a1 = FloatVector.fromArray(SPECIES, first, i + LANES);
            FloatVector a2 = FloatVector.fromArray(SPECIES, first, i + 2 * LANES);
            FloatVector a3 = FloatVector.fromArray(SPECIES, second, i);
            FloatVector a4 = FloatVector.fromArray(SPECIES, second, i + LANES);
            FloatVector a5 = FloatVector.fromArray(SPECIES, second, i + 2 * LANES);
            FloatVector a6 = FloatVector.fromArray(SPECIES, third, i);
            FloatVector a7 = FloatVector.fromArray(SPECIES, third, i + LANES);
            FloatVector a8 = FloatVector.fromArray(SPECIES, third, i + 2 * LANES);
            FloatVector a9 = FloatVector.fromArray(SPECIES, fourth, i);
            FloatVector a10 = FloatVector.fromArray(SPECIES, fourth, i + LANES);
            FloatVector a11 = FloatVector.fromArray(SPECIES, fourth, i + 2 * LANES);
            FloatVector b = FloatVector.broadcast(SPECIES, x[k]);
            s00 = a0.fma(b, s00);
            s10 = a1.fma(b, s10);
            s20 = a2.fma(b, s20);
            s30 = a3.fma(b, s30);
            s40 = a4.fma(b, s40);
            s50 = a5.fma(b, s50);
            s60 = a6.fma(b, s60);
            s70 = a7.fma(b, s70);
            s80 = a8.fma(b, s80);
            s90 = a9.fma(b, s90);
            s100 = a10.fma(b, s100);
            s110 = a11.fma(b, s110);
            i += stride;
        }
        s00.intoArray(tile, 0);
        s10.intoArray(tile, LANES);
        s20.intoArray(tile, 2 * LANES);
        s30.intoArray(tile, 3 * LANES);
        s40.intoArray(tile, 4 * LANES);
        s50.intoArray(tile, 5 * LANES);
        s60.intoArray(tile, 6 * LANES);
        s70.intoArray(tile, 7 * LANES);
        s80.intoArray(tile, 8 * LANES);
        s90.intoArray(tile, 9 * LANES);
        s100.intoArray(tile, 10 * LANES);
        s110.intoArray(tile, 11 * LANES);
    }

    /** Three machine vectors of rows of each of two panels, side by side, times two vectors. */
    static void tile6x2(
            float[] upper, float[] lower, int offset, int stride, int depth, float[] x, int xOffset, float[] tile) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s10 = s00;
        FloatVector s20 = s00;
        FloatVector s30 = s00;
        FloatVector s40 = s00;
        FloatVector s50 = s00;
        FloatVector s01 = s00;
        FloatVector s11 = s00;
        FloatVector s21 = s00;
        FloatVector s31 = s00;
        FloatVector s41 = s00;
        FloatVector s51 = s00;
        int i = offset;
        for (int k = xOffset; k < xOffset + depth; k++) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, upper, i);
            FloatVector a1 = FloatVector.fromArray(SPECIES, upper, i + LANES);
            FloatVector a2 = FloatVector.fromArray(SPECIES, upper, i + 2 * LANES);
            FloatVector a3 = FloatVector.fromArray(SPECIES, lower, i);
            FloatVector a4 = FloatVector.fromArray(SPECIES, lower, i + LANES);
            FloatVector a5 = FloatVector.fromArray(SPECIES, lower, i + 2 * LANES);
            FloatVector b = FloatVector.broadcast(SPECIES, x[k]);
            s00 = a0.fma(b, s00);
            s10 = a1.fma(b, s10);
            s20 = a2.fma(b, s20);
            s30 = a3.fma(b, s30);
            s40 = a4.fma(b, s40);
            s50 = a5.fma(b, s50);
            b = FloatVector.broadcast(SPECIES, x[k + BLOCK]);
            s01 = a0.fma(b, s01);
            s11 = a1.fma(b, s11);
            s21 = a2.fma(b, s21);
            s31 = a3.fma(b, s31);
            s41 = a4.fma(b, s41);
            s51 = a5.fma(b, s51);
            i += stride;
        }
        s00.intoArray(tile, 0);
        s10.intoArray(tile, LANES);
        s20.intoArray(tile, 2 * LANES);
        s30.intoArray(tile, 3 * LANES);
        s40.intoArray(tile, 4 * LANES);
        s50.intoArray(tile, 5 * LANES);
        s01.intoArray(tile, 6 * LANES);
        s11.intoArray(tile, 7 * LANES);
        s21.intoArray(tile, 8 * LANES);
        s31.intoArray(tile, 9 * LANES);
        s41.intoArray(tile, 10 * LANES);
        s51.intoArray(tile, 11 * LANES);
    }

    /** One machine vector of rows times eight vectors. */
    static void tile1x8(float[] a, int offset, int stride, int depth, float[] x, int xOffset, float[] tile) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s03 = s00;
        FloatVector s04 = s00;
        FloatVector s05 = s00;
        FloatVector s06 = s00;
        FloatVector s07 = s00;
        int i = offset;
        for (int k = xOffset; k < xOffset + depth; k++) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, i);
            FloatVector b = FloatVector.broadcast(SPECIES, x[k]);
            s00 = a0.fma(b, s00);
            b = FloatVector.broadcast(SPECIES, x[k + BLOCK]);
            s01 = a0.fma(b, s01);
            b = FloatVector.broadcast(SPECIES, x[k + 2 * BLOCK]);
            s02 = a0.fma(b, s02);
            b = FloatVector.broadcast(SPECIES, x[k + 3 * BLOCK]);
            s03 = a0.fma(b, s03);
            b = FloatVector.broadcast(SPECIES, x[k + 4 * BLOCK]);
            s04 = a0.fma(b, s04);
            b = FloatVector.broadcast(SPECIES, x[k + 5 * BLOCK]);
            s05 = a0.fma(b, s05);
            b = FloatVector.broadcast(SPECIES, x[k + 6 * BLOCK]);
            s06 = a0.fma(b, s06);
            b = FloatVector.broadcast(SPECIES, x[k + 7 * BLOCK]);
            s07 = a0.fma(b, s07);
            i += stride;
        }
        s00.intoArray(tile, 0);
        s01.intoArray(tile, LANES);
        s02.intoArray(tile, 2 * LANES);
        s03.intoArray(tile, 3 * LANES);
        s04.intoArray(tile, 4 * LANES);
        s05.intoArray(tile, 5 * LANES);
        s06.intoArray(tile, 6 * LANES);
        s07.intoArray(tile, 7 * LANES);
    }
}
