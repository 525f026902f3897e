package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transform on the machine's vectors; the butterflies are in {@link DoubleButterflies} and {@link
 * FloatButterflies}. Single precision meets double in vectors of half the width, which hold as many floats as a full one
 * holds doubles.
 */
final class VectorWalshHadamard implements WalshHadamard {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    private static final int LANES = DOUBLES.length();
    private static final LongVector TO_SIGN = (LongVector)
            LongVector.broadcast(LONGS, 63).sub(LongVector.zero(LONGS).addIndex(1));
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
                signed(factors, signs, first + i).mul(load(x, xOffset + i)).intoArray(y, yOffset + i);
            }
        } else {
            for (int i = 0; i < end; i += LANES) {
                signed(factors.mul(load(scale, first + i)), signs, first + i)
                        .mul(load(x, xOffset + i))
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
                store(signed(factors, signs, first + i).mul(load(x, xOffset + i)), y, yOffset + i);
            }
        } else {
            for (int i = 0; i < end; i += LANES) {
                DoubleVector f = signed(factors.mul(load(scale, first + i)), signs, first + i);
                store(f.mul(load(x, xOffset + i)), y, yOffset + i);
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
            signed(factors, signs, first + i).mul(load(x, xOffset + i)).intoArray(y, yOffset + i);
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
            DoubleVector ones = DoubleVector.broadcast(DOUBLES, 1);
            for (int i = 0; i < end; i += LANES) {
                store(signed(ones, signs, first + i).mul(load(v, offset + i)), v, offset + i);
            }
        } else {
            for (int i = 0; i < end; i += LANES) {
                DoubleVector f = signed(load(scale, first + i), signs, first + i);
                store(f.mul(load(v, offset + i)), v, offset + i);
            }
        }
    }

    /** Moves each lane's bit to where the sign of a double is. */
    private static DoubleVector signed(DoubleVector value, long[] signs, int index) {
        return LongVector.broadcast(LONGS, signs[index >>> 6] >>> index)
                .lanewise(VectorOperators.LSHL, TO_SIGN)
                .and(Long.MIN_VALUE)
                .lanewise(VectorOperators.XOR, value.viewAsIntegralLanes())
                .reinterpretAsDoubles();
    }

    private static DoubleVector load(double[] x, int offset) {
        return DoubleVector.fromArray(DOUBLES, x, offset);
    }

    private static DoubleVector load(float[] x, int offset) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, x, offset).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    private static void store(DoubleVector v, float[] y, int offset) {
        ((FloatVector) v.convertShape(VectorOperators.D2F, FLOATS, 0)).intoArray(y, offset);
    }
}
