package org.cavity.theory.gated.lyapunov;

import org.cavity.theory.gated.GatedNetwork;

/**
 * The Gaussian inputs of a single site on a ring of time and what the site does under them:
 *
 * <pre>
 * h' = σ_z(z) (−h + η),   C_η = E[σ_r σ_r'] C_φ + σ_h²,   τ_z z' = −z + ζ,   τ_r r' = −r + ρ,   C_ζ = C_φ + σ_z²,   C_ρ = C_φ + σ_r².
 * </pre>
 *
 * @param network the network
 * @param motion how sites move
 * @param transform transforms of the ring
 * @param input amplitudes of η
 * @param update amplitudes of z
 * @param reset amplitudes of r
 */
record SiteInputs(
        GatedNetwork network,
        SiteMotion motion,
        RingTransform transform,
        double[] input,
        double[] update,
        double[] reset) {

    /** Two paths of a Gaussian field of these amplitudes. */
    static double[][] fields(RingTransform transform, PathNoise noise, double[] amplitudes, int pair) {
        int f = transform.frequencies();
        double[][] re = new double[2][f];
        double[][] im = new double[2][f];
        noise.waves(2 * pair, amplitudes, re[0], im[0]);
        noise.waves(2 * pair + 1, amplitudes, re[1], im[1]);
        return transform.functions(re, im);
    }

    /** Two sites. */
    Site[] sites(SampleNoise noise, int pair) {
        double[][] eta = fields(transform, noise.input(), input, pair);
        double[][] z = fields(transform, noise.update(), update, pair);
        double[][] r = fields(transform, noise.reset(), reset, pair);
        Site[] sites = new Site[2];
        for (int i = 0; i < 2; i++) {
            sites[i] = new Site(z[i], r[i], eta[i], motion.activity(network.updateGate(), z[i], eta[i]));
        }
        return sites;
    }

    /** z, r, η and h along a path. */
    record Site(double[] z, double[] r, double[] eta, double[] h) {

        /** The site at another number of points around the same ring, by cubic interpolation. */
        Site at(int points) {
            return points == h.length
                    ? this
                    : new Site(
                            resampled(z, points), resampled(r, points), resampled(eta, points), resampled(h, points));
        }

        private static double[] resampled(double[] x, int points) {
            int n = x.length;
            double[] result = new double[points];
            for (int i = 0; i < points; i++) {
                double at = (double) i * n / points;
                int j = (int) at;
                double u = at - j;
                result[i] = -u * (u - 1) * (u - 2) / 6 * x[(j + n - 1) % n]
                        + (u + 1) * (u - 1) * (u - 2) / 2 * x[j]
                        - (u + 1) * u * (u - 2) / 2 * x[(j + 1) % n]
                        + (u + 1) * u * (u - 1) / 6 * x[(j + 2) % n];
            }
            return result;
        }

        /** The site linearised about the path. */
        SitePath linearised(GatedNetwork network) {
            int m = h.length;
            SitePath path = new SitePath(new double[m], new double[m], new double[m], new double[m], new double[m]);
            for (int n = 0; n < m; n++) {
                double opening = network.updateGate().value(z[n]);
                double gain = network.rateDerivative(h[n]);
                path.opening()[n] = opening;
                path.gateDrive()[n] = -network.updateGate().derivative(z[n]) / opening * (eta[n] - h[n]);
                path.gain()[n] = gain;
                path.openGain()[n] = network.resetGate().value(r[n]) * gain;
                path.resetDrive()[n] = network.resetGate().derivative(r[n]) * network.rate(h[n]);
            }
            return path;
        }
    }
}
