package org.cavity.numerics.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Normal deviates on the machine's vectors, by the rule of {@link SpikingKernels#normal}.
 *
 * <p>Integers below 2^52 become doubles by standing in the low bits of 2^52. With u = v 2^−33, v = 2^k (1 + f) and √½
 * ≤ 1 + f &lt; √2, ln u = (k − 33) ln 2 + f L(f); cos πy = (1 − 4y²) C(y²) and sin πy = y S(y²). L, C and S are
 * polynomials (interpolation at Chebyshev points, relative errors 1.2e-10, 4e-12 and 3e-11) with exact zeros of the
 * logarithm at u = 1 and of the sine.
 */
final class VectorNormal {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();

    private static final int GENERATORS = SpikingKernels.GENERATORS;

    private static final double TWO_52 = 0x1p52;
    private static final long TWO_52_BITS = 0x4330000000000000L;
    private static final long HALF_ROOT_BITS = 0x3FE6A09E00000000L;
    private static final int MANTISSA_BITS = 52;

    /** v 2^−33 is the uniform deviate. */
    private static final int WORD = 33;

    private static final double LN_2 = 0.6931471805599453;

    private static final double L0 = 1.000000000048012;
    private static final double L1 = -0.5000000030845538;
    private static final double L2 = 0.3333333084628052;
    private static final double L3 = -0.24999936585814816;
    private static final double L4 = 0.2000016963794254;
    private static final double L5 = -0.16670383652377296;
    private static final double L6 = 0.14283798395270253;
    private static final double L7 = -0.12410885665961421;
    private static final double L8 = 0.11042736039719009;
    private static final double L9 = -0.10898112577877182;
    private static final double L10 = 0.10636542375579953;
    private static final double L11 = -0.058456713350896375;

    private static final double S0 = 3.141592653536132;
    private static final double S1 = -5.167712764593;
    private static final double S2 = 2.550163317938427;
    private static final double S3 = -0.599252186531583;
    private static final double S4 = 0.08205035020147247;
    private static final double S5 = -0.007028303855203096;

    private static final double C0 = 0.9999999999970073;
    private static final double C1 = -0.9348021996826648;
    private static final double C2 = 0.3195032839807326;
    private static final double C3 = -0.05724878378454218;
    private static final double C4 = 0.006327418758889172;
    private static final double C5 = -0.0004568714690031206;

    // Compiled by themselves, see OutlinedLoop.
    private final MethodHandle words = loop("words", long[].class, long[].class);
    private final MethodHandle radii = loop("radii", long[].class, double[].class);
    private final MethodHandle project = loop("project", long[].class, double[].class);

    /** As {@link SpikingKernels#normal}. */
    void normal(long[] state, long[] scratch, double[] z, int n) {
        try {
            words.invokeExact(state, scratch, n);
            radii.invokeExact(scratch, z, n);
            project.invokeExact(scratch, z, n);
        } catch (Throwable e) {
            throw OutlinedLoop.thrown(e);
        }
    }

    private static MethodHandle loop(String name, Class<?> from, Class<?> to) {
        return OutlinedLoop.handle(
                MethodHandles.lookup(), name, MethodType.methodType(void.class, from, to, int.class));
    }

    /** The next n/2 words, those of the {@value SpikingKernels#GENERATORS} generators one after the other. */
    private static void words(long[] state, long[] words, int n) {
        for (int g = 0; g < GENERATORS; g += LANES) {
            LongVector s0 = LongVector.fromArray(LONGS, state, g);
            LongVector s1 = LongVector.fromArray(LONGS, state, GENERATORS + g);
            LongVector s2 = LongVector.fromArray(LONGS, state, 2 * GENERATORS + g);
            LongVector s3 = LongVector.fromArray(LONGS, state, 3 * GENERATORS + g);
            for (int i = g; i < n / 2; i += GENERATORS) {
                LongVector sum = s0.add(s3);
                sum.lanewise(VectorOperators.LSHL, 23)
                        .or(sum.lanewise(VectorOperators.LSHR, 41))
                        .add(s0)
                        .intoArray(words, i);
                LongVector t = s1.lanewise(VectorOperators.LSHL, 17);
                s2 = s2.lanewise(VectorOperators.XOR, s0);
                s3 = s3.lanewise(VectorOperators.XOR, s1);
                s1 = s1.lanewise(VectorOperators.XOR, s2);
                s0 = s0.lanewise(VectorOperators.XOR, s3);
                s2 = s2.lanewise(VectorOperators.XOR, t);
                s3 = s3.lanewise(VectorOperators.LSHL, 45).or(s3.lanewise(VectorOperators.LSHR, 19));
            }
            s0.intoArray(state, g);
            s1.intoArray(state, GENERATORS + g);
            s2.intoArray(state, 2 * GENERATORS + g);
            s3.intoArray(state, 3 * GENERATORS + g);
        }
    }

