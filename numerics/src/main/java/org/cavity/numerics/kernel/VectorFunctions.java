package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * Transfer functions and exponentials on stretches of any length. The elements after the last full vector are computed
 * in a vector of their own, so that an element does not depend on where it lies.
 */
final class VectorFunctions {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorFunctions() {}

    static void value(Nonlinearity phi, double[] x, int xOffset, double[] value, int valueOffset, int n) {
        if (phi == Nonlinearity.TANH) {
            apply(VectorExponentials::tanh, x, xOffset, value, valueOffset, n);
        } else if (phi == Nonlinearity.ERF) {
            apply(VectorErf::value, x, xOffset, value, valueOffset, n);
        } else if (phi == Nonlinearity.CLIP) {
            apply(VectorFunctions::clip, x, xOffset, value, valueOffset, n);
        } else {
            ScalarFunctions.value(phi, x, xOffset, value, valueOffset, n);
        }
    }

    static void valueAndGain(
            Nonlinearity phi,
            double[] x,
            int xOffset,
            double[] value,
            int valueOffset,
            double[] gain,
            int gainOffset,
            int n) {
        if (phi == Nonlinearity.TANH) {
            apply(VectorExponentials::tanhAndGain, x, xOffset, value, valueOffset, gain, gainOffset, n);
        } else if (phi == Nonlinearity.ERF) {
            apply(VectorErf::valueAndGain, x, xOffset, value, valueOffset, gain, gainOffset, n);
        } else if (phi == Nonlinearity.CLIP) {
            apply(VectorFunctions::clipAndGain, x, xOffset, value, valueOffset, gain, gainOffset, n);
        } else {
            ScalarFunctions.valueAndGain(phi, x, xOffset, value, valueOffset, gain, gainOffset, n);
        }
    }

    static void logistic(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        apply(VectorExponentials::logistic, x, xOffset, value, valueOffset, n);
    }

    static void logisticAndGain(
            double[] x, int xOffset, double[] value, int valueOffset, double[] gain, int gainOffset, int n) {
        apply(VectorExponentials::logisticAndGain, x, xOffset, value, valueOffset, gain, gainOffset, n);
    }

    static void exp(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        apply(VectorExponentials::exp, x, xOffset, value, valueOffset, n);
    }

    static void expm1(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        apply(VectorExponentials::expm1, x, xOffset, value, valueOffset, n);
    }

    private static void clip(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, x, xOffset + i).min(1).max(-1).intoArray(value, valueOffset + i);
        }
    }

    /** The gain is 1 where |x| &lt; 1, else 0. */
    private static void clipAndGain(
            double[] x, int xOffset, double[] value, int valueOffset, double[] gain, int gainOffset, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xOffset + i);
            v.min(1).max(-1).intoArray(value, valueOffset + i);
            DoubleVector.zero(SPECIES).blend(1, v.abs().lt(1)).intoArray(gain, gainOffset + i);
        }
    }

    private static void apply(Value f, double[] x, int xOffset, double[] value, int valueOffset, int n) {
        int end = SPECIES.loopBound(n);
        f.apply(x, xOffset, value, valueOffset, end);
        if (end < n) {
            double[] tail = new double[LANES];
            double[] tailValue = new double[LANES];
            System.arraycopy(x, xOffset + end, tail, 0, n - end);
            f.apply(tail, 0, tailValue, 0, LANES);
            System.arraycopy(tailValue, 0, value, valueOffset + end, n - end);
        }
    }

    private static void apply(
            ValueAndGain f,
            double[] x,
            int xOffset,
            double[] value,
            int valueOffset,
            double[] gain,
            int gainOffset,
            int n) {
        int end = SPECIES.loopBound(n);
        f.apply(x, xOffset, value, valueOffset, gain, gainOffset, end);
        if (end < n) {
            double[] tail = new double[LANES];
            double[] tailValue = new double[LANES];
            double[] tailGain = new double[LANES];
            System.arraycopy(x, xOffset + end, tail, 0, n - end);
            f.apply(tail, 0, tailValue, 0, tailGain, 0, LANES);
            System.arraycopy(tailValue, 0, value, valueOffset + end, n - end);
            System.arraycopy(tailGain, 0, gain, gainOffset + end, n - end);
        }
    }

    /** A function on a stretch whose length is a multiple of the vectors' length. */
    private interface Value {
        void apply(double[] x, int xOffset, double[] value, int valueOffset, int n);
    }

    /** A function and its gain on a stretch whose length is a multiple of the vectors' length. */
    private interface ValueAndGain {
        void apply(double[] x, int xOffset, double[] value, int valueOffset, double[] gain, int gainOffset, int n);
    }
}
