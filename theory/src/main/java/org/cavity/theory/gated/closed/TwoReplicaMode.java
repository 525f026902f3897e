package org.cavity.theory.gated.closed;

/**
 * The fastest growing correlation of perturbations about a state with a still update gate. A perturbation
 * {@code exp(Lt) u(t)}, u stationary, of all h and r has {@code q = E[φ'u φ'u']} and
 *
 * <pre>
 * ((1 + L/s)² − s⁻² d²) k_h = F G' k_h + F' G k_r,     ((1 + τ_r L)² − τ_r² d²) k_r = G' k_h,
 * </pre>
 *
 * with s = σ_z(0), F and F' at C_r(t), G and G' at C_h(t); the largest Lyapunov exponent is the largest L with an even
 * solution. Its solution is positive, and no other is. For the gradients that an adjoint equation carries backward,
 * {@code Q_h = E[s a_h s a_h']} and {@code Q_r = E[a_r a_r']} obey the transposed equations, Q_r/τ_r² in the place of
 * k_r.
 *
 * @param exponent L, per unit of the grid's lag, 1/s
 * @param error what rounding leaves uncertain of L
 * @param h k_h, or Q_h
 * @param r k_r, or Q_r/τ²
 */
record TwoReplicaMode(double exponent, double error, double[] h, double[] r) {

    private static final int MAX_STEPS = 60;

    /** Newton's correction below this share of L is rounding once it no longer shrinks. */
    private static final double SMALL = 1e-6;

    private static final double ROUNDING = 1e-15;

    /** Modes below this share of their largest value are rounding, of either sign. */
    private static final double NEGLIGIBLE = 1e-9;

    /**
     * Finds the mode.
     *
     * @param adjoint whether to solve the transposed equations
     * @throws IllegalStateException if the iteration does not converge to the positive mode
     */
    static TwoReplicaMode of(ClosedEquations equations, Profile profile, boolean adjoint) {
        return new Operator(equations, profile, adjoint).fastest();
    }

    private static final class Operator {

        private final LagGrid grid;
        private final int n;
        private final double tau;
        private final double[] diagonal;
        private final double[] intoH;
        private final double[] intoR;
        private double bound;

        Operator(ClosedEquations equations, Profile profile, boolean adjoint) {
            grid = profile.grid();
            n = grid.size();
            tau = equations.resetTime();
            diagonal = new double[n];
            double[] throughGate = new double[n];
            double[] slope = new double[n];
            SiteCorrelations site = equations.correlations(profile);
            double[] cr = equations.resetCovariance(profile);
            for (int i = 0; i < n; i++) {
                double c = profile.h()[i];
                slope[i] = site.rateSlope(c);
                diagonal[i] = site.gate(cr[i]) * slope[i];
                throughGate[i] = site.gateSlope(cr[i]) * site.rate(c);
                bound = Math.max(bound, diagonal[i] + throughGate[i] * slope[i]);
            }
            intoH = adjoint ? slope : throughGate;
            intoR = adjoint ? throughGate : slope;
        }

        /** Inverse iteration, first at a bound of L, then by Newton's method for L and the mode together. */
        TwoReplicaMode fastest() {
            double exponent = Math.max(0, Math.sqrt(bound) - 1) + 1e-3;
            double[] mode = new double[2 * n];
            for (int i = 0; i < 2 * n; i++) {
                mode[i] = 1;
            }
            BandedMatrix above = matrix(exponent);
            for (int step = 0; step < 6; step++) {
                mode = normalised(above.solve(derivativeTimes(exponent, mode)));
            }
            double before = Double.POSITIVE_INFINITY;
            for (int step = 0; step < MAX_STEPS; step++) {
                double[] next = matrix(exponent).solve(derivativeTimes(exponent, mode));
                // Of the mode's entries the one at lag 0 is kept at 1.
                double change = -1 / next[0];
                exponent += change;
                mode = normalised(next);
                double small = Math.max(SMALL * exponent, ROUNDING);
                if (before < small && Math.abs(change) >= 0.1 * before || change == 0) {
                    return checked(exponent, Math.abs(change), mode);
                }
                before = Math.abs(change);
            }
            throw new IllegalStateException("the largest exponent did not converge");
        }

        private TwoReplicaMode checked(double exponent, double error, double[] mode) {
            double[] h = new double[n];
            double[] r = new double[n];
            double largest = 0;
            double lowest = 0;
            for (int i = 0; i < n; i++) {
                h[i] = mode[2 * i];
                r[i] = mode[2 * i + 1];
                largest = Math.max(largest, h[i]);
                lowest = Math.min(lowest, h[i]);
            }
            if (!(lowest >= -NEGLIGIBLE * largest)) {
                throw new IllegalStateException(
                        "the iteration for the largest exponent found another one, " + exponent);
            }
            return new TwoReplicaMode(exponent, error, h, r);
        }

        private static double[] normalised(double[] mode) {
            double first = mode[0];
            for (int i = 0; i < mode.length; i++) {
                mode[i] /= first;
            }
            return mode;
        }

        private BandedMatrix matrix(double exponent) {
            BandedMatrix matrix = new BandedMatrix(2 * n, 2 * grid.degree());
            grid.addStiffness(matrix, 1, 2, 0);
            grid.addStiffness(matrix, tau * tau, 2, 1);
            double growthH = 1 + exponent;
            double growthR = 1 + tau * exponent;
            for (int i = 0; i < n; i++) {
                double m = grid.mass(i);
                matrix.add(2 * i, 2 * i, m * (growthH * growthH - diagonal[i]));
                matrix.add(2 * i, 2 * i + 1, -m * intoH[i]);
                matrix.add(2 * i + 1, 2 * i, -m * intoR[i]);
                matrix.add(2 * i + 1, 2 * i + 1, m * growthR * growthR);
            }
            // Both leave the window as free exponentials.
            double decayH = Math.sqrt(Math.max(0, growthH * growthH - diagonal[n - 1]));
            matrix.add(2 * n - 2, 2 * n - 2, decayH);
            matrix.add(2 * n - 1, 2 * n - 1, tau * growthR);
            matrix.factorise();
            return matrix;
        }

        private double[] derivativeTimes(double exponent, double[] mode) {
            double[] product = new double[2 * n];
            for (int i = 0; i < n; i++) {
                product[2 * i] = 2 * grid.mass(i) * (1 + exponent) * mode[2 * i];
                product[2 * i + 1] = 2 * grid.mass(i) * tau * (1 + tau * exponent) * mode[2 * i + 1];
            }
            double decayH = Math.sqrt(Math.max(1e-300, (1 + exponent) * (1 + exponent) - diagonal[n - 1]));
            product[2 * n - 2] += (1 + exponent) / decayH * mode[2 * n - 2];
            product[2 * n - 1] += tau * tau * mode[2 * n - 1];
            return product;
        }
    }
}
