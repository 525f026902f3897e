package org.cavity.theory.gated.sampled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.closed.ClosedSolver;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * Time-varying stationary states of the gated network with an update gate that moves, for which h is not Gaussian and
 * the mean-field equations do not close. The window of time, its step, and the start come from a scout with few
 * paths; then every independent sample of paths is solved to convergence, each from the solution of the one before.
 * Their scatter is the error: it contains what the feedback makes of the error of a single average.
 *
 * <p>A constant C_φ solves the same equations (it is a mean-field fixed point); a result whose correlation does not
 * decay is that and is not accepted.
 */
public final class SampledSolver {

    /** Pairs of paths of the scout, and how well it converges. */
    private static final int SCOUT_PAIRS = 8;

    private static final double SCOUT_TOLERANCE = 1e-3;
    private static final int SCOUT_ITERATIONS = 25;
    private static final int SCOUT_WINDOWS = 16;

    private static final int MAX_ITERATIONS = 120;

    /** Iterations that a sample usually takes, and a factor by which they may take more work than allowed. */
    private static final int ITERATIONS = 20;

    private static final double SLACK = 1.5;

    /** Work of the scout, as a multiple of that of a sample. */
    private static final double SCOUT_WORK = 2;

    /** Fewer pairs of paths say nothing about the law of z. */
    private static final int FEWEST_PAIRS = 4;

    /** α_z √C_z(0) up to which the gate hardly matters. */
    private static final double LITTLE = 1.5;

    /** Times that the window may prove too short once the samples are solved. */
    private static final int MAX_LONGER = 2;

    /** C_φ(0), as a share of that of the fixed point, below which the activity has died. */
    private static final double DEAD = 0.01;

    /** Share of C_φ(0) that fluctuates, below which the state is a fixed point. */
    private static final double FROZEN = 1e-3;

    private final GatedNetwork network;
    private final Sampling sampling;
    private final Tasks tasks;
    private final double staticRate;

    private SampledSolver(GatedNetwork network, Sampling sampling, Tasks tasks) {
        this.network = network;
        this.sampling = sampling;
        this.tasks = tasks;
        this.staticRate = staticRate(network);
    }

    /**
     * The time-varying state reached from large activity.
     *
     * @param network the network
     * @param sampling how much is sampled
     * @param tasks runs pieces of the work side by side
     * @return empty if there is none: the activity dies out or freezes
     * @throws IllegalStateException if no window resolves the state: the gate is too sharp or the correlations too long
     */
    public static Optional<SampledState> solve(GatedNetwork network, Sampling sampling, Tasks tasks) {
        SampledSolver solver = new SampledSolver(network, sampling, tasks);
        if (solver.staticRate == 0) {
            return Optional.empty();
        }
        solver.checkGate();
        return solver.scout(solver.closedStart().orElseGet(solver::guess)).flatMap(solver::refine);
    }

    /**
     * The same, started from the state of a neighbouring network, and from large activity only if that dies out from
     * there.
     *
     * @param network the network
     * @param sampling how much is sampled
     * @param tasks runs pieces of the work side by side
     * @param sequel {@link SampledState#sequel} of a network that differs little
     * @return empty if there is none: the activity dies out or freezes
     * @throws IllegalStateException if no window resolves the state: the gate is too sharp or the correlations too long
     */
    public static Optional<SampledState> solve(GatedNetwork network, Sampling sampling, Tasks tasks, double[] sequel) {
        SampledSolver solver = new SampledSolver(network, sampling, tasks);
        if (solver.staticRate == 0) {
            return Optional.empty();
        }
        solver.checkGate();
        Optional<SampledState> found = solver.scout(solver.closedStart().orElseGet(() -> Start.of(sequel)))
                .flatMap(solver::refine);
        return found.isPresent() ? found : solve(network, sampling, tasks);
    }

    /** A window and C_φ at its nodes. */
    private record Start(TimeWindow window, double[] rate) {

        static Start of(double[] sequel) {
            TimeWindow window = new TimeWindow(sequel[0], (int) sequel[1]);
            return new Start(window, Arrays.copyOfRange(sequel, 2, sequel.length));
        }
    }

    /**
     * E[φ²] of the mean-field fixed point of largest variance: h is an average of its drive, so no state exceeds it.
     */
    private static double staticRate(GatedNetwork network) {
        double input = network.inputStd() * network.inputStd();
        double resetInput = network.resetInputStd() * network.resetInputStd() + network.resetNoiseVariance();
        double d = 1 + input;
        double rate = 0;
        for (int i = 0; i < 10_000; i++) {
            rate = average(d, x -> Math.pow(network.rate(x), 2));
            double open =
                    average(rate + resetInput, x -> Math.pow(network.resetGate().value(x), 2));
            double next = rate * open + input;
            if (next < 1e-10) {
                return 0;
            }
            if (Math.abs(next - d) < 1e-8 * d) {
                break;
            }
            d = next;
        }
        return rate;
    }

    private static double average(double variance, DoubleUnaryOperator f) {
        return new GaussianAverage(0, variance, Nonlinearity.TANH).of(f);
    }

    private double updateVariance() {
        return staticRate + network.updateInputStd() * network.updateInputStd();
    }

    private void checkGate() {
        WindowChoice.check(network, updateVariance(), sampling);
    }

