package org.cavity.theory.filtered;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.complex.Complex;

/**
 * Solves the mean-field equations of a filtered network for a state that varies in time: damped iteration from a large
 * state until Newton's method takes over, on a window that is lengthened until the autocorrelation has died away in it
 * and, in continuous time, refined until the spectra have.
 *
 * <p>Far from τ = 0, where correlations are small, the linearised equations are diagonal in frequency; divided by that
 * part they are a compact perturbation of the identity, and a Krylov space of about ten vectors holds a Newton step
 * however close the onset of chaos.
 */
final class SpectralSolver {

    /**
     * The state of the iteration on the last window.
     *
     * @param residual what is left of the equations, relative
     * @param windowError what is left of the autocorrelation at the longest lags, relative
     * @param resolution what the end of the band holds of the variance, relative
     * @param gainResolution the same of E[φ'φ'], not counting a kink
     * @param decayRate rate at which the linear part of the equations lets correlations decay in the end
     * @param coarser the solution on the same window at twice the step, if it was solved for
     */
    record Solution(
            SelfConsistency equations,
            double[] unknowns,
            double residual,
            double windowError,
            double resolution,
            double gainResolution,
            double decayRate,
            Optional<Solution> coarser) {

        /** Whether the correlations go on where by their linear part they should have died away. */
        private boolean isPeriodic() {
            return windowError > LARGEST_WINDOW_ERROR
                    && decayRate * equations.window().length() > DECAY_TIMES;
        }

        /** This solution without those of longer steps, which are no longer needed. */
        private Solution alone() {
            return new Solution(
                    equations,
                    unknowns,
                    residual,
                    windowError,
                    resolution,
                    gainResolution,
                    decayRate,
                    Optional.empty());
        }
    }

    private static final int MAX_STEPS = 60;
    private static final int MAX_DAMPED = 1500;

    /** Lags at which correlations are evaluated before the search is given up. */
    private static final long MAX_WORK = 120_000_000;

    private static final int FIRST_DAMPED = 8;
    private static final int KRYLOV_SIZE = 80;
    private static final double KRYLOV_TOLERANCE = 1e-6;

    /** Above this relative residual Newton's method is not tried. */
    private static final double NEWTON_RANGE = 0.1;

    /** Relative size of a Newton step that ends the iteration: what is left is far below it. */
    private static final double SMALL_STEP = 1e-9;

    /** The same of a step that leaves no more than a small residual. */
    private static final double LAST_STEP = 1e-7;

    private static final double SMALL_RESIDUAL = 1e-13;

    /** Residuals this small are rounding. */
    private static final double ROUNDING = 3e-14;

    /** Lag at which a window ends, in units of the correlations' decay time. */
    private static final double DECAY_TIMES = 14;

    /** What may be left at the end of a shorter window, as exp(−14) is: what the periodic images change is the square of it. */
    private static final double SMALL_WINDOW_ERROR = 8e-7;

    /** What is wanted of the spectra at the end of the band, as a share of their integral. */
    private static final double RESOLUTION = 1e-10;

    /**
     * Share of the power of φ at the end of the band that the trapezoid rule folds onto low frequencies, where a kink lets it
     * fall off as ω⁻⁴ only: 1/16 and a little, twice.
     */
    private static final double ALIASED = 0.125;

    /** What is wanted of the spectra where φ has a kink, and the error falls with the fourth power of the step only. */
    private static final double KINKED_RESOLUTION = 2e-9;

    /** What is wanted where the spectrum is continued beyond the band; exponents, which are not, have 1e-9 then. */
    private static final double TAIL_RESOLUTION = 1.5e-11;

    /** By how much more than the error that is left a halving of the step changes a state, at the fourth order. */
    private static final double FOURTH_ORDER = 15;

    private static final double GAIN_RESOLUTION = 2e-8;

    /** Step in units of the decay time of an envelope of no carrier. */
    private static final double ENVELOPE_STEP = 0.2;

    /** Share of the largest power by which rounding may make others negative. */
    private static final double NEGATIVE_POWER = 1e-9;

    /** What may be left at the longest lags; the state feels its square. */
    private static final double LARGEST_WINDOW_ERROR = 1e-3;

