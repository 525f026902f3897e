package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions on vectors, to 4 ulp, for all arguments including ±0, infinities and NaN.
 *
 * <p>exp(−y) for y ≥ 0 is reduced to −y = k ln 2 + r, |r| ≤ ln 2 / 2 (Cody and Waite 1980, ln 2 in two parts), and
 * exp(r) − 1 is the Taylor polynomial of degree 13, whose truncation is 1e-17 relative. 2^k is put together from its bits;
 * where the result may be subnormal it is applied as two factors.
 */
final class VectorFunctions {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final double INVERSE_LN_2 = 1.4426950408889634;
    private static final double LN_2_HIGH = 6.93147180369123816490e-01;
    private static final double LN_2_LOW = 1.90821492927058770002e-10;

    /** 1.5 · 2^52: adding it rounds to an integer, which then stands in the low bits. */
    private static final double ROUNDER = 6755399441055744.0;

    private static final long EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;
    private static final long SIGN_BIT = Long.MIN_VALUE;

    /** tanh is 1 to rounding beyond 19.1. */
    private static final double TANH_SATURATION = 22;

    /** exp(−y) is below half the smallest double beyond 745.2. */
    private static final double LARGEST_EXPONENT = 750;

    private static final double[] FACTORIAL = new double[14];

    static {
        FACTORIAL[0] = 1;
        for (int i = 1; i < FACTORIAL.length; i++) {
            FACTORIAL[i] = i * FACTORIAL[i - 1];
        }
    }

    private static final double C2 = 1 / FACTORIAL[2];
    private static final double C3 = 1 / FACTORIAL[3];
    private static final double C4 = 1 / FACTORIAL[4];
    private static final double C5 = 1 / FACTORIAL[5];
    private static final double C6 = 1 / FACTORIAL[6];
    private static final double C7 = 1 / FACTORIAL[7];
    private static final double C8 = 1 / FACTORIAL[8];
    private static final double C9 = 1 / FACTORIAL[9];
    private static final double C10 = 1 / FACTORIAL[10];
    private static final double C11 = 1 / FACTORIAL[11];
    private static final double C12 = 1 / FACTORIAL[12];
    private static final double C13 = 1 / FACTORIAL[13];

    private VectorFunctions() {}

    /** tanh x = −E / (2 + E), E = expm1(−2|x|), with the sign of x. */
    static DoubleVector tanh(DoubleVector x) {
        DoubleVector minusY = x.abs().min(TANH_SATURATION).mul(-2);
        DoubleVector shifted = minusY.mul(INVERSE_LN_2).add(ROUNDER);
        DoubleVector p = expm1Reduced(reduce(minusY, shifted.sub(ROUNDER)));
        DoubleVector scale = powerOfTwo(shifted);
        DoubleVector expm1 = scale.fma(p, scale.sub(1));
        return withSign(expm1.div(expm1.add(2)), x);
    }

    /** sech² x = 4e / (1 + e)², e = exp(−2|x|). */
    static DoubleVector tanhGain(DoubleVector x) {
        DoubleVector minusY = x.abs().mul(-2).max(-LARGEST_EXPONENT);
        DoubleVector k = minusY.mul(INVERSE_LN_2).add(ROUNDER).sub(ROUNDER);
        DoubleVector p = expm1Reduced(reduce(minusY, k));
        DoubleVector half = k.mul(0.5).add(ROUNDER);
        DoubleVector rest = k.sub(half.sub(ROUNDER)).add(ROUNDER);
        DoubleVector low = p.add(1).mul(powerOfTwo(half));
        DoubleVector scale = powerOfTwo(rest);
        DoubleVector onePlus = low.mul(scale).add(1);
        // The factor that may make the result subnormal comes last, so that it is rounded once.
        return low.mul(4).div(onePlus.mul(onePlus)).mul(scale);
    }

