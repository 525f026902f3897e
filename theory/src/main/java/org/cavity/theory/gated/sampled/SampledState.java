package org.cavity.theory.gated.sampled;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.gated.GateMeasure;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.gated.Sites;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.spectrum.LogDeterminant;
import org.cavity.theory.gated.spectrum.SlowModes;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;

/**
 * A time-varying state of the gated network with a moving update gate, from several independent samples each of which
 * was solved by itself. Values are means over the samples; an error is the standard error of that mean, widened for
 * how little so few samples tell of their scatter, so that it is exceeded as often as that of a normal law.
 */
public final class SampledState implements StationaryState {

    /** Most numbers of a {@link #sequel}. */
    public static final int LONGEST_SEQUEL = 2 + TimeWindow.MOST_NODES;

    /** Fluctuations of C_h between which the decay rate is read off, as shares of its variance. */
    private static final double[] DECAY_LEVELS = {0.3, 0.12, 0.05};

    /** The exponent of a decay rate with a larger relative error is not resolved. */
    private static final double RESOLVED = 0.25;

    /** Relative error of the variance beyond which a note says so. */
    private static final double KNOWN = 0.02;

    /** What an unconverged remainder may grow to in the solution, and the short mixture's error in C_φ. */
    private static final double AMPLIFICATION = 5;

    private static final double MIXTURE_ERROR = 3e-6;

    /** Draws of h in a sample that give the gate's share of μ, some per cent, as well as the rest is known. */
    private static final int FORWARD_DRAWS = 48;

    /**
     * Relative errors of variances, of exponents and of times for every part by which C_φ falls within a step while
     * the gate moves, seen on halving the step of sharp gates.
     */
    private static final double ERROR_OF_STEP = 0.06;

    private static final double EXPONENT_ERROR_OF_STEP = 0.4;

    private static final double TIME_ERROR_OF_STEP = 2.4;

    /** Relative error of the exponent's secant and cutoff. */
    private static final double EXPONENT_ERROR = 2e-4;

    /** The adjoint keeps the square of the grid for every path, and converges with few. */
    private static final int ADJOINT_PAIRS = 16;

    private static final int ADJOINT_DRAWS = 2;

    /** Relative error of the step of the adjoint, whose source is not smooth; seen against the closed case. */
    private static final double ADJOINT_ERROR = 0.01;

    /** Sites of a sample whose slow modes are counted. */
    private static final int SITES = 1024;

    private final GatedNetwork network;
    private final Sampling sampling;
    private final List<StationaryCorrelation> solutions;
    private final Tasks tasks;
    private Estimate exponent;
    private List<SiteHistogram> histograms;

    SampledState(GatedNetwork network, Sampling sampling, List<StationaryCorrelation> solutions, Tasks tasks) {
        this.network = network;
        this.sampling = sampling;
        this.solutions = List.copyOf(solutions);
        this.tasks = tasks;
    }

    List<StationaryCorrelation> solutions() {
        return solutions;
    }

    /**
     * What {@link SampledSolver#solve(GatedNetwork, Sampling, Tasks, double[])} of a neighbouring network may start from:
     * the window's period and number of steps, and C_φ at its nodes.
     */
    public double[] sequel() {
        StationaryCorrelation first = solutions.get(0);
        double[] rate = first.rate();
        double[] sequel = new double[2 + rate.length];
        sequel[0] = first.window().period();
        sequel[1] = first.window().steps();
        System.arraycopy(rate, 0, sequel, 2, rate.length);
        return sequel;
    }

    @Override
    public GatedNetwork network() {
        return network;
    }

    @Override
    public Estimate varianceH() {
        return estimate(s -> s.activity()[0]);
    }

    @Override
    public Estimate varianceZ() {
        return estimate(s -> drives(s).updateVariance());
    }

    @Override
    public Estimate varianceR() {
        return estimate(s -> drives(s).reset()[0]);
    }

    @Override
    public Estimate rateVariance() {
        return estimate(s -> s.rate()[0]);
    }

    /** {@inheritDoc} Its error includes how far the correlation is still falling at the end of the window. */
    @Override
    public Estimate staticVariance() {
        if (network.hasZeroState()) {
            return Estimate.of(0, 0);
        }
        Estimate plateau = estimate(SampledState::plateau);
        double falling = solutions.stream()
                .mapToDouble(s -> Math.abs(s.tail()) * (s.activity()[0] - plateau(s)))
                .average()
                .orElseThrow();
        return plateau.plusError(0.5 * falling);
    }

    /** {@inheritDoc} Given the path of z the average over h is exact. */
    @Override
    public Estimate meanGain() {
        return Estimate.ofSamples(
                histograms().stream().mapToDouble(SiteHistogram::meanGain).toArray(), 0);
    }

    @Override
    public Estimate meanUpdateGate() {
        return Estimate.ofSamples(
                histograms().stream()
                        .mapToDouble(h -> h.measure().meanOpening())
                        .toArray(),
                0);
    }

