package org.cavity.numerics.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * exp, expm1, tanh and logistic with their gains, on stretches of arrays whose length is a multiple of the vectors'
 * length.
 *
 * <p>An exponent y is reduced to y = k ln 2 + r + s (Cody and Waite 1980): |r| ≤ ln 2 / 2, and s is what the rounding of
 * r left. Then exp(r + s) − 1 = r + u with u = r² Q(r) + s, Q of degree 10 (weighted minimax, 5e-20 relative). 2^k is
 * put together from its bits, in two factors where it may not be a normal number; the factor that may make a result
 * subnormal comes last, so that the result is rounded once.
 *
 * <p>tanh, logistic and their gains are quotients with the denominator 1 + exp(y), y ≤ 0. One division gives an
 * approximate reciprocal; residuals that know what the denominator lost to rounding correct the quotients. A first loop
 * leaves p = exp(r + s) − 1 where the result will be, a second one finishes.
 *
 * <p>The loops are short and each is compiled by itself (see {@link OutlinedLoop}). Coefficients are compile-time
 * constants, because those read from an array make the compiler keep vectors on the heap.
 */
final class VectorExponentials {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Elements that are finished before the next are begun; three stretches of them stay in the first-level cache. */
    private static final int STRETCH = 1024;

    private static final double INVERSE_LN_2 = 1.4426950408889634;
    static final double LN_2_HIGH = 6.93147180369123816490e-01;
    static final double LN_2_LOW = 1.90821492927058770002e-10;

    /** 1.5 · 2^52: adding it rounds to an integer, which then stands in the low bits. */
    static final double ROUNDER = 6755399441055744.0;

    private static final long EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;
    private static final long SIGN_BIT = Long.MIN_VALUE;

    /** exp is 0 below, also times four. */
    private static final double SMALLEST_EXPONENT = -750;

    /** exp is infinite above. */
    private static final double LARGEST_EXPONENT = 710;

    /** expm1 is −1 to rounding below. */
    private static final double SATURATION = -44;

    /** expm1(x) is x to rounding below. */
    private static final double LINEAR = 1e-20;

    private static final double Q0 = 0.5;
    private static final double Q1 = 0.16666666666666682;
    private static final double Q2 = 0.04166666666666608;
    private static final double Q3 = 0.008333333333317013;
    private static final double Q4 = 0.001388888888912152;
    private static final double Q5 = 0.00019841269896434194;
    private static final double Q6 = 2.4801586915867657e-05;
    private static final double Q7 = 2.755723480991456e-06;
    private static final double Q8 = 2.7557590406890174e-07;
    private static final double Q9 = 2.5112056308471494e-08;
    private static final double Q10 = 2.0824165437127917e-09;

    private static final OutlinedLoop EXP = loop("expLoop");
    private static final OutlinedLoop EXPM1 = loop("expm1Loop");
    private static final OutlinedLoop REDUCE = loop("expm1Reduced", -1.0);
    private static final OutlinedLoop REDUCE_TWICE = loop("expm1Reduced", -2.0);
    private static final OutlinedLoop TANH = loop("finishTanh");
    private static final OutlinedLoop LOGISTIC = loop("finishLogistic");
    private static final OutlinedLoop TANH_GAIN = loop("finishGain", -2.0, 4.0);
    private static final OutlinedLoop LOGISTIC_GAIN = loop("finishGain", -1.0, 1.0);

    private VectorExponentials() {}

    static void exp(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        EXP.run(x, xOffset, value, valueOffset, value, valueOffset, n);
    }

    static void expm1(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        EXPM1.run(x, xOffset, value, valueOffset, value, valueOffset, n);
    }