    private static final int SMALLEST_HALF = 64;
    private static final int LARGEST_HALF = 1 << 19;
    private static final int LARGEST_WHILE_REFINING = 1 << 18;

    private final FilteredNetwork network;
    private long work;

    private SpectralSolver(FilteredNetwork network) {
        this.network = network;
    }

    /**
     * Solves the equations; empty if there is nothing to start from.
     *
     * @throws IllegalStateException if the iteration does not converge, or to a state that is not acceptable
     */
    static Optional<Solution> solve(FilteredNetwork network) {
        return StartingState.of(network).map(start -> {
            double step = network.step() > 0 ? network.step() : firstStep(network, start);
            LagWindow window = new LagWindow(step, half(DECAY_TIMES / start.rate() / step));
            return solve(network, window, start.unknowns(window));
        });
    }

    /**
     * Solves the equations from unknowns on a first window.
     *
     * @throws IllegalStateException if the iteration does not converge, or to a state that is not acceptable
     */
    static Solution solve(FilteredNetwork network, LagWindow window, double[] unknowns) {
        return new SpectralSolver(network).solve(window, unknowns);
    }

    private Solution solve(LagWindow first, double[] start) {
        LagWindow window = first;
        double[] unknowns = start;
        boolean tail = SelfConsistency.hasTail(network);
        boolean kinked = network.nonlinearity().kinks().length > 0;
        double wanted = tail ? TAIL_RESOLUTION : kinked ? KINKED_RESOLUTION : RESOLUTION;
        Optional<Solution> coarser = Optional.empty();
        while (true) {
            Solution solution = decaying(new SelfConsistency(network, window), unknowns, coarser);
            unknowns = solution.unknowns();
            double decay = solution.decayRate();
            boolean grows = window.half() < LARGEST_HALF;
            if (grows && decay * window.length() < DECAY_TIMES && solution.windowError() > SMALL_WINDOW_ERROR) {
                int longer = Math.max(2 * window.half(), half(0.9 * DECAY_TIMES / decay / window.step()));
                LagWindow next = new LagWindow(window.step(), longer);
                unknowns = lengthened(unknowns, window, next);
                window = next;
                coarser = Optional.empty();
            } else if (network.step() == 0
                    && (tail && coarser.isEmpty()
                            || solution.resolution() > wanted
                            || solution.gainResolution() > GAIN_RESOLUTION)
                    && window.half() < LARGEST_WHILE_REFINING) {
                LagWindow next = new LagWindow(0.5 * window.step(), 2 * window.half());
                unknowns = refined(unknowns, window, tail);
                window = next;
                coarser = Optional.of(solution.alone());
            } else {
                Optional<String> refusal = refusal(solution);
                if (refusal.isPresent()) {
                    throw new IllegalStateException(refusal.get());
                }
                return solution;
            }
        }
    }

    /** What resolves a single unit, or the starting envelope where that has no carrier and is far slower, as near an onset. */
    private static double firstStep(FilteredNetwork network, StartingState start) {
        double envelope = start.frequency() == 0 ? ENVELOPE_STEP / start.rate() : 0;
        return Math.max(unitStep(network), envelope);
    }

    /** Half a radian of the fastest thing that a single unit does. */
    static double unitStep(FilteredNetwork network) {
        double fastest = 0;
        for (UnitClass unit : network.units()) {
            for (Complex pole : unit.filter().poles()) {
                fastest = Math.max(fastest, pole.norm());
            }
        }
        return 0.5 / fastest;
    }

    private static int half(double atLeast) {
        int half = SMALLEST_HALF;
        while (half < atLeast && half < LARGEST_HALF) {
            half *= 2;
        }
        return half;
    }

    private static double[] lengthened(double[] unknowns, LagWindow window, LagWindow next) {
        double[] rates = Arrays.copyOf(window.function(Arrays.copyOf(unknowns, window.size())), next.size());
        double[] longer = Arrays.copyOf(next.spectrum(rates), next.size() + 1);
        longer[next.size()] = unknowns[window.size()];
        return longer;
    }

