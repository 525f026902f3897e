package org.cavity.numerics.additive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spectrum.LogDeterminant;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;

/** Steps between 0 and 1: against the equation element by element, identities of finite networks, the ends of the range. */
class EulerMapTest {

    private static final long SEED = 5;

    private static final AdditiveNetwork EVERYTHING = AdditiveNetwork.tanh(1.7)
            .withStep(0.3)
            .withNoise(0.2)
            .withBias(0.4)
            .withInputVariance(0.3)
            .withMeanCoupling(0.6);

    private final NetworkSimulation<AdditiveNetwork> simulation = new NetworkSimulation<>(new AdditiveModel());

    /** x ← (1 − δ)x + δ[(gJ + J₀/N) φ(x) + I + √Iv η] + √(2Dδ) ξ and its linearisation, one unit after another. */
    @Test
    void stepsAreThoseOfTheEquation() {
        int size = 20;
        int steps = 5;
        AdditiveRealisation network = draw(EVERYTHING, size, Precision.DOUBLE);
        // At x = 0, where φ' = 1, the Jacobian is −1 + gJ + J₀/N, and the velocity the input.
        double[] weights = network.dynamics().jacobian(new double[size]);
        for (int i = 0; i < size; i++) {
            weights[i * size + i] += 1;
        }
        double[] input = new double[size];
        network.dynamics().apply(new double[size], 1, 0, input, null);
        ContinuousSampler normal = new RandomStreams(SEED, 0).normal(Purpose.NOISE, 0);
        double[] block = Arrays.copyOf(network.initialStates(1), 3 * size);
        for (int i = size; i < block.length; i++) {
            block[i] = Math.sin(i);
        }
        double[] expected = block.clone();
        Stepper stepper = network.stepper(1, 2);
        for (int s = 0; s < steps; s++) {
            stepper.step(block, 2);
            expected = stepped(EVERYTHING, weights, input, normal, expected);
        }
        // Sums of 20 terms of order 1, in another order, five times over.
        assertArrayEquals(expected, block, 1e-13);
        assertEquals(0.3, stepper.timeStep());
    }

    private static double[] stepped(
            AdditiveNetwork network, double[] weights, double[] input, ContinuousSampler normal, double[] block) {
        int size = input.length;
        double step = network.step();
        double[] next = new double[block.length];
        for (int column = 0; column < block.length; column += size) {
            for (int i = 0; i < size; i++) {
                double sum = column == 0 ? input[i] : 0;
                for (int j = 0; j < size; j++) {
                    double rate = column == 0
                            ? Math.tanh(block[j])
                            : network.nonlinearity().derivative(block[j]) * block[column + j];
                    sum += weights[i * size + j] * rate;
                }
                next[column + i] = (1 - step) * block[column + i] + step * sum;
            }
        }
        for (int i = 0; i < size; i++) {
            next[i] += Math.sqrt(2 * network.noise() * step) * normal.sample();
        }
        return next;
    }

    /** Couplings rounded to 24 bits: sums of 200 products of order g/√N, each step times at most 1 − δ + δR. */
    @Test
    void singlePrecisionChangesNothingButRounding() {
        AdditiveRealisation exact = draw(EVERYTHING, 200, Precision.DOUBLE);
        AdditiveRealisation rounded = draw(EVERYTHING, 200, Precision.SINGLE);
        double[] x = exact.initialStates(1);
        double[] y = rounded.initialStates(1);
        assertArrayEquals(x, y);
        Stepper first = exact.stepper(1, 0);
        Stepper second = rounded.stepper(1, 0);
        for (int s = 0; s < 5; s++) {
            first.step(x, 0);
            second.step(y, 0);
        }
        assertArrayEquals(x, y, 5e-6);
        assertTrue(x[0] != y[0]);
    }

