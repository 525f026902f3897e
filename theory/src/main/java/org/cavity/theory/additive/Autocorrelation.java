package org.cavity.theory.additive;

import org.cavity.theory.gaussian.Chebyshev;
import org.cavity.theory.gaussian.PairCorrelation;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The autocorrelation C(τ) of a state that varies in time, which falls from C0 to C(∞) as a particle that climbs the
 * potential to rest: {@code C'² = 2P(C)}, {@code P'' = W = 1 − g² F'}.
 *
 * <p>Integrating the equation of motion forward is exponentially unstable, and a shooting method loses the tail. Here
 * time is a quadrature over C, made regular at both ends: with x = C − C(∞) = X (1 − s²) and R = 2P/x²,
 *
 * <pre>
 * dτ = r(s) ds / (1 − s²),   r = 2s/√R,   r(1) = 2/κ,   κ² = W(C∞) = R(s = 1),
 * τ = r(1) artanh(s) + ∫₀^s (r(s') − r(1)) / (1 − s'²) ds'.
 * </pre>
 *
 * r is smooth on [0, 1], also at the turning point s = 0 (where without noise P vanishes) and in the exponential tail
 * s → 1. Both r and the last integral are Chebyshev series, so C(τ) is known to rounding at every lag, the tail to full
 * relative accuracy.
 */
public final class Autocorrelation {

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(32, 0, 1);

    /** P is integrated from the turning point below this s and from C(∞) above it, on either side without cancellation. */
    private static final double MIDDLE = 0.5;

    private final double staticVariance;
    private final double fluctuation;
    private final double noise;
    private final Chebyshev curvature;
    private final double curvatureShift;
    private final Chebyshev force;
    private final Chebyshev timePerArtanh;
    private final Chebyshev remainder;

    /**
     * Solves for C(τ).
     *
     * @param gain g
     * @param noise D
     * @param staticVariance C(∞)
     * @param pair correlations at variance C0
     */
    Autocorrelation(double gain, double noise, double staticVariance, PairCorrelation pair) {
        this.staticVariance = staticVariance;
        this.fluctuation = pair.variance() - staticVariance;
        this.noise = noise;
        double g2 = gain * gain;
        // Near an onset W is a small difference of numbers of order one.
        double rounding = 4e-16 * Math.max(1, g2 * pair.gain(pair.variance()));
        this.curvature =
                Chebyshev.fit(s -> 1 - g2 * pair.gain(pair.variance() - fluctuation * s * s), rounding);
        this.force = curvature.times(s -> 2 * fluctuation * s).integralToOne();
        double energy = force.times(s -> 2 * fluctuation * s).integralToOne().value(0);
        // Rounding leaves P(C0) a few 1e-16 C0² away from D²/2. Shifting W by as much closes the gap, so that the two
        // integrals for P meet; a larger shift would mean that C0 and C(∞) do not solve the equations.
        this.curvatureShift = (noise * noise - 2 * energy) / (fluctuation * fluctuation);
        double kappa2 = curvature.value(1) + curvatureShift;
        this.timePerArtanh = Chebyshev.fit(this::rate, 2 / Math.sqrt(kappa2) * rounding / kappa2);
        Chebyshev quotient = timePerArtanh.endMinusOverDistance();
        Chebyshev toOne = Chebyshev.fit(s -> -quotient.value(s) / (1 + s)).integralToOne();
        double whole = toOne.value(0);
        this.remainder = toOne.times(s -> -1).plus(whole);
    }

    /** How far the given C0 and C(∞) miss energy conservation, as a shift of W; rounding is about 1e-15 g. */
    double residual() {
        return Math.abs(curvatureShift);
    }

    /** The asymptotic decay rate κ = √(1 − g² F'(C∞; C0)), per tau. */
    public double decayRate() {
        return Math.sqrt(curvature.value(1) + curvatureShift);
    }

    /** C(τ), even in τ. */
    public double value(double lag) {
        return staticVariance + fluctuation * fluctuatingShare(lag);
    }

    /** W(τ) = 1 − g² E[φ'(x(t)) φ'(x(t + τ))], the potential of the two-replica problem. */
    double twoReplicaPotential(double lag) {
        return curvature.value(Math.tanh(artanhAt(lag))) + curvatureShift;
    }

    /** Lag at which (C(τ) − C∞)/(C0 − C∞) has fallen to 1/cosh²(v). */
    double lagAt(double v) {
        double s = Math.tanh(v);
        return timePerArtanh.value(1) * v + remainder.value(s);
    }

    /** (C(τ) − C∞) / (C0 − C∞). */
    double fluctuatingShare(double lag) {
        double cosh = Math.cosh(artanhAt(lag));
        return 1 / (cosh * cosh);
    }

    /** v = artanh(s) at a lag: Newton's method, safeguarded by a bracket because r may vanish at s = 0. */
    private double artanhAt(double lag) {
        double target = Math.abs(lag);
        if (target == 0) {
            return 0;
        }
        double atRest = timePerArtanh.value(1);
        double low = 0;
        double high = target / atRest + 1;
        while (lagAt(high) < target) {
            low = high;
            high *= 2;
        }
        double v = Math.min(high, Math.max(low, (target - remainder.value(1)) / atRest));
        for (int i = 0; i < 100; i++) {
            double miss = lagAt(v) - target;
            if (miss > 0) {
                high = v;
            } else {
                low = v;
            }
            double next = v - miss / timePerArtanh.value(Math.tanh(v));
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - v) <= 4e-16 * next) {
                return next;
            }
            v = next;
        }
        return v;
    }

    /** r(s) = 2s/√R(s). */
    private double rate(double s) {
        if (s > MIDDLE) {
            return 2 * s / Math.sqrt(fromRest(s));
        }
        double share = (1 - s) * (1 + s);
        return 2 * s * fluctuation * share / Math.sqrt(noise * noise - 2 * fromTurningPoint(s));
    }

    /** R = 2P/x² = 2/(1 − s²)² ∫_s^1 (s'² − s²) W(s') 2s' ds'. */
    private double fromRest(double s) {
        double share = (1 - s) * (1 + s);
        double integral = (1 - s) * RULE.integrate(t -> {
            double u = s + (1 - s) * t;
            return (u - s) * (u + s) * (curvature.value(u) + curvatureShift) * 2 * u;
        });
        return 2 * integral / (share * share);
    }

    /** ∫_C^{C0} k dc = ∫₀^s k 2X s' ds', with k = ∫_{C∞}^C W. */
    private double fromTurningPoint(double s) {
        double sum = 0;
        // Shorter panels near s = 0, where a large gain gives W a narrow core.
        double[] cuts = {0, 0.06, 0.3, 1};
        for (int i = 1; i < cuts.length; i++) {
            double from = s * cuts[i - 1];
            double length = s * (cuts[i] - cuts[i - 1]);
            sum += length * RULE.integrate(t -> {
                double u = from + length * t;
                double k = force.value(u) + curvatureShift * fluctuation * (1 - u) * (1 + u);
                return k * 2 * fluctuation * u;
            });
        }
        return sum;
    }
}