    private static double[] refined(double[] unknowns, LagWindow window, boolean tail) {
        int half = window.half();
        double[] wider = new double[2 * half + 2];
        System.arraycopy(unknowns, 0, wider, 0, window.size());
        if (tail) {
            for (int m = half + 1; m <= 2 * half; m++) {
                wider[m] = unknowns[half] * Math.pow((double) half / m, 4);
            }
        } else {
            wider[half] *= 0.5;
        }
        wider[wider.length - 1] = unknowns[window.size()];
        return wider;
    }

    /**
     * A solution whose correlations decay. Others exist, periodic on the window, and Newton's method may find them if it starts
     * far from where damped iteration leads.
     */
    private Solution decaying(SelfConsistency equations, double[] start, Optional<Solution> coarser) {
        IllegalStateException failure = null;
        for (double range = NEWTON_RANGE; range > 1e-3 * NEWTON_RANGE; range *= 0.2) {
            try {
                double[] u = converged(equations, start, range);
                Solution solution = assess(network, equations, u, coarser);
                if (equations.linearGain(u) < 1 && !solution.isPeriodic()) {
                    return solution;
                }
                failure = new IllegalStateException("the solution found is spurious: its correlations do not decay");
            } catch (IllegalStateException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private double[] converged(SelfConsistency equations, double[] start, double newtonRange) {
        double[] u = start;
        int damped = 0;
        int atOnce = FIRST_DAMPED;
        double last = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] residual = residual(equations, u);
            while (damped < MAX_DAMPED
                    && work < MAX_WORK
                    && (relative(residual, u) > newtonRange || equations.linearGain(u) >= 1)) {
                u = sum(u, 0.5, residual);
                residual = residual(equations, u);
                damped++;
            }
            double size = KrylovSpace.norm(residual);
            if (size <= (last < LAST_STEP ? SMALL_RESIDUAL : ROUNDING) * KrylovSpace.norm(u)) {
                return u;
            }
            SelfConsistency.Linearised linearised = equations.linearised(u);
            // Of a small residual few digits are not rounding.
            double tolerance = Math.min(0.1, Math.max(KRYLOV_TOLERANCE, ROUNDING / relative(residual, u)));
            double[] correction = KrylovSpace.solve(
                    v -> {
                        work += v.length;
                        return linearised.preconditioned(v);
                    },
                    linearised.precondition(residual),
                    tolerance,
                    KRYLOV_SIZE);
            double small = relative(correction, u);
            double[] next = shortened(equations, u, correction, size);
            if (next == null && small < SMALL_STEP) {
                return u;
            }
            if (next == null) {
                if (damped >= MAX_DAMPED || work >= MAX_WORK) {
                    throw new IllegalStateException("the mean-field equations did not converge: a relative residual of "
                            + relative(residual, u) + " is left");
                }
                for (int i = 0; i < atOnce; i++) {
                    u = sum(u, 0.5, residual(equations, u));
                }
                damped += atOnce;
                atOnce *= 2;
                continue;
            }
            u = next;
            last = small;
            if (small < SMALL_STEP) {
                return u;
            }
        }
        throw new IllegalStateException("the mean-field equations did not converge in " + MAX_STEPS + " steps");
    }

    /** The Newton step, or a part of it, if it lessens the residual; null if none does. */
    private double[] shortened(SelfConsistency equations, double[] u, double[] correction, double size) {
        for (double share = 1; share > 0.1; share *= 0.5) {
            double[] next = sum(u, share, correction);
            if (isSound(equations, next) && KrylovSpace.norm(residual(equations, next)) < (1 - 0.1 * share) * size) {
                return next;
            }
        }
        return null;
    }

    /** Whether the unknowns describe fluctuations that decay. */
    private static boolean isSound(SelfConsistency equations, double[] u) {
        for (int j = 0; j < equations.classes(); j++) {
            SelfConsistency.Site site = equations.site(j, u);
            if (!(site.fluctuation()[0] > 0 && site.staticVariance() > -ROUNDING * site.variance())) {
                return false;
            }
        }
        return equations.linearGain(u) < 1;
    }

    private double[] residual(SelfConsistency equations, double[] u) {
        work += u.length;
        return sum(equations.image(u), -1, u);
    }

    private static double relative(double[] v, double[] u) {
        return KrylovSpace.norm(v) / KrylovSpace.norm(u);
    }

    private static double[] sum(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + factor * b[i];
        }
        return sum;
    }

