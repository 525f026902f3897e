package org.cavity.theory.filtered;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.cavity.theory.correlation.SpectralPeak;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.RadialLaw;

/**
 * A self-consistent state of a filtered network that varies in time, in the limit N → ∞. Immutable; exponent and
 * dimension are computed when first asked for.
 */
public final class FilteredState {

    private final FilteredNetwork network;
    private final SpectralSolver.Solution solution;
    private final SelfConsistency.Site[] sites;
    private final double[] rates;
    private Estimate exponent;
    private SpectralPeak peak;
    private ParticipationRatio.Pair dimensions;

    FilteredState(FilteredNetwork network, SpectralSolver.Solution solution) {
        this.network = network;
        this.solution = solution;
        SelfConsistency equations = solution.equations();
        this.sites = new SelfConsistency.Site[equations.classes()];
        for (int j = 0; j < sites.length; j++) {
            sites[j] = equations.site(j, solution.unknowns());
        }
        this.rates = window().function(Arrays.copyOf(solution.unknowns(), window().size()));
    }

    private LagWindow window() {
        return solution.equations().window();
    }

    /** The network whose state this is. */
    public FilteredNetwork network() {
        return network;
    }

    /** Mean of x over units. */
    public double mean() {
        return average(j -> sites[j].mean());
    }

    /** Variance of x over units and time. */
    public double variance() {
        return average(j -> sites[j].variance()) + spreadOfMeans();
    }

    /** Variance C_j(0) of the units of one class, about their mean. */
    public double variance(int unitClass) {
        return sites[unitClass].variance();
    }

    /** Variance over units of the time average of x. */
    public double staticVariance() {
        return average(j -> sites[j].staticVariance()) + spreadOfMeans();
    }