    /** The step of 1 has no leak to take away again, and one rounding less. */
    @Test
    void longStepsJoinTheMapOfStepOne() {
        AdditiveNetwork network = EVERYTHING.withStep(1);
        AdditiveRealisation end = draw(network, 50, Precision.DOUBLE);
        AdditiveRealisation near = draw(network.withStep(1 - 1e-9), 50, Precision.DOUBLE);
        double[] x = Arrays.copyOf(end.initialStates(1), 100);
        double[] y = Arrays.copyOf(near.initialStates(1), 100);
        Arrays.fill(x, 50, 100, 0.1);
        Arrays.fill(y, 50, 100, 0.1);
        Stepper whole = end.stepper(1, 1);
        Stepper part = near.stepper(1, 1);
        for (int s = 0; s < 4; s++) {
            whole.step(x, 1);
            part.step(y, 1);
        }
        // 1e-9 times states of order 3, amplified by at most the norm 2g + J₀ of the couplings in each of three steps.
        assertArrayEquals(x, y, 3e-9 * 64);
    }

    /** With A = −1 + gJ the steps multiply by 1 + δA, whose eigenvalues are 1 + δμ. */
    @Test
    void exponentsOfALinearMapAreThoseOfItsEigenvalues() {
        SimulationSettings settings = settings(12, 2000);
        AdditiveNetwork network = AdditiveNetwork.of(Nonlinearity.of("linear", x -> x, x -> 1), 0.8)
                .withStep(0.4);
        double[] expected = exponents(simulation.eigenvalues(network, settings, Progress.NONE), 0.4);
        // The frame of a complex pair turns, so that the average keeps a remainder of order 1/time.
        assertArrayEquals(expected, exponents(network, settings, 12).values(), 3 / settings.time());
    }

    @Test
    void exponentsAddUpToTheMeanLogarithmOfTheDeterminant() {
        int size = 30;
        AdditiveNetwork network = AdditiveNetwork.tanh(3).withStep(0.5).withMeanCoupling(0.7);
        SimulationSettings settings = settings(size, 40);
        LyapunovExponents found = exponents(network, settings, size);

        AdditiveRealisation same = draw(network, size, Precision.DOUBLE);
        double[] x = same.initialStates(1);
        Stepper stepper = same.stepper(1, 0);
        long before = Math.round(settings.transientTime() / 0.5);
        long steps = Math.round(settings.time() / 0.5);
        double sum = 0;
        for (long s = 0; s < before + steps; s++) {
            if (s >= before) {
                double[] step = same.dynamics().jacobian(x);
                for (int i = 0; i < step.length; i++) {
                    step[i] = 0.5 * step[i] + (i % (size + 1) == 0 ? 1 : 0);
                }
                sum += LogDeterminant.of(step, size);
            }
            stepper.step(x, 0);
        }
        assertEquals(sum / settings.time() / size, found.mean(), 1e-10);
        assertTrue(Double.isNaN(found.traceRule()));
        assertTrue(Double.isNaN(exponents(network, settings, 3).mean()));
        assertTrue(found.warnings().isEmpty(), found.warnings().toString());
    }

    /** At rest, at the edge of the bulk and, where the mean alternates, of an eigenvalue far on the left. */
    @Test
    void exponentOfAFixedPointIsThatOfOneStep() {
        int size = 80;
        AdditiveNetwork still = AdditiveNetwork.tanh(0.5).withStep(0.6);
        AdditiveNetwork rocking = AdditiveNetwork.tanh(0.2).withMeanCoupling(-4).withStep(0.35);
        for (AdditiveNetwork network : new AdditiveNetwork[] {still, rocking}) {
            Measurement m = simulation.measure(
                    network, settings(size, 60), Set.of(Quantity.MAX_LYAPUNOV, Quantity.OUTLIER), Progress.NONE);
            JacobianEigenvalues eigenvalues = simulation.eigenvalues(network, settings(size, 60), Progress.NONE);
            assertEquals(
                    exponents(eigenvalues, network.step())[0],
                    m.sample(Quantity.MAX_LYAPUNOV).mean(),
                    1e-12);
            if (network.meanCoupling() != 0) {
                AdditiveState state = MeanField.solve(network);
                // An isolated eigenvalue J₀ scatters by g / √N times 1 + …, with slope 1/(1 − δ + δJ₀) in the exponent.
                double scatter = 0.2 / Math.sqrt(size);
                assertEquals(
                        state.outlier().orElseThrow(),
                        m.sample(Quantity.OUTLIER).mean(),
                        3 * scatter);
                assertEquals(
                        state.maximalLyapunovExponent(),
                        m.sample(Quantity.MAX_LYAPUNOV).mean(),
                        3 * scatter / 0.75);
            }
        }
    }

