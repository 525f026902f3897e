package org.cavity.theory.lyapunov.spectrum;

/**
 * What a finite regulator η, a finite window T and its spacing leave of the spectrum, as measured by other regulators, longer
 * windows and closer points at gains from 1.5 to 15, in continuous time and at steps from 0.1 to 0.75.
 */
final class TruncationError {

    /** What the tangent in η leaves of the limit of dimension and entropy, relative. */
    private static final double REGULATOR = 2e-4;

    /** What it leaves of 1 − F at a distance x from the upper edge, in units of (η/x)², relative. */
    private static final double REGULATOR_AT_EDGE = 8;

    /** What it leaves of F at a distance x from an exponent of units without coupling, in units of (η/x)², until it saturates. */
    private static final double REGULATOR_AT_UNIT = 2;

    /** Beyond this (x/η)² it has that form. */
    private static final double SATURATED = 100;

    /**
     * What it leaves of F in units of η²/⟨l²⟩ over frequencies, which is small but far below all exponents of a map that forgets
     * nearly all of its state in a step.
     */
    private static final double REGULATOR_BELOW = 0.25;

    /** What the mean over two closures leaves of F there, in units of exp(−2xT). */
    private static final double CLOSURES = 0.03;

    /** The window's error in units of the square of the correlation that is left at its far side, relative. */
    private static final double WINDOW = 5;

    /** What the spacing leaves of the dimension in continuous time, relative: halves of it changed it by 0.06 ± 0.03 % at g = 3. */
    private static final double SPACING = 3e-4;

    /**
     * The same in units of the square of what x changes by from point to point: at a change of 0.7 halves of it changed the
     * dimension by 0.09 ± 0.04 % (g = 5, 7, 10) and the entropy by 0.2 %; 0.93 and 1.12 changed it by 0.25 ± 0.13 and 0.38 ± 0.10 %.
     */
    private static final double SPACING_OF_PULSES = 3e-3;

    /**
     * The same where the gain jumps, in units of the spacing or of the change of x, whichever is more, as errors are of first
     * order: when the spacing was halved from 0.4 clip units at g = 3 lost 0.97 ± 0.05 % of the dimension and 2.1 % of the entropy,
     * from 0.25 at g = 7 0.98 ± 0.11 and 2.8 ± 0.2 %.
     */
    private static final double SPACING_OF_JUMPS = 0.05;

    private final SpectrumProblem problem;
    private final double regulator;
    private final Ring ring;
    private final double window;

    /**
     * Errors of a solution.
     *
     * @param regulator η
     */
    TruncationError(SpectrumProblem problem, WindowChoice choice, double regulator) {
        this.problem = problem;
        this.regulator = regulator;
        this.ring = choice.ring();
        this.window = Math.hypot(spacing(problem, choice), WINDOW * choice.tail() * choice.tail());
    }

    private static double spacing(SpectrumProblem problem, WindowChoice choice) {
        if (problem.unit().step() > 0) {
            return 0;
        }
        double pulses = SPACING_OF_PULSES * choice.change() * choice.change();
        boolean jumps = problem.nonlinearity().kinks().length > 0;
        return SPACING
                + pulses
                + (jumps ? SPACING_OF_JUMPS * Math.max(choice.ring().spacing(), choice.change()) : 0);
    }

    /** Of dimension and unstable fraction, relative; of the entropy it is twice as much. */
    double ofDimension() {
        return Math.hypot(REGULATOR, window);
    }

    /** Of the number of exponents beyond s, relative. */
    double ofShareBeyond(double s) {
        double ratio = regulator / (problem.largestExponent().value() - s);
        return Math.hypot(Math.hypot(REGULATOR, window), REGULATOR_AT_EDGE * ratio * ratio);
    }

    /** Of F(s) near exponents of units without coupling and far below them, absolute. */
    double ofShare(double s) {
        double x = problem.unit().distance(s);
        double square = regulator * regulator;
        double near = REGULATOR_AT_UNIT * square / (x * x + SATURATED * square);
        double mean = ring.sum(problem.unit().symbol(ring, s).value()) / ring.points();
        double below = Math.min(1, REGULATOR_BELOW * square / mean);
        return Math.hypot(Math.hypot(near, below), CLOSURES * Math.exp(-2 * x * ring.length()));
    }
}