    private double spreadOfMeans() {
        double mean = mean();
        return average(j -> Math.pow(sites[j].mean() - mean, 2));
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
     * Largest real part of the bulk of the Jacobian's spectrum at one moment, {@link #squaredGains} in the place of φ'²:
     * the κ at which g² max<sub>ω</sub> Σ_j w_j E[φ'²]_j |H_j(κ + iω)|² = 1. Exact for all filters where gains are
     * independent of the couplings, as they are for N → ∞.
     */
    public double spectralAbscissa() {
        return RestingState.abscissa(network, squaredGains());
    }

    /** The law of the moduli of the eigenvalues of g J diag(φ') at one moment, of equal units. */
    RadialLaw radialLaw() {
        return network.radialLaw(gaussian(0));
    }

    /** E[φ'²] of each class. */
    double[] squaredGains() {
        Nonlinearity phi = network.nonlinearity();
        double[] gains = new double[sites.length];
        for (int j = 0; j < gains.length; j++) {
            gains[j] = gaussian(j).of(x -> phi.derivative(x) * phi.derivative(x));
        }
        return gains;
    }

    /**
     * C(τ) = ⟨δx(t) δx(t + τ)⟩, averaged over units. Of a map, τ between two steps is interpolated by its band-limited
     * continuation.
     */
    public double autocorrelation(double lag) {
        double still = staticVariance();
        // Beyond the window nothing is left, though the sum of cosines would start again.
        if (Math.abs(lag) >= window().length()) {
            return still;
        }
        double[] mean = new double[window().size()];
        for (int k = 0; k < mean.length; k++) {
            int lagIndex = k;
            mean[k] = average(j -> sites[j].fluctuation()[lagIndex]);
        }
        double[] spectrum = window().spectrum(mean);
        int n = window().half();
        double sum = 0.5 * (spectrum[0] + spectrum[n] * Math.cos(Math.PI * lag / window().step()));
        for (int m = 1; m < n; m++) {
            sum += spectrum[m] * Math.cos(window().frequency(m) * lag);
        }
        return still + sum / window().length();
    }

    /** S_x(ω) = Σ_j w_j |H_j|² (g² S_φ + 2D), with S(ω) = ∫ C(τ) cos ωτ dτ of what fluctuates. */
    public double power(double frequency) {
        double angle = frequency * window().step();
        if (network.step() == 0 && Math.abs(angle) > Math.PI) {
            // Beyond the band nothing is left, though the sum of cosines would start again.
            return 0;
        }
        int n = window().half();
        double sum = 0.5 * (rates[0] + rates[n] * Math.cos(n * angle));
        for (int k = 1; k < n; k++) {
            sum += rates[k] * Math.cos(k * angle);
        }
        double input = network.gain() * network.gain() * 2 * window().step() * sum + 2 * network.noise();
        return input * average(j -> network.units().get(j).filter().power(0, frequency));
    }

    /** S_x at the frequencies that the solution knows, m times {@link #frequencySpacing()} from m = 0. */
    public double[] spectrum() {
        double[] mean = new double[window().size()];
        for (int j = 0; j < sites.length; j++) {
            double[] own = solution.equations().spectrum(j, solution.unknowns());
            for (int m = 0; m < own.length; m++) {
                mean[m] += network.units().get(j).weight() * own[m];
            }
        }
        return mean;
    }

    /** Distance between the frequencies of {@link #spectrum()}. */
    public double frequencySpacing() {
        return window().frequency(1);
    }

    /** The peak of S_x(ω), with its width and quality factor. */
    public synchronized SpectralPeak peak() {
        if (peak == null) {
            peak = SpectralPeak.of(this::power, spectrum(), frequencySpacing());
        }
        return peak;
    }

    /** Rate κ at which the autocorrelation decays in the end; infinite in a map that forgets in one step. */
    public double decayRate() {
        return solution.decayRate();
    }

    /**
     * The largest Lyapunov exponent per unit time, with its numerical error. Without noise a state that varies in time is
     * chaotic, and an exponent that is not positive marks a solution as spurious.
     */
    public synchronized Estimate lyapunovEstimate() {
        if (exponent == null) {
            try {
                exponent = TwoReplicaMode.exponent(network, solution);
            } catch (IllegalStateException e) {
                exponent = Estimate.failed("the two-replica operator: " + e.getMessage());
            }
            if (!exponent.isFailed() && network.noise() == 0 && !(exponent.value() > 0)) {
                exponent =
                        Estimate.failed("the state found is not chaotic and therefore spurious: its exponent would be "
                                + exponent.value());
            }
            if (!exponent.isFailed()) {
                // Near an onset the exponent goes with the square of the variance.
                double inherited = 2 * Math.abs(exponent.value()) * relativeError();
                exponent = Estimate.of(exponent.value(), exponent.error() + inherited);
            }
        }
        return exponent;
    }

    /** Has the sign of the largest exponent, at a fraction of its cost: the two-replica operator's largest eigenvalue less 1. */
    public double expansion() {
        return TwoReplicaMode.expansion(network, solution);
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

    /** Whether the theory of participation ratios covers this state: equal units of mean zero without frozen part. */
    public boolean hasParticipationRatio() {
        return sites.length == 1 && network.isSymmetric() && network.inputVariance() == 0;
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
                    "the participation ratio is known for networks of equal units of mean zero without frozen input");
        }
        if (dimensions == null) {
            dimensions = ParticipationRatio.of(network, solution, meanGain());
        }
        return dimensions;
    }

    /** What is left of the equations, relative. */
    public double residual() {
        return solution.residual();
    }

    /** What is left of the autocorrelation at the end of the window, relative; the state feels its square. */
    public double windowError() {
        return solution.windowError();
    }

    /**
     * What the end of the frequency band tells of the variance beyond, relative; 0 for maps, which have no other. Where φ has a
     * kink, a bound of the autocorrelation's error, from what the last halving of the step changed.
     */
    public double resolution() {
        return solution.resolution();
    }

    /**
     * Relative numerical error of the order parameters: residual, periodic images of the window and what lies beyond the band,
     * magnified by the softness of the equations near an onset.
     */
    public double relativeError() {
        double slowest = Double.POSITIVE_INFINITY;
        for (UnitClass unit : network.units()) {
            slowest = Math.min(slowest, unit.filter().decayRate());
        }
        double softness = Double.isInfinite(slowest) ? 1 : Math.max(1, slowest / decayRate());
        double windowError = solution.windowError() * solution.windowError();
        return (solution.residual() + 1e-14 + windowError + solution.resolution()) * softness;
    }

    private GaussianAverage gaussian(int j) {
        return new GaussianAverage(sites[j].mean(), sites[j].variance(), network.nonlinearity());
    }

    private double average(IntToDoubleFunction f) {
        double sum = 0;
        for (int j = 0; j < sites.length; j++) {
            sum += network.units().get(j).weight() * f.applyAsDouble(j);
        }
        return sum;
    }

    /** Its order parameters in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s state: mean %.10g, variance %.10g, static variance %.10g, decay rate %.10g",
                network.noise() > 0 ? "noise-driven" : "chaotic",
                mean(),
                variance(),
                staticVariance(),
                decayRate());
    }
}