    /** What a solution is worth, given that of twice the step if there is one. */
    static Solution assess(FilteredNetwork network, SelfConsistency equations, double[] u, Optional<Solution> coarser) {
        double residual = relative(sum(equations.image(u), -1, u), u);
        LagWindow window = equations.window();
        double windowError = 0;
        double resolution = 0;
        double gainResolution = 0;
        for (int j = 0; j < equations.classes(); j++) {
            double[] c = equations.site(j, u).fluctuation();
            double last = 0;
            for (int k = window.half() - window.half() / 16; k <= window.half(); k++) {
                last = Math.max(last, Math.abs(c[k]));
            }
            windowError = Math.max(windowError, last / c[0]);
            if (SelfConsistency.hasTail(network) && coarser.isPresent()) {
                Solution other = coarser.get();
                double[] before = other.equations().site(j, other.unknowns()).fluctuation();
                resolution = Math.max(resolution, change(before, c) / FOURTH_ORDER);
            } else if (network.step() == 0) {
                double[] spectrum = equations.spectrum(j, u);
                resolution = Math.max(resolution, share(window, spectrum, c[0]));
                resolution = Math.max(resolution, ALIASED * folded(spectrum, u, window.half()));
                if (network.nonlinearity().kinks().length == 0) {
                    double[] gains = equations.gains(j, u);
                    gainResolution = Math.max(gainResolution, share(window, window.spectrum(gains), gains[0]));
                }
            }
        }
        double[] gains = new double[equations.classes()];
        for (int j = 0; j < gains.length; j++) {
            gains[j] = network.gain() * network.gain() * equations.gainAtRest(j, u);
        }
        double decayRate = network.power(0, gains).decayRate();
        return new Solution(equations, u, residual, windowError, resolution, gainResolution, decayRate, coarser);
    }

    /** The largest change of an autocorrelation from that at twice the step, relative to its value at τ = 0. */
    private static double change(double[] coarse, double[] fine) {
        double largest = 0;
        for (int k = 0; k < coarse.length; k++) {
            largest = Math.max(largest, Math.abs(fine[2 * k] - coarse[k]));
        }
        return largest / fine[0];
    }

    /** The variance that the power of φ at the end of the band would make if all frequencies had it, relative. */
    private static double folded(double[] spectrum, double[] rates, int last) {
        double variance = 0;
        double white = 0;
        for (int m = 0; m <= last; m++) {
            variance += spectrum[m];
            white += rates[m] == 0 ? 0 : spectrum[m] / rates[m];
        }
        return Math.abs(rates[last] * white / variance);
    }

    /** What the last eighth of the band holds of f(0). */
    private static double share(LagWindow window, double[] spectrum, double atZero) {
        double sum = 0;
        for (int m = window.half() - window.half() / 8; m <= window.half(); m++) {
            sum += Math.abs(spectrum[m]);
        }
        return sum / window.length() / Math.abs(atZero);
    }

    /** Why a solution of the equations on the window is not one of the network; empty if it is. */
    static Optional<String> refusal(Solution solution) {
        SelfConsistency equations = solution.equations();
        for (int j = 0; j < equations.classes(); j++) {
            double[] spectrum = equations.spectrum(j, solution.unknowns());
            double largest = 0;
            double lowest = 0;
            for (double s : spectrum) {
                largest = Math.max(largest, s);
                lowest = Math.min(lowest, s);
            }
            // Where correlations are cut off at the window's end the spectrum rings by as much.
            if (lowest < -(NEGATIVE_POWER + solution.windowError()) * largest) {
                return Optional.of("the solution found is spurious: it has negative power, " + lowest / largest
                        + " of its largest");
            }
        }
        if (!(equations.linearGain(solution.unknowns()) < 1) || solution.isPeriodic()) {
            return Optional.of("the solution found is spurious: its correlations do not decay");
        }
        if (solution.windowError() > LARGEST_WINDOW_ERROR) {
            return Optional.of("correlations last longer than the longest window: " + solution.windowError()
                    + " of them is left at its end");
        }
        return Optional.empty();
    }
}
