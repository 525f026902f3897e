package org.cavity.numerics.kernel;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * Transfer functions and exponentials in plain Java. Single precision is double precision, rounded.
 */
final class ScalarFunctions {

    /** From about here on exp(−2|x|) is subnormal. */
    private static final double TANH_FAR = 354;

    private ScalarFunctions() {}

    static void value(Nonlinearity phi, double[] x, int xOffset, double[] value, int valueOffset, int n) {
        apply(value(phi), x, xOffset, value, valueOffset, n);
    }

    static void value(Nonlinearity phi, float[] x, int xOffset, float[] value, int valueOffset, int n) {
        apply(value(phi), x, xOffset, value, valueOffset, n);
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
        if (phi == Nonlinearity.ERF) {
            for (int i = 0; i < n; i++) {
                gain[gainOffset + i] = ErfApproximation.gain(x[xOffset + i]);
                value[valueOffset + i] = ErfApproximation.value(x[xOffset + i], gain[gainOffset + i]);
            }
            return;
        }
        apply(value(phi), x, xOffset, value, valueOffset, n);
        apply(gain(phi), x, xOffset, gain, gainOffset, n);
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
        apply(value(phi), x, xOffset, value, valueOffset, n);
        apply(gain(phi), x, xOffset, gain, gainOffset, n);
    }

    /** 1 / (1 + exp(−x)), without the overflow far below 0, corrected for what the rounding of the denominator lost. */
    static double logistic(double x) {
        double e = Math.exp(-Math.abs(x));
        double d = 1 + e;
        double lost = e - (d - 1);
        double q = (x < 0 ? e : 1) / d;
        return q - q * (lost / d);
    }

    /** −E / (2 + E) with the sign of x, E = expm1(−2|x|), corrected by the residual of the division. */
    private static double tanh(double x) {
        double e = Math.expm1(-2 * Math.abs(x));
        double d = 2 + e;
        double lost = e - (d - 2);
        double q = -e / d;
        double residual = Math.fma(-q, d, -e) - q * lost;
        return Math.copySign(q + residual / d, x);
    }

    /** σ'(x) = e / (1 + s), s = 2e + e², e = exp(−|x|), corrected for what the rounding of 1 + s lost. */
    static double logisticGain(double x) {
        double e = Math.exp(-Math.abs(x));
        double s = e * (2 + e);
        double d = 1 + s;
        double lost = s - (d - 1);
        double g = e / d;
        return g - g * (lost / d);
    }

    /** tanh'(x) = 4 σ'(2x); far out 4 exp(−2|x|) as a square, lest exp(−2|x|) lose digits before the result does. */
    private static double tanhGain(double x) {
        double a = Math.abs(x);
        if (a > TANH_FAR) {
            double e = 2 * Math.exp(-a);
            return e * e;
        }
        return 4 * logisticGain(2 * a);
    }

    static void apply(DoubleUnaryOperator f, double[] x, int xOffset, double[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i++) {
            value[valueOffset + i] = f.applyAsDouble(x[xOffset + i]);
        }
    }

    static void apply(DoubleUnaryOperator f, float[] x, int xOffset, float[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i++) {
            value[valueOffset + i] = (float) f.applyAsDouble(x[xOffset + i]);
        }
    }

    private static DoubleUnaryOperator value(Nonlinearity phi) {
        if (phi == Nonlinearity.ERF) {
            return x -> ErfApproximation.value(x, ErfApproximation.gain(x));
        }
        return phi == Nonlinearity.TANH ? ScalarFunctions::tanh : phi::value;
    }

    private static DoubleUnaryOperator gain(Nonlinearity phi) {
        if (phi == Nonlinearity.ERF) {
            return ErfApproximation::gain;
        }
        return phi == Nonlinearity.TANH ? ScalarFunctions::tanhGain : phi::derivative;
    }
}
