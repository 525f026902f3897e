package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transfer functions on arrays whose length is a multiple of the vectors' length, to 4 ulp, for all arguments including
 * ±0, infinities and NaN.
 *
 * <p>exp(−y) for y ≥ 0 is reduced to −y = k ln 2 + r, |r| ≤ ln 2 / 2 (Cody and Waite 1980, ln 2 in two parts), and
 * exp(r) − 1 is the Taylor polynomial of degree 13, whose truncation is 1e-17 relative. 2^k is put together from its
 * bits. Gains, which may be subnormal, are squares of such exponentials, so that 2^k itself never is.
 *
 * <p>The loops are short on purpose: past some size of the inlined code the compiler keeps vectors on the heap.
 */
final class VectorFunctions {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

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

    /** exp(−2y) is below half the smallest double beyond 372.6. */
    private static final double LARGEST_HALF_EXPONENT = 375;

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

    private static final double[] ERF_SMALL = ErfApproximation.small();
    private static final double[] ERF_LARGE = ErfApproximation.large();

    private VectorFunctions() {}

    static void tanh(double[] x, double[] value, int end) {
        for (int i = 0; i < end; i += LANES) {
            tanh(load(x, i)).intoArray(value, i);
        }
    }

    static void tanhGain(double[] x, double[] gain, int end) {
        for (int i = 0; i < end; i += LANES) {
            tanhGain(load(x, i)).intoArray(gain, i);
        }
    }

    /** In two passes, one for each branch; {@code value} and {@code gain} may be the same array. */
    static void erf(double[] x, double[] gain, double[] value, int end) {
        erfFar(x, gain, value, end);
        erfNear(x, value, end);
    }

    private static void erfFar(double[] x, double[] gain, double[] value, int end) {
        for (int i = 0; i < end; i += LANES) {
            DoubleVector t = load(x, i).abs().mul(ErfApproximation.SCALE).min(ErfApproximation.SATURATION);
            DoubleVector q = erfLarge(t.sub(4).div(t.add(4)));
            constant(1).sub(load(gain, i).mul(q).div(t.add(t).add(1))).intoArray(value, i);
        }
    }

    private static void erfNear(double[] x, double[] value, int end) {
        for (int i = 0; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector t = v.abs().mul(ErfApproximation.SCALE);
            DoubleVector small = erfSmall(t.mul(t)).mul(t);
            withSign(load(value, i).blend(small, t.lt(ErfApproximation.SPLIT)), v)
                    .intoArray(value, i);
        }
    }

    static void erfGain(double[] x, double[] gain, int end) {
        for (int i = 0; i < end; i += LANES) {
            erfGain(load(x, i)).intoArray(gain, i);
        }
    }

    static void clip(double[] x, double[] value, int end) {
        for (int i = 0; i < end; i += LANES) {
            load(x, i).min(1).max(-1).intoArray(value, i);
        }
    }

    /** 1 where |x| &lt; 1, else 0. */
    static void clipGain(double[] x, double[] gain, int end) {
        for (int i = 0; i < end; i += LANES) {
            DoubleVector.zero(SPECIES).blend(1, load(x, i).abs().lt(1)).intoArray(gain, i);
        }
    }

    /** tanh x = −E / (2 + E), E = expm1(−2|x|), with the sign of x. */
    private static DoubleVector tanh(DoubleVector x) {
        DoubleVector minusY = x.abs().min(TANH_SATURATION).mul(-2);
        DoubleVector shifted = minusY.mul(INVERSE_LN_2).add(ROUNDER);
        DoubleVector p = expm1Reduced(reduce(minusY, shifted.sub(ROUNDER)));
        DoubleVector scale = powerOfTwo(shifted);
        DoubleVector expm1 = scale.fma(p, scale.sub(1));
        return withSign(expm1.div(expm1.add(2)), x);
    }

