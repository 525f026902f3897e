package org.cavity.theory.gated.closed;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gaussian.Chebyshev;

/**
 * States of given variance V of a network with an instantaneous reset gate and a zero state. Their C_h(t) falls like a
 * particle that comes to rest on the top of a hill, and the conservation of its energy tells the factor λ of {@link
 * ClosedEquations} by quadrature:
 *
 * <pre>
 * C_h'² = C_h² − (2/λ) ∫₀^{C_h} F(G(c)) G(c) dc,      λ = (2/V²) ∫₀^V F(G(c)) G(c) dc.
 * </pre>
 *
 * F G / c rises with c (all its Hermite coefficients are positive), so that C_h' ≠ 0 for 0 &lt; C_h &lt; V and one such
 * state exists for every V. A fluctuating input to the gate is left out.
 */
final class EnergyBalance {

    private static final double LEVEL_STEP = 0.02;
    private static final double LAST_LEVEL = 17.6;

    /** Level y, C_h = V sech² y, beyond which the fall is exponential to the accuracy of a first guess. */
    private static final double EXPONENTIAL = 4;

    private final GatedNetwork network;
    private final double variance;
    private final double frozen;
    private final SiteCorrelations site;
    private final Chebyshev work;

    EnergyBalance(GatedNetwork network, double variance) {
        this.network = network;
        this.variance = variance;
        this.frozen = network.resetInputStd() * network.resetInputStd();
        SiteCorrelations rates = new SiteCorrelations(network, variance, 0);
        this.site = new SiteCorrelations(network, variance, rates.rate(variance) + frozen);
        this.work = Chebyshev.fit(s -> {
                    double rate = site.rate(variance * (1 - s) * (1 + s));
                    return site.gate(rate + frozen) * rate * 2 * variance * s;
                })
                .integralToOne();
    }

    /** λ. */
    double strength() {
        return 2 * work.value(0) / (variance * variance);
    }

    /** The state itself, to about 1e-4, on a grid made for it. */
    Profile profile() {
        double strength = strength();
        int count = (int) (LAST_LEVEL / LEVEL_STEP) + 1;
        double[] lags = new double[count];
        double[] levels = new double[count];
        double before = lagPerLevel(0, strength);
        for (int k = 1; k < count; k++) {
            levels[k] = k * LEVEL_STEP;
            double after = lagPerLevel(Math.min(levels[k], EXPONENTIAL), strength);
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
            h[i] = variance * sech * sech;
            drive[i] = site.rate(h[i]);
        }
        h[0] = variance;
        return new Profile(grid, h, drive, strength);
    }

    /** dt/dy. */
    private double lagPerLevel(double level, double strength) {
        if (level == 0) {
            double fall = site.gate(site.rate(variance) + frozen) * site.rate(variance) / strength - variance;
            return Math.sqrt(2 * variance / fall);
        }
        double s = Math.tanh(level);
        double c = variance / Math.pow(Math.cosh(level), 2);
        double squaredSpeed = s < 0.5
                ? 2 * (work.value(0) - work.value(s)) / strength - variance * variance * s * s * (2 - s * s)
                : c * c - 2 * work.value(s) / strength;
        return 2 * c * s / Math.sqrt(Math.abs(squaredSpeed));
    }
}
