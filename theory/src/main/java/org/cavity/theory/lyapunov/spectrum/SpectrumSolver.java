package org.cavity.theory.lyapunov.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.lyapunov.spectrum.KernelSolver.Solution;
import org.cavity.theory.lyapunov.spectrum.ThresholdMarch.Reached;
import org.cavity.theory.model.Estimate;

/**
 * The whole Lyapunov spectrum of a state. Entropy, unstable fraction and dimension take two thresholds, s = 0 and s_KY,
 * because Φ is known beside F. The equations are solved with all derivatives for a small pilot set of paths; every other set
 * starts from the pilot's solution and uses its derivatives, which leaves a few sweeps over its paths. What the sets
 * disagree in is the standard error.
 */
public final class SpectrumSolver {

    /** Final regulator in units of the largest exponent. */
    private static final double REGULATOR = 0.003;

    /** Largest residual of a solution. */
    private static final double TOLERANCE = 1e-7;

    private static final double ACCURACY_OF_DERIVATIVE = 1e-3;

    /** Paths of the pilot set at most. */
    private static final int PILOT_PATHS = 128;

    private static final int PILOT = 0;

    /** Nearer to the exponent of a unit without coupling than this over T the mean of two closures is taken. */
    private static final double TWISTED = 12;

    /** Share of s_* below the edge in which F is interpolated: the limit η → 0 is not linear there. */
    private static final double EDGE = 0.08;

    /** The curve begins where this share of the exponents lies below. */
    private static final double LOWEST_SHARE = 0.02;

    /** Nearer than this to the exponent of a unit without coupling the sums over frequencies have a pole that cancels. */
    private static final double SINGULAR = 1e-6;

    private static final double DESCENT = 0.15;
    private static final int MAX_DESCENTS = 60;

    /**
     * Where λ₁T is less, perturbations grow so little within a window that Newton's method may not end at s = 0. Of 1268 chaotic
     * additive networks over gain and frozen input, with 64 paths, it did not in seven: at g = 1.13, where λ₁T is 1.3, and at six
     * nearer to the onset, below 1.
     */
    private static final double GROWTH = 1.5;

    private static final double CLOSE = 2e-3;
    private static final int MAX_STEPS = 8;

    private final SpectrumProblem problem;
    private final LyapunovSpectrumSettings settings;
    private final WindowChoice window;
    private final int exponents;
    private final double edge;
    private final double regulator;
    private final TruncationError truncation;

    private final GainPaths pilotPaths;
    private final GainPaths[] setPaths;
    private final Closure periodic;
    private Closure antiperiodic;

    /** A way to close the ring, with the pilot's solutions and how far those of each set lie from them. */
    private final class Closure {

        private final ThresholdMarch march;
        private final KernelSolver[] solvers = new KernelSolver[settings.sets()];
        private final double[][] offsets = new double[settings.sets()][];

        private Closure(Ring ring, double first) {
            SingleSiteEquations equations =
                    new SingleSiteEquations(problem.unit(), problem.gain(), pilotPaths, ring, settings.tasks());
            this.march = new ThresholdMarch(equations, solver(equations), first, regulator);
            for (int i = 0; i < solvers.length; i++) {
                solvers[i] = solver(equations.with(setPaths[i]));
                offsets[i] = new double[2 * ring.modes()];
            }
        }

        private KernelSolver solver(SingleSiteEquations equations) {
            return new KernelSolver(equations, TOLERANCE, ACCURACY_OF_DERIVATIVE);
        }

        private Threshold of(int set, double s) {
            Reached reached = march.at(s);
            double[] pilot = reached.point().unknowns();
            double[] start = pilot.clone();
            for (int i = 0; i < start.length; i++) {
                start[i] += offsets[set][i];
            }
            Solution solution = solvers[set].solve(s, regulator, start, reached.linearised());
            for (int i = 0; i < start.length; i++) {
                offsets[set][i] = solution.point().unknowns()[i] - pilot[i];
            }
            return reached.limit(solution.point());
        }
    }

