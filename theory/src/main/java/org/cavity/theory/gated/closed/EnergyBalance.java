package org.cavity.theory.gated.closed;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gaussian.Chebyshev;
import org.cavity.theory.rootfinding.Roots;

/**
 * States of given variance V of a network with an instantaneous reset gate. Their C_h(t) falls like a particle that
 * comes to rest on the top of a hill, and the conservation of its energy tells the factor λ of {@link ClosedEquations}
 * by quadrature: with f(c) = F(G(c)) G(c) + σ_h²
 *
 * <pre>
 * C_h'² = C_h² − c² − (2/λ) ∫_c^{C_h} f,      λ = 2 ∫_c^V f / (V² − c²) = f(c) / c,      c = C_h(∞).
 * </pre>
 *
 * With a zero state c = 0, and the last equation is dropped. Otherwise it tells c. f is convex (all its Hermite
 * coefficients are positive), so that C_h' ≠ 0 for c &lt; C_h &lt; V, and one such state exists for every V at which
 * f'(V) exceeds f(V)/V, those above the {@link Origin}. A fluctuating input to the gate is left out.
 */
final class EnergyBalance {

    private static final double LEVEL_STEP = 0.02;
    private static final double LAST_LEVEL = 17.6;

    /** Level y, C_h = c + (V − c) sech² y, beyond which the fall is exponential to the accuracy of a first guess. */
    private static final double EXPONENTIAL = 4;

    /** The same as a ratio of kinetic to potential energy, which rounding hides. */
    private static final double HIDDEN = 1e-11;

    private static final double ROUNDING = 3e-15;

    /** Steps and ends of the search for c, in ln((V − c)/c). */
    private static final double RATIO_STEP = 2;

    private static final double SMALLEST_RATIO = -32;
    private static final double LARGEST_RATIO = 600;

    private final GatedNetwork network;
    private final double variance;
    private final double input;
    private final double frozen;
    private final SiteCorrelations site;
    private final double plateau;
    private final double strength;

    /** ∫_c^{C_h} (f − μx) dx as a function of tanh y, with μ = λ if there is a plateau, and 0 otherwise. */
    private final Chebyshev work;

    /**
     * The state.
     *
     * @throws IllegalStateException if there is none, or its amplitude is too small
     */
    EnergyBalance(GatedNetwork network, double variance) {
        this.network = network;
        this.variance = variance;
        this.input = network.inputStd() * network.inputStd();
        this.frozen = network.resetInputStd() * network.resetInputStd();
        SiteCorrelations rates = new SiteCorrelations(network, variance, 0);
        this.site = new SiteCorrelations(network, variance, rates.rate(variance) + frozen);
        if (network.hasZeroState()) {
            plateau = 0;
            work = work(0, 0);
            strength = 2 * work.value(0) / (variance * variance);
        } else {
            plateau = restingValue();
            strength = force(plateau) / plateau;
            work = work(plateau, strength);
        }
    }

    /**
     * The state of a given amplitude V − c.
     *
     * @throws IllegalStateException if none is found
     */
    static EnergyBalance ofAmplitude(GatedNetwork network, Origin origin, double amplitude) {
        if (network.hasZeroState()) {
            return new EnergyBalance(network, amplitude);
        }
        double low = 0.3 * amplitude;
        while (new EnergyBalance(network, origin.variance() + low).amplitude() > amplitude) {
            low *= 0.5;
        }
        double high = amplitude;
        while (new EnergyBalance(network, origin.variance() + high).amplitude() < amplitude) {
            high *= 2;
        }
        double above = Roots.between(
                w -> new EnergyBalance(network, origin.variance() + w).amplitude() - amplitude,
                low,
                high,
                1e-4 * amplitude);
        return new EnergyBalance(network, origin.variance() + above);
    }

    /** f(c). */
    private double force(double c) {
        double rate = site.rate(c);
        return site.gate(rate + frozen) * rate + input;
    }