    static void tanh(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i += STRETCH) {
            int length = Math.min(STRETCH, n - i);
            REDUCE_TWICE.run(x, xOffset + i, value, valueOffset + i, value, valueOffset + i, length);
            TANH.run(x, xOffset + i, value, valueOffset + i, value, valueOffset + i, length);
        }
    }

    /** The gain is sech² x = 4 exp(y) / (1 + exp(y))², y = −2|x|. */
    static void tanhAndGain(
            double[] x, int xOffset, double[] value, int valueOffset, double[] gain, int gainOffset, int n) {
        for (int i = 0; i < n; i += STRETCH) {
            int length = Math.min(STRETCH, n - i);
            REDUCE_TWICE.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
            TANH.run(x, xOffset + i, gain, gainOffset + i, value, valueOffset + i, length);
            TANH_GAIN.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
        }
    }

    static void logistic(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i += STRETCH) {
            int length = Math.min(STRETCH, n - i);
            REDUCE.run(x, xOffset + i, value, valueOffset + i, value, valueOffset + i, length);
            LOGISTIC.run(x, xOffset + i, value, valueOffset + i, value, valueOffset + i, length);
        }
    }

    /** The gain is exp(y) / (1 + exp(y))², y = −|x|. */
    static void logisticAndGain(
            double[] x, int xOffset, double[] value, int valueOffset, double[] gain, int gainOffset, int n) {
        for (int i = 0; i < n; i += STRETCH) {
            int length = Math.min(STRETCH, n - i);
            REDUCE.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
            LOGISTIC.run(x, xOffset + i, gain, gainOffset + i, value, valueOffset + i, length);
            LOGISTIC_GAIN.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
        }
    }

    private static void expLoop(
            double[] x, int xOffset, double[] unused, int unusedOffset, double[] value, int valueOffset, int n) {
        DoubleVector smallest = constant(SMALLEST_EXPONENT);
        DoubleVector largest = constant(LARGEST_EXPONENT);
        DoubleVector rounder = constant(ROUNDER);
        DoubleVector lowPart = constant(-LN_2_LOW);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector y = atMost(atLeast(DoubleVector.fromArray(SPECIES, x, xOffset + i), smallest), largest);
            DoubleVector shifted = y.fma(constant(INVERSE_LN_2), rounder);
            DoubleVector k = shifted.sub(rounder);
            DoubleVector high = k.fma(constant(-LN_2_HIGH), y);
            DoubleVector r = k.fma(lowPart, high);
            DoubleVector s = k.fma(lowPart, high.sub(r));
            DoubleVector e = r.add(beyondLinear(r, s)).add(1);
            timesPower(e, shifted).intoArray(value, valueOffset + i);
        }
    }

    /** 2^k (1 + r + u) − 1 with half of 2^k, which is finite wherever the result is. */
    private static void expm1Loop(
            double[] x, int xOffset, double[] unused, int unusedOffset, double[] value, int valueOffset, int n) {
        DoubleVector smallest = constant(SATURATION);
        DoubleVector largest = constant(LARGEST_EXPONENT);
        DoubleVector rounder = constant(ROUNDER);
        DoubleVector lowPart = constant(-LN_2_LOW);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xOffset + i);
            DoubleVector y = atMost(atLeast(v, smallest), largest);
            DoubleVector shifted = y.fma(constant(INVERSE_LN_2), rounder);
            DoubleVector k = shifted.sub(rounder);
            DoubleVector high = k.fma(constant(-LN_2_HIGH), y);
            DoubleVector r = k.fma(lowPart, high);
            DoubleVector s = k.fma(lowPart, high.sub(r));
            DoubleVector scale = power(shifted.reinterpretAsLongs(), EXPONENT_BIAS - 1);
            DoubleVector half = scale.fma(beyondLinear(r, s), scale.fma(r, scale.sub(0.5)));
            half.add(half).blend(v, v.abs().lt(LINEAR)).intoArray(value, valueOffset + i);
        }
    }

    /** p for y = factor |x|, factor &lt; 0. */
    private static void expm1Reduced(
            double factor, double[] x, int xOffset, double[] unused, int unusedOffset, double[] p, int pOffset, int n) {
        DoubleVector slope = constant(factor);
        DoubleVector smallest = constant(SMALLEST_EXPONENT);
        DoubleVector rounder = constant(ROUNDER);
        DoubleVector lowPart = constant(-LN_2_LOW);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xOffset + i);
            DoubleVector y = atLeast(v.abs().mul(slope), smallest);
            DoubleVector k = y.fma(constant(INVERSE_LN_2), rounder).sub(rounder);
            DoubleVector high = k.fma(constant(-LN_2_HIGH), y);
            DoubleVector r = k.fma(lowPart, high);
            DoubleVector s = k.fma(lowPart, high.sub(r));
            r.add(beyondLinear(r, s)).intoArray(p, pOffset + i);
        }
    }

    /** tanh |x| = (1 − 2^k (1 + p)) / (1 + 2^k (1 + p)), k that of −2|x|; {@code p} and {@code value} may coincide. */
    private static void finishTanh(
            double[] x, int xOffset, double[] p, int pOffset, double[] value, int valueOffset, int n) {
        DoubleVector one = constant(1);
        DoubleVector smallest = constant(SATURATION);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xOffset + i);
            DoubleVector e = DoubleVector.fromArray(SPECIES, p, pOffset + i);
            DoubleVector y = atLeast(v.abs().mul(-2), smallest);
            DoubleVector scale = power(shifted(y).reinterpretAsLongs(), EXPONENT_BIAS);
            DoubleVector q = e.add(one);
            DoubleVector d = scale.fma(q, one);
            DoubleVector lost = scale.fma(e.sub(q.sub(one)), scale.fma(q, one.sub(d)));
            DoubleVector minusNumerator = scale.fma(e, scale.sub(one));
            DoubleVector reciprocal = one.div(d);
            DoubleVector minusT = minusNumerator.mul(reciprocal);
            DoubleVector residual = minusT.fma(lost, minusT.fma(d, minusNumerator.neg()));
            withSign(residual.fma(reciprocal, minusT.neg()), v).intoArray(value, valueOffset + i);
        }
    }

    /** 1 / (1 + 2^k (1 + p)) for x ≥ 0, else 1 minus that; {@code p} and {@code value} may coincide. */
    private static void finishLogistic(
            double[] x, int xOffset, double[] p, int pOffset, double[] value, int valueOffset, int n) {
        DoubleVector one = constant(1);
        DoubleVector zero = constant(0);
        DoubleVector smallest = constant(SMALLEST_EXPONENT);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xOffset + i);
            DoubleVector e = DoubleVector.fromArray(SPECIES, p, pOffset + i);
            DoubleVector y = atLeast(v.abs().neg(), smallest);
            LongVector k = shifted(y).reinterpretAsLongs();
            LongVector half = k.lanewise(VectorOperators.LSHR, 1);
            DoubleVector lower = power(half, EXPONENT_BIAS);
            DoubleVector upper = power(k.sub(half), EXPONENT_BIAS);
            DoubleVector scale = lower.mul(upper);
            DoubleVector q = e.add(one);
            DoubleVector rest = e.sub(q.sub(one));
            DoubleVector d = scale.fma(q, one);
            DoubleVector minusLost =
                    scale.fma(q, one.sub(d)).add(scale.mul(rest)).neg();
            DoubleVector reciprocal = one.div(d);
            DoubleVector correction = reciprocal.fma(minusLost, reciprocal.neg().fma(d, one));
            VectorMask<Double> negative = v.lt(zero);
            DoubleVector t = one.blend(q, negative).mul(reciprocal);
            t = t.fma(correction.add(zero.blend(rest, negative)), t);
            t.mul(one.blend(lower, negative)).mul(one.blend(upper, negative)).intoArray(value, valueOffset + i);
        }
    }

    /** numerator 2^k (1 + p) / (1 + 2^k (1 + p))², k that of factor |x|; {@code p} and {@code gain} may coincide. */
    private static void finishGain(
            double factor,
            double numerator,
            double[] x,
            int xOffset,
            double[] p,
            int pOffset,
            double[] gain,
            int gainOffset,
            int n) {
        DoubleVector slope = constant(factor);
        DoubleVector multiple = constant(numerator);
        DoubleVector one = constant(1);
        DoubleVector smallest = constant(SMALLEST_EXPONENT);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector e = DoubleVector.fromArray(SPECIES, p, pOffset + i);
            DoubleVector y = atLeast(
                    DoubleVector.fromArray(SPECIES, x, xOffset + i).abs().mul(slope), smallest);
            LongVector k = shifted(y).reinterpretAsLongs();
            LongVector half = k.lanewise(VectorOperators.LSHR, 1);
            DoubleVector lower = power(half, EXPONENT_BIAS);
            DoubleVector upper = power(k.sub(half), EXPONENT_BIAS);
            DoubleVector scale = lower.mul(upper);
            DoubleVector q = e.add(one);
            DoubleVector rest = e.sub(q.sub(one));
            DoubleVector d = scale.fma(q, one);
            DoubleVector minusLost =
                    scale.fma(q, one.sub(d)).add(scale.mul(rest)).neg();
            DoubleVector reciprocal = one.div(d);
            DoubleVector correction = reciprocal.fma(minusLost, reciprocal.neg().fma(d, one));
            DoubleVector square = reciprocal.mul(reciprocal);
            DoubleVector squareLow = reciprocal.fma(reciprocal, square.neg());
            DoubleVector g = square.mul(q);
            g = g.add(g.fma(correction.add(correction).add(rest), squareLow.mul(q)))
                    .mul(multiple);
            g.mul(lower).mul(upper).intoArray(gain, gainOffset + i);
        }
    }

    private static OutlinedLoop loop(String name, Object... leading) {
        return OutlinedLoop.of(MethodHandles.lookup(), name, double.class, leading);
    }

    /** |magnitude| with the sign of x. */
    static DoubleVector withSign(DoubleVector magnitude, DoubleVector x) {
        LongVector sign = x.reinterpretAsLongs().and(SIGN_BIT);
        return magnitude.abs().reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }

    static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    /** NaN stays; {@code max} would keep it too, but takes five instructions for it. */
    private static DoubleVector atLeast(DoubleVector y, DoubleVector bound) {
        return y.blend(bound, y.lt(bound));
    }

    /** NaN stays. */
    private static DoubleVector atMost(DoubleVector y, DoubleVector bound) {
        return y.blend(bound, bound.lt(y));
    }

    /** k + ROUNDER. */
    static DoubleVector shifted(DoubleVector y) {
        return y.fma(constant(INVERSE_LN_2), constant(ROUNDER));
    }

    /** u = r² Q(r) + s, even and odd powers apart, so that the processor can overlap them. */
    static DoubleVector beyondLinear(DoubleVector r, DoubleVector s) {
        DoubleVector w = r.mul(r);
        DoubleVector even = w.fma(constant(Q10), constant(Q8));
        DoubleVector odd = w.fma(constant(Q9), constant(Q7));
        even = even.fma(w, constant(Q6));
        odd = odd.fma(w, constant(Q5));
        even = even.fma(w, constant(Q4));
        odd = odd.fma(w, constant(Q3));
        even = even.fma(w, constant(Q2));
        odd = odd.fma(w, constant(Q1));
        even = even.fma(w, constant(Q0));
        return odd.fma(r, even).fma(w, s);
    }

    /** 2^k e, k in two halves, for k + ROUNDER. */
    static DoubleVector timesPower(DoubleVector e, DoubleVector shifted) {
        LongVector k = shifted.reinterpretAsLongs();
        LongVector half = k.lanewise(VectorOperators.LSHR, 1);
        return e.mul(power(half, EXPONENT_BIAS)).mul(power(k.sub(half), EXPONENT_BIAS));
    }

    /** 2^(k + bias − 1023) for k in the low bits of an integer. */
    private static DoubleVector power(LongVector k, long bias) {
        return k.add(bias).lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsDoubles();
    }
}
