package org.cavity.theory.additive;

import java.util.Optional;
import java.util.OptionalDouble;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * A self-consistent state of an additive network in the limit N → ∞. Immutable; what costs more than an average over one
 * Gaussian variable is computed when first asked for.
 */
public final class AdditiveState {

    private final AdditiveNetwork network;
    private final double mean;
    private final double variance;
    private final double staticVariance;
    private final boolean restoring;
    private final GaussianAverage average;
    private Autocorrelation autocorrelation;
    private Estimate exponent;

    AdditiveState(AdditiveNetwork network, MeanEquation.Root root) {
        this.network = network;
        this.mean = root.mean();
        this.variance = root.moments().variance();
        this.staticVariance = root.moments().staticVariance();
        this.restoring = root.restoring();
        this.average = new GaussianAverage(mean, variance, network.nonlinearity());
    }

    /** The network whose state this is. */
    public AdditiveNetwork network() {
        return network;
    }

    /** Whether x is constant in time. */
    public boolean isFixedPoint() {
        return staticVariance == variance && network.noise() == 0;
    }

    /** Mean m of x over sites. */
    public double mean() {
        return mean;
    }

    /** Variance C(0) of x about its mean. */
    public double variance() {
        return variance;
    }

    /** C(∞), the variance over sites of the time average of x. */
    public double staticVariance() {
        return staticVariance;
    }

    /** E[φ²]. */
    public double rateVariance() {
        Nonlinearity phi = network.nonlinearity();
        return average.of(x -> phi.value(x) * phi.value(x));
    }

    /** E[φ']. */
    public double meanGain() {
        return average.of(network.nonlinearity()::derivative);
    }

    /** E[φ'²]. */
    public double squaredGain() {
        Nonlinearity phi = network.nonlinearity();
        return average.of(x -> phi.derivative(x) * phi.derivative(x));
    }

    /** R = g √E[φ'²], the radius of the disc that the Jacobian's bulk spectrum fills. */
    public double spectralRadius() {
        return network.gain() * Math.sqrt(squaredGain());
    }

    /** Largest real part of the bulk of the Jacobian's spectrum: R − 1, or R for the map. */
    public double spectralAbscissa() {
        return network.isMap() ? spectralRadius() : spectralRadius() - 1;
    }

    /**
     * The leading isolated eigenvalue of the Jacobian (its real part); see {@link JacobianOutlier}. Known for fixed points.
     */
    public OptionalDouble outlier() {
        return isFixedPoint() ? JacobianOutlier.of(this) : OptionalDouble.empty();
    }

    /**
     * Whether the dynamics stays in this state: at a fixed point neither the bulk of the Jacobian's spectrum nor an
     * outlier is unstable; a time-dependent state is stable unless its mean runs away after a small push.
     */
    public boolean isStable() {
        if (!isFixedPoint()) {
            return restoring;
        }
        if (spectralRadius() >= 1 || !restoring) {
            return false;
        }
        OptionalDouble outlier = outlier();
        return outlier.isEmpty()
                || (network.isMap() ? Math.abs(outlier.getAsDouble()) < 1 : outlier.getAsDouble() < 0);
    }

    /**
     * C(τ) = ⟨δx(t) δx(t + τ)⟩, averaged over sites. For the map, whose states decorrelate in one step, τ counts steps and
     * is rounded to the nearest.
     */
    public double autocorrelation(double lag) {
        if (staticVariance == variance) {
            return variance;
        }
        if (network.isMap()) {
            return Math.rint(lag) == 0 ? variance : staticVariance;
        }
        return dynamics().value(lag);
    }

    /**
     * κ, with C(τ) − C(∞) ~ exp(−κτ). Empty for fixed points and for the map, whose autocorrelation falls at once.
     */
    public OptionalDouble decayRate() {
        return hasDynamics() ? OptionalDouble.of(dynamics().decayRate()) : OptionalDouble.empty();
    }

    /**
     * The largest Lyapunov exponent per unit time.
     *
     * @throws IllegalStateException if the computation did not converge
     */
    public double maximalLyapunovExponent() {
        Estimate estimate = lyapunovEstimate();
        if (estimate.isFailed()) {
            throw new IllegalStateException(estimate.failure());
        }
        return estimate.value();
    }

    /**
     * The largest Lyapunov exponent with its numerical error. At a fixed point it is the largest real part of the
     * Jacobian's spectrum, bulk or outlier. For the map it is log R, and log of the outlier's modulus where that is larger
     * (Molgedey, Schuchhardt &amp; Schuster 1992). In continuous time see {@link TwoReplicaExponent}.
     */
    public synchronized Estimate lyapunovEstimate() {
        if (exponent == null) {
            if (hasDynamics()) {
                exponent = TwoReplicaExponent.solve(dynamics());
            } else if (network.isMap()) {
                double modulus = Math.max(spectralRadius(), Math.abs(outlier().orElse(0)));
                exponent = modulus > 0
                        ? Estimate.of(Math.log(modulus), 1e-14)
                        : Estimate.failed("all perturbations vanish in one step, the exponent is minus infinity");
            } else {
                exponent = Estimate.of(Math.max(spectralAbscissa(), outlier().orElse(-1)), 1e-14);
            }
        }
        return exponent;
    }

    /** Whether C(τ) is a non-trivial function of continuous time. */
    boolean hasDynamics() {
        return staticVariance < variance && !network.isMap();
    }

    /** C(τ) as a function. */
    synchronized Autocorrelation dynamics() {
        if (autocorrelation == null) {
            autocorrelation = new Autocorrelation(
                    network.gain(),
                    network.noise(),
                    staticVariance,
                    PairCorrelation.of(network.nonlinearity(), mean, variance));
        }
        return autocorrelation;
    }

    /** Averages over the distribution N(m, C0) of x. */
    GaussianAverage average() {
        return average;
    }

    /** {@code fixed-point}, {@code chaotic} or {@code noise-driven}. */
    public String kind() {
        if (isFixedPoint()) {
            return "fixed-point";
        }
        boolean chaotic = network.noise() == 0 || expandsUnderNoise();
        return chaotic ? "chaotic" : "noise-driven";
    }

    /**
     * The sign of λ under noise without computing it: C''(0+) = C0 − g²E[φ²] − Iv &lt; 0 in continuous time (Schuecker,
     * Goedeke &amp; Helias 2018), R &gt; 1 for the map.
     */
    private boolean expandsUnderNoise() {
        if (network.isMap()) {
            return spectralRadius() > 1;
        }
        double g2 = network.gain() * network.gain();
        return variance < g2 * rateVariance() + network.inputVariance();
    }

    /** Its order parameters in one line. */
    @Override
    public String toString() {
        Optional<String> lambda = Optional.of(lyapunovEstimate())
                .filter(e -> !e.isFailed())
                .map(e -> String.format(", largest Lyapunov exponent %.10g", e.value()));
        return String.format(
                "%s state: mean %.10g, variance %.10g, static variance %.10g%s",
                kind(), mean, variance, staticVariance, lambda.orElse(""));
    }
}