    /** ± √(−2 ln u) of each word, at the first of the two places of its deviates. */
    private static void radii(long[] words, double[] z, int n) {
        DoubleVector shift = constant(TWO_52);
        DoubleVector exponentShift = constant(TWO_52 + WORD);
        DoubleVector one = constant(1);
        for (int i = 0; i < n / 2; i += LANES) {
            LongVector word = LongVector.fromArray(LONGS, words, i);
            LongVector v = word.lanewise(VectorOperators.LSHR, 31)
                    .or(1)
                    .or(TWO_52_BITS)
                    .reinterpretAsDoubles()
                    .sub(shift)
                    .reinterpretAsLongs();
            LongVector k = v.sub(HALF_ROOT_BITS).lanewise(VectorOperators.LSHR, MANTISSA_BITS);
            DoubleVector f = v.sub(k.lanewise(VectorOperators.LSHL, MANTISSA_BITS))
                    .reinterpretAsDoubles()
                    .sub(one);
            DoubleVector w = f.mul(f);
            DoubleVector even = constant(L10).fma(w, constant(L8));
            DoubleVector odd = constant(L11).fma(w, constant(L9));
            even = even.fma(w, constant(L6));
            odd = odd.fma(w, constant(L7));
            even = even.fma(w, constant(L4));
            odd = odd.fma(w, constant(L5));
            even = even.fma(w, constant(L2));
            odd = odd.fma(w, constant(L3));
            even = even.fma(w, constant(L0));
            odd = odd.fma(w, constant(L1));
            DoubleVector log = k.or(TWO_52_BITS)
                    .reinterpretAsDoubles()
                    .sub(exponentShift)
                    .fma(constant(LN_2), odd.fma(f, even).mul(f));
            LongVector radius =
                    log.mul(constant(-2)).lanewise(VectorOperators.SQRT).reinterpretAsLongs();
            LongVector sign = word.lanewise(VectorOperators.LSHL, 32).and(Long.MIN_VALUE);
            radius.or(sign).reinterpretAsDoubles().intoArray(z, place(i));
        }
    }

    /** Multiplies each radius with the cosine and the sine of its word. */
    private static void project(long[] words, double[] z, int n) {
        DoubleVector shift = constant(TWO_52);
        DoubleVector one = constant(1);
        for (int i = 0; i < n / 2; i += LANES) {
            DoubleVector radius = DoubleVector.fromArray(DOUBLES, z, place(i));
            DoubleVector y = LongVector.fromArray(LONGS, words, i)
                    .and(Integer.MAX_VALUE)
                    .or(TWO_52_BITS)
                    .reinterpretAsDoubles()
                    .sub(shift)
                    .fma(constant(0x1p-31), constant(0x1p-32 - 0.5));
            DoubleVector q = y.mul(y);
            DoubleVector sine = constant(S5).fma(q, constant(S4));
            DoubleVector cosine = constant(C5).fma(q, constant(C4));
            sine = sine.fma(q, constant(S3));
            cosine = cosine.fma(q, constant(C3));
            sine = sine.fma(q, constant(S2));
            cosine = cosine.fma(q, constant(C2));
            sine = sine.fma(q, constant(S1));
            cosine = cosine.fma(q, constant(C1));
            sine = sine.fma(q, constant(S0));
            cosine = cosine.fma(q, constant(C0));
            cosine.mul(q.fma(constant(-4), one)).mul(radius).intoArray(z, place(i));
            sine.mul(y).mul(radius).intoArray(z, place(i) + GENERATORS);
        }
    }

    /** Where the first deviate of a word goes. */
    private static int place(int word) {
        return 2 * word - word % GENERATORS;
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(DOUBLES, value);
    }
}
