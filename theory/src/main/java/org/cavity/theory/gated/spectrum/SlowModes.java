package org.cavity.theory.gated.spectrum;

import org.cavity.theory.gated.GateMeasure;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.model.Estimate;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.complex.Complex;

/**
 * The number of slow modes, eigenvalues of the Jacobian with |λ| &lt; x, per neuron. By Jensen's formula it is the mean
 * of
 *
 * <pre>
 * Re λ (1/N) tr (λ − Jac)⁻¹ = d/d ln x (1/N) ln |det(λ − Jac)|
 * </pre>
 *
 * over the circle |λ| = x, which {@link LogDeterminant} gives. Outside the bulk the mean over an arc has a closed form
 * in the arguments of λ + σ_z; the arc within is one, about −x.
 *
 * <p>P(σ_z &lt; x), the share of gates that are that far closed, is a first estimate: too low, since the feedback of
 * the network spreads the modes.
 */
public final class SlowModes {

    private static final GaussIntegrator FINE = new GaussIntegratorFactory().legendre(12, 0, 1);
    private static final GaussIntegrator COARSE = new GaussIntegratorFactory().legendre(8, 0, 1);

    /** Error of the averages over sites. */
    private static final double QUADRATURE = 1e-7;

    private SlowModes() {}

    /**
     * Number of eigenvalues with |λ| &lt; x per neuron, atoms among them, with its numerical error.
     *
     * @param determinant the spectrum
     * @param x modulus above 0, 1/tau
     */
    public static Estimate fraction(LogDeterminant determinant, double x) {
        if (!(x > 0 && Double.isFinite(x))) {
            throw new IllegalArgumentException("the bound of slow modes is " + x + " but must be above 0");
        }
        double edge = determinant.edgeAngle(x);
        double outside = Math.PI - edge;
        double sum = outside > 0 ? determinant.meanArgument(x, outside, edge) : 0;
        try {
            double fine = arc(determinant, x, edge, FINE);
            double error = Math.abs(fine - arc(determinant, x, edge, COARSE));
            return Estimate.of(determinant.atomsWithin(x) + (sum + fine) / Math.PI, error / Math.PI + QUADRATURE);
        } catch (IllegalStateException e) {
            return Estimate.failed(e.getMessage());
        }
    }

    /** The integral over the arc within the bulk, from its edge to −x. */
    private static double arc(LogDeterminant determinant, double x, double edge, GaussIntegrator rule) {
        double sum = 0;
        double[] amplitudes = null;
        for (int i = 0; i < rule.getNumberOfPoints(); i++) {
            double angle = edge * (1 - rule.getPoint(i));
            Complex lambda = new Complex(-x * Math.cos(angle), x * Math.sin(angle));
            LogDeterminant.At at = determinant.at(lambda.getReal(), lambda.getImaginary(), edge, amplitudes);
            amplitudes = at.amplitudes()[0] > 0 ? at.amplitudes() : null;
            sum += rule.getWeight(i) * determinant.bulkPart(at, lambda);
        }
        return edge * sum;
    }

    /** P(σ_z &lt; x) at a fixed point. */
    public static double closedGates(MeanFieldFixedPoint point, double x) {
        GatedNetwork network = point.network();
        if (network.updateGain() == 0 || point.varianceZ() == 0) {
            return network.updateGate().value(0) < x ? 1 : 0;
        }
        return x >= 1 ? 1 : new LogisticNormal(network.updateGate(), point.varianceZ(), 1).below(x);
    }

    /** P(σ_z &lt; x) in any state. */
    public static double closedGates(GateMeasure gates, double x) {
        double sum = 0;
        for (int k = 0; k < gates.opening().length; k++) {
            sum += gates.opening()[k] < x ? gates.probability()[k] : 0;
        }
        return sum;
    }
}
