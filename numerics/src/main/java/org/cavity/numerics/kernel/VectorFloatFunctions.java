package org.cavity.numerics.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * The functions of {@link VectorFunctions} in single precision.
 */
final class VectorFloatFunctions {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorFloatFunctions() {}

    static void value(Nonlinearity phi, float[] x, int xOffset, float[] value, int valueOffset, int n) {
        if (phi == Nonlinearity.TANH) {
            apply(VectorFloatExponentials::tanh, x, xOffset, value, valueOffset, n);
        } else if (phi == Nonlinearity.ERF) {
            apply(VectorFloatErf::value, x, xOffset, value, valueOffset, n);
        } else if (phi == Nonlinearity.CLIP) {
            apply(VectorFloatFunctions::clip, x, xOffset, value, valueOffset, n);
        } else {
            ScalarFunctions.value(phi, x, xOffset, value, valueOffset, n);
        }
    }

    static void valueAndGain(
            Nonlinearity phi,
            float[] x,
            int xOffset,
            float[] value,
            int valueOffset,
            float[] gain,
            int gainOffset,
            int n) {
        if (phi == Nonlinearity.TANH) {
            apply(VectorFloatExponentials::tanhAndGain, x, xOffset, value, valueOffset, gain, gainOffset, n);
        } else if (phi == Nonlinearity.ERF) {
            apply(VectorFloatErf::valueAndGain, x, xOffset, value, valueOffset, gain, gainOffset, n);
        } else if (phi == Nonlinearity.CLIP) {
            apply(VectorFloatFunctions::clipAndGain, x, xOffset, value, valueOffset, gain, gainOffset, n);
        } else {
            ScalarFunctions.valueAndGain(phi, x, xOffset, value, valueOffset, gain, gainOffset, n);
        }
    }

    static void logistic(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        apply(VectorFloatExponentials::logistic, x, xOffset, value, valueOffset, n);
    }

    static void logisticAndGain(
            float[] x, int xOffset, float[] value, int valueOffset, float[] gain, int gainOffset, int n) {
        apply(VectorFloatExponentials::logisticAndGain, x, xOffset, value, valueOffset, gain, gainOffset, n);
    }

    static void exp(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        apply(VectorFloatExponentials::exp, x, xOffset, value, valueOffset, n);
    }

    static void expm1(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        apply(VectorFloatExponentials::expm1, x, xOffset, value, valueOffset, n);
    }

    private static void clip(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, x, xOffset + i).min(1).max(-1).intoArray(value, valueOffset + i);
        }
    }

    /** The gain is 1 where |x| &lt; 1, else 0. */
    private static void clipAndGain(
            float[] x, int xOffset, float[] value, int valueOffset, float[] gain, int gainOffset, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
            v.min(1).max(-1).intoArray(value, valueOffset + i);
            FloatVector.zero(SPECIES).blend(1, v.abs().lt(1)).intoArray(gain, gainOffset + i);
        }
    }

    private static void apply(Value f, float[] x, int xOffset, float[] value, int valueOffset, int n) {
        int end = SPECIES.loopBound(n);
        f.apply(x, xOffset, value, valueOffset, end);
        if (end < n) {
            float[] tail = new float[LANES];
            float[] tailValue = new float[LANES];
            System.arraycopy(x, xOffset + end, tail, 0, n - end);
            f.apply(tail, 0, tailValue, 0, LANES);
            System.arraycopy(tailValue, 0, value, valueOffset + end, n - end);
        }
    }

    private static void apply(
            ValueAndGain f,
            float[] x,
            int xOffset,
            float[] value,
            int valueOffset,
            float[] gain,
            int gainOffset,
            int n) {
        int end = SPECIES.loopBound(n);
        f.apply(x, xOffset, value, valueOffset, gain, gainOffset, end);
        if (end < n) {
            float[] tail = new float[LANES];
            float[] tailValue = new float[LANES];
            float[] tailGain = new float[LANES];
            System.arraycopy(x, xOffset + end, tail, 0, n - end);
            f.apply(tail, 0, tailValue, 0, tailGain, 0, LANES);
            System.arraycopy(tailValue, 0, value, valueOffset + end, n - end);
            System.arraycopy(tailGain, 0, gain, gainOffset + end, n - end);
        }
    }

    /** A function on a stretch whose length is a multiple of the vectors' length. */
    private interface Value {
        void apply(float[] x, int xOffset, float[] value, int valueOffset, int n);
    }

    /** A function and its gain on a stretch whose length is a multiple of the vectors' length. */
    private interface ValueAndGain {
        void apply(float[] x, int xOffset, float[] value, int valueOffset, float[] gain, int gainOffset, int n);
    }
}