    /** sech² x = 4e / (1 + e)², e = exp(−|x|)². */
    private static DoubleVector tanhGain(DoubleVector x) {
        DoubleVector minusY = x.abs().min(LARGEST_HALF_EXPONENT).neg();
        DoubleVector shifted = minusY.mul(INVERSE_LN_2).add(ROUNDER);
        DoubleVector q = expm1Reduced(reduce(minusY, shifted.sub(ROUNDER))).add(1);
        DoubleVector scale = powerOfTwo(shifted);
        DoubleVector low = q.mul(q).mul(scale);
        DoubleVector onePlus = low.fma(scale, constant(1));
        // The factor that may make the result subnormal comes last, so that it is rounded once.
        return low.mul(4).div(onePlus.mul(onePlus)).mul(scale);
    }

    /** exp(−π x²/4) = exp(−π x²/8)², the exponent carried in two doubles. */
    private static DoubleVector erfGain(DoubleVector x) {
        DoubleVector a = x.abs().min(ErfApproximation.LARGEST_X);
        DoubleVector square = a.mul(a);
        DoubleVector squareLow = a.fma(a, square.neg());
        DoubleVector c = constant(-ErfApproximation.QUARTER_PI / 2);
        DoubleVector minusY = square.mul(c);
        DoubleVector low = square.fma(c, minusY.neg());
        low = squareLow.fma(c, low);
        low = square.fma(constant(-ErfApproximation.QUARTER_PI_LOW / 2), low);
        DoubleVector shifted = minusY.mul(INVERSE_LN_2).add(ROUNDER);
        DoubleVector q =
                expm1Reduced(reduce(minusY, shifted.sub(ROUNDER)).add(low)).add(1);
        DoubleVector scale = powerOfTwo(shifted);
        return q.mul(q).mul(scale).mul(scale);
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

    // Written out, because the compiler leaves a loop over coefficients a loop, and its steps wait for each other.

    private static DoubleVector erfSmall(DoubleVector v) {
        DoubleVector sum = v.mul(ERF_SMALL[12]).add(ERF_SMALL[11]);
        sum = sum.fma(v, constant(ERF_SMALL[10]));
        sum = sum.fma(v, constant(ERF_SMALL[9]));
        sum = sum.fma(v, constant(ERF_SMALL[8]));
        sum = sum.fma(v, constant(ERF_SMALL[7]));
        sum = sum.fma(v, constant(ERF_SMALL[6]));
        sum = sum.fma(v, constant(ERF_SMALL[5]));
        sum = sum.fma(v, constant(ERF_SMALL[4]));
        sum = sum.fma(v, constant(ERF_SMALL[3]));
        sum = sum.fma(v, constant(ERF_SMALL[2]));
        sum = sum.fma(v, constant(ERF_SMALL[1]));
        return sum.fma(v, constant(ERF_SMALL[0]));
    }

    private static DoubleVector erfLarge(DoubleVector v) {
        DoubleVector sum = v.mul(ERF_LARGE[14]).add(ERF_LARGE[13]);
        sum = sum.fma(v, constant(ERF_LARGE[12]));
        sum = sum.fma(v, constant(ERF_LARGE[11]));
        sum = sum.fma(v, constant(ERF_LARGE[10]));
        sum = sum.fma(v, constant(ERF_LARGE[9]));
        sum = sum.fma(v, constant(ERF_LARGE[8]));
        sum = sum.fma(v, constant(ERF_LARGE[7]));
        sum = sum.fma(v, constant(ERF_LARGE[6]));
        sum = sum.fma(v, constant(ERF_LARGE[5]));
        sum = sum.fma(v, constant(ERF_LARGE[4]));
        sum = sum.fma(v, constant(ERF_LARGE[3]));
        sum = sum.fma(v, constant(ERF_LARGE[2]));
        sum = sum.fma(v, constant(ERF_LARGE[1]));
        return sum.fma(v, constant(ERF_LARGE[0]));
    }

    /** |magnitude| with the sign of x. */
    private static DoubleVector withSign(DoubleVector magnitude, DoubleVector x) {
        LongVector sign = x.reinterpretAsLongs().and(SIGN_BIT);
        return magnitude.abs().reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }

    private static DoubleVector load(double[] x, int offset) {
        return DoubleVector.fromArray(SPECIES, x, offset);
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
