package org.cavity.theory.gated.lyapunov;

import org.cavity.theory.gated.Gate;

/**
 * {@link SiteMotion} in continuous time, on points close enough that the exponential midpoint rule, h(t + dt) = E h(t) + (1 −
 * E) η̄ with E = exp(−∫σ_z) over the step, errs by less than what is sampled.
 */
record ContinuousMotion(int points, double step) implements SiteMotion {

    @Override
    public double[] filtered(double[] amplitudes, double timeConstant) {
        double[] result = amplitudes.clone();
        for (int k = 0; k < result.length; k++) {
            double w = 2 * Math.PI * k / (points * step) * timeConstant;
            result[k] /= 1 + w * w;
        }
        return result;
    }

    @Override
    public double[] activity(Gate gate, double[] z, double[] eta) {
        double[] h = new double[points];
        double[] share = new double[points];
        double last = 0;
        double left = 1;
        double opening = gate.value(z[0]);
        for (int n = 0; n < points; n++) {
            h[n] = last;
            share[n] = left;
            int next = (n + 1) % points;
            double nextOpening = gate.value(z[next]);
            double kept = Math.exp(-0.5 * step * (opening + nextOpening));
            last = kept * last + (1 - kept) * 0.5 * (eta[n] + eta[next]);
            left *= kept;
            opening = nextOpening;
        }
        // What a full turn leaves of the first value is made up for by it.
        double first = last / (1 - left);
        for (int n = 0; n < points; n++) {
            h[n] += share[n] * first;
        }
        return h;
    }
}
