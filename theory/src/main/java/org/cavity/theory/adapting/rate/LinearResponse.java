package org.cavity.theory.adapting.rate;

import java.util.Arrays;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.input.CovarianceResponse;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.hipparchus.complex.Complex;

/**
 * The linear response of ln A about a stationary state, by the tilted rate equation with its two-time tilt linearised
 * together with it. For perturbations e^{zt}, with a = δ ln A, τ and u lags, k' = d(A k)/dA, δk = A w'(A)
 * [γ̂(z)/γ̂(0)] (ε − γ) a and δk' likewise,
 *
 * <pre>
 * a = δb − δL/(1 − L) − δQ,     L = A ∫_0^{t_ref} e^K,   Q = A ∫_{t_ref}^∞ k e^K
 * δL = A ∫_0^{t_ref} e^{K(s)} [a e^{−zs} + δK(s)] ds
 * δQ = A ∫_{t_ref}^∞ e^{K(s)} [k(s) (a e^{−zs} + δK(s)) + δk(s)] ds
 * δK(τ) = δC(τ)/Δ_u² − A ∫ k'(u) e^{K(u)+K(τ+u)} δK(τ+u) du
 *         − e^{−zτ} A ∫ e^{K(u)} [k'(u) (a e^{−zu} + δK(u)) + δk'(u)] (e^{K(τ+u)} − 1) du
 * </pre>
 *
 * On the nodes of the tilt; the error is of second order in their spacing, 1/30 of the lag. Frequencies beyond about 30
 * divided by the length of the tilt's memory are aliased there, where little is left of the tilt.
 */
public final class LinearResponse {

    private static final int MAX_SWEEPS = 200;
    private static final double TOLERANCE = 1e-10;

    private final AdaptingPopulation population;
    private final EventKernel kernel;
    private final StationaryRate state;
    private final double[] nodes;
    /** e^K at the nodes. */
    private final double[] factor;
    /** ∫ A k' e^K f(τ_i + u) du = Σ_j later[i][j − i] f_j for j ≥ i. */
    private final double[][] later;
    /** ∫ A k' e^K f(u) (e^{K(τ_i + u)} − 1) du = Σ_j own[i][j] f_j. */
    private final double[][] own;
    /** ∫ A (ε − γ) e^K (e^{K(τ_i + u)} − 1) du after the dead time. */
    private final double[] weightDrive;
    /** Weights of f at the nodes in ∫ A e^K f within the dead time, and in ∫ A k e^K f after it. */
    private final double[] deadWeights;

    private final double[] keptWeights;
    /** A ∫ (ε − γ) e^K after the dead time. */
    private final double weightEffect;

    private LinearResponse(AdaptingPopulation population, RateEquation equation, StationaryRate state) {
        this.population = population;
        this.kernel = equation.kernel();
        this.state = state;
        this.nodes = state.tilt().nodes();
        int n = nodes.length;
        this.factor = new double[n];
        for (int i = 0; i < n; i++) {
            factor[i] = 1 + state.tilt().excessAt(nodes[i]);
        }
        factor[n - 1] = 1;
        this.deadWeights = new double[n];
        this.keptWeights = new double[n];
        this.later = new double[n][];
        this.own = new double[n][n];
        this.weightDrive = new double[n];
        double rate = state.rate();
        double sum = kernel.adaptationIntegral() - kernel.suppressionIntegral();
        for (int i = 0; i < n; i++) {
            later[i] = new double[n - i];
        }
        for (int j = 0; j + 1 < n; j++) {
            double h = nodes[j + 1] - nodes[j];
            boolean dead = nodes[j + 1] <= kernel.deadTime();
            double[] weights = dead ? deadWeights : keptWeights;
            for (int side = 0; side < 2; side++) {
                double share = rate * h / 2 * factor[j + side];
                double k = dead ? 1 : state.kernel(kernel, nodes[j + side]);
                double tangent = dead ? 1 : kernel.resummed(nodes[j + side], kernel.tangentWeight(rate));
                double gap = dead ? 0 : gap(nodes[j + side]);
                weights[j + side] += share * k;
                sum += gap * h / 2 * (factor[j + side] - 1);
                for (int i = 0; i < n; i++) {
                    double excess = state.tilt().excessAt(nodes[i] + nodes[j + side]);
                    own[i][j + side] += share * tangent * excess;
                    weightDrive[i] += share * gap * excess;
                    spread(i, nodes[i] + nodes[j + side], share * tangent);
                }
            }
        }
        this.weightEffect = rate * sum;
    }

    /** ε − γ. */
    private double gap(double s) {
        return kernel.resummed(s, 1) - kernel.resummed(s, 0);
    }

    /** Adds the weight of a lag to the nodes on both its sides. */
    private void spread(int i, double lag, double weight) {
        int last = nodes.length - 1;
        if (lag >= nodes[last]) {
            return;
        }
        int found = Arrays.binarySearch(nodes, lag);
        int left = found >= 0 ? found : -found - 2;
        double x = (lag - nodes[left]) / (nodes[left + 1] - nodes[left]);
        later[i][left - i] += weight * (1 - x);
        later[i][left + 1 - i] += weight * x;
    }

    /** The response about the state of a population at the input of its parameters, coupling left out. */
    public static LinearResponse of(AdaptingPopulation population) {
        RateEquation equation = RateEquation.of(population);
        return of(population, equation, equation.stationary());
    }

    /**
     * The response about a state.
     *
     * @param equation equation of the population
     * @param state a state that the equation gave
     */
    public static LinearResponse of(AdaptingPopulation population, RateEquation equation, StationaryRate state) {
        return new LinearResponse(population, equation, state);
    }

    /** The state about which the response is linear. */
    public StationaryRate state() {
        return state;
    }

