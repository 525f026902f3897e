package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transform on the machine's vectors; the butterflies are in {@link DoubleButterflies} and {@link
 * FloatButterflies}. Single precision meets double in vectors of half the width, which hold as many floats as a full one
 * holds doubles. As in the butterflies, no method returns a vector.
 */
final class VectorWalshHadamard implements WalshHadamard {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    private static final int LANES = DOUBLES.length();
    private static final double[] SIGNS = signs();
    private static final WalshHadamard SCALAR = new ScalarWalshHadamard();

    @Override
    public void transform(double[] v, int offset, int rows, int columns) {
        if (columns == 1 && rows >= DoubleButterflies.LANES) {
            DoubleButterflies.transform(v, offset, rows);
        } else if (columns >= LANES) {
            DoubleButterflies.stages(v, offset, rows * columns, columns);
        } else {
            SCALAR.transform(v, offset, rows, columns);
        }
    }

    @Override
    public void transform(float[] v, int offset, int rows, int columns) {
        if (columns == 1 && rows >= FloatButterflies.LANES) {
            FloatButterflies.transform(v, offset, rows);
        } else if (columns >= FloatButterflies.LANES) {
            FloatButterflies.stages(v, offset, rows * columns, columns);
        } else {
            SCALAR.transform(v, offset, rows, columns);
        }
    }

    @Override
    public void diagonal(
            long[] signs,
            int first,
            double factor,
            double[] scale,
            double[] x,
            int xOffset,
            double[] y,
            int yOffset,
            int n) {
        int end = DOUBLES.loopBound(n);
        if (end < n) {
            SCALAR.diagonal(signs, first, factor, scale, x, xOffset, y, yOffset, n);
            return;
        }
        DoubleVector factors = DoubleVector.broadcast(DOUBLES, factor);
        if (scale == null) {
            for (int i = 0; i < end; i += LANES) {
                DoubleVector.fromArray(DOUBLES, SIGNS, pattern(signs, first + i))
                        .mul(factors)
                        .mul(DoubleVector.fromArray(DOUBLES, x, xOffset + i))
                        .intoArray(y, yOffset + i);
            }
        } else {
            for (int i = 0; i < end; i += LANES) {
                DoubleVector.fromArray(DOUBLES, SIGNS, pattern(signs, first + i))
                        .mul(factors)
                        .mul(DoubleVector.fromArray(DOUBLES, scale, first + i))
                        .mul(DoubleVector.fromArray(DOUBLES, x, xOffset + i))
                        .intoArray(y, yOffset + i);
            }
        }
    }

    @Override
    public void diagonal(
            long[] signs,
            int first,
            double factor,
            double[] scale,
            double[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int n) {
        int end = DOUBLES.loopBound(n);
        if (end < n) {
            SCALAR.diagonal(signs, first, factor, scale, x, xOffset, y, yOffset, n);
            return;
        }
        DoubleVector factors = DoubleVector.broadcast(DOUBLES, factor);
        if (scale == null) {
            for (int i = 0; i < end; i += LANES) {
                ((FloatVector) DoubleVector.fromArray(DOUBLES, SIGNS, pattern(signs, first + i))
                                .mul(factors)
                                .mul(DoubleVector.fromArray(DOUBLES, x, xOffset + i))
                                .convertShape(VectorOperators.D2F, FLOATS, 0))
                        .intoArray(y, yOffset + i);
            }
        } else {
            for (int i = 0; i < end; i += LANES) {
                DoubleVector f = DoubleVector.fromArray(DOUBLES, SIGNS, pattern(signs, first + i))
                        .mul(factors)
                        .mul(DoubleVector.fromArray(DOUBLES, scale, first + i));
                ((FloatVector) f.mul(DoubleVector.fromArray(DOUBLES, x, xOffset + i))
                                .convertShape(VectorOperators.D2F, FLOATS, 0))
                        .intoArray(y, yOffset + i);
            }
        }
    }

    @Override
    public void diagonal(
            long[] signs, int first, double factor, float[] x, int xOffset, double[] y, int yOffset, int n) {
        int end = DOUBLES.loopBound(n);
        if (end < n) {
            SCALAR.diagonal(signs, first, factor, x, xOffset, y, yOffset, n);
            return;
        }
        DoubleVector factors = DoubleVector.broadcast(DOUBLES, factor);
        for (int i = 0; i < end; i += LANES) {
            DoubleVector.fromArray(DOUBLES, SIGNS, pattern(signs, first + i))
                    .mul(factors)
                    .mul(FloatVector.fromArray(FLOATS, x, xOffset + i).convertShape(VectorOperators.F2D, DOUBLES, 0))
                    .intoArray(y, yOffset + i);
        }
    }

    @Override
    public void diagonal(long[] signs, int first, double[] scale, float[] v, int offset, int n) {
        int end = DOUBLES.loopBound(n);
        if (end < n) {
            SCALAR.diagonal(signs, first, scale, v, offset, n);
            return;
        }
        if (scale == null) {
            for (int i = 0; i < end; i += LANES) {
                ((FloatVector) DoubleVector.fromArray(DOUBLES, SIGNS, pattern(signs, first + i))
                                .mul(FloatVector.fromArray(FLOATS, v, offset + i)
                                        .convertShape(VectorOperators.F2D, DOUBLES, 0))
                                .convertShape(VectorOperators.D2F, FLOATS, 0))
                        .intoArray(v, offset + i);
            }
        } else {
            for (int i = 0; i < end; i += LANES) {
                DoubleVector f = DoubleVector.fromArray(DOUBLES, SIGNS, pattern(signs, first + i))
                        .mul(DoubleVector.fromArray(DOUBLES, scale, first + i));
                ((FloatVector) f.mul(FloatVector.fromArray(FLOATS, v, offset + i)
                                        .convertShape(VectorOperators.F2D, DOUBLES, 0))
                                .convertShape(VectorOperators.D2F, FLOATS, 0))
                        .intoArray(v, offset + i);
            }
        }
    }

    /** Where in the table the signs of the lanes from {@code index} are. */
    private static int pattern(long[] signs, int index) {
        return ((int) (signs[index >>> 6] >>> index) & ((1 << LANES) - 1)) * LANES;
    }

    /** For every pattern of bits the vector of signs, 16 KB with eight lanes. */
    private static double[] signs() {
        double[] table = new double[LANES << LANES];
        for (int i = 0; i < table.length; i++) {
            table[i] = (i / LANES >>> i % LANES & 1) == 0 ? 1 : -1;
        }
        return table;
    }
}
