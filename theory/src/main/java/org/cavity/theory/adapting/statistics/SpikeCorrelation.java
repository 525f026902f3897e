package org.cavity.theory.adapting.statistics;

import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.kernel.GradedNodes;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.cavity.theory.adapting.response.PiecewiseLinear;
import org.hipparchus.complex.Complex;

/**
 * How the rate of a neuron at one time goes with its rate, or with a spike of it, at another: E[r(t) r(t + τ)] = A²
 * e^{g(τ)} over inputs, and the rate A e^{g(τ)} a time τ after a spike. Both solve one equation, in which neurons
 * selected at one time fire more often by the tilt K, and for that are the more suppressed by their spikes:
 *
 * <pre>
 * g(τ) = K(τ) − A ∫_0^∞ k(u) e^{K(u)} h(|τ − u|) du,              h = e^g − 1                   given the input
 * g(τ) = K(τ) − ε(τ) − A ∫_0^∞ k(u) e^{K(u)} h(|τ − u|) du,       h = e^g − 1, −1 for τ &lt; t_ref    after a spike
 * </pre>
 *
 * Within the dead time k is 1/(1 − A ∫ e^K) there, and the weight of k is the tangent one. To first order in h the
 * second equation is that of a Hawkes process. Lags are graded, h and k e^K linear in between.
 */
final class SpikeCorrelation {

    private static final double LONGEST_INPUT = 25;
    private static final double LONGEST_ADAPTATION = 15;
    private static final int MAX_SWEEPS = 3000;
    private static final double TOLERANCE = 1e-9;

    private final PiecewiseLinear excess;
    private final boolean converged;

    private SpikeCorrelation(PiecewiseLinear excess, boolean converged) {
        this.excess = excess;
        this.converged = converged;
    }

    /** ∫ h(τ) e^{−iωτ} dτ over lags of either sign, ms. */
    double transform(double omega) {
        Complex oneSided = excess.transform(omega);
        return 2 * oneSided.getReal();
    }

    boolean isConverged() {
        return converged;
    }

    /** The lags and the integral operator that both equations share. */
    static final class Equation {

        private final EventKernel kernel;
        private final double[] nodes;
        /** First node after the dead time. */
        private final int alive;

        private final double[] tilt;
        private final double[][] operator;
        private final double strength;

        Equation(EventKernel kernel, StationaryRate state, double shortest, double longest, int perScale) {
            this.kernel = kernel;
            double[] range = kernel.timeRange();
            double scale = kernel.isWithoutAdaptation() ? shortest : Math.min(shortest, range[0]);
            double end = Math.max(
                    LONGEST_INPUT * longest,
                    Math.max(LONGEST_ADAPTATION * range[1], LONGEST_INPUT * kernel.deadTime()));
            double[] graded = GradedNodes.of(scale, end, perScale);
            int before = 0;
            while (kernel.deadTime() > 0 && graded[before] < kernel.deadTime()) {
                before++;
            }
            // The end of the dead time twice, for the jump; none without dead time.
            int twice = kernel.deadTime() > 0 ? (graded[before] == kernel.deadTime() ? 1 : 2) : 0;
            int n = graded.length + twice;
            this.nodes = new double[n];
            System.arraycopy(graded, 0, nodes, 0, before);
            for (int i = before; i < before + twice; i++) {
                nodes[i] = kernel.deadTime();
            }
            System.arraycopy(graded, before, nodes, before + twice, graded.length - before);
            this.alive = kernel.deadTime() > 0 ? before + 1 : 0;
            this.tilt = new double[n];
            double[] weights = new double[n];
            double weight = kernel.tangentWeight(state.rate());
            double dead = state.rate() / (1 - state.rate() * state.deadTimeIntegral());
            for (int i = 0; i < n; i++) {
                tilt[i] = state.tilt().at(nodes[i]);
                weights[i] = Math.exp(tilt[i]) * (i < alive ? dead : state.rate() * kernel.resummed(nodes[i], weight));
            }
            PiecewiseLinear loop = new PiecewiseLinear(nodes, weights);
            this.strength = loop.integral();
            this.operator = new double[n][];
            for (int i = 0; i < n; i++) {
                double[] below = new double[n];
                double[] above = new double[n];
                loop.hats(nodes[i], 1, nodes, below, above);
                loop.hats(nodes[i], -1, nodes, below, above);
                for (int j = 0; j < n; j++) {
                    below[j] += above[j];
                }
                operator[i] = below;
            }
        }

        /** The correlation of rates given the input. */
        SpikeCorrelation givenInput() {
            return solve(tilt, 0);
        }

        /** The correlation of spikes. */
        SpikeCorrelation ofSpikes() {
            double[] drive = tilt.clone();
            for (int i = 0; i < drive.length; i++) {
                drive[i] -= kernel.adaptation(nodes[i]);
            }
            return solve(drive, alive);
        }

        /**
         * @param silent number of nodes at which h = −1
         */
        private SpikeCorrelation solve(double[] drive, int silent) {
            int n = nodes.length;
            double[] g = drive.clone();
            double[] h = new double[n];
            double damping = 1 / (1 + strength);
            double change = Double.POSITIVE_INFINITY;
            for (int sweep = 0; sweep < MAX_SWEEPS && change > TOLERANCE; sweep++) {
                for (int i = 0; i < n; i++) {
                    h[i] = i < silent ? -1 : Math.expm1(g[i]);
                }
                change = 0;
                for (int i = silent; i < n; i++) {
                    double sum = drive[i] - g[i];
                    double[] row = operator[i];
                    for (int j = 0; j < n; j++) {
                        sum -= row[j] * h[j];
                    }
                    g[i] += damping * sum;
                    change = Math.max(change, Math.abs(sum));
                }
            }
            for (int i = 0; i < n; i++) {
                h[i] = i < silent ? -1 : Math.expm1(g[i]);
            }
            return new SpikeCorrelation(new PiecewiseLinear(nodes, h), change <= TOLERANCE);
        }
    }
}
