package org.cavity.theory.gated.lyapunov;

import org.cavity.theory.gated.Gate;

/** {@link SiteMotion} of the Euler map, h(n + 1) = h(n) + d σ_z (−h + η). */
record EulerMotion(int points, double step) implements SiteMotion {

    @Override
    public double[] filtered(double[] amplitudes, double timeConstant) {
        double[] result = amplitudes.clone();
        double rate = step / timeConstant;
        for (int k = 0; k < result.length; k++) {
            double cos = Math.cos(2 * Math.PI * k / points);
            result[k] *= rate * rate / (1 + (1 - rate) * (1 - rate) - 2 * (1 - rate) * cos);
        }
        return result;
    }

    @Override
    public double[] activity(Gate gate, double[] z, double[] eta) {
        double[] h = new double[points];
        double left = 1;
        double last = 0;
        double[] share = new double[points];
        for (int n = 0; n < points; n++) {
            h[n] = last;
            share[n] = left;
            double rate = step * gate.value(z[n]);
            last += rate * (eta[n] - last);
            left *= 1 - rate;
        }
        // What a full turn leaves of the first value is made up for by it.
        double first = last / (1 - left);
        for (int n = 0; n < points; n++) {
            h[n] += share[n] * first;
        }
        return h;
    }
}
