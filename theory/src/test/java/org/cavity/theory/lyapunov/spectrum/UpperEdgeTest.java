package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Point;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spectrum of sampled paths ends at the largest exponent, which the mean field knows without any. */
class UpperEdgeTest {

    private static final double TIGHT = 1e-9;

    static SpectrumProblem problem(double gain, double step) {
        AdditiveState state = MeanField.solve(AdditiveNetwork.tanh(gain).withStep(step));
        return new SpectrumProblem(
                UnitResponse.firstOrder(step),
                gain,
                Nonlinearity.TANH,
                0,
                0,
                state::autocorrelation,
                state.lyapunovEstimate(),
                Estimate.of(-1, 0));
    }

    private static SingleSiteEquations equations(SpectrumProblem problem, WindowChoice window) {
        // So many that all autocorrelations of the gain on the ring are those of the law.
        int paths = 8 * (window.ring().points() / 2 + 1);
        GainPaths sample = new GainProcess(problem.nonlinearity(), 0, 0, window.covariance()).draw(paths, 1, 0);
        return new SingleSiteEquations(problem.unit(), problem.gain(), sample, window.ring(), Tasks.SEQUENTIAL);
    }

    /** F(s_*) = 1 and Φ(s_*) = 0: 1 − F falls as η^{2/3} and Φ as η^{4/3}, which regulators in the ratio of 8 take off. */
    @ParameterizedTest
    @CsvSource({"5, 0.5", "3, 0.75", "3, 0"})
    void nothingLiesBeyondTheLargestExponent(double gain, double step) {
        SpectrumProblem problem = problem(gain, step);
        WindowChoice window = WindowChoice.of(problem);
        SingleSiteEquations equations = equations(problem, window);
        double edge = problem.largestExponent().value();
        double[] missing = new double[2];
        double[] excess = new double[2];
        for (int i = 0; i < 2; i++) {
            double eta = i == 0 ? 8e-4 : 1e-4;
            Point point = new ThresholdMarch(equations, new KernelSolver(equations, TIGHT, 1e-8), edge, eta)
                    .at(edge)
                    .point();
            missing[i] = 1 - point.share();
            excess[i] = point.excess();
        }
        // Corrections to the leading powers, of order η^{4/3} and η² with factors of ten at most.
        assertEquals(0, (4 * missing[1] - missing[0]) / 3, 5e-5);
        assertEquals(0, (16 * excess[1] - excess[0]) / 15, 1e-7);
    }

    /** The parabola through 1 − F at three thresholds below meets zero there. */
    @ParameterizedTest
    @CsvSource({"5, 0.5", "3, 0.75"})
    void theShareReachesOneAtTheLargestExponent(double gain, double step) {
        SpectrumProblem problem = problem(gain, step);
        SingleSiteEquations equations = equations(problem, WindowChoice.of(problem));
        double edge = problem.largestExponent().value();
        double regulator = 1e-3 * edge;
        ThresholdMarch march =
                new ThresholdMarch(equations, new KernelSolver(equations, TIGHT, 1e-8), 0.7 * edge, regulator);
        double a = 1 - march.at(0.7 * edge).limit().share();
        double b = 1 - march.at(0.8 * edge).limit().share();
        double c = 1 - march.at(0.9 * edge).limit().share();
        double slope = (3 * c - 4 * b + a) / 2;
        double curvature = c - 2 * b + a;
        double root = (-slope - Math.sqrt(slope * slope - 2 * curvature * c)) / curvature;
        // Over the last third of the way to the edge the density varies by a tenth, nearly in proportion to the
        // distance.
        assertEquals(1, 0.9 + 0.1 * root, 1e-3);
    }
}
