package org.cavity.numerics.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link VectorErf} in single precision, with polynomials of degree 5 and 6 (weighted minimax, 2e-10
 * relative).
 */
final class VectorFloatErf {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Elements that are finished before the next are begun; three stretches of them stay in the first-level cache. */
    private static final int STRETCH = 2048;

    /** −π / 4 and what rounding took from it. */
    private static final float MINUS_QUARTER_PI = -0.7853982f;

    private static final float MINUS_QUARTER_PI_LOW = 2.1855694e-08f;

    private static final float SPLIT = 1;

    private static final float CENTRE = 3;

    private static final float SATURATION = 6.8f;

    /** |x| beyond which the gain is below the smallest number of single precision. */
    private static final float LARGEST_X = 11.6f;

    private static final float P0 = -0.26179937309909546f;
    private static final float P1 = 0.061684738390207536f;
    private static final float P2 = -0.01153317511191802f;
    private static final float P3 = 0.0017558313717907115f;
    private static final float P4 = -0.00021744534014676416f;
    private static final float P5 = 1.801857423492521e-05f;

    private static final float R0 = 0.1996062918573477f;
    private static final float R1 = -0.3562659191576376f;
    private static final float R2 = 0.2508768656467533f;
    private static final float R3 = -0.13512914471668416f;
    private static final float R4 = 0.05000472952963412f;
    private static final float R5 = -0.011960966098744702f;
    private static final float R6 = -0.0038014890401501114f;

    private static final OutlinedLoop REDUCE = loop("expm1Reduced");
    private static final OutlinedLoop GAIN = loop("gain");
    private static final OutlinedLoop FAR = loop("far");
    private static final OutlinedLoop NEAR = loop("near");

    private VectorFloatErf() {}

    static void value(float[] x, int xOffset, float[] value, int valueOffset, int n) {
        valueAndGain(x, xOffset, value, valueOffset, value, valueOffset, n);
    }

    /** {@code value} and {@code gain} may be the same place, which then holds the value. */
    static void valueAndGain(
            float[] x, int xOffset, float[] value, int valueOffset, float[] gain, int gainOffset, int n) {
        for (int i = 0; i < n; i += STRETCH) {
            int length = Math.min(STRETCH, n - i);
            REDUCE.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
            GAIN.run(x, xOffset + i, gain, gainOffset + i, gain, gainOffset + i, length);
            FAR.run(x, xOffset + i, gain, gainOffset + i, value, valueOffset + i, length);
            NEAR.run(x, xOffset + i, value, valueOffset + i, value, valueOffset + i, length);
        }
    }

    /**
     * p = exp(r) − 1 for the r that −π x²/4 − k ln 2 leaves; the exponent is carried in two numbers, so that its rounding
     * does not grow with x².
     */
    private static void expm1Reduced(
            float[] x, int xOffset, float[] unused, int unusedOffset, float[] p, int pOffset, int n) {
        FloatVector largest = constant(LARGEST_X);
        FloatVector c = constant(MINUS_QUARTER_PI);
        for (int i = 0; i < n; i += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, xOffset + i).abs();
            a = a.blend(largest, largest.lt(a));
            FloatVector square = a.mul(a);
            FloatVector squareLow = a.fma(a, square.neg());
            FloatVector high = square.mul(c);
            FloatVector low = squareLow.fma(c, square.fma(c, high.neg()));
            low = square.fma(constant(MINUS_QUARTER_PI_LOW), low);
            FloatVector k = VectorFloatExponentials.shifted(high).sub(constant(VectorFloatExponentials.ROUNDER));
            high = k.fma(constant(-VectorFloatExponentials.LN_2_HIGH), high);
            low = k.fma(constant(-VectorFloatExponentials.LN_2_LOW), low);
            FloatVector r = high.add(low);
            r.add(VectorFloatExponentials.beyondLinear(r, high.sub(r).add(low))).intoArray(p, pOffset + i);
        }
    }

    /** exp(−π x²/4) = 2^k (1 + p); {@code p} and {@code gain} may coincide. */
    private static void gain(float[] x, int xOffset, float[] p, int pOffset, float[] gain, int gainOffset, int n) {
        FloatVector largest = constant(LARGEST_X);
        for (int i = 0; i < n; i += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, xOffset + i).abs();
            a = a.blend(largest, largest.lt(a));
            FloatVector shifted = VectorFloatExponentials.shifted(a.mul(a).mul(constant(MINUS_QUARTER_PI)));
            FloatVector e = FloatVector.fromArray(SPECIES, p, pOffset + i).add(1);
            VectorFloatExponentials.timesPower(e, shifted).intoArray(gain, gainOffset + i);
        }
    }

    /** 1 − gain R(u). */
    private static void far(
            float[] x, int xOffset, float[] gain, int gainOffset, float[] value, int valueOffset, int n) {
        FloatVector saturation = constant(SATURATION);
        FloatVector centre = constant(CENTRE);
        for (int i = 0; i < n; i += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, xOffset + i).abs();
            a = a.blend(saturation, saturation.lt(a));
            FloatVector u = a.sub(centre).div(a.add(centre));
            FloatVector u2 = u.mul(u);
            FloatVector even = u2.fma(constant(R6), constant(R4));
            FloatVector odd = u2.fma(constant(R5), constant(R3));
            even = even.fma(u2, constant(R2));
            odd = odd.fma(u2, constant(R1));
            even = even.fma(u2, constant(R0));
            FloatVector minusGain =
                    FloatVector.fromArray(SPECIES, gain, gainOffset + i).neg();
            minusGain.fma(odd.fma(u, even), constant(1)).intoArray(value, valueOffset + i);
        }
    }

    /** x (1 + x² P(x²)) where that is to be used, else what is there, with the sign of x. */
    private static void near(
            float[] x, int xOffset, float[] far, int farOffset, float[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
            FloatVector a = v.abs();
            FloatVector w = a.mul(a);
            FloatVector w2 = w.mul(w);
            FloatVector even = w2.fma(constant(P4), constant(P2));
            FloatVector odd = w2.fma(constant(P5), constant(P3));
            even = even.fma(w2, constant(P0));
            odd = odd.fma(w2, constant(P1));
            FloatVector near = odd.fma(w, even).mul(w).fma(a, a);
            FloatVector magnitude =
                    FloatVector.fromArray(SPECIES, far, farOffset + i).blend(near, a.lt(SPLIT));
            VectorFloatExponentials.withSign(magnitude, v).intoArray(value, valueOffset + i);
        }
    }

    private static OutlinedLoop loop(String name) {
        return OutlinedLoop.of(MethodHandles.lookup(), name, float.class);
    }

    private static FloatVector constant(float value) {
        return VectorFloatExponentials.constant(value);
    }
}
