package org.cavity.theory.gated.lyapunov;

import java.util.Optional;

/**
 * The Lyapunov spectrum from one set of paths. Kernels are solved on a few paths and put into Φ and F on all of them: Φ is
 * stationary in the kernels, so that their scatter enters it at second order only.
 *
 * <p>Both are extrapolated to η → 0 from two regulators. With Φ' = ∂Φ/∂η, Φ − ηΦ' is off by a multiple of η², and F by one
 * of η.
 */
final class PathSet {

    /** Regulators; the first is only where the iteration starts. */
    private static final double[] REGULATORS = {0.04, 0.01, 0.0025};

    /** Logarithms of kernels; Φ is then good to the square of it, F to a hundredth. */
    private static final double TOLERANCE = 2e-3;

    /** How near to s_KY, relative to it, is near enough: what is left of the dimension is its cube. */
    private static final double CLOSE = 0.2;

    private static final int MOST_STEPS = 6;

    private final ThresholdSolver few;
    private final SingleSiteEquations all;
    private final int frequencies;

    /** The solution at the larger regulator of the last threshold. */
    private double[] last;

    /**
     * A set.
     *
     * @param few equations on few paths
     * @param all equations on all paths
     */
    PathSet(SingleSiteEquations few, SingleSiteEquations all) {
        this.few = new ThresholdSolver(few, TOLERANCE);
        this.all = all;
        this.frequencies = all.ring().frequencies();
    }

    /**
     * Φ and F at a threshold without a regulator.
     *
     * @param s threshold
     * @param phi Φ
     * @param above 3 − F
     * @param step what the step to η → 0 added to 3 − F
     */
    record Values(double s, double phi, double above, double step) {}

    /** The values at a threshold, by continuation from the last one. */
    Values at(double s) {
        if (last == null) {
            last = few.solve(start(), s, REGULATORS[0]).kernels().logarithms(REGULATORS[0]);
        }
        double[] phi = new double[2];
        double[] above = new double[2];
        double[] x = last;
        for (int i = 0; i < 2; i++) {
            double eta = REGULATORS[i + 1];
            Threshold t = few.solve(x, s, eta);
            x = t.kernels().logarithms(eta);
            if (i == 0) {
                last = x;
            }
            SingleSiteEquations.Sides sides = all.evaluate(t.kernels(), s, eta);
            phi[i] = sides.phi() - eta * sides.regulatorSlope();
            above[i] = 3 - sides.fraction();
        }
        double ratio = REGULATORS[1] / REGULATORS[2];
        double rest = (above[1] - above[0]) / (ratio - 1);
        return new Values(s, phi[1] + (phi[1] - phi[0]) / (ratio * ratio - 1), above[1] + rest, rest);
    }

    /** log(a − η) and log p of some kernels of order one. */
    private double[] start() {
        return new double[5 * frequencies];
    }

    /**
     * The integrals of the spectrum.
     *
     * @param entropyRate Φ(0)
     * @param unstableFraction 3 − F(0)
     * @param kyExponent s_KY
     * @param kyDimension 3 − F(s_KY)
     */
    record Integrals(double entropyRate, double unstableFraction, double kyExponent, double kyDimension) {}

    /**
     * The integrals. s_KY is the zero of Y = Φ + s (3 − F), where D = −Φ/s is least: what s misses of it enters D at second
     * order, and that is corrected for.
     *
     * @return the integrals; empty if on these paths no exponent is positive, as near the onset of chaos a sample may have it
     * @throws IllegalStateException if Φ(0) is not finite, or s_KY is not found
     */
    Optional<Integrals> integrals() {
        Values zero = at(0);
        if (!Double.isFinite(zero.phi() + zero.above())) {
            throw new IllegalStateException("the sum and the number of the positive exponents came out as " + zero.phi()
                    + " and " + zero.above());
        }
        if (zero.phi() <= 0 || zero.above() <= 0) {
            return Optional.empty();
        }
        Values before = zero;
        Values here = at(-1.2 * zero.phi() / zero.above());
        double density = density(before, here);
        for (int step = 0; step < MOST_STEPS; step++) {
            double root = root(here, density);
            double miss = root - here.s();
            if (step > 0 && density > 0 && Math.abs(miss) < CLOSE * -here.s()) {
                double dimension = here.phi() / -here.s() - 0.5 * density * miss * miss / -here.s();
                return Optional.of(new Integrals(zero.phi(), zero.above(), root, dimension));
            }
            before = here;
            here = at(root);
            density = here.s() == before.s() ? density : density(before, here);
        }
        throw new IllegalStateException(
                "the exponent of the Kaplan-Yorke dimension was not found near s = " + here.s());
    }

    private static double density(Values a, Values b) {
        return (b.above() - a.above()) / (a.s() - b.s());
    }

    /** Newton's step for Y, whose slope is s d(3 − F)/ds = −s times the density. */
    private static double root(Values v, double density) {
        double y = v.phi() + v.s() * v.above();
        double next = v.s() - y / (-v.s() * density);
        return Math.max(2 * v.s(), Math.min(0.5 * v.s(), next));
    }
}