    /** ∫ (f − μx) dx from c to c + (V − c)(1 − s²), as a function of s. */
    private Chebyshev work(double c, double mu) {
        double range = variance - c;
        return Chebyshev.fit(
                        s -> {
                            double x = c + range * (1 - s) * (1 + s);
                            return (force(x) - mu * x) * 2 * range * s;
                        },
                        mu == 0 ? 0 : ROUNDING * range * mu * variance)
                .integralToOne();
    }

    /**
     * The c at which ∫_c^V (f − x f(c)/c) dx = 0: the integral is negative for small c, and positive just below V.
     */
    private double restingValue() {
        double from = 0;
        double sign = Math.signum(imbalance(from));
        double to = from;
        do {
            from = to;
            to += sign * RATIO_STEP;
            if (to < SMALLEST_RATIO || to > LARGEST_RATIO) {
                throw new IllegalStateException(
                        "no balance of energy was found at variance_h = " + variance + " for " + network);
            }
        } while (sign * imbalance(to) > 0);
        return restingValue(Roots.between(this::imbalance, Math.min(from, to), Math.max(from, to), ROUNDING));
    }

    /** c as a function of ln((V − c)/c). */
    private double restingValue(double logRatio) {
        return variance / (1 + Math.exp(logRatio));
    }

    private double imbalance(double logRatio) {
        double c = restingValue(logRatio);
        double mu = force(c) / c;
        return work(c, mu).value(0) / ((variance - c) * variance * mu);
    }

    /** λ. */
    double strength() {
        return strength;
    }

    /** V − c. */
    double amplitude() {
        return variance - plateau;
    }

    /** The state itself, to about 1e-4, on a grid made for it. */
    Profile profile() {
        int count = (int) (LAST_LEVEL / LEVEL_STEP) + 1;
        double[] lags = new double[count];
        double[] levels = new double[count];
        double before = lagPerLevel(0);
        for (int k = 1; k < count; k++) {
            levels[k] = k * LEVEL_STEP;
            double after = lagPerLevel(Math.min(levels[k], EXPONENTIAL));
            lags[k] = lags[k - 1] + 0.5 * LEVEL_STEP * (before + after);
            before = after;
        }
        double varianceR = site.rate(variance) + frozen;
        LagGrid grid = Profile.grid(lags, levels, ClosedEquations.core(network, variance, varianceR));
        double[] h = new double[grid.size()];
        double[] drive = new double[grid.size()];
        int k = 0;
        for (int i = 0; i < h.length; i++) {
            while (k < count - 2 && lags[k + 1] < grid.lag(i)) {
                k++;
            }
            double level = levels[k] + LEVEL_STEP * (grid.lag(i) - lags[k]) / (lags[k + 1] - lags[k]);
            double sech = 1 / Math.cosh(level);
            h[i] = plateau + amplitude() * sech * sech;
            drive[i] = site.rate(h[i]);
        }
        h[0] = variance;
        return new Profile(grid, h, drive, strength);
    }

    /** dt/dy. */
    private double lagPerLevel(double level) {
        double s = Math.tanh(level);
        double above = amplitude() / Math.pow(Math.cosh(level), 2);
        if (plateau > 0) {
            double squaredRate = 1 - forceSlope(plateau) / strength;
            if (squaredRate * above * above < HIDDEN * amplitude() * variance) {
                return 2 / Math.sqrt(squaredRate);
            }
        }
        if (level == 0) {
            return Math.sqrt(2 * amplitude() / (force(variance) / strength - variance));
        }
        double squaredSpeed = 2 * (s < 0.5 ? work.value(0) - work.value(s) : -work.value(s)) / strength;
        if (plateau == 0) {
            squaredSpeed += s < 0.5 ? -variance * variance * s * s * (2 - s * s) : above * above;
        }
        return 2 * above * s / Math.sqrt(Math.abs(squaredSpeed));
    }

    private double forceSlope(double c) {
        double rate = site.rate(c);
        return site.rateSlope(c) * (site.gate(rate + frozen) + rate * site.gateSlope(rate + frozen));
    }
}
