package org.cavity.theory.gated.spectrum;

import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.hipparchus.special.Erf;

/**
 * How a sharp update gate holds a fixed point of static stability K near the edge of stability. As α_z grows, a share
 * p = P(α_z z + β_z &gt; 0) of the units moves and the others freeze. An unstable fixed point, K &gt; 1, then becomes
 * marginal if K p &lt; 1: its edge
 *
 * <pre>
 * ln λ = β_z + α_z √D_z Φ⁻¹(1 − 1/K) − 1 + o(1)
 * </pre>
 *
 * is exponentially small in α_z though K does not change: gates slow an instability and do not remove it. Above K = 1/p
 * the edge stays at √(K p) − 1 (instantaneous reset gate).
 *
 * @param staticStability K
 * @param gate the update gate, of gain above 0
 * @param driveVariance D_z &gt; 0, the variance of its drive
 */
public record MarginalStability(double staticStability, Gate gate, double driveVariance) {

    /**
     * Checks what it is given.
     *
     * @throws IllegalArgumentException if K, the gain or the variance is not above 0
     */
    public MarginalStability {
        requirePositive("the static stability K", staticStability);
        requirePositive("the gain of the update gate", gate.gain());
        requirePositive("the variance of the update gate's drive", driveVariance);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + " but must be above 0");
        }
    }

    /** Of a fixed point whose update gate varies over units. */
    public static MarginalStability of(MeanFieldFixedPoint point) {
        return new MarginalStability(point.staticStability(), point.network().updateGate(), point.varianceZ());
    }

    /** p, the share of units whose gate is more open than shut: all that move in the limit of a sharp gate. */
    public double openFraction() {
        return LogisticNormal.normalDistribution(gate.bias() / deviation());
    }

    /** 1 − p: in the limit of a binary gate so many units per neuron are frozen, each of them an exact zero mode. */
    public double frozenFraction() {
        return LogisticNormal.normalDistribution(-gate.bias() / deviation());
    }

    /** 1/p, the K up to which the edge of an unstable fixed point vanishes as the gate sharpens (at fixed p). */
    public double upperStaticStability() {
        return 1 / openFraction();
    }

    /** Whether 1 &lt; K &lt; 1/p. */
    public boolean isMarginal() {
        return staticStability > 1 && staticStability < upperStaticStability();
    }

    /**
     * The asymptote of ln λ as α_z → ∞, for τ_r λ ≪ 1; the numerical edge is {@link BulkBoundary#abscissa()}.
     *
     * @throws IllegalStateException if K lies outside of 1 &lt; K &lt; 1/p
     */
    public double asymptoticLogEdge() {
        if (!isMarginal()) {
            throw new IllegalStateException("K = " + staticStability + " lies outside of the marginal window from 1 to "
                    + upperStaticStability());
        }
        // Φ⁻¹(1 − 1/K), negative where K < 2.
        double quantile = Math.sqrt(2) * Erf.erfInv(1 - 2 / staticStability);
        return gate.bias() + deviation() * quantile - 1;
    }

    /** The edge at this K with an instantaneous reset gate; 0 if K ≤ 1. */
    public double edge() {
        return new BulkBoundary(staticStability, 0, 0, 0, new LogisticNormal(gate, driveVariance, 1), true).abscissa();
    }

    /** √(K p) − 1, what the edge tends to with the sharpness of the gate if K ≥ 1/p; 0 below. */
    public double binaryEdge() {
        return Math.max(0, Math.sqrt(staticStability * openFraction()) - 1);
    }

    private double deviation() {
        return gate.gain() * Math.sqrt(driveVariance);
    }
}
