package org.cavity.numerics.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link VectorExponentials} in single precision, step by step the same, with Q of degree 5 (weighted
 * minimax, 5e-11 relative).
 */
final class VectorFloatExponentials {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Elements that are finished before the next are begun; three stretches of them stay in the first-level cache. */
    private static final int STRETCH = 2048;

    private static final float INVERSE_LN_2 = 1.442695f;
    static final float LN_2_HIGH = 0.693145752f;
    static final float LN_2_LOW = 1.42860677e-6f;

    /** 1.5 · 2^23: adding it rounds to an integer, which then stands in the low bits. */
    static final float ROUNDER = 12582912;

    private static final int EXPONENT_BIAS = 127;
    private static final int MANTISSA_BITS = 23;
    private static final int SIGN_BIT = Integer.MIN_VALUE;

    /** exp is 0 below, also times four. */
    private static final float SMALLEST_EXPONENT = -110;

    /** exp is infinite above. */
    private static final float LARGEST_EXPONENT = 89;

    /** expm1 is −1 to rounding below. */
    private static final float SATURATION = -30;

    /** expm1(x) is x to rounding below. */
    private static final float LINEAR = 1e-10f;

    private static final float Q0 = 0.5f;
    private static final float Q1 = 0.16666667f;
    private static final float Q2 = 0.041666293f;
    private static final float Q3 = 0.008333499f;
    private static final float Q4 = 0.0013944792f;
    private static final float Q5 = 0.00019790186f;

    private static final OutlinedLoop EXP = loop("expLoop");
    private static final OutlinedLoop EXPM1 = loop("expm1Loop");
    private static final OutlinedLoop REDUCE = loop("expm1Reduced", -1.0f);
    private static final OutlinedLoop REDUCE_TWICE = loop("expm1Reduced", -2.0f);
    private static final OutlinedLoop TANH = loop("finishTanh");
    private static final OutlinedLoop LOGISTIC = loop("finishLogistic");
    private static final OutlinedLoop TANH_GAIN = loop("finishGain", -2.0f, 4.0f);
    private static final OutlinedLoop LOGISTIC_GAIN = loop("finishGain", -1.0f, 1.0f);

    private VectorFloatExponentials() {}

    static void exp(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        EXP.run(x, xOffset, value, valueOffset, value, valueOffset, n);
    }

    static void expm1(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        EXPM1.run(x, xOffset, value, valueOffset, value, valueOffset, n);
    }