    /** δ ln A/δμ at an angular frequency ω, 1/ms, e^{iωt}; per mV. */
    public Complex toMean(double omega) {
        return toBias(new Complex(0, omega))
                .divide(new Complex(1, omega * population.membraneTime()).multiply(population.escapeWidth()));
    }

    /** δ ln A/δσ at an angular frequency ω, 1/ms, e^{iωt}; per mV. */
    public Complex toDeviation(double omega) {
        double width = population.escapeWidth();
        CovarianceResponse covariance = CovarianceResponse.toDeviation(population, omega);
        Complex[] source = new Complex[nodes.length];
        for (int i = 0; i < source.length; i++) {
            source[i] = covariance.at(nodes[i]).divide(width * width);
        }
        return respond(new Complex(0, omega), covariance.ofVariance().divide(2 * width * width), source);
    }

    /** δ ln A/δb for a perturbation e^{zt} of the bias b, Re z ≥ 0: the response without the membrane. */
    public Complex toBias(Complex z) {
        Complex[] none = new Complex[nodes.length];
        Arrays.fill(none, Complex.ZERO);
        return respond(z, Complex.ONE, none);
    }

    private Complex respond(Complex z, Complex bias, Complex[] source) {
        int n = nodes.length;
        double[][] decay = new double[2][n];
        for (int i = 0; i < n; i++) {
            double size = Math.exp(-z.getReal() * nodes[i]);
            decay[0][i] = size * Math.cos(z.getImaginary() * nodes[i]);
            decay[1][i] = -size * Math.sin(z.getImaginary() * nodes[i]);
        }
        Complex average = kernel.isWithoutAdaptation()
                ? Complex.ZERO
                : kernel.suppressionTransform(z).divide(kernel.suppressionIntegral());
        Complex weightGain = average.multiply(kernel.weightSlope(state.rate()));
        Complex tangentGain = average.multiply(kernel.tangentWeightSlope(state.rate()));
        // The rate's own part of the tilt, per unit of a.
        double[][] ownSource = new double[2][n];
        for (int i = 0; i < n; i++) {
            double re = tangentGain.getReal() * weightDrive[i];
            double im = tangentGain.getImaginary() * weightDrive[i];
            for (int j = 0; j < n; j++) {
                re += own[i][j] * decay[0][j];
                im += own[i][j] * decay[1][j];
            }
            ownSource[0][i] = -(re * decay[0][i] - im * decay[1][i]);
            ownSource[1][i] = -(re * decay[1][i] + im * decay[0][i]);
        }
        double[][] given = new double[2][n];
        for (int i = 0; i < n; i++) {
            given[0][i] = source[i].getReal();
            given[1][i] = source[i].getImaginary();
        }
        Complex perRate = loss(tilt(ownSource, decay));
        Complex fixed = loss(tilt(given, decay));
        Complex direct = rateLoss(z, decay).add(weightGain.multiply(weightEffect));
        return bias.subtract(fixed).divide(perRate.add(direct).add(1));
    }

    /** Solves the equation of δK for a source. */
    private double[][] tilt(double[][] source, double[][] decay) {
        int n = nodes.length;
        double[][] tilt = new double[2][n];
        double change = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MAX_SWEEPS && change > TOLERANCE; sweep++) {
            change = 0;
            double largest = 0;
            for (int i = n - 1; i >= 0; i--) {
                double selfRe = 0;
                double selfIm = 0;
                for (int j = 0; j < n; j++) {
                    selfRe += own[i][j] * tilt[0][j];
                    selfIm += own[i][j] * tilt[1][j];
                }
                double re = source[0][i] - (selfRe * decay[0][i] - selfIm * decay[1][i]);
                double im = source[1][i] - (selfRe * decay[1][i] + selfIm * decay[0][i]);
                for (int j = i + 1; j < n; j++) {
                    double weight = later[i][j - i] * factor[j];
                    re -= weight * tilt[0][j];
                    im -= weight * tilt[1][j];
                }
                double diagonal = 1 + later[i][0] * factor[i];
                re /= diagonal;
                im /= diagonal;
                change = Math.max(change, Math.hypot(re - tilt[0][i], im - tilt[1][i]));
                largest = Math.max(largest, Math.hypot(re, im));
                tilt[0][i] = re;
                tilt[1][i] = im;
            }
            change = largest == 0 ? 0 : change / largest;
        }
        if (!(change <= TOLERANCE)) {
            throw new IllegalStateException("the linear response of the tilt did not converge, residual " + change);
        }
        return tilt;
    }

    /** δL/(1 − L) + δQ that a change of the tilt makes. */
    private Complex loss(double[][] tilt) {
        double free = 1 - state.rate() * state.deadTimeIntegral();
        double re = 0;
        double im = 0;
        for (int i = 0; i < nodes.length; i++) {
            double weight = deadWeights[i] / free + keptWeights[i];
            re += weight * tilt[0][i];
            im += weight * tilt[1][i];
        }
        return new Complex(re, im);
    }

    /** δL/(1 − L) + δQ per unit of a at a fixed tilt and weight: exact transforms for K = 0, sums for e^K − 1. */
    private Complex rateLoss(Complex z, double[][] decay) {
        double free = 1 - state.rate() * state.deadTimeIntegral();
        double re = 0;
        double im = 0;
        for (int i = 0; i < nodes.length; i++) {
            double weight = (deadWeights[i] / free + keptWeights[i]) * (factor[i] - 1) / factor[i];
            re += weight * decay[0][i];
            im += weight * decay[1][i];
        }
        return kernel.deadTimeTransform(z)
                .divide(free)
                .add(kernel.resummedTransform(z, state.weight()))
                .multiply(state.rate())
                .add(new Complex(re, im));
    }
}
