package org.cavity.numerics.gated;

import java.util.List;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;

/**
 * What the mean-field theory of fixed points, which costs a few milliseconds, says of a network about to be simulated:
 * enough for guesses of times and costs.
 *
 * @param points the fixed points by rising variance
 */
record Forecast(List<MeanFieldFixedPoint> points) {

    /**
     * Beyond the onset κ is about this times √(√K − 1), per time constant of the units at rest: 0.06 at g = 3, α_r = 1.
     */
    private static final double EXPANSIVE = 0.35;

    static Forecast of(GatedNetwork network) {
        return new Forecast(FixedPoints.solve(network));
    }

    /** Whether every fixed point is stable, so that the network is expected to settle in one. */
    boolean comesToRest() {
        return !points.isEmpty() && points.stream().allMatch(p -> p.staticStability() < 1);
    }

    /**
     * Slowest of the rates at which the network approaches a stable fixed point, 1 − √K, or forgets its state in the
     * chaos about the one of largest variance; per time constant of the units at rest, as long as gates are fast. 0 if
     * there is no fixed point.
     */
    double slowestRate() {
        if (points.isEmpty()) {
            return 0;
        }
        double slowest = Double.POSITIVE_INFINITY;
        for (MeanFieldFixedPoint point : points) {
            double margin = Math.sqrt(point.staticStability()) - 1;
            boolean largest = point == points.get(points.size() - 1);
            if (margin < 0) {
                slowest = Math.min(slowest, -margin);
            } else if (largest) {
                slowest = Math.min(slowest, EXPANSIVE * Math.sqrt(margin));
            }
        }
        return slowest;
    }
}
