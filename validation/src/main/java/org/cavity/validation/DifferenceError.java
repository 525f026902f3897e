package org.cavity.validation;

import java.util.Optional;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.analysis.solvers.UnivariateSolverUtils;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The error of a difference between measurement and theory.
 *
 * @param measured of the measurement, from the scatter between networks
 * @param sampled of a theory that takes samples, from the scatter between them; empty for one that does not
 * @param known what else there is, of known size, at least 0
 */
record DifferenceError(StandardError measured, Optional<StandardError> sampled, double known) {

    /** Points of each of two laws. */
    private static final int POINTS = 30;

    /** End of the range in which the change is sought, in standard errors. */
    private static final double FARTHEST = 1e12;

    /** All of it, added in quadrature. */
    StandardError combined() {
        return sampled.map(measured::plus).orElse(measured).plus(known);
    }

    /**
     * Probability with which a change of the true value, at least 0, exceeds the threshold, see
     * {@link StandardError#power}.
     */
    double power(double threshold, double change) {
        return isSimple() ? combined().power(threshold, change) : new TwoLaws(threshold).power(change);
    }

    /** The change that exceeds the threshold with this probability, see {@link StandardError#detectableChange}. */
    double detectableChange(double threshold, double power) {
        if (isSimple()) {
            return combined().detectableChange(threshold, power);
        }
        TwoLaws laws = new TwoLaws(threshold);
        double error = combined().value();
        UnivariateFunction missing = change -> laws.power(change * error) - power;
        double start = combined().detectableChange(threshold, power) / error;
        double[] bracket = UnivariateSolverUtils.bracket(missing, start, -FARTHEST, FARTHEST, 1, 2, 60);
        return error * new BrentSolver(1e-7).solve(200, missing, bracket[0], bracket[1]);
    }

    /** Whether one estimated error is all that is uncertain. */
    private boolean isSimple() {
        return sampled.map(s -> s.value() == 0).orElse(true) || measured.value() == 0;
    }

    /**
     * What networks and samples show that scatter as these: both errors are then off by a factor of their own, and with
     * them the degrees of freedom that Welch and Satterthwaite give the sum. Where the error is the larger for chance,
     * and its degrees of freedom are those of few samples, the threshold is far out, and the change is missed more
     * often than one law with the degrees of freedom of the true errors tells.
     */
    private final class TwoLaws {

        private final NormalDistribution normal = new NormalDistribution();
        private final double[] thresholds = new double[POINTS * POINTS];
        private final double[] weights = new double[POINTS * POINTS];

        TwoLaws(double threshold) {
            StandardError other = sampled.orElseThrow();
            ErrorLaw first = ErrorLaw.of(measured.degreesOfFreedom(), POINTS);
            ErrorLaw second = ErrorLaw.of(other.degreesOfFreedom(), POINTS);
            for (int i = 0; i < POINTS; i++) {
                StandardError shown =
                        new StandardError(first.values()[i] * measured.value(), measured.degreesOfFreedom());
                for (int j = 0; j < POINTS; j++) {
                    int k = i * POINTS + j;
                    weights[k] = first.weights()[i] * second.weights()[j];
                    thresholds[k] = shown.plus(
                                    new StandardError(second.values()[j] * other.value(), other.degreesOfFreedom()))
                            .plus(known)
                            .difference(threshold);
                }
            }
        }

        double power(double change) {
            double error = combined().value();
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * normal.cumulativeProbability((change - thresholds[k]) / error);
            }
            return sum;
        }
    }
}