    @Override
    public double autocorrelation(double lag) {
        return autocorrelationEstimate(lag).value();
    }

    /** C_h at a lag, with its standard error. */
    public Estimate autocorrelationEstimate(double lag) {
        return estimate(s -> activity(s, lag));
    }

    @Override
    public Estimate halfTime() {
        double[] values =
                solutions.stream().mapToDouble(StationaryCorrelation::halfTime).toArray();
        return Estimate.ofSamples(values, TIME_ERROR_OF_STEP * stepFall());
    }

    @Override
    public Optional<Estimate> decayRate() {
        if (network.bias() != 0 || solutions.stream().anyMatch(s -> Math.abs(s.tail()) > 0.2 * DECAY_LEVELS[2])) {
            return Optional.empty();
        }
        double[] late = new double[solutions.size()];
        double change = 0;
        for (int i = 0; i < late.length; i++) {
            double[] lag = new double[DECAY_LEVELS.length];
            for (int l = 0; l < lag.length; l++) {
                lag[l] = fallTime(solutions.get(i), DECAY_LEVELS[l]);
            }
            late[i] = Math.log(DECAY_LEVELS[1] / DECAY_LEVELS[2]) / (lag[2] - lag[1]);
            double early = Math.log(DECAY_LEVELS[0] / DECAY_LEVELS[1]) / (lag[1] - lag[0]);
            change += Math.abs(late[i] - early) / late.length;
        }
        Estimate rate = Estimate.ofSamples(late, 0);
        double error = Math.hypot(rate.error(), change);
        return rate.isFailed() || error > RESOLVED * Math.abs(rate.value())
                ? Optional.empty()
                : Optional.of(Estimate.of(rate.value(), error));
    }

    /** {@inheritDoc} From the explicit matrix of {@link TangentOperator}, of every sample by itself. */
    @Override
    public synchronized Estimate maximalLyapunovExponent() {
        if (exponent == null) {
            exponent = exponent(s -> {
                SitePaths paths = s.site()
                        .paths(
                                s.rate(),
                                (FORWARD_DRAWS + s.site().pairs() - 1)
                                        / s.site().pairs());
                s.site().release();
                return new TangentOperator(network, s.window(), paths, tasks)::eigenvalue;
            });
        }
        return exponent;
    }

    /**
     * The growing mode of gradients run backwards in time: its rate, by another route the largest exponent, and how
     * it is shared between the variables.
     *
     * @param rate growth rate λ
     * @param updateRatio E[a_z²] / E[a_h²] of the gradients a
     * @param resetRatio E[a_r²] / E[a_h²]
     */
    public record AdjointGrowth(Estimate rate, Estimate updateRatio, Estimate resetRatio) {}

    /** The adjoint's growing mode, from {@link AdjointOperator}, of every sample by itself. */
    public AdjointGrowth adjointGrowth() {
        TimeWindow window = solutions.get(0).window();
        if (window.steps() > AdjointOperator.MAX_STEPS) {
            Estimate none = Estimate.failed(String.format(
                    Locale.ROOT,
                    "the adjoint takes the square of %d grid points, and no more than %d of them",
                    window.steps(),
                    AdjointOperator.MAX_STEPS));
            return new AdjointGrowth(none, none, none);
        }
        int n = solutions.size();
        double[] rate = new double[n];
        double[] update = new double[n];
        double[] reset = new double[n];
        double start = 0.6 / solutions.get(0).halfTime();
        for (int i = 0; i < n; i++) {
            AdjointOperator operator = new AdjointOperator(solutions.get(i), ADJOINT_PAIRS, ADJOINT_DRAWS, tasks);
            Estimate root = GrowthRate.of(lambda -> operator.mode(lambda).eigenvalue(), start);
            if (root.isFailed()) {
                return new AdjointGrowth(root, root, root);
            }
            start = root.value();
            AdjointOperator.Mode mode = operator.mode(start);
            rate[i] = start;
            update[i] = mode.updateRatio();
            reset[i] = mode.resetRatio();
        }
        return new AdjointGrowth(
                Estimate.ofSamples(rate, ADJOINT_ERROR),
                Estimate.ofSamples(update, ADJOINT_ERROR),
                Estimate.ofSamples(reset, ADJOINT_ERROR));
    }

    @Override
    public JacobianStatistics jacobianStatistics() {
        double reset = 0;
        double slope = 0;
        for (StationaryCorrelation s : solutions) {
            Drives drives = drives(s);
            reset += drives.resetGate()[0] / solutions.size();
            slope += drives.rate()[0] * drives.resetSlope()[0] / solutions.size();
        }
        SiteHistogram all = new SiteHistogram();
        histograms().forEach(h -> all.add(h, 1));
        GateMeasure gates = all.measure();
        return new JacobianStatistics(reset, slope, gates);
    }

    /**
     * Sites drawn from the law of the state, from every sample by itself; {@code LogDeterminant.ofSites} gives the
     * spectrum of a network of such sites.
     *
     * @param count sites of a sample, at least 1
     */
    public List<Sites> sites(int count) {
        return fromSites((site, rate) -> site.sites(rate, count));
    }