    private SpectrumSolver(SpectrumProblem problem, LyapunovSpectrumSettings settings, WindowChoice window) {
        this.problem = problem;
        this.window = window;
        this.settings = settings.affordableWith(window.ring().points());
        this.exponents = problem.unit().exponents();
        this.edge = problem.largestExponent().value();
        this.regulator = REGULATOR * edge;
        this.truncation = new TruncationError(problem, window, regulator);
        GainProcess process =
                new GainProcess(problem.nonlinearity(), problem.mean(), problem.staticVariance(), window.covariance());
        this.pilotPaths = process.draw(Math.min(PILOT_PATHS, settings.paths()), settings.seed(), PILOT);
        this.setPaths = new GainPaths[settings.sets()];
        for (int i = 0; i < setPaths.length; i++) {
            setPaths[i] = process.draw(settings.paths(), settings.seed(), i + 1);
        }
        this.periodic = new Closure(window.ring(), 0);
    }

    /** Solves for the spectrum of a state. What fails says why. */
    public static LyapunovSpectrum solve(SpectrumProblem problem, LyapunovSpectrumSettings settings) {
        if (problem.largestExponent().isFailed()) {
            return failed(
                    problem,
                    "the largest exponent: " + problem.largestExponent().failure());
        }
        if (!(problem.largestExponent().value() > 0)) {
            return LyapunovSpectrum.withoutPositive(problem.meanExponent());
        }
        try {
            return solve(problem, settings, WindowChoice.of(problem));
        } catch (UnaffordableSpectrumException e) {
            return LyapunovSpectrum.unresolved(e.getMessage(), problem.meanExponent());
        } catch (IllegalStateException e) {
            return failed(problem, e.getMessage());
        }
    }

    private static LyapunovSpectrum solve(
            SpectrumProblem problem, LyapunovSpectrumSettings settings, WindowChoice window) {
        try {
            return new SpectrumSolver(problem, settings, window).solve();
        } catch (UnaffordableSpectrumException e) {
            throw e;
        } catch (IllegalStateException e) {
            double growth = problem.largestExponent().value() * window.ring().length();
            if (growth >= GROWTH) {
                throw e;
            }
            String why = String.format(
                    Locale.ROOT,
                    "perturbations grow %.2g times in a window of %.4g tau, and ",
                    Math.exp(growth),
                    window.ring().length());
            throw new UnaffordableSpectrumException(nearOnset(problem, why + e.getMessage()));
        }
    }

    private static String nearOnset(SpectrumProblem problem, String why) {
        return "gain = " + problem.gain() + " is too near to the onset of chaos for the whole Lyapunov spectrum: " + why
                + "; a larger gain would do";
    }

    private static LyapunovSpectrum failed(SpectrumProblem problem, String why) {
        Estimate none = Estimate.failed(why);
        return new LyapunovSpectrum(
                none, none, none, problem.meanExponent(), none, SpectralCurve.EMPTY, List.of(), false);
    }

    private LyapunovSpectrum solve() {
        Threshold[] atZero = sets(0);
        double s = kyExponent();
        Threshold[] atDimension = sets(s);
        List<String> notes = new ArrayList<>();
        SpectralCurve curve = SpectralCurve.EMPTY;
        boolean converged = true;
        if (settings.thresholds() > 0) {
            try {
                curve = curve();
            } catch (IllegalStateException e) {
                converged = false;
                notes.add("the curve of the spectrum was not found: " + e.getMessage());
            }
        }
        double bias = truncation.ofDimension();
        return new LyapunovSpectrum(
                estimate(atDimension, t -> exponents - t.share() - t.density() * t.distanceToZeroSum(exponents), bias)
                        .plusError(truncation.ofShare(s)),
                estimate(atZero, Threshold::excess, 2 * bias),
                estimate(atZero, t -> exponents - t.share(), bias).plusError(truncation.ofShare(0)),
                problem.meanExponent(),
                estimate(atDimension, t -> s + t.distanceToZeroSum(exponents), bias),
                curve,
                notes,
                converged);
    }

