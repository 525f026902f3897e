package org.cavity.theory.additive;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cavity.theory.correlation.PowerSpectrum;
import org.cavity.theory.filtered.FilteredState;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.RadialLaw;
import org.hipparchus.complex.Complex;

/**
 * A self-consistent state of an additive network in the limit N → ∞. Immutable; what costs more than an average over
 * one Gaussian variable is computed when first asked for.
 */
public final class AdditiveState {

    /** At an onset itself, where linear stability is decided by rounding, the saturation of φ still holds the state. */
    private static final double MARGINAL = 1e-12;

    private final AdditiveNetwork network;
    private final double mean;
    private final double variance;
    private final double staticVariance;
    private final boolean restoring;
    private final GaussianAverage average;
    private final Optional<FilteredState> eulerMap;
    private Autocorrelation autocorrelation;
    private double truncation;
    private Estimate exponent;
    private ParticipationRatio.Pair dimensions;

    AdditiveState(AdditiveNetwork network, MeanEquation.Root root) {
        this.network = network;
        this.mean = root.mean();
        this.variance = root.moments().variance();
        this.staticVariance = root.moments().staticVariance();
        this.restoring = root.restoring();
        this.average = new GaussianAverage(mean, variance, network.nonlinearity());
        this.eulerMap = root.moments().filtered();
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

    /**
     * Derivative of the self-consistency map of the variance, C ↦ g² E[φ²] + Iv at fixed mean: g² E[φ'² + φφ''], by
     * Stein's lemma an average of φ² alone. It is 1 at a fold of fixed points.
     */
    public double varianceSlope() {
        Nonlinearity phi = network.nonlinearity();
        double g2 = network.gain() * network.gain();
        if (variance == 0) {
            double gain = phi.derivative(mean);
            return g2 * gain * gain;
        }
        return g2 * average.timesHermite2(x -> phi.value(x) * phi.value(x)) / (2 * variance);
    }

    /** R = g √E[φ'²], the radius of the disc or ring that the Jacobian's bulk spectrum fills. */
    public double spectralRadius() {
        return network.gain() * Math.sqrt(squaredGain());
    }

    /**
     * Largest real part of the bulk of the Jacobian's spectrum: R − 1, or R for the map of step 1. Of an Euler map it is that
     * of the equation which it approximates.
     */
    public double spectralAbscissa() {
        return network.isMap() ? spectralRadius() : spectralRadius() - 1;
    }

    /**
     * The leading isolated eigenvalue of the Jacobian (its real part); see {@link JacobianOutlier}. Known for fixed
     * points.
     */
    public OptionalDouble outlier() {
        return leadingOutlier()
                .map(z -> OptionalDouble.of(network.isMap() ? z.getReal() : z.getReal() - 1))
                .orElse(OptionalDouble.empty());
    }

    /**
     * Whether the dynamics stays in this state: at a fixed point neither the bulk of the Jacobian's spectrum nor an
     * outlier is unstable; a time-dependent state is stable unless its mean runs away after a small push, or that of a map
     * swings ever further to and fro. The latter is not looked for in states without symmetry where the step is below 1.
     */
    public boolean isStable() {
        if (!isFixedPoint()) {
            return restoring && !swingsUp();
        }
        if (spectralRadius() > 1 + MARGINAL || !restoring) {
            return false;
        }
        return network.step() > 0 ? outlierFactor() <= 1 + MARGINAL : outlier().orElse(-1) <= MARGINAL;
    }

    /** Whether nothing but an oscillation that the whole network shares keeps the state from being stable. */
    boolean isRocking() {
        return restoring && !isStable() && !(isFixedPoint() && spectralRadius() > 1 + MARGINAL);
    }

    /**
     * Whether a push of a time-dependent state's mean grows while it turns its sign from step to step: in the state of mean
     * zero a step multiplies it by 1 − δ + δ J₀ E[φ'], and by the eigenvalues of {@link JacobianOutlier} where the map of step
     * 1 lets mean and variance move together.
     */
    private boolean swingsUp() {
        double step = network.step();
        if (network.isMap()) {
            return JacobianOutlier.collectiveFactor(this) > 1 + MARGINAL;
        }
        return network.isEulerMap()
                && network.isSymmetric()
                && mean == 0
                && 1 - step + step * network.meanCoupling() * meanGain() < -1 - MARGINAL;
    }

    /** Largest factor by which a step of the map stretches a direction of the Jacobian's bulk. */
    private double bulkFactor() {
        return 1 - network.step() + network.step() * spectralRadius();
    }

    /** The same for the isolated eigenvalue of g J diag(φ') + J₀…; 0 if there is none. */
    private double outlierFactor() {
        return leadingOutlier()
                .map(z -> JacobianOutlier.factor(network.step(), z))
                .orElse(0.0);
    }

    private Optional<Complex> leadingOutlier() {
        return isFixedPoint() ? JacobianOutlier.of(this) : Optional.empty();
    }

    /**
     * C(τ) = ⟨δx(t) δx(t + τ)⟩, averaged over sites. For a map τ is rounded to the nearest step.
     */
    public double autocorrelation(double lag) {
        if (staticVariance == variance) {
            return variance;
        }
        if (network.isMap()) {
            return Math.rint(lag) == 0 ? variance : staticVariance;
        }
        if (eulerMap.isPresent()) {
            return eulerMap.get().autocorrelation(Math.rint(lag / network.step()) * network.step());
        }
        return dynamics().value(lag);
    }

    /**
     * The spectrum of C(τ) − C(∞); empty for fixed points. The map of step 1 has white activity.
     *
     * @throws IllegalStateException if it is not resolved
     */
    public Optional<PowerSpectrum> powerSpectrum() {
        if (staticVariance == variance) {
            return Optional.empty();
        }
        if (network.isMap()) {
            double[] white = {variance - staticVariance, variance - staticVariance};
            return Optional.of(new PowerSpectrum(white, Math.PI));
        }
        if (eulerMap.isPresent()) {
            return Optional.of(
                    new PowerSpectrum(eulerMap.get().spectrum(), eulerMap.get().frequencySpacing()));
        }
        return Optional.of(PowerSpectrum.of(
                lag -> dynamics().value(lag) - staticVariance, dynamics().decayRate(), -network.noise()));
    }

    /**
     * κ, with C(τ) − C(∞) ~ exp(−κτ). Empty for fixed points and for the map of step 1, whose autocorrelation falls at
     * once.
     */
    public OptionalDouble decayRate() {
        if (eulerMap.isPresent()) {
            return OptionalDouble.of(eulerMap.get().decayRate());
        }
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
     * Jacobian's spectrum, bulk or outlier. For the map of step 1 it is log R, and log of the outlier's modulus where that
     * is larger (Molgedey, Schuchhardt &amp; Schuster 1992). In continuous time see {@link TwoReplicaExponent}, for other
     * steps {@link FilteredState#lyapunovEstimate}.
     */
    public synchronized Estimate lyapunovEstimate() {
        if (exponent == null) {
            if (eulerMap.isPresent()) {
                exponent = eulerMap.get().lyapunovEstimate();
            } else if (hasDynamics()) {
                exponent = TwoReplicaExponent.solve(dynamics());
            } else if (network.step() > 0) {
                double factor = Math.max(bulkFactor(), outlierFactor());
                exponent = factor > 0
                        ? Estimate.of(Math.log(factor) / network.step(), 1e-14)
                        : Estimate.failed("all perturbations vanish in one step, the exponent is minus infinity");
            } else {
                exponent = Estimate.of(Math.max(spectralAbscissa(), outlier().orElse(-1)), 1e-14);
            }
        }
        return exponent;
    }

    /** Whether the largest exponent is finite: a map without any gain forgets every perturbation in one step. */
    boolean hasExponent() {
        return !network.isMap() || Math.max(bulkFactor(), outlierFactor()) > 0;
    }

    /** Whether C(τ) is a non-trivial function of continuous time. */
    boolean hasDynamics() {
        return staticVariance < variance && network.step() == 0;
    }

    /** C(τ) as a function. */
    synchronized Autocorrelation dynamics() {
        if (autocorrelation == null) {
            PairCorrelation pair = PairCorrelation.of(network.nonlinearity(), mean, variance);
            truncation = pair.relativeError();
            autocorrelation = new Autocorrelation(network.gain(), network.noise(), staticVariance, pair);
        }
        return autocorrelation;
    }

    /** Whether the mean returns after a small push. */
    boolean isRestoring() {
        return restoring;
    }

    /**
     * The law of the moduli of the eigenvalues of g J diag(φ'), which are those of the Jacobian seen from its centre,
     * −1 in continuous time and 0 for the map.
     */
    public RadialLaw radialLaw() {
        Nonlinearity phi = network.nonlinearity();
        return new RadialLaw(
                network.coupling(),
                f -> average.of(x -> {
                    double d = network.gain() * phi.derivative(x);
                    return f.applyAsDouble(d * d);
                }));
    }

    /**
     * Whether the theory of participation ratios covers this state: x varies in time, its mean and frozen part vanish.
     */
    public boolean hasParticipationRatio() {
        return variance > 0 && mean == 0 && staticVariance == 0 && network.isSymmetric();
    }

    /** Participation ratio of x per neuron; see {@link #hasParticipationRatio()}. */
    public Estimate dimensionOfActivity() {
        return participationRatio().x();
    }

    /** Participation ratio of the rates φ(x) per neuron; see {@link #hasParticipationRatio()}. */
    public Estimate dimensionOfRates() {
        return participationRatio().phi();
    }

    private synchronized ParticipationRatio.Pair participationRatio() {
        if (!hasParticipationRatio()) {
            throw new IllegalStateException(
                    "the participation ratio is known for time-dependent states of mean zero without frozen input");
        }
        if (dimensions == null) {
            dimensions = eulerMap.isPresent()
                    ? new ParticipationRatio.Pair(
                            eulerMap.get().dimensionOfActivity(), eulerMap.get().dimensionOfRates())
                    : ParticipationRatio.solve(this);
        }
        return dimensions;
    }

    /**
     * Relative numerical error of the order parameters: rounding, magnified by the softness of the equations near an
     * onset (κ → 0) or a fold (slope → 1), and the truncation of the correlation functions. The state x = 0 is exact.
     */
    double relativeError() {
        if (variance == 0) {
            return 0;
        }
        if (eulerMap.isPresent()) {
            return eulerMap.get().relativeError();
        }
        Nonlinearity phi = network.nonlinearity();
        double quadrature =
                average.error(x -> phi.value(x) * phi.value(x)) / Math.max(rateVariance(), Double.MIN_NORMAL);
        if (!hasDynamics()) {
            // At a fold the root is double, and an error ε of the equation moves it by √ε.
            return Math.min((quadrature + 4e-16) / Math.abs(1 - varianceSlope()), Math.sqrt(quadrature + 4e-16))
                    + 1e-15;
        }
        return quadrature + 1e-15 / dynamics().decayRate() + dynamics().residual() + truncation;
    }

    /** The whole state of an Euler map that varies in time. */
    Optional<FilteredState> eulerMap() {
        return eulerMap;
    }

    /** {@link FilteredState#expansion()} of an Euler map that varies in time, zero at the onset of chaos under noise. */
    OptionalDouble eulerExpansion() {
        return eulerMap.isPresent() ? OptionalDouble.of(eulerMap.get().expansion()) : OptionalDouble.empty();
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
        return isChaotic() ? "chaotic" : "noise-driven";
    }

    /** Whether the largest Lyapunov exponent is positive: without noise in every state that varies in time. */
    boolean isChaotic() {
        return !isFixedPoint() && (network.noise() == 0 || expandsUnderNoise());
    }

    /**
     * The sign of λ under noise without computing it: C''(0+) = C0 − g²E[φ²] − Iv &lt; 0 in continuous time (Schuecker,
     * Goedeke &amp; Helias 2018), R &gt; 1 for the map of step 1.
     */
    private boolean expandsUnderNoise() {
        if (network.isMap()) {
            return spectralRadius() > 1;
        }
        if (eulerMap.isPresent()) {
            return eulerMap.get().expansion() > 0;
        }
        double g2 = network.gain() * network.gain();
        return variance < g2 * rateVariance() + network.inputVariance();
    }

    /** Its order parameters in one line. */
    @Override
    public String toString() {
        Optional<String> lambda = Optional.of(lyapunovEstimate())
                .filter(e -> !e.isFailed())
                .map(e -> String.format(Locale.ROOT, ", largest Lyapunov exponent %.10g", e.value()));
        return String.format(
                Locale.ROOT,
                "%s state: mean %.10g, variance %.10g, static variance %.10g%s",
                kind(),
                mean,
                variance,
                staticVariance,
                lambda.orElse(""));
    }
}
