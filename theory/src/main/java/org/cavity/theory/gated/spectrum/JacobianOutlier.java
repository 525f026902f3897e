package org.cavity.theory.gated.spectrum;

import java.util.OptionalDouble;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.gaussian.SigmoidAverage;
import org.cavity.theory.rootfinding.Roots;

/**
 * The isolated eigenvalue of the Jacobian at a fixed point h ≠ 0, to which the couplings are correlated along one
 * direction:
 *
 * <pre>
 * 1 = Z(λ) Φ (1 + R / (1 + τ_r λ)),   Z(λ) = E[σ_z / (λ + σ_z)]
 * </pre>
 *
 * with the feedbacks Φ and R of {@link MeanFieldFixedPoint}; λ = 0 where F'(D) = Φ (1 + R) = 1, at a fold.
 *
 * <p>Φ ≤ 1 and R &gt; −1 for tanh units and logistic gates of any bias. Where Re λ ≥ 0 and R &lt; 0 the right-hand side
 * is therefore below 1 in modulus; where R ≥ 0 its modulus is largest on the real axis. So an unstable isolated
 * eigenvalue is real, and there is one iff F'(D) &gt; 1. Stable ones may be a pair, and leave the bulk only where no
 * gate varies: then the equation is quadratic.
 */
final class JacobianOutlier {

    /** ln λ of an eigenvalue that cannot be told from 0. */
    private static final double SMALLEST = -690;

    private final MeanFieldFixedPoint point;
    private final BulkBoundary boundary;

    JacobianOutlier(MeanFieldFixedPoint point, BulkBoundary boundary) {
        this.point = point;
        this.boundary = boundary;
    }

    /** The real part of the leading isolated eigenvalue; empty if it lies in the bulk or there is none. */
    OptionalDouble leading() {
        if (point.varianceH() == 0) {
            return OptionalDouble.empty();
        }
        GatedNetwork network = point.network();
        if (network.updateGain() == 0 || point.varianceZ() == 0) {
            return ofStandingGate(network.updateGate().value(0));
        }
        if (point.slope() <= 1) {
            return OptionalDouble.empty();
        }
        // Z(λ) ≤ 1 / (1 + λ), and the reset gate's part is at most R.
        double upper = Math.log(point.slope() - 1);
        double lower = upper;
        while (excess(Math.exp(lower)) < 0) {
            if (lower < SMALLEST) {
                return OptionalDouble.empty();
            }
            lower -= 2;
        }
        double root = lower == upper ? upper : Roots.between(t -> excess(Math.exp(t)), lower, upper);
        return outside(Math.exp(root), 0);
    }

    /** Z(λ) Φ (1 + R / (1 + τ_r λ)) − 1 at λ &gt; 0, where Z(λ) = E[σ(u − ln κ)] / (1 + λ) with κ = λ / (1 + λ). */
    private double excess(double lambda) {
        Gate gate = point.network().updateGate();
        double deviation = 0.5 * gate.gain() * Math.sqrt(point.varianceZ());
        double middle = 0.5 * (gate.bias() - LogisticNormal.logKappa(lambda, 0));
        double open = new SigmoidAverage(middle, deviation).of(x -> 1 / (1 + Math.exp(-2 * x)), 0, 1);
        double reset = 1 + point.resetFeedback() / (1 + point.network().resetTime() * lambda);
        return open / (1 + lambda) * point.rateFeedback() * reset - 1;
    }

    /** (λ + s)(1 + τ λ) = s Φ (1 + τ λ + R). */
    private OptionalDouble ofStandingGate(double s) {
        double tau = point.network().resetTime();
        double linear = 1 + s * tau * (1 - point.rateFeedback());
        double constant = s * (1 - point.slope());
        if (tau == 0) {
            return outside(-constant, 0);
        }
        double half = -0.5 * linear / tau;
        double square = half * half - constant / tau;
        if (square < 0) {
            return outside(half, Math.sqrt(-square));
        }
        // The root that does not cancel first, the other from their product.
        double larger = half - Math.copySign(Math.sqrt(square), -half);
        double other = larger == 0 ? 0 : constant / tau / larger;
        OptionalDouble leading = outside(Math.max(larger, other), 0);
        return leading.isPresent() ? leading : outside(Math.min(larger, other), 0);
    }

    private OptionalDouble outside(double re, double im) {
        return boundary.contains(re, im) ? OptionalDouble.empty() : OptionalDouble.of(re);
    }
}