    static void tanh(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i += STRETCH) {
            int length = Math.min(STRETCH, n - i);
            REDUCE_TWICE.run(x, xOffset + i, value, valueOffset + i, value, valueOffset + i, length);
            TANH.run(x, xOffset + i, value, valueOffset + i, value, valueOffset + i, length);
        }
    }

    /** The gain is sech² x = 4 exp(y) / (1 + exp(y))², y = −2|x|. */
    static void tanhAndGain(
            float[] x, int xOffset, float[] value, int valueOffset, float[] gain, int gainOffset, int n) {
        for (int i = 0; i < n; i += STRETCH) {
            int length = Math.min(STRETCH, n - i);
            REDUCE_TWICE.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
            TANH.run(x, xOffset + i, gain, gainOffset + i, value, valueOffset + i, length);
            TANH_GAIN.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
        }
    }

    static void logistic(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i += STRETCH) {
            int length = Math.min(STRETCH, n - i);
            REDUCE.run(x, xOffset + i, value, valueOffset + i, value, valueOffset + i, length);
            LOGISTIC.run(x, xOffset + i, value, valueOffset + i, value, valueOffset + i, length);
        }
    }

    /** The gain is exp(y) / (1 + exp(y))², y = −|x|. */
    static void logisticAndGain(
            float[] x, int xOffset, float[] value, int valueOffset, float[] gain, int gainOffset, int n) {
        for (int i = 0; i < n; i += STRETCH) {
            int length = Math.min(STRETCH, n - i);
            REDUCE.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
            LOGISTIC.run(x, xOffset + i, gain, gainOffset + i, value, valueOffset + i, length);
            LOGISTIC_GAIN.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
        }
    }

    private static void expLoop(
            float[] x, int xOffset, float[] unused, int unusedOffset, float[] value, int valueOffset, int n) {
        FloatVector smallest = constant(SMALLEST_EXPONENT);
        FloatVector largest = constant(LARGEST_EXPONENT);
        FloatVector rounder = constant(ROUNDER);
        FloatVector lowPart = constant(-LN_2_LOW);
        for (int i = 0; i < n; i += LANES) {
            FloatVector y = atMost(atLeast(FloatVector.fromArray(SPECIES, x, xOffset + i), smallest), largest);
            FloatVector shifted = y.fma(constant(INVERSE_LN_2), rounder);
            FloatVector k = shifted.sub(rounder);
            FloatVector high = k.fma(constant(-LN_2_HIGH), y);
            FloatVector r = k.fma(lowPart, high);
            FloatVector s = k.fma(lowPart, high.sub(r));
            FloatVector e = r.add(beyondLinear(r, s)).add(1);
            timesPower(e, shifted).intoArray(value, valueOffset + i);
        }
    }

    /** 2^k (1 + r + u) − 1 with half of 2^k, which is finite wherever the result is. */
    private static void expm1Loop(
            float[] x, int xOffset, float[] unused, int unusedOffset, float[] value, int valueOffset, int n) {
        FloatVector smallest = constant(SATURATION);
        FloatVector largest = constant(LARGEST_EXPONENT);
        FloatVector rounder = constant(ROUNDER);
        FloatVector lowPart = constant(-LN_2_LOW);
        for (int i = 0; i < n; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
            FloatVector y = atMost(atLeast(v, smallest), largest);
            FloatVector shifted = y.fma(constant(INVERSE_LN_2), rounder);
            FloatVector k = shifted.sub(rounder);
            FloatVector high = k.fma(constant(-LN_2_HIGH), y);
            FloatVector r = k.fma(lowPart, high);
            FloatVector s = k.fma(lowPart, high.sub(r));
            FloatVector scale = power(shifted.reinterpretAsInts(), EXPONENT_BIAS - 1);
            FloatVector half = scale.fma(beyondLinear(r, s), scale.fma(r, scale.sub(0.5f)));
            half.add(half).blend(v, v.abs().lt(LINEAR)).intoArray(value, valueOffset + i);
        }
    }

    /** p for y = factor |x|, factor &lt; 0. */
    private static void expm1Reduced(
            float factor, float[] x, int xOffset, float[] unused, int unusedOffset, float[] p, int pOffset, int n) {
        FloatVector slope = constant(factor);
        FloatVector smallest = constant(SMALLEST_EXPONENT);
        FloatVector rounder = constant(ROUNDER);
        FloatVector lowPart = constant(-LN_2_LOW);
        for (int i = 0; i < n; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
            FloatVector y = atLeast(v.abs().mul(slope), smallest);
            FloatVector k = y.fma(constant(INVERSE_LN_2), rounder).sub(rounder);
            FloatVector high = k.fma(constant(-LN_2_HIGH), y);
            FloatVector r = k.fma(lowPart, high);
            FloatVector s = k.fma(lowPart, high.sub(r));
            r.add(beyondLinear(r, s)).intoArray(p, pOffset + i);
        }
    }

    /** tanh |x| = (1 − 2^k (1 + p)) / (1 + 2^k (1 + p)), k that of −2|x|; {@code p} and {@code value} may coincide. */
    private static void finishTanh(
            float[] x, int xOffset, float[] p, int pOffset, float[] value, int valueOffset, int n) {
        FloatVector one = constant(1);
        FloatVector smallest = constant(SATURATION);
        for (int i = 0; i < n; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
            FloatVector e = FloatVector.fromArray(SPECIES, p, pOffset + i);
            FloatVector y = atLeast(v.abs().mul(-2), smallest);
            FloatVector scale = power(shifted(y).reinterpretAsInts(), EXPONENT_BIAS);
            FloatVector q = e.add(one);
            FloatVector d = scale.fma(q, one);
            FloatVector lost = scale.fma(e.sub(q.sub(one)), scale.fma(q, one.sub(d)));
            FloatVector minusNumerator = scale.fma(e, scale.sub(one));
            FloatVector reciprocal = one.div(d);
            FloatVector minusT = minusNumerator.mul(reciprocal);
            FloatVector residual = minusT.fma(lost, minusT.fma(d, minusNumerator.neg()));
            withSign(residual.fma(reciprocal, minusT.neg()), v).intoArray(value, valueOffset + i);
        }
    }

    /** 1 / (1 + 2^k (1 + p)) for x ≥ 0, else 1 minus that; {@code p} and {@code value} may coincide. */
    private static void finishLogistic(
            float[] x, int xOffset, float[] p, int pOffset, float[] value, int valueOffset, int n) {
        FloatVector one = constant(1);
        FloatVector zero = constant(0);
        FloatVector smallest = constant(SMALLEST_EXPONENT);
        for (int i = 0; i < n; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
            FloatVector e = FloatVector.fromArray(SPECIES, p, pOffset + i);
            FloatVector y = atLeast(v.abs().neg(), smallest);
            IntVector k = shifted(y).reinterpretAsInts();
            IntVector half = k.lanewise(VectorOperators.LSHR, 1);
            FloatVector lower = power(half, EXPONENT_BIAS);
            FloatVector upper = power(k.sub(half), EXPONENT_BIAS);
            FloatVector scale = lower.mul(upper);
            FloatVector q = e.add(one);
            FloatVector rest = e.sub(q.sub(one));
            FloatVector d = scale.fma(q, one);
            FloatVector minusLost =
                    scale.fma(q, one.sub(d)).add(scale.mul(rest)).neg();
            FloatVector reciprocal = one.div(d);
            FloatVector correction = reciprocal.fma(minusLost, reciprocal.neg().fma(d, one));
            VectorMask<Float> negative = v.lt(zero);
            FloatVector t = one.blend(q, negative).mul(reciprocal);
            t = t.fma(correction.add(zero.blend(rest, negative)), t);
            t.mul(one.blend(lower, negative)).mul(one.blend(upper, negative)).intoArray(value, valueOffset + i);
        }
    }

    /** numerator 2^k (1 + p) / (1 + 2^k (1 + p))², k that of factor |x|; {@code p} and {@code gain} may coincide. */
    private static void finishGain(
            float factor,
            float numerator,
            float[] x,
            int xOffset,
            float[] p,
            int pOffset,
            float[] gain,
            int gainOffset,
            int n) {
        FloatVector slope = constant(factor);
        FloatVector multiple = constant(numerator);
        FloatVector one = constant(1);
        FloatVector smallest = constant(SMALLEST_EXPONENT);
        for (int i = 0; i < n; i += LANES) {
            FloatVector e = FloatVector.fromArray(SPECIES, p, pOffset + i);
            FloatVector y =
                    atLeast(FloatVector.fromArray(SPECIES, x, xOffset + i).abs().mul(slope), smallest);
            IntVector k = shifted(y).reinterpretAsInts();
            IntVector half = k.lanewise(VectorOperators.LSHR, 1);
            FloatVector lower = power(half, EXPONENT_BIAS);
            FloatVector upper = power(k.sub(half), EXPONENT_BIAS);
            FloatVector scale = lower.mul(upper);
            FloatVector q = e.add(one);
            FloatVector rest = e.sub(q.sub(one));
            FloatVector d = scale.fma(q, one);
            FloatVector minusLost =
                    scale.fma(q, one.sub(d)).add(scale.mul(rest)).neg();
            FloatVector reciprocal = one.div(d);
            FloatVector correction = reciprocal.fma(minusLost, reciprocal.neg().fma(d, one));
            FloatVector square = reciprocal.mul(reciprocal);
            FloatVector squareLow = reciprocal.fma(reciprocal, square.neg());
            FloatVector g = square.mul(q);
            g = g.add(g.fma(correction.add(correction).add(rest), squareLow.mul(q)))
                    .mul(multiple);
            g.mul(lower).mul(upper).intoArray(gain, gainOffset + i);
        }
    }

    private static OutlinedLoop loop(String name, Object... leading) {
        return OutlinedLoop.of(MethodHandles.lookup(), name, float.class, leading);
    }

    /** |magnitude| with the sign of x. */
    static FloatVector withSign(FloatVector magnitude, FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(SIGN_BIT);
        return magnitude.abs().reinterpretAsInts().or(sign).reinterpretAsFloats();
    }

    static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    /** NaN stays; {@code max} would keep it too, but takes five instructions for it. */
    private static FloatVector atLeast(FloatVector y, FloatVector bound) {
        return y.blend(bound, y.lt(bound));
    }

    /** NaN stays. */
    private static FloatVector atMost(FloatVector y, FloatVector bound) {
        return y.blend(bound, bound.lt(y));
    }

    /** k + ROUNDER. */
    static FloatVector shifted(FloatVector y) {
        return y.fma(constant(INVERSE_LN_2), constant(ROUNDER));
    }

    /** u = r² Q(r) + s, even and odd powers apart, so that the processor can overlap them. */
    static FloatVector beyondLinear(FloatVector r, FloatVector s) {
        FloatVector w = r.mul(r);
        FloatVector even = w.fma(constant(Q4), constant(Q2));
        FloatVector odd = w.fma(constant(Q5), constant(Q3));
        even = even.fma(w, constant(Q0));
        odd = odd.fma(w, constant(Q1));
        return odd.fma(r, even).fma(w, s);
    }

    /** 2^k e, k in two halves, for k + ROUNDER. */
    static FloatVector timesPower(FloatVector e, FloatVector shifted) {
        IntVector k = shifted.reinterpretAsInts();
        IntVector half = k.lanewise(VectorOperators.LSHR, 1);
        return e.mul(power(half, EXPONENT_BIAS)).mul(power(k.sub(half), EXPONENT_BIAS));
    }

    /** 2^(k + bias − 127) for k in the low bits of an integer. */
    private static FloatVector power(IntVector k, int bias) {
        return k.add(bias).lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsFloats();
    }
}
