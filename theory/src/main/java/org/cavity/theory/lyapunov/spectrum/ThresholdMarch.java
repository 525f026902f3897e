package org.cavity.theory.lyapunov.spectrum;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cavity.theory.lyapunov.spectrum.KernelSolver.Solution;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Linearised;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Point;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Tangent;

/**
 * Solutions of the single-site equations for a few paths at one threshold after the other, each found from the next by its
 * tangent. The regulator comes down from a large one, where any start will do, at the first threshold.
 */
final class ThresholdMarch {

    /**
     * Solution at a threshold.
     *
     * @param linearised the derivative, which serves other sets of paths as well; of the last threshold that was solved for
     *     only, as it takes 4 MB at 384 points
     */
    record Reached(Point point, Tangent tangent, Optional<Linearised> linearised) {

        /** Φ, F and dF/ds at η → 0 of another solution at the same threshold and regulator. */
        Threshold limit(Point other) {
            double eta = other.regulator();
            return new Threshold(
                    other.threshold(),
                    other.excess() - eta * other.excessByRegulator(),
                    other.share() - eta * tangent.shareByRegulator(),
                    tangent.density());
        }

        Threshold limit() {
            return limit(point);
        }
    }

    /** The regulator at which the march starts. */
    private static final double LARGEST_REGULATOR = 0.3;

    /** Most by which the regulator shrinks at once. */
    private static final double REDUCTION = 8;

    /** Longest step in s. */
    private static final double LONGEST = 0.15;

    private static final int HALVINGS = 6;

    private static final double MOST_CHANGE = 2.5;

    private final KernelSolver solver;
    private final double regulator;
    private final TreeMap<Double, Reached> reached = new TreeMap<>();
    private Reached last;

    /**
     * Solves at a first threshold.
     *
     * @param regulator η of all solutions
     * @throws IllegalStateException if there is no solution
     */
    ThresholdMarch(SingleSiteEquations equations, KernelSolver solver, double first, double regulator) {
        this.solver = solver;
        this.regulator = regulator;
        int reductions = (int) Math.ceil(Math.log(LARGEST_REGULATOR / regulator) / Math.log(REDUCTION));
        double factor = Math.pow(regulator / LARGEST_REGULATOR, 1.0 / reductions);
        double eta = LARGEST_REGULATOR;
        Solution solution = solver.solve(first, eta, equations.start(first, eta), Optional.empty());
        for (int i = 1; i <= reductions; i++) {
            double next = i == reductions ? regulator : eta * factor;
            // In the logarithm of η, as those of the unknowns that vanish with η are proportional to it.
            double[] start =
                    moved(solution.point().unknowns(), solution.tangent().byRegulator(), eta * Math.log(next / eta));
            solution = solver.solve(first, next, start, Optional.empty());
            eta = next;
        }
        keep(solution);
    }

    private Reached keep(Solution solution) {
        if (last != null) {
            reached.put(last.point().threshold(), new Reached(last.point(), last.tangent(), Optional.empty()));
        }
        last = new Reached(solution.point(), solution.tangent(), Optional.of(solution.linearised()));
        reached.put(last.point().threshold(), last);
        return last;
    }

    private static double[] moved(double[] from, double[] slope, double distance) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, slope[i] * distance));
        }
        return to;
    }

    /**
     * The solution at a threshold.
     *
     * @throws IllegalStateException if it was not reached
     */
    Reached at(double s) {
        Reached from = nearest(s);
        while (from.point().threshold() != s) {
            double here = from.point().threshold();
            double step = Math.max(-LONGEST, Math.min(LONGEST, s - here));
            from = advance(from, Math.abs(s - here) <= LONGEST ? s : here + step);
        }
        return from;
    }

    private Reached advance(Reached from, double s) {
        double target = s;
        for (int i = 0; ; i++) {
            try {
                double[] start = moved(
                        from.point().unknowns(),
                        from.tangent().byThreshold(),
                        target - from.point().threshold());
                return keep(solver.solve(target, regulator, start, Optional.empty()));
            } catch (IllegalStateException e) {
                if (i == HALVINGS) {
                    throw e;
                }
                target = 0.5 * (target + from.point().threshold());
            }
        }
    }

    private Reached nearest(double s) {
        Map.Entry<Double, Reached> below = reached.floorEntry(s);
        Map.Entry<Double, Reached> above = reached.ceilingEntry(s);
        if (below == null || above != null && above.getKey() - s < s - below.getKey()) {
            return above.getValue();
        }
        return below.getValue();
    }
}
