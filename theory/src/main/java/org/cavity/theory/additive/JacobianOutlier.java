package org.cavity.theory.additive;

import java.util.OptionalDouble;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * The isolated eigenvalue of the Jacobian at a fixed point. A perturbation shared by all units also changes how they
 * spread, so mean and variance move together; the candidates are the eigenvalues of
 *
 * <pre>
 * ⎡ J₀ E[φ']      J₀ E[φ'']          ⎤
 * ⎣ g² E[φ φ']    g² E[φ'² + φ φ'']  ⎦
 * </pre>
 *
 * minus one in continuous time (Mastrogiuseppe &amp; Ostojic 2018); one that lies inside the bulk disc of radius
 * g √E[φ'²] is not seen. At x = 0 there is no spread, and only J₀ φ'(0) counts.
 */
final class JacobianOutlier {

    private JacobianOutlier() {}

    static OptionalDouble of(AdditiveState state) {
        AdditiveNetwork network = state.network();
        Nonlinearity phi = network.nonlinearity();
        double leading;
        double modulus;
        if (state.variance() == 0) {
            leading = network.meanCoupling() * phi.derivative(state.mean());
            modulus = Math.abs(leading);
        } else {
            // By Stein's lemma every entry follows from averages of φ with Hermite polynomials.
            GaussianAverage average = state.average();
            double c = state.variance();
            double g2 = network.gain() * network.gain();
            double j0 = network.meanCoupling();
            double a = j0 * average.timesZ(phi::value) / Math.sqrt(c);
            double b = j0 * average.timesHermite2(phi::value) / c;
            double d = g2 * average.timesZ(x -> phi.value(x) * phi.value(x)) / (2 * Math.sqrt(c));
            double e = state.varianceSlope();
            double half = 0.5 * (a + e);
            double determinant = a * e - b * d;
            double discriminant = half * half - determinant;
            if (discriminant >= 0) {
                leading = half + Math.copySign(Math.sqrt(discriminant), half);
                modulus = Math.abs(leading);
            } else {
                leading = half;
                modulus = Math.sqrt(determinant);
            }
        }
        boolean visible = modulus > state.spectralRadius();
        return visible ? OptionalDouble.of(network.isMap() ? leading : leading - 1) : OptionalDouble.empty();
    }
}
