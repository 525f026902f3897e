package org.cavity.theory.lyapunov.spectrum;

/** What {@link SpectrumSolver} takes, without solving: inverses of matrices of as many rows as the window has points. */
public final class SpectrumCost {

    /** Inverses of m³ operations for each path and threshold, with the work around them; measured. */
    private static final double INVERSES = 2.6;

    /** Thresholds that the integrals take, the continuation in the regulator included. */
    private static final int THRESHOLDS_OF_INTEGRALS = 4;

    private SpectrumCost() {}

    /** Floating-point operations, right within a factor of three where the equations are solved; 0 of a spectrum that is not affordable. */
    public static double operations(SpectrumProblem problem, LyapunovSpectrumSettings settings) {
        int points;
        try {
            points = WindowChoice.of(problem).ring().points();
        } catch (UnaffordableSpectrumException e) {
            return 0;
        }
        LyapunovSpectrumSettings effort = settings.affordableWith(points);
        double inverse = Math.pow(points, 3);
        double paths = (double) effort.paths() * effort.sets();
        return INVERSES * inverse * paths * (THRESHOLDS_OF_INTEGRALS + effort.thresholds());
    }
}