    @Override
    public Estimate slowFraction(double bound) {
        List<Estimate> counts = sites(SITES).stream()
                .map(sample -> SlowModes.fraction(LogDeterminant.ofSites(network, sample), bound))
                .toList();
        Optional<Estimate> failed = counts.stream().filter(Estimate::isFailed).findFirst();
        if (failed.isPresent()) {
            return failed.get();
        }
        Estimate mean =
                Estimate.ofSamples(counts.stream().mapToDouble(Estimate::value).toArray(), 0);
        double error = counts.stream().mapToDouble(Estimate::error).max().orElseThrow();
        return mean.plusError(error);
    }

    @Override
    public String note() {
        List<String> notes = new ArrayList<>();
        double residual = solutions.stream()
                .mapToDouble(s -> s.residual() / s.rate()[0])
                .max()
                .orElseThrow();
        if (solutions.stream().anyMatch(s -> !s.converged())) {
            notes.add(String.format(Locale.ROOT, "the iteration stopped at a relative residual of %.1e", residual));
        }
        double tail = tail();
        if (tail > sampling.maxTail()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the correlation are left at the end of the window of %.4g tau",
                    100 * tail,
                    solutions.get(0).window().period()));
        }
        Estimate variance = varianceH();
        if (variance.isFailed() || variance.error() > KNOWN * variance.value()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "sampling leaves an error of %.1f %% in the variance",
                    100 * variance.error() / variance.value()));
        }
        return String.join("; ", notes);
    }

    /** What is left of the fluctuations at the far end of the window, the mean over the samples. */
    double tail() {
        return Math.abs(solutions.stream()
                .mapToDouble(StationaryCorrelation::tail)
                .average()
                .orElseThrow());
    }

    /**
     * Share of its fluctuations by which C_φ falls within a step; 0 for a gate that stands still, where steps are
     * exact.
     */
    private double stepFall() {
        StationaryCorrelation s = solutions.get(0);
        double fall = s.rate()[0] - s.window().interpolate(s.rate())[1];
        return network.updateGain() == 0 ? 0 : Math.max(0, fall) / (s.rate()[0] - s.plateau());
    }

    private Estimate exponent(Function<StationaryCorrelation, DoubleUnaryOperator> eigenvalue) {
        double[] values = new double[solutions.size()];
        double start = 0.6 / solutions.get(0).halfTime();
        for (int i = 0; i < values.length; i++) {
            Estimate root = GrowthRate.of(eigenvalue.apply(solutions.get(i)), start);
            if (root.isFailed()) {
                return root;
            }
            values[i] = root.value();
            start = root.value();
        }
        return Estimate.ofSamples(values, EXPONENT_ERROR + EXPONENT_ERROR_OF_STEP * stepFall());
    }

    private synchronized List<SiteHistogram> histograms() {
        if (histograms == null) {
            histograms = fromSites(SingleSite::histogram);
        }
        return histograms;
    }

    /** Follows the paths of every sample again. Their waves take much memory, and are let go of before the next. */
    private <T> List<T> fromSites(BiFunction<SingleSite, double[], T> followed) {
        List<T> results = new ArrayList<>();
        for (StationaryCorrelation s : solutions) {
            results.add(followed.apply(s.site(), s.rate()));
            s.site().release();
        }
        return List.copyOf(results);
    }

    private Drives drives(StationaryCorrelation s) {
        return new Drives(network, s.window(), s.rate());
    }

    private static double plateau(StationaryCorrelation s) {
        return s.site().network().hasZeroState() ? 0 : s.activity()[s.activity().length - 1];
    }

    private static double activity(StationaryCorrelation s, double lag) {
        TimeWindow window = s.window();
        return lag > 0.5 * window.period() ? plateau(s) : window.at(window.interpolate(s.activity()), lag);
    }

    /** Lag at which C_h − C_h(∞) has this share of its value at 0. */
    private static double fallTime(StationaryCorrelation s, double share) {
        double[] all = s.window().interpolate(s.activity());
        double plateau = plateau(s);
        double level = plateau + share * (all[0] - plateau);
        int j = 1;
        while (j < all.length - 1 && all[j] > level) {
            j++;
        }
        return (j - (level - all[j]) / (all[j - 1] - all[j])) * s.window().step();
    }

    private Estimate estimate(ToDoubleFunction<StationaryCorrelation> quantity) {
        double[] values = solutions.stream().mapToDouble(quantity).toArray();
        double residual = 0;
        for (StationaryCorrelation s : solutions) {
            residual = Math.max(residual, s.residual() / s.rate()[0]);
        }
        return Estimate.ofSamples(values, AMPLIFICATION * residual + MIXTURE_ERROR + ERROR_OF_STEP * stepFall());
    }

    /** The exponent is left out, since it is a computation of its own. */
    @Override
    public String toString() {
        Estimate v = varianceH();
        return "time-varying state of " + network + " from samples: variance_h " + v.value() + " ± " + v.error();
    }
}
