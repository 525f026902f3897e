package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;
import org.cavity.theory.spectrum.RadialLaw;

/**
 * A fixed point of a filtered network: C_j = H_j(0)² (g² Q + Iv) with Q = E[φ²] averaged over all units.
 */
public final class RestingState {

    private static final double UNBOUNDED = 1e12;
    private static final int DECADES = 12;
    private static final int PER_DECADE = 5;
    private static final double DOUBLE_ROOT = 1e-11;
    private static final int MAX_HALVINGS = 60;
    private static final double ROUNDING = 2e-15;

    /** At an onset itself, where stability is decided by rounding, the saturation of φ still holds the state. */
    private static final double MARGINAL = 1e-12;

    private final FilteredNetwork network;
    private final double squaredRate;

    private RestingState(FilteredNetwork network, double squaredRate) {
        this.network = network;
        this.squaredRate = squaredRate;
    }

    /** All fixed points by rising variance; none under noise. */
    public static List<RestingState> all(FilteredNetwork network) {
        List<RestingState> states = new ArrayList<>();
        if (network.noise() > 0) {
            return states;
        }
        boolean balanced = network.isSymmetric() && network.inputVariance() == 0;
        if (balanced) {
            states.add(new RestingState(network, 0));
        }
        DoubleUnaryOperator excess = q -> new RestingState(network, q).rateVariance() - q;
        double bound = network.nonlinearity().bound();
        double top = Double.isFinite(bound) ? 1.0001 * bound * bound : 1;
        while (excess.applyAsDouble(top) > 0 && top < UNBOUNDED) {
            top *= 2;
        }
        double[] grid = new double[DECADES * PER_DECADE + 1];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = top * Math.pow(10, (i + 1.0 - grid.length) / PER_DECADE);
        }
        for (double q : Roots.onGrid(excess, grid, q -> ROUNDING * q)) {
            // At the onset itself, to rounding, the zero state is a double root.
            if (!balanced || q > DOUBLE_ROOT * top) {
                states.add(new RestingState(network, q));
            }
        }
        if (states.isEmpty()) {
            // No activity at all: φ vanishes at the mean, and nothing makes the units differ.
            states.add(new RestingState(network, 0));
        }
        return states;
    }

    /** Mean of x over units. */
    public double mean() {
        return average(this::mean);
    }

    /** Variance of x over units. */
    public double variance() {
        double mean = mean();
        return average(j -> variance(j) + Math.pow(mean(j) - mean, 2));
    }

    /** E[φ²]. */
    public double rateVariance() {
        Nonlinearity phi = network.nonlinearity();
        return average(j -> gaussian(j).of(x -> phi.value(x) * phi.value(x)));
    }

    /** E[φ']. */
    public double meanGain() {
        return average(j -> gaussian(j).of(network.nonlinearity()::derivative));
    }

    /**
     * Largest real part of the bulk of the Jacobian's spectrum, which is the largest exponent: the κ at which
     * g² max<sub>ω</sub> Σ_j w_j E[φ'²]_j |H_j(κ + iω)|² = 1.
     */
    public double exponent() {
        return abscissa(network, squaredGains());
    }

    /** The κ at which g² max<sub>ω</sub> Σ_j w_j c_j |H_j(κ + iω)|² = 1, for squared gains c_j of the classes. */
    static double abscissa(FilteredNetwork network, double[] squaredGains) {
        double[] gains = squaredGains.clone();
        double slowest = Double.POSITIVE_INFINITY;
        double total = 0;
        for (int j = 0; j < gains.length; j++) {
            gains[j] *= network.gain() * network.gain();
            slowest = Math.min(slowest, network.units().get(j).filter().decayRate());
            total += gains[j];
        }
        if (total == 0) {
            return -slowest;
        }
        DoubleUnaryOperator excess =
                kappa -> Math.log(network.power(kappa, gains).peak().modulus());
        boolean forgetful = Double.isInfinite(slowest);
        double scale = forgetful ? 1 / network.step() : slowest;
        double high = scale;
        while (excess.applyAsDouble(high) > 0) {
            high *= 2;
        }
        double low = forgetful ? -scale : -0.5 * slowest;
        for (int i = 0; i < MAX_HALVINGS && !(excess.applyAsDouble(low) > 0); i++) {
            low = forgetful ? 2 * low : 0.5 * (low - slowest);
        }
        return excess.applyAsDouble(low) > 0 ? Roots.between(excess, low, high) : -slowest;
    }

    /** Frequency at which the state loses, or has lost, its stability first. */
    public double criticalFrequency() {
        return network.power(0, gains()).peak().frequency();
    }

    /** K = g² max<sub>ω</sub> Σ_j w_j E[φ'²]_j |H_j(iω)|²: the growth of perturbations of the least stable frequency. */
    public double growth() {
        double modulus = network.power(0, gains()).peak().modulus();
        return modulus * modulus;
    }

    /** Derivative of the self-consistency map Q ↦ E[φ²]; it is 1 at a fold of fixed points. */
    public double slope() {
        Nonlinearity phi = network.nonlinearity();
        double g2 = network.gain() * network.gain();
        double sum = 0;
        for (int j = 0; j < network.units().size(); j++) {
            double variance = variance(j);
            double gain = phi.derivative(mean(j));
            double slope = variance == 0
                    ? gain * gain
                    : gaussian(j).timesHermite2(x -> phi.value(x) * phi.value(x)) / (2 * variance);
            double atRest = network.units().get(j).filter().staticResponse();
            sum += network.units().get(j).weight() * atRest * atRest * g2 * slope;
        }
        return sum;
    }

    /** Whether the dynamics stays in this state. */
    public boolean isStable() {
        return growth() <= 1 + MARGINAL;
    }

    private double[] gains() {
        double[] gains = squaredGains();
        for (int j = 0; j < gains.length; j++) {
            gains[j] *= network.gain() * network.gain();
        }
        return gains;
    }

    /** The law of the moduli of the eigenvalues of g J diag(φ'), of equal units. */
    RadialLaw radialLaw() {
        return network.radialLaw(gaussian(0));
    }

    /** E[φ'²] of each class. */
    double[] squaredGains() {
        Nonlinearity phi = network.nonlinearity();
        double[] gains = new double[network.units().size()];
        for (int j = 0; j < gains.length; j++) {
            gains[j] = gaussian(j).of(x -> phi.derivative(x) * phi.derivative(x));
        }
        return gains;
    }

    private double mean(int j) {
        return network.units().get(j).filter().staticResponse() * network.bias();
    }

    private double variance(int j) {
        double atRest = network.units().get(j).filter().staticResponse();
        return atRest * atRest * (network.gain() * network.gain() * squaredRate + network.inputVariance());
    }

    private GaussianAverage gaussian(int j) {
        return new GaussianAverage(mean(j), variance(j), network.nonlinearity());
    }

    private double average(IntToDoubleFunction f) {
        double sum = 0;
        for (int j = 0; j < network.units().size(); j++) {
            sum += network.units().get(j).weight() * f.applyAsDouble(j);
        }
        return sum;
    }
}
