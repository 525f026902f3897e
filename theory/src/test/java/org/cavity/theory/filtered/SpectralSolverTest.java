package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;

/** What solves the equations on a window without being a state of the network is not taken for one. */
class SpectralSolverTest {

    private static final FilteredNetwork LONG_STEP =
            FilteredNetwork.of(Nonlinearity.TANH, 3, LinearFilter.eulerMap(0.9));

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int m = 0; m < a.length; m++) {
            difference[m] = a[m] - b[m];
        }
        return difference;
    }

    /** Newton's method with whole steps, which goes wherever it is nearest. */
    private static SpectralSolver.Solution unguarded(FilteredNetwork network, LagWindow window, double[] lags) {
        SelfConsistency equations = new SelfConsistency(network, window);
        double[] u = Arrays.copyOf(window.spectrum(lags), window.size() + 1);
        double[] residual = difference(equations.image(u), u);
        for (int i = 0; i < 60 && KrylovSpace.norm(residual) > 1e-13 * KrylovSpace.norm(u); i++) {
            SelfConsistency.Linearised linearised = equations.linearised(u);
            double[] step = KrylovSpace.solve(
                    linearised::preconditioned, linearised.precondition(residual), 1e-8, window.size());
            for (int m = 0; m < u.length; m++) {
                u[m] += step[m];
            }
            residual = difference(equations.image(u), u);
        }
        assertTrue(KrylovSpace.norm(residual) < 1e-10 * KrylovSpace.norm(u), "it does solve the equations");
        return SpectralSolver.assess(network, equations, u, Optional.empty());
    }

    private static double[] decaying(LagWindow window, double amplitude, double rate, double frequency) {
        double[] lags = new double[window.size()];
        for (int k = 0; k < lags.length; k++) {
            lags[k] = amplitude * Math.exp(-rate * k) * Math.cos(frequency * window.lag(k));
        }
        return lags;
    }

    private static double variance(SpectralSolver.Solution solution) {
        return solution.equations().site(0, solution.unknowns()).variance();
    }

    /** On 16 lags the equations of the map of step 0.9 have a solution of negative power besides their own. */
    @Test
    void refusesNegativePowerAndDoesNotStayThere() {
        LagWindow window = new LagWindow(0.9, 16);
        SpectralSolver.Solution wrong =
                unguarded(LONG_STEP, window, decaying(window, 0.43311674477002665, 1.5425723918358025, 0.867235450682));
        assertEquals(3.785, variance(wrong), 1e-3);
        String why = SpectralSolver.refusal(wrong).orElseThrow();
        assertTrue(why.contains("spurious"), why);
        SpectralSolver.Solution found = SpectralSolver.solve(LONG_STEP, window, wrong.unknowns());
        assertEquals(5.469, variance(found), 5e-4);
        assertTrue(SpectralSolver.refusal(found).isEmpty());
    }

    /** Power taken out of a good solution at one frequency. */
    @Test
    void negativePowerAloneIsReasonToRefuse() {
        SpectralSolver.Solution good = SpectralSolver.solve(LONG_STEP).orElseThrow();
        double[] u = good.unknowns().clone();
        u[good.equations().window().half() / 2] = -0.01 * u[0];
        SpectralSolver.Solution spoilt = new SpectralSolver.Solution(
                good.equations(), u, 0, good.windowError(), 0, 0, good.decayRate(), Optional.empty());
        String why = SpectralSolver.refusal(spoilt).orElseThrow();
        assertTrue(why.contains("negative power"), why);
    }

    /** Oscillators that go round together for ever solve the equations too, on a window of as many periods as one likes. */
    @Test
    void refusesPeriodicActivity() {
        FilteredNetwork network = FilteredNetwork.of(Nonlinearity.TANH, 2, LinearFilter.oscillator(1.5, 0.2));
        LagWindow period = new LagWindow(2 * Math.PI / 1.44 / 16, 8);
        SelfConsistency onPeriod = new SelfConsistency(network, period);
        double[] u = new double[period.size() + 1];
        u[1] = 1;
        for (int i = 0; i < 200; i++) {
            double[] image = onPeriod.image(u);
            for (int m = 0; m < u.length; m++) {
                u[m] = 0.5 * (u[m] + image[m]);
            }
        }
        LagWindow window = new LagWindow(period.step(), 1 << 10);
        double[] many = new double[window.size() + 1];
        for (int m = 0; m < period.size(); m++) {
            many[m * window.half() / period.half()] = u[m] * window.half() / period.half();
        }
        SelfConsistency equations = new SelfConsistency(network, window);
        double[] residual = difference(equations.image(many), many);
        assertTrue(KrylovSpace.norm(residual) < 1e-10 * KrylovSpace.norm(many), "it does solve the equations");
        String why = SpectralSolver.refusal(SpectralSolver.assess(network, equations, many, Optional.empty()))
                .orElseThrow();
        assertTrue(why.contains("do not decay"), why);
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> SpectralSolver.solve(network, window, many));
        assertTrue(refused.getMessage().contains("do not decay"), refused.getMessage());
    }

    @Test
    void correlationsBeyondTheLongestWindowAreReported() {
        SpectralSolver.Solution good = SpectralSolver.solve(LONG_STEP).orElseThrow();
        SpectralSolver.Solution cut = new SpectralSolver.Solution(
                good.equations(), good.unknowns(), good.residual(), 0.01, 0, 0, 0.1, Optional.empty());
        assertTrue(SpectralSolver.refusal(cut).orElseThrow().contains("longer than the longest window"));
    }

    /**
     * Begun from what is orthogonal to the mode of the largest eigenvalue, the search ends at a lower one. Of a non-negative
     * operator only the mode of the largest is non-negative.
     */
    @Test
    void refusesAModeThatIsNotTheFastest() {
        double[][] operator = {{2, 1, 0.5}, {1, 2, 1}, {0.5, 1, 2}};
        UnaryOperator<double[]> product = v -> {
            double[] result = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    result[i] += operator[i][j] * v[j];
                }
            }
            return result;
        };
        KrylovSpace.Eigenpair largest = KrylovSpace.largest(product, new double[] {1, 1, 1}, 1e-12, 3);
        KrylovSpace.Eigenpair lower = KrylovSpace.largest(product, new double[] {1, 0, -1}, 1e-12, 3);
        assertEquals(1.5, lower.value(), 1e-12);
        assertTrue(largest.value() > lower.value());
        assertFalse(TwoReplicaMode.checked(largest.vector(), 0.1, 0).isFailed());
        Estimate refused = TwoReplicaMode.checked(lower.vector(), 0.1, 0);
        assertTrue(refused.isFailed());
        assertTrue(refused.failure().contains("not that which grows fastest"), refused.failure());
    }
}
