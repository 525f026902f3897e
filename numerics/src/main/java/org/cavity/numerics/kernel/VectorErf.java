package org.cavity.numerics.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * erf(√π x / 2) and its gain on stretches of arrays whose length is a multiple of the vectors' length, by the
 * polynomials of {@link ErfApproximation}: first the gain, which far from 0 is a factor of 1 − erf, then the value.
 */
final class VectorErf {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Elements that are finished before the next are begun; three stretches of them stay in the first-level cache. */
    private static final int STRETCH = 1024;

    private static final OutlinedLoop REDUCE = loop("expm1Reduced");
    private static final OutlinedLoop GAIN = loop("gain");
    private static final OutlinedLoop FAR = loop("far");
    private static final OutlinedLoop NEAR = loop("near");

    private VectorErf() {}

    static void value(double[] x, int xOffset, double[] value, int valueOffset, int n) {
        valueAndGain(x, xOffset, value, valueOffset, value, valueOffset, n);
    }

    /** {@code value} and {@code gain} may be the same place, which then holds the value. */
    static void valueAndGain(
            double[] x, int xOffset, double[] value, int valueOffset, double[] gain, int gainOffset, int n) {
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
            double[] x, int xOffset, double[] unused, int unusedOffset, double[] p, int pOffset, int n) {
        DoubleVector largest = constant(ErfApproximation.LARGEST_X);
        DoubleVector c = constant(-ErfApproximation.QUARTER_PI);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, x, xOffset + i).abs();
            a = a.blend(largest, largest.lt(a));
            DoubleVector square = a.mul(a);
            DoubleVector squareLow = a.fma(a, square.neg());
            DoubleVector high = square.mul(c);
            DoubleVector low = squareLow.fma(c, square.fma(c, high.neg()));
            low = square.fma(constant(-ErfApproximation.QUARTER_PI_LOW), low);
            DoubleVector k = VectorExponentials.shifted(high).sub(constant(VectorExponentials.ROUNDER));
            high = k.fma(constant(-VectorExponentials.LN_2_HIGH), high);
            low = k.fma(constant(-VectorExponentials.LN_2_LOW), low);
            DoubleVector r = high.add(low);
            r.add(VectorExponentials.beyondLinear(r, high.sub(r).add(low))).intoArray(p, pOffset + i);
        }
    }

    /** exp(−π x²/4) = 2^k (1 + p); {@code p} and {@code gain} may coincide. */
    private static void gain(double[] x, int xOffset, double[] p, int pOffset, double[] gain, int gainOffset, int n) {
        DoubleVector largest = constant(ErfApproximation.LARGEST_X);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, x, xOffset + i).abs();
            a = a.blend(largest, largest.lt(a));
            DoubleVector shifted = VectorExponentials.shifted(a.mul(a).mul(constant(-ErfApproximation.QUARTER_PI)));
            DoubleVector e = DoubleVector.fromArray(SPECIES, p, pOffset + i).add(1);
            VectorExponentials.timesPower(e, shifted).intoArray(gain, gainOffset + i);
        }
    }

    /** 1 − gain R(u). */
    private static void far(
            double[] x, int xOffset, double[] gain, int gainOffset, double[] value, int valueOffset, int n) {
        DoubleVector saturation = constant(ErfApproximation.SATURATION);
        DoubleVector centre = constant(ErfApproximation.CENTRE);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, x, xOffset + i).abs();
            a = a.blend(saturation, saturation.lt(a));
            DoubleVector u = a.sub(centre).div(a.add(centre));
            DoubleVector u2 = u.mul(u);
            DoubleVector even = u2.fma(constant(ErfApproximation.R12), constant(ErfApproximation.R10));
            DoubleVector odd = u2.fma(constant(ErfApproximation.R11), constant(ErfApproximation.R9));
            even = even.fma(u2, constant(ErfApproximation.R8));
            odd = odd.fma(u2, constant(ErfApproximation.R7));
            even = even.fma(u2, constant(ErfApproximation.R6));
            odd = odd.fma(u2, constant(ErfApproximation.R5));
            even = even.fma(u2, constant(ErfApproximation.R4));
            odd = odd.fma(u2, constant(ErfApproximation.R3));
            even = even.fma(u2, constant(ErfApproximation.R2));
            odd = odd.fma(u2, constant(ErfApproximation.R1));
            even = even.fma(u2, constant(ErfApproximation.R0));
            DoubleVector minusGain =
                    DoubleVector.fromArray(SPECIES, gain, gainOffset + i).neg();
            minusGain.fma(odd.fma(u, even), constant(1)).intoArray(value, valueOffset + i);
        }
    }

    /** x (1 + x² P(x²)) where that is to be used, else what is there, with the sign of x. */
    private static void near(
            double[] x, int xOffset, double[] far, int farOffset, double[] value, int valueOffset, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xOffset + i);
            DoubleVector a = v.abs();
            DoubleVector w = a.mul(a);
            DoubleVector w2 = w.mul(w);
            DoubleVector even = w2.fma(constant(ErfApproximation.P10), constant(ErfApproximation.P8));
            DoubleVector odd = w2.fma(constant(ErfApproximation.P9), constant(ErfApproximation.P7));
            even = even.fma(w2, constant(ErfApproximation.P6));
            odd = odd.fma(w2, constant(ErfApproximation.P5));
            even = even.fma(w2, constant(ErfApproximation.P4));
            odd = odd.fma(w2, constant(ErfApproximation.P3));
            even = even.fma(w2, constant(ErfApproximation.P2));
            odd = odd.fma(w2, constant(ErfApproximation.P1));
            even = even.fma(w2, constant(ErfApproximation.P0));
            DoubleVector near = odd.fma(w, even).mul(w).fma(a, a);
            DoubleVector magnitude =
                    DoubleVector.fromArray(SPECIES, far, farOffset + i).blend(near, a.lt(ErfApproximation.SPLIT));
            VectorExponentials.withSign(magnitude, v).intoArray(value, valueOffset + i);
        }
    }

    private static OutlinedLoop loop(String name) {
        return OutlinedLoop.of(MethodHandles.lookup(), name, double.class);
    }

    private static DoubleVector constant(double value) {
        return VectorExponentials.constant(value);
    }
}