    /**
     * The state with the gate standing still, if the gate moves little: close to an onset correlations are so slow, and
     * iterations with them, that a start from elsewhere hardly arrives.
     */
    private Optional<Start> closedStart() {
        if (network.updateGain() == 0 || network.updateGain() * Math.sqrt(updateVariance()) > LITTLE) {
            return Optional.empty();
        }
        try {
            return ClosedSolver.solve(network.withUpdateGain(0)).map(state -> {
                TimeWindow window = WindowChoice.first(state.halfTime().value());
                double[] rate = new double[window.nodes().length];
                for (int l = 0; l < rate.length; l++) {
                    rate[l] = state.rateAutocorrelation(window.lag(l));
                }
                return new Start(window, rate);
            });
        } catch (IllegalStateException unsolved) {
            return Optional.empty();
        }
    }

    private Start guess() {
        // Between the gate's typical opening and the slowest time scale of the drives.
        double opening = average(staticRate, z -> network.updateGate().value(z));
        double time = 4 / Math.max(opening, 1e-3);
        TimeWindow window = WindowChoice.first(time);
        double[] rate = new double[window.nodes().length];
        double square = Math.pow(average(network.inputStd() * network.inputStd(), network::rate), 2);
        for (int l = 0; l < rate.length; l++) {
            rate[l] = square + (staticRate - square) / Math.cosh(1.3 * window.lag(l) / time);
        }
        return new Start(window, rate);
    }

    /** Finds the window. */
    private Optional<Start> scout(Start from) {
        Start start = from;
        double work = SCOUT_WORK * sampling.maxWork();
        for (int attempt = 0; attempt < SCOUT_WINDOWS; attempt++) {
            TimeWindow window = start.window();
            SingleSite site = site(window, 0, Math.min(SCOUT_PAIRS, sampling.pairs()));
            Optional<StationaryCorrelation> found = StationaryCorrelation.from(
                    site, start.rate(), attempt > 0, SCOUT_TOLERANCE, SCOUT_ITERATIONS, work, DEAD * staticRate);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            StationaryCorrelation c = found.get();
            if (isStatic(c) && !network.hasZeroState()) {
                return Optional.empty();
            }
            TimeWindow better = WindowChoice.of(c, sampling);
            if (better == window && c.converged()) {
                return Optional.of(new Start(window, c.rate()));
            }
            Start next = new Start(better, better == window ? c.rate() : c.in(better));
            work -= c.work();
            if (work <= 0) {
                // Whether this window holds the state is seen, and noted if not, once the samples are solved.
                return Optional.of(next);
            }
            start = next;
        }
        throw new IllegalStateException(
                "no window of time was found that holds the correlations of a state: they are too slow to be sampled");
    }

    private boolean isStatic(StationaryCorrelation c) {
        int last = c.rate().length - 1;
        return c.rate()[0] - c.rate()[last] < FROZEN * c.rate()[0];
    }

    private SingleSite site(TimeWindow window, int randomisation, int pairs) {
        GateNoise noise = new GateNoise(sampling.seed(), randomisation, pairs, window.steps() / 2 + 1);
        return new SingleSite(network, window, noise, TanhMixture.FIVE, tasks);
    }

    /** Solves the samples, and once more in a longer window where their tail says that the scout's was too short. */
    private Optional<SampledState> refine(Start scouted) {
        Start start = scouted;
        double work = 0;
        for (int longer = 0; ; longer++) {
            Optional<List<StationaryCorrelation>> solved = samples(start);
            if (solved.isEmpty()) {
                return Optional.empty();
            }
            SampledState state = new SampledState(network, sampling, solved.get(), tasks);
            StationaryCorrelation last = solved.get().get(solved.get().size() - 1);
            work += solved.get().stream()
                    .mapToDouble(StationaryCorrelation::work)
                    .sum();
            boolean exhausted = longer == MAX_LONGER || work > SLACK * sampling.maxWork() * sampling.randomisations();
            if (exhausted || state.tail() <= sampling.maxTail()) {
                return Optional.of(state);
            }
            Optional<TimeWindow> window =
                    WindowChoice.longer(last, state.halfTime().value(), sampling);
            if (window.isEmpty()) {
                return Optional.of(state);
            }
            start = new Start(window.get(), last.in(window.get()));
        }
    }

    /** Pairs of paths with which a sample converges within the work allowed. */
    private int affordable(Start start) {
        TimeWindow window = start.window();
        double perPair = ITERATIONS * site(window, 0, 1).work(start.rate());
        int pairs = (int) Math.min(sampling.pairs(), sampling.maxWork() / perPair);
        if (pairs < Math.min(sampling.pairs(), FEWEST_PAIRS)) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "update_gain = %s cannot be sampled: a window of %.3g tau in %d steps, which its slow correlations"
                            + " want, leaves no more than %d pairs of paths within the work allowed",
                    network.updateGain(),
                    window.period(),
                    window.steps(),
                    pairs));
        }
        return pairs;
    }

    private Optional<List<StationaryCorrelation>> samples(Start start) {
        List<StationaryCorrelation> solutions = new ArrayList<>();
        double[] rate = start.rate();
        int pairs = affordable(start);
        for (int r = 0; r < sampling.randomisations(); r++) {
            Optional<StationaryCorrelation> solution = StationaryCorrelation.from(
                    site(start.window(), r, pairs),
                    rate,
                    true,
                    sampling.tolerance(),
                    MAX_ITERATIONS,
                    SLACK * sampling.maxWork(),
                    DEAD * staticRate);
            if (solution.isEmpty()) {
                return Optional.empty();
            }
            solution.get().site().release();
            solutions.add(solution.get());
            rate = solution.get().rate();
        }
        return Optional.of(solutions);
    }
}