    private static Estimate estimate(Threshold[] sets, ToDoubleFunction<Threshold> value, double relative) {
        return Estimate.ofSamples(Arrays.stream(sets).mapToDouble(value).toArray(), relative);
    }

    /** The ways to close the ring that a threshold needs. */
    private List<Closure> closures(double s) {
        Ring ring = window.ring();
        if (problem.unit().distance(s) * ring.length() >= TWISTED) {
            return List.of(periodic);
        }
        if (antiperiodic == null) {
            antiperiodic = new Closure(new Ring(ring.points(), ring.spacing(), true), s);
        }
        return List.of(periodic, antiperiodic);
    }

    private Threshold[] sets(double s) {
        Threshold[] sets = new Threshold[settings.sets()];
        for (int i = 0; i < sets.length; i++) {
            for (Closure closure : closures(s)) {
                Threshold here = closure.of(i, s);
                sets[i] = sets[i] == null ? here : sets[i].meanWith(here);
            }
        }
        return sets;
    }

    private Threshold pilot(double s) {
        Threshold mean = null;
        for (Closure closure : closures(s)) {
            Threshold here = closure.march.at(s).limit();
            mean = mean == null ? here : mean.meanWith(here);
        }
        return mean;
    }

    /** s_KY of the pilot set: Newton's method on Y, which near 0 is Φ(0) − s² F'(0)/2. */
    private double kyExponent() {
        Threshold here = pilot(0);
        if (!(here.excess() > 0 && here.density() > 0)) {
            String why = String.format(
                    Locale.ROOT,
                    "the sampled entropy rate is %.2g and the density of exponents at zero %.2g",
                    here.excess(),
                    here.density());
            boolean few = here.excess() <= 0 && here.density() > 0;
            throw few ? new UnaffordableSpectrumException(nearOnset(problem, why)) : new IllegalStateException(why);
        }
        double s = -Math.sqrt(2 * here.excess() / here.density());
        for (int i = 0; i < MAX_STEPS; i++) {
            here = pilot(s);
            double step = here.distanceToZeroSum(exponents);
            if (Math.abs(step) < CLOSE * Math.abs(s)) {
                return s;
            }
            s += Math.max(-Math.abs(s) / 2, Math.min(Math.abs(s) / 2, step));
        }
        throw new IllegalStateException("the exponent of the Kaplan-Yorke dimension was not found near s = " + s);
    }

    private SpectralCurve curve() {
        int n = settings.thresholds();
        double lowest = lowest();
        double[] s = new double[n];
        double[] share = new double[n];
        double[] error = new double[n];
        double[] density = new double[n];
        double last = edge * (1 - EDGE);
        for (int i = 0; i < n; i++) {
            s[i] = n == 1 ? 0 : lowest + (edge - lowest) * i / (n - 1);
            if (problem.unit().distance(s[i]) < SINGULAR) {
                s[i] += 2 * SINGULAR;
            }
            boolean interpolated = s[i] > last;
            double solved = Math.min(s[i], last);
            Threshold[] sets = sets(solved);
            Estimate beyond = estimate(sets, t -> exponents - t.share(), truncation.ofShareBeyond(solved))
                    .plusError(truncation.ofShare(solved));
            double weight = interpolated ? Math.max(0, edge - s[i]) / (edge - last) : 1;
            share[i] = exponents - weight * beyond.value();
            error[i] = weight * beyond.error();
            density[i] = interpolated ? beyond.value() / (edge - last) : sets[0].density();
        }
        return new SpectralCurve(s, share, error, density);
    }

    /** A threshold below which few exponents lie. */
    private double lowest() {
        double s = 0;
        for (int i = 0; i < MAX_DESCENTS && pilot(s).share() > LOWEST_SHARE * exponents; i++) {
            s -= DESCENT;
        }
        return s;
    }
}