    /** Over four networks. Lags are rounded to steps; their scatter between networks, times √N, was measured over 12. */
    @Test
    void autocorrelationIsThatOfTheory() {
        AdditiveNetwork network = AdditiveNetwork.tanh(3).withStep(0.8);
        AdditiveState state = MeanField.solve(network);
        double[] lags = {0, 0.8, 1.6, 2.4, 4};
        double[] scatter = {2.8, 4.7, 6.8, 8.5, 10.8};
        double[] mean = new double[lags.length];
        for (int seed = 0; seed < 4; seed++) {
            SimulationSettings settings = new SimulationSettings(600, 1, 10 + seed, 40, 200, 0.1, 1);
            TimeCourse course =
                    simulation.timeCourse(network, settings, Set.of(), new double[] {0, 1, 1.5, 2.5, 4}, Progress.NONE);
            assertArrayEquals(lags, course.autocorrelation().get("lag"), 1e-12);
            double[] value = course.autocorrelation().get("value");
            for (int k = 0; k < lags.length; k++) {
                mean[k] += value[k] / 4;
            }
        }
        for (int k = 0; k < lags.length; k++) {
            assertEquals(
                    state.autocorrelation(lags[k]), mean[k], 3 * scatter[k] / Math.sqrt(4 * 600), "lag " + lags[k]);
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        for (Precision precision : Precision.values()) {
            SimulationSettings one = settings(150, 30).withScheme(new Scheme(Integrator.AUTOMATIC, precision, false));
            assertArrayEquals(
                    exponents(EVERYTHING, one, 70).values(),
                    exponents(EVERYTHING, one.withThreads(3), 70).values());
        }
    }

    @Test
    void aMapTakesNoIntegrator() {
        SimulationSettings settings =
                settings(20, 30).withScheme(new Scheme(Integrator.EULER_MARUYAMA, Precision.DOUBLE, false));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> simulation.check(EVERYTHING, settings));
        assertEquals(
                "integrator = euler-maruyama is out of place: a map is iterated; it takes no integrator.",
                e.getMessage());
    }

    private static AdditiveRealisation draw(AdditiveNetwork network, int size, Precision precision) {
        SimulationSettings settings = settings(size, 20).withScheme(new Scheme(Integrator.AUTOMATIC, precision, false));
        return new AdditiveRealisation(
                network, settings, new AdditiveModel().motion(network), new RandomStreams(SEED, 0), Team.alone());
    }

    private LyapunovExponents exponents(AdditiveNetwork network, SimulationSettings settings, int count) {
        return simulation.lyapunov(network, settings, LyapunovRequest.leading(count), Progress.NONE);
    }

    /** log |1 + δμ| / δ of the eigenvalues μ, descending. */
    private static double[] exponents(JacobianEigenvalues e, double step) {
        return IntStream.range(0, e.re().length)
                .mapToDouble(i -> -Math.log(Math.hypot(1 + step * e.re()[i], step * e.im()[i])) / step)
                .sorted()
                .map(exponent -> -exponent)
                .toArray();
    }

    private static SimulationSettings settings(int size, double time) {
        return new SimulationSettings(size, 1, SEED, 100, time, 0.1, 1);
    }
}