    /** exp(−π x²/4), the exponent carried in two doubles. */
    static DoubleVector erfGain(DoubleVector x) {
        DoubleVector a = x.abs().min(ErfApproximation.LARGEST_X);
        DoubleVector square = a.mul(a);
        DoubleVector squareLow = a.fma(a, square.neg());
        DoubleVector c = DoubleVector.broadcast(SPECIES, ErfApproximation.QUARTER_PI);
        DoubleVector y = square.mul(c);
        DoubleVector yLow = square.fma(c, y.neg()).add(squareLow.mul(c)).add(square.mul(ErfApproximation.QUARTER_PI_LOW));
        DoubleVector minusY = y.neg();
        DoubleVector k = minusY.mul(INVERSE_LN_2).add(ROUNDER).sub(ROUNDER);
        DoubleVector p = expm1Reduced(reduce(minusY, k).sub(yLow));
        DoubleVector half = k.mul(0.5).add(ROUNDER);
        DoubleVector rest = k.sub(half.sub(ROUNDER)).add(ROUNDER);
        return p.add(1).mul(powerOfTwo(half)).mul(powerOfTwo(rest));
    }

    /** erf(√π x / 2), given the gain at x. */
    static DoubleVector erf(DoubleVector x, DoubleVector gain) {
        DoubleVector t = x.abs().mul(ErfApproximation.SCALE);
        DoubleVector small = horner(ErfApproximation.small(), t.mul(t)).mul(t);
        DoubleVector s = t.min(ErfApproximation.SATURATION);
        DoubleVector q = horner(ErfApproximation.large(), s.sub(4).div(s.add(4)));
        DoubleVector large = gain.mul(q).div(s.mul(2).add(1)).neg().add(1);
        return withSign(large.blend(small, t.lt(ErfApproximation.SPLIT)), x);
    }

    /** 1 where |x| &lt; 1, else 0. */
    static DoubleVector clipGain(DoubleVector x) {
        return DoubleVector.zero(SPECIES).blend(1, x.abs().lt(1));
    }

    private static DoubleVector reduce(DoubleVector y, DoubleVector k) {
        DoubleVector high = k.fma(DoubleVector.broadcast(SPECIES, -LN_2_HIGH), y);
        return k.fma(DoubleVector.broadcast(SPECIES, -LN_2_LOW), high);
    }

    /** exp(r) − 1 for |r| ≤ 0.35. */
    private static DoubleVector expm1Reduced(DoubleVector r) {
        DoubleVector sum = r.mul(C13).add(C12);
        sum = sum.fma(r, constant(C11));
        sum = sum.fma(r, constant(C10));
        sum = sum.fma(r, constant(C9));
        sum = sum.fma(r, constant(C8));
        sum = sum.fma(r, constant(C7));
        sum = sum.fma(r, constant(C6));
        sum = sum.fma(r, constant(C5));
        sum = sum.fma(r, constant(C4));
        sum = sum.fma(r, constant(C3));
        sum = sum.fma(r, constant(C2));
        return sum.mul(r).fma(r, r);
    }

    /** 2^k from k + ROUNDER, −1022 ≤ k ≤ 1023. */
    private static DoubleVector powerOfTwo(DoubleVector shifted) {
        LongVector bits = shifted.reinterpretAsLongs();
        return bits.add(EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                .reinterpretAsDoubles();
    }

    private static DoubleVector horner(double[] coefficients, DoubleVector v) {
        DoubleVector sum = constant(coefficients[coefficients.length - 1]);
        for (int i = coefficients.length - 2; i >= 0; i--) {
            sum = sum.fma(v, constant(coefficients[i]));
        }
        return sum;
    }

    /** |magnitude| with the sign of x. */
    private static DoubleVector withSign(DoubleVector magnitude, DoubleVector x) {
        LongVector sign = x.reinterpretAsLongs().and(SIGN_BIT);
        return magnitude.abs().reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
