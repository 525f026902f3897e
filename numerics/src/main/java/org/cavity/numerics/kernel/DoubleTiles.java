package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a matrix product in double precision, held in vector registers: some rows of A, whose elements of one column
 * are neighbours, times some vectors of X, of which {@link #BLOCK} elements lie together, one vector after the other.
 * Each element is one chain of fused multiplications and additions over at most {@link #BLOCK} columns of A; the sums of
 * such blocks are added by the matrix. Tiles are stored column after column.
 *
 * <p>The loops are written out because the compiler keeps in registers only what has a name. Fixed distances between the
 * vectors of X make their addresses constants.
 */
final class DoubleTiles {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** Elements of a vector of X that lie together. */
    static final int BLOCK = BlockKernels.DEPTH;

    private DoubleTiles() {}

    /** Three machine vectors of rows, {@code stride} apart from column to column, times eight vectors. */
    static void tile3x8(double[] a, int offset, int stride, int depth, double[] x, int xOffset, double[] tile) {
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = s00;
        DoubleVector s20 = s00;
        DoubleVector s01 = s00;
        DoubleVector s11 = s00;
        DoubleVector s21 = s00;
        DoubleVector s02 = s00;
        DoubleVector s12 = s00;
        DoubleVector s22 = s00;
        DoubleVector s03 = s00;
        DoubleVector s13 = s00;
        DoubleVector s23 = s00;
        DoubleVector s04 = s00;
        DoubleVector s14 = s00;
        DoubleVector s24 = s00;
        DoubleVector s05 = s00;
        DoubleVector s15 = s00;
        DoubleVector s25 = s00;
        DoubleVector s06 = s00;
        DoubleVector s16 = s00;
        DoubleVector s26 = s00;
        DoubleVector s07 = s00;
        DoubleVector s17 = s00;
        DoubleVector s27 = s00;
        int i = offset;
        for (int k = xOffset; k < xOffset + depth; k++) {
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, a, i);
            DoubleVector a1 = DoubleVector.fromArray(SPECIES, a, i + LANES);
            DoubleVector a2 = DoubleVector.fromArray(SPECIES, a, i + 2 * LANES);
            DoubleVector b = DoubleVector.broadcast(SPECIES, x[k]);
            s00 = a0.fma(b, s00);
            s10 = a1.fma(b, s10);
            s20 = a2.fma(b, s20);
            b = DoubleVector.broadcast(SPECIES, x[k + BLOCK]);
            s01 = a0.fma(b, s01);
            s11 = a1.fma(b, s11);
            s21 = a2.fma(b, s21);
            b = DoubleVector.broadcast(SPECIES, x[k + 2 * BLOCK]);
            s02 = a0.fma(b, s02);
            s12 = a1.fma(b, s12);
            s22 = a2.fma(b, s22);
            b = DoubleVector.broadcast(SPECIES, x[k + 3 * BLOCK]);
            s03 = a0.fma(b, s03);
            s13 = a1.fma(b, s13);
            s23 = a2.fma(b, s23);
            b = DoubleVector.broadcast(SPECIES, x[k + 4 * BLOCK]);
            s04 = a0.fma(b, s04);
            s14 = a1.fma(b, s14);
            s24 = a2.fma(b, s24);
            b = DoubleVector.broadcast(SPECIES, x[k + 5 * BLOCK]);
            s05 = a0.fma(b, s05);
            s15 = a1.fma(b, s15);
            s25 = a2.fma(b, s25);
            b = DoubleVector.broadcast(SPECIES, x[k + 6 * BLOCK]);
            s06 = a0.fma(b, s06);
            s16 = a1.fma(b, s16);
            s26 = a2.fma(b, s26);
            b = DoubleVector.broadcast(SPECIES, x[k + 7 * BLOCK]);
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
            double[] first,
            double[] second,
            double[] third,
            double[] fourth,
            int offset,
            int stride,
            int depth,
            double[] x,
            int xOffset,
            double[] tile) {
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = s00;
        DoubleVector s20 = s00;
        DoubleVector s30 = s00;
        DoubleVector s40 = s00;
        DoubleVector s50 = s00;
        DoubleVector s60 = s00;
        DoubleVector s70 = s00;
        DoubleVector s80 = s00;
        DoubleVector s90 = s00;
        DoubleVector s100 = s00;
        DoubleVector s110 = s00;
        int i = offset;
        for (int k = xOffset; k < xOffset + depth; k++) {
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, first, i);
            DoubleVector a1 = DoubleVector.fromArray(SPECIES, first, i + LANES);
            DoubleVector a2 = DoubleVector.fromArray(SPECIES, first, i + 2 * LANES);
            DoubleVector a3 = DoubleVector.fromArray(SPECIES, second, i);
            DoubleVector a4 = DoubleVector.fromArray(SPECIES, second, i + LANES);
            DoubleVector a5 = DoubleVector.fromArray(SPECIES, second, i + 2 * LANES);
            DoubleVector a6 = DoubleVector.fromArray(SPECIES, third, i);
            DoubleVector a7 = DoubleVector.fromArray(SPECIES, third, i + LANES);
            DoubleVector a8 = DoubleVector.fromArray(SPECIES, third, i + 2 * LANES);
            DoubleVector a9 = DoubleVector.fromArray(SPECIES, fourth, i);
            DoubleVector a10 = DoubleVector.fromArray(SPECIES, fourth, i + LANES);
            DoubleVector a11 = DoubleVector.fromArray(SPECIES, fourth, i + 2 * LANES);
            DoubleVector b = DoubleVector.broadcast(SPECIES, x[k]);
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
            double[] upper, double[] lower, int offset, int stride, int depth, double[] x, int xOffset, double[] tile) {
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = s00;
        DoubleVector s20 = s00;
        DoubleVector s30 = s00;
        DoubleVector s40 = s00;
        DoubleVector s50 = s00;
        DoubleVector s01 = s00;
        DoubleVector s11 = s00;
        DoubleVector s21 = s00;
        DoubleVector s31 = s00;
        DoubleVector s41 = s00;
        DoubleVector s51 = s00;
        int i = offset;
        for (int k = xOffset; k < xOffset + depth; k++) {
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, upper, i);
            DoubleVector a1 = DoubleVector.fromArray(SPECIES, upper, i + LANES);
            DoubleVector a2 = DoubleVector.fromArray(SPECIES, upper, i + 2 * LANES);
            DoubleVector a3 = DoubleVector.fromArray(SPECIES, lower, i);
            DoubleVector a4 = DoubleVector.fromArray(SPECIES, lower, i + LANES);
            DoubleVector a5 = DoubleVector.fromArray(SPECIES, lower, i + 2 * LANES);
            DoubleVector b = DoubleVector.broadcast(SPECIES, x[k]);
            s00 = a0.fma(b, s00);
            s10 = a1.fma(b, s10);
            s20 = a2.fma(b, s20);
            s30 = a3.fma(b, s30);
            s40 = a4.fma(b, s40);
            s50 = a5.fma(b, s50);
            b = DoubleVector.broadcast(SPECIES, x[k + BLOCK]);
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
    static void tile1x8(double[] a, int offset, int stride, int depth, double[] x, int xOffset, double[] tile) {
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s01 = s00;
        DoubleVector s02 = s00;
        DoubleVector s03 = s00;
        DoubleVector s04 = s00;
        DoubleVector s05 = s00;
        DoubleVector s06 = s00;
        DoubleVector s07 = s00;
        int i = offset;
        for (int k = xOffset; k < xOffset + depth; k++) {
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, a, i);
            DoubleVector b = DoubleVector.broadcast(SPECIES, x[k]);
            s00 = a0.fma(b, s00);
            b = DoubleVector.broadcast(SPECIES, x[k + BLOCK]);
            s01 = a0.fma(b, s01);
            b = DoubleVector.broadcast(SPECIES, x[k + 2 * BLOCK]);
            s02 = a0.fma(b, s02);
            b = DoubleVector.broadcast(SPECIES, x[k + 3 * BLOCK]);
            s03 = a0.fma(b, s03);
            b = DoubleVector.broadcast(SPECIES, x[k + 4 * BLOCK]);
            s04 = a0.fma(b, s04);
            b = DoubleVector.broadcast(SPECIES, x[k + 5 * BLOCK]);
            s05 = a0.fma(b, s05);
            b = DoubleVector.broadcast(SPECIES, x[k + 6 * BLOCK]);
            s06 = a0.fma(b, s06);
            b = DoubleVector.broadcast(SPECIES, x[k + 7 * BLOCK]);
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
