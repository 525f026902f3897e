package org.cavity.theory.additive;

import org.cavity.theory.gaussian.Chebyshev;
import org.cavity.theory.gaussian.PairCorrelation;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.util.FastMath;

/**
 * The autocorrelation C(τ) of a state that varies in time, which falls from C0 to C(∞) as a particle that climbs the
 * potential to rest: {@code C'² = 2P(C)}, {@code P'' = W = 1 − g² F'}.
 *
 * <p>Integrating the equation of motion forward is exponentially unstable, and a shooting method loses the tail. Here
 * time is a quadrature over C, made regular at both ends. With X = C0 − C(∞), C = C(∞) + X (1 − s²) and
 * 2P = X² (1 − s²)² R,
 *
 * <pre>
 * dτ = r ds / (1 − s²),   r = 2s/√R,   R(1) = W(C∞) = κ².
 * </pre>
 *
 * Near s = 0, where 2P = D² + A s² + …, r has a boundary layer of width δ = D/√A when the noise is weak. In
 * w = √(s² + δ²), which runs from δ to ω = √(1 + δ²), it is gone:
 *
 * <pre>
 * dτ = ρ dw / (ω² − w²),   ρ = 2w/√R,   τ = ρ(ω)/ω · artanh(w/ω)|_δ + ∫_δ^w (ρ − ρ(ω)) / (ω² − w'²) dw'.
 * </pre>
 *
 * ρ and the last integral are Chebyshev series in (w − δ)/(ω − δ), so C(τ) is known to rounding at every lag, the tail
 * to full relative accuracy.
 */
public final class Autocorrelation {

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(32, 0, 1);

    /**
     * P is integrated from the turning point below this s and from C(∞) above it, on either side without cancellation.
     */
    private static final double MIDDLE = 0.5;

    private final double staticVariance;
    private final double fluctuation;
    private final double noise;
    private final Chebyshev curvature;
    private final double curvatureShift;
    private final Chebyshev force;
    private final double layer;
    private final double end;
    private final Chebyshev rate;
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
        this.curvature = Chebyshev.fit(s -> 1 - g2 * pair.gain(pair.variance() - fluctuation * s * s), rounding);
        this.force = curvature.times(s -> 2 * fluctuation * s).integralToOne();
        double energy = force.times(s -> 2 * fluctuation * s).integralToOne().value(0);
        // Rounding leaves P(C0) a few 1e-16 C0² away from D²/2. Shifting W by as much closes the gap, so that the two
        // integrals for P meet; a larger shift would mean that C0 and C(∞) do not solve the equations.
        this.curvatureShift = (noise * noise - 2 * energy) / (fluctuation * fluctuation);
        double kappa2 = curvature.value(1) + curvatureShift;
        // A = −2X k(C0); where it is negative there is no layer, and any δ of order one serves.
        double steepness = Math.max(0, -2 * fluctuation * force.value(0));
        this.layer = noise == 0 ? 0 : noise / Math.sqrt(noise * noise + steepness);
        this.end = Math.sqrt(1 + layer * layer);
        this.rate = Chebyshev.fit(this::rateAt, 2 / Math.sqrt(kappa2) * rounding / kappa2);
        Chebyshev quotient = rate.endMinusOverDistance();
        Chebyshev toEnd = Chebyshev.fit(y -> -quotient.value(y) / (end + layer + (end - layer) * y))
                .integralToOne();
        this.remainder = toEnd.times(y -> -1).plus(toEnd.value(0));
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
        double share = share(artanhAt(lag));
        return curvature.value(Math.sqrt(Math.max(0, 1 - share))) + curvatureShift;
    }

    /** Lag at which artanh(w/ω) has grown by u ≥ 0; at large u it grows like κτ/2. */
    double lagAt(double u) {
        return lag(artanhAtZero() + u);
    }

    private double fluctuatingShare(double lag) {
        return share(artanhAt(lag));
    }

    private double artanhAtZero() {
        return FastMath.atanh(layer / end);
    }

    /** 1 − s² = ω² − w² at v = artanh(w/ω). */
    private double share(double v) {
        double cosh = Math.cosh(v) / end;
        return Math.min(1, 1 / (cosh * cosh));
    }

    private double lag(double v) {
        return rate.value(1) / end * (v - artanhAtZero()) + remainder.value(position(v));
    }

    /** (w − δ)/(ω − δ) at v = artanh(w/ω). */
    private double position(double v) {
        return Math.max(0, Math.min(1, (end * Math.tanh(v) - layer) / (end - layer)));
    }

    /** v = artanh(w/ω) at a lag: Newton's method within a bracket. */
    private double artanhAt(double lag) {
        double target = Math.abs(lag);
        double low = artanhAtZero();
        if (target == 0) {
            return low;
        }
        double slope = rate.value(1) / end;
        double high = low + target / slope + 1;
        while (lag(high) < target) {
            low = high;
            high += 1 + target / slope;
        }
        double v = Math.min(high, Math.max(low, low + (target - remainder.value(1)) / slope));
        for (int i = 0; i < 100; i++) {
            double miss = lag(v) - target;
            if (miss > 0) {
                high = v;
            } else {
                low = v;
            }
            double next = v - miss * end / rate.value(position(v));
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

    /** ρ = 2w/√R at w = δ + (ω − δ) y. */
    private double rateAt(double y) {
        double w = layer + (end - layer) * y;
        double s = Math.sqrt((w + layer) * (end - layer) * y);
        if (s > MIDDLE) {
            return 2 * w / Math.sqrt(fromRest(s));
        }
        double twiceP = noise * noise - 2 * fromTurningPoint(s);
        return 2 * w * fluctuation * (1 - s) * (1 + s) / Math.sqrt(twiceP);
    }

    /** R = 2P/x² = 2/(1 − s²)² ∫_s^1 (s'² − s²) W(s') 2s' ds'. */
    private double fromRest(double s) {
        double share = (1 - s) * (1 + s);
        double integral = (1 - s)
                * RULE.integrate(t -> {
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
            sum += length
                    * RULE.integrate(t -> {
                        double u = from + length * t;
                        double k = force.value(u) + curvatureShift * fluctuation * (1 - u) * (1 + u);
                        return k * 2 * fluctuation * u;
                    });
        }
        return sum;
    }
}
