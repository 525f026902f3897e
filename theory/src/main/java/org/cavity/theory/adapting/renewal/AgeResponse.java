package org.cavity.theory.adapting.renewal;

import static org.cavity.theory.adapting.renewal.LegendrePanel.POINTS;

import java.util.function.UnaryOperator;
import org.hipparchus.complex.Complex;

/**
 * The linear response R of a stationary {@link AgeLaw}: δ ln A = R(z) δb for a drive that varies as e^{zt}, the exact
 * linearisation of
 *
 * <pre>
 * A(t) = ∫ λ(t|t') S(t|t') A(t') dt',    ln λ(t|t') = b(t) − ε(t − t') − ∫_{−∞}^{t'} γ(t − r) A(r) dr
 * </pre>
 *
 * A perturbation changes ln λ at age τ by δb − δA Γ(τ), Γ(τ) = ∫_τ^∞ γ(s) e^{−zs} ds. With the discounted survivors
 * T(x) = ∫_x^∞ S(τ) e^{−z(τ−x)} dτ, in which the common factor z of the flux balance has cancelled,
 *
 * <pre>
 * R(z) = N(∞) / [T(0) + A ∫ γ(s) e^{−zs} N(s) ds],   N(s) = ∫_{t_ref}^s λ T dx;     no second term for A_past = 0
 * </pre>
 *
 * T(x), N(s) and the product γN are smooth whatever the frequency; see {@link DiscountedIntegral}. Of a renewal process
 * without adaptation, R = 1/(1 + A/(1 − A t_ref) (1 − e^{−z t_ref})/z).
 */
public final class AgeResponse implements UnaryOperator<Complex> {

    private final AgeLaw law;
    private final double[] survivorCoefficients;

    AgeResponse(AgeLaw law) {
        this.law = law;
        this.survivorCoefficients = new double[law.reached() * POINTS];
        double[] own = new double[POINTS];
        for (int p = 0; p < law.reached(); p++) {
            LegendrePanel.coefficients(law.survivor(), p * POINTS, own);
            System.arraycopy(own, 0, survivorCoefficients, p * POINTS, POINTS);
        }
    }

    /** δ ln A/δb at a frequency z in 1/ms with Re z ≥ 0; z = iω for an oscillation e^{iωt}. */
    @Override
    public Complex apply(Complex z) {
        double zR = z.getReal();
        double zI = z.getImaginary();
        if (!(zR >= 0)) {
            throw new IllegalArgumentException("z = " + z + " is out of range: Re z must be at least 0.");
        }
        int panels = law.panels();
        int reached = law.reached();
        double[] valuesR = new double[panels * POINTS];
        double[] valuesI = new double[panels * POINTS];
        Complex end = new Complex(law.lastHazard()).add(z).reciprocal().multiply(law.lastSurvivor());
        Complex afterDeadTime = discountedSurvivors(zR, zI, end, valuesR, valuesI);
        double[] sum = new double[2];
        for (int p = 0; p < reached; p++) {
            accumulate(p, valuesR, sum, 0);
            accumulate(p, valuesI, sum, 1);
        }
        Complex released = new Complex(sum[0], sum[1]).add(end);
        Complex discount = z.multiply(-law.kernel().deadTime()).exp();
        Complex balance = law.kernel().deadTimeTransform(z).add(afterDeadTime.multiply(discount));
        if (law.pastRate() > 0) {
            for (int i = reached * POINTS; i < panels * POINTS; i++) {
                valuesR[i] = sum[0];
                valuesI[i] = sum[1];
            }
            Complex past = discountedSuppression(zR, zI, valuesR, valuesI);
            balance = balance.add(past.multiply(discount).multiply(law.pastRate()));
        }
        return released.divide(balance);
    }

    /** T at the points of all panels; returns T at the end of the dead time. */
    private Complex discountedSurvivors(double zR, double zI, Complex end, double[] toR, double[] toI) {
        DiscountedIntegral discounted = new DiscountedIntegral();
        double[] own = new double[POINTS];
        double[] none = new double[POINTS];
        double endR = end.getReal();
        double endI = end.getImaginary();
        for (int p = law.reached() - 1; p >= 0; p--) {
            System.arraycopy(survivorCoefficients, p * POINTS, own, 0, POINTS);
            discounted.solve(own, none, law.width(p), zR, zI, endR, endI);
            discounted.values(toR, toI, p * POINTS);
            endR = discounted.leftR();
            endI = discounted.leftI();
        }
        return new Complex(endR, endI);
    }

    /** Replaces T on a panel by N, and adds its share to N at the panel's end. */
    private void accumulate(int panel, double[] values, double[] sum, int part) {
        int offset = panel * POINTS;
        double[] flux = new double[POINTS];
        double[] cumulated = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            flux[i] = law.hazard()[offset + i] * values[offset + i];
        }
        LegendrePanel.cumulate(flux, 0, law.width(panel), cumulated);
        for (int i = 0; i < POINTS; i++) {
            values[offset + i] = sum[part] + cumulated[i];
        }
        sum[part] += LegendrePanel.integral(flux, 0, law.width(panel));
    }

    /** ∫ γ(s) N(s) e^{−z(s − t_ref)} ds. */
    private Complex discountedSuppression(double zR, double zI, double[] valuesR, double[] valuesI) {
        DiscountedIntegral discounted = new DiscountedIntegral();
        double[] productR = new double[POINTS];
        double[] productI = new double[POINTS];
        double[] coefficientsR = new double[POINTS];
        double[] coefficientsI = new double[POINTS];
        double endR = 0;
        double endI = 0;
        for (int p = law.panels() - 1; p >= 0; p--) {
            int offset = p * POINTS;
            for (int i = 0; i < POINTS; i++) {
                productR[i] = law.gamma()[offset + i] * valuesR[offset + i];
                productI[i] = law.gamma()[offset + i] * valuesI[offset + i];
            }
            LegendrePanel.coefficients(productR, 0, coefficientsR);
            LegendrePanel.coefficients(productI, 0, coefficientsI);
            discounted.solve(coefficientsR, coefficientsI, law.width(p), zR, zI, endR, endI);
            endR = discounted.leftR();
            endI = discounted.leftI();
        }
        return new Complex(endR, endI);
    }
}
