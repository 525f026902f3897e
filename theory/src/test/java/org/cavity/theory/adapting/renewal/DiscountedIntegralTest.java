package org.cavity.theory.adapting.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.complex.Complex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountedIntegralTest {

    private static final double LEFT = 1.5;
    private static final double WIDTH = 2;
    private static final double DECAY = 0.7;

    /** f = e^{−ay}: U(x) = e^{−ax}/(a + z), on one interval given U at its end; to rounding at any frequency. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 0.01", "0, 1", "0, 30", "0, 1e4", "0.3, 2", "50, 7"})
    void integratesAnExponential(double re, double im) {
        Complex z = new Complex(re, im);
        double[] f = new double[LegendrePanel.POINTS];
        for (int i = 0; i < f.length; i++) {
            f[i] = Math.exp(-DECAY * LegendrePanel.point(LEFT, WIDTH, i));
        }
        double[] coefficients = new double[f.length];
        LegendrePanel.coefficients(f, 0, coefficients);
        Complex end = at(LEFT + WIDTH, z);
        DiscountedIntegral integral = new DiscountedIntegral();
        integral.solve(coefficients, new double[f.length], WIDTH, re, im, end.getReal(), end.getImaginary());
        double[] valuesR = new double[f.length];
        double[] valuesI = new double[f.length];
        integral.values(valuesR, valuesI, 0);
        Complex left = at(LEFT, z);
        double tolerance = 1e-13 * left.norm();
        assertEquals(left.getReal(), integral.leftR(), tolerance);
        assertEquals(left.getImaginary(), integral.leftI(), tolerance);
        for (int i = 0; i < f.length; i++) {
            Complex expected = at(LegendrePanel.point(LEFT, WIDTH, i), z);
            assertEquals(expected.getReal(), valuesR[i], tolerance);
            assertEquals(expected.getImaginary(), valuesI[i], tolerance);
        }
    }

    private static Complex at(double x, Complex z) {
        return z.add(DECAY).reciprocal().multiply(Math.exp(-DECAY * x));
    }
}
