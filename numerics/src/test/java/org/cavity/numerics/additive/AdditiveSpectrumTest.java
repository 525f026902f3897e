package org.cavity.numerics.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Motion;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.numerics.spectrum.GinibreEdge;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.theory.spectrum.RadialLaw;
import org.junit.jupiter.api.Test;

class AdditiveSpectrumTest {

    private final NetworkSimulation<AdditiveNetwork> simulation = new NetworkSimulation<>(new AdditiveModel());

    @Test
    void eigenvaluesAddUpToTheTraceAndMultiplyToTheDeterminant() {
        SimulationSettings settings = new SimulationSettings(60, 1, 8, 20, 40, 0.1, 1);
        AdditiveNetwork flow = AdditiveNetwork.tanh(2).withMeanCoupling(0.5).withBias(0.1);
        JacobianEigenvalues ofFlow = simulation.eigenvalues(flow, settings, Progress.NONE);
        AdditiveRealisation network =
                new AdditiveRealisation(flow, settings, Motion.leakyFlow(0), new RandomStreams(8, 0), Team.alone());
        double[] x = network.initialStates(1);
        Stepper stepper = network.stepper(1, 0);
        for (int s = 0; s < 200; s++) {
            stepper.step(x, 0);
        }
        double[] jacobian = network.dynamics().jacobian(x);
        double trace =
                IntStream.range(0, 60).mapToDouble(i -> jacobian[i * 60 + i]).sum();
        assertEquals(trace, Arrays.stream(ofFlow.re()).sum(), 1e-10);
        assertEquals(0, Arrays.stream(ofFlow.im()).sum(), 1e-12);

        AdditiveNetwork map = flow.withStep(1);
        JacobianEigenvalues ofMap = simulation.eigenvalues(map, settings, Progress.NONE);
        double logModuli = IntStream.range(0, 60)
                .mapToDouble(i -> Math.log(Math.hypot(ofMap.re()[i], ofMap.im()[i])))
                .sum();
        double logGains = Arrays.stream(law(ofMap).squaredGains())
                        .map(d -> Math.log(d) / 2)
                        .sum()
                - 60 * Math.log(map.gain());
        double logDeterminant = AdditiveDynamics.draw(map, 60, Precision.DOUBLE, new RandomStreams(8, 0), Team.alone())
                        .logDeterminant()
                + logGains;
        assertEquals(logDeterminant, logModuli, 1e-9);
    }

    /**
     * In the quiescent state the Jacobian is −1 + gJ. A fraction 0.399/√N of a Ginibre matrix's eigenvalues lies
     * outside the disc; the number in one matrix of this size scatters by 2.6 (measured over 400 matrices).
     */
    @Test
    void eigenvaluesFillTheDiscOfTheCircularLaw() {
        int size = 150;
        int matrices = 8;
        double outside = 0;
        double inside = 0;
        for (int r = 0; r < matrices; r++) {
            SimulationSettings settings = new SimulationSettings(size, 1, r, 0, 10, 0.1, 1);
            JacobianEigenvalues e = simulation.eigenvalues(quiescent(0.9), settings, Progress.NONE);
            for (int i = 0; i < size; i++) {
                double radius = Math.hypot(e.re()[i] + 1, e.im()[i]) / 0.9;
                outside += radius > 1 ? 1 : 0;
                inside += radius < Math.sqrt(0.5) ? 1 : 0;
            }
        }
        assertEquals(0.399 * Math.sqrt(size) * matrices, outside, 3 * 2.6 * Math.sqrt(matrices));
        // Half of a uniform disc; eigenvalues repel each other, so that this number is rigid to O(N^(1/4)) each.
        assertEquals(0.5 * size * matrices, inside, 3 * Math.pow(size, 0.25) * Math.sqrt(matrices));
    }

    /**
     * Allowances from 32 networks of N = 200 other than these: the radius scatters by 0.068 and lies 0.017 ± 0.012
     * beyond the disc; the abscissa scatters by 0.074 and lies 0.058 ± 0.013 inside it (0.036 ± 0.013 at N = 400), as
     * the disc is emptier near its edge than that of the Ginibre matrix that both are divided by.
     */
    @Test
    void radiusAndAbscissaAgreeWithTheBulkDisc() {
        AdditiveNetwork network = AdditiveNetwork.tanh(2);
        Measurement m = simulation.measure(
                network,
                new SimulationSettings(200, 16, 2, 60, 10, 0.1, 2),
                Set.of(Quantity.SPECTRAL_RADIUS, Quantity.SPECTRAL_ABSCISSA),
                Progress.NONE);
        AdditiveState state = MeanField.solve(network);
        double ofRadius = 0.068 / Math.sqrt(16);
        double ofAbscissa = 0.074 / Math.sqrt(16);
        assertEquals(
                state.spectralRadius() + 0.017,
                m.sample(Quantity.SPECTRAL_RADIUS).mean(),
                3 * Math.hypot(ofRadius, 0.012));
        assertEquals(
                state.spectralAbscissa() - 0.058,
                m.sample(Quantity.SPECTRAL_ABSCISSA).mean(),
                3 * Math.hypot(ofAbscissa, 0.013));
    }

    /** The inner spectrum tells the ensembles apart, where nothing of the single unit's statistics does. */
    @Test
    void moduliWithOrthogonalCouplingsFollowTheLawOfTheirEnsemble() {
        AdditiveNetwork network = AdditiveNetwork.tanh(2).withCoupling(CouplingEnsemble.ORTHOGONAL);
        double toOwn = 0;
        double toDense = 0;
        for (int seed = 1; seed <= 4; seed++) {
            SimulationSettings settings = new SimulationSettings(512, 1, seed, 60, 10, 0.1, 1);
            JacobianEigenvalues e = simulation.eigenvalues(network, settings, Progress.NONE);
            toOwn += distance(e, law(e).radialLaw()) / 4;
            toDense += distance(e, RadialLaw.ofSample(CouplingEnsemble.DENSE, law(e).squaredGains())) / 4;
        }
        // The distance of Haar orthogonal matrices with such gains is 0.04 at N = 300 and shrinks with N.
        assertTrue(toOwn < 0.05, "distance to its own law " + toOwn);
        assertTrue(toDense > 0.12, "distance to that of Gaussian couplings " + toDense);
    }

    /**
     * The distance of Kolmogorov and Smirnov between the eigenvalues' moduli and the radial law, in the mean of eight
     * chaotic networks. Eigenvalues are rigid; what remains at N = 400 is above all the share 0.4/√N = 0.02 that lies
     * outside the disc. Over 24 networks other than these it was 0.0237, scattering by 0.004, with the law of each
     * snapshot's own gains, and 0.050, scattering by 0.021, with that of the limit, whose radius the snapshots' radii
     * scatter about.
     */
    @Test
    void moduliOfAChaoticNetworkFollowTheRadialLaw() {
        AdditiveNetwork network = AdditiveNetwork.tanh(2);
        RadialLaw limit = MeanField.solve(network).radialLaw();
        int networks = 8;
        double toOwn = 0;
        double toLimit = 0;
        double toUniform = 0;
        for (int seed = 101; seed <= 100 + networks; seed++) {
            SimulationSettings settings = new SimulationSettings(400, 1, seed, 60, 10, 0.1, 1);
            JacobianEigenvalues e = simulation.eigenvalues(network, settings, Progress.NONE);
            RadialLaw own = law(e).radialLaw();
            toOwn += distance(e, own) / networks;
            toLimit += distance(e, limit) / networks;
            toUniform += distance(e, RadialLaw.ofSample(law(e).coupling(), new double[] {own.radius() * own.radius()}))
                    / networks;
        }
        double allowed = 0.0237 + 3 * 0.004 / Math.sqrt(networks);
        assertTrue(toOwn < allowed, "own gains " + toOwn);
        assertTrue(toLimit < 0.050 + 3 * 0.021 / Math.sqrt(networks), "gains of the limit " + toLimit);
        assertTrue(toUniform > 5 * allowed, "a uniform disc of the same radius " + toUniform);
    }

    /**
     * tanh, g = 0.5, J₀ = 1.5; the naive J₀ ⟨φ'⟩ − 1 would be −0.462. Allowances from 32 networks of N = 200 other than
     * these: the outlier scatters by 0.028 and lies 0.003 ± 0.005 beside the limit, the bulk radius by 0.014 and lies
     * 0.005 ± 0.0025 beyond it.
     */
    @Test
    void meanCouplingSendsOneEigenvalueOutOfTheBulk() {
        AdditiveNetwork network = AdditiveNetwork.tanh(0.5).withMeanCoupling(1.5);
        Measurement m = simulation.measure(
                network,
                new SimulationSettings(200, 16, 1, 100, 10, 0.1, 2),
                Set.of(Quantity.OUTLIER, Quantity.SPECTRAL_RADIUS, Quantity.MEAN),
                Progress.NONE);
        AdditiveState state = MeanField.solve(network);
        assertTrue(m.sample(Quantity.MEAN).mean() > 0, "the state with positive mean");
        assertEquals(
                state.outlier().orElseThrow() + 0.003,
                m.sample(Quantity.OUTLIER).mean(),
                3 * Math.hypot(0.028 / Math.sqrt(16), 0.005));
        // The outlier must not count as bulk.
        assertEquals(
                state.spectralRadius() + 0.005,
                m.sample(Quantity.SPECTRAL_RADIUS).mean(),
                3 * Math.hypot(0.014 / Math.sqrt(16), 0.0025));
    }

    /**
     * At x = 0 the isolated eigenvalue of gJ + J₀/N is J₀ + g uᵀJu + g² uᵀJ²u/J₀ + …, u = (1, …, 1)/√N, whose scatter is
     * (g/√N)/√(1 − g²/J₀²) and whose mean differs from J₀ by g²/(N J₀).
     */
    @Test
    void negativeMeanCouplingSendsOneEigenvalueToTheLeft() {
        AdditiveNetwork flow = AdditiveNetwork.tanh(0.5).withMeanCoupling(-2);
        AdditiveNetwork map = AdditiveNetwork.tanh(0.3).withMeanCoupling(-0.8).withStep(1);
        for (AdditiveNetwork network : List.of(flow, map)) {
            int size = 100;
            int networks = 16;
            Measurement m = simulation.measure(
                    network,
                    new SimulationSettings(size, networks, 1, 200, 40, 0.1, 2),
                    Set.of(Quantity.OUTLIER),
                    Progress.NONE);
            double g = network.gain();
            double mean = network.meanCoupling();
            double scatter = g / Math.sqrt(size * (1 - g * g / (mean * mean)));
            double expected = MeanField.solve(network).outlier().orElseThrow() + g * g / (size * mean);
            assertEquals(mean - (network.isMap() ? 0 : 1) + g * g / (size * mean), expected, 1e-12);
            assertEquals(expected, m.sample(Quantity.OUTLIER).mean(), 3 * scatter / Math.sqrt(networks));
        }
    }

    /** Far to the left an eigenvalue makes a flow return fast, but a map alternate slowly. */
    @Test
    void theLeadingOutlierOfAFlowIsTheRightmostAndOfAMapTheLargest() {
        Eigenvalues eigenvalues =
                new Eigenvalues(new double[] {-3, 0.2, 1.5, 0, 0, 1.2}, new double[] {0, 0, 0, 4, -4, 0});
        assertEquals(1.5, Linearisation.leadingBeyond(1, eigenvalues, 0).orElseThrow());
        assertEquals(-3, Linearisation.leadingBeyond(1, eigenvalues, 1).orElseThrow());
        assertEquals(-3, Linearisation.leadingBeyond(2, eigenvalues, 0).orElseThrow());
        assertTrue(Linearisation.leadingBeyond(3.5, eigenvalues, 1).isEmpty());
    }

    /** At rest without mean coupling exponent and edge are of one set of eigenvalues. */
    @Test
    void theExponentOfAFixedPointIsTheEdgeOfItsSpectrum() {
        int size = 60;
        Measurement m = simulation.measure(
                AdditiveNetwork.tanh(0.5),
                new SimulationSettings(size, 2, 1, 100, 10, 0.1, 1),
                Set.of(Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_ABSCISSA),
                Progress.NONE);
        double[] edges = m.sample(Quantity.SPECTRAL_ABSCISSA).values();
        double[] exponents = m.sample(Quantity.MAX_LYAPUNOV).values();
        for (int r = 0; r < 2; r++) {
            assertEquals(exponents[r] + 1, (edges[r] + 1) * GinibreEdge.meanAbscissa(size), 1e-14);
        }
    }

    private static DiscLaw law(JacobianEigenvalues eigenvalues) {
        return (DiscLaw) eigenvalues.law();
    }

    private static AdditiveNetwork quiescent(double gain) {
        return AdditiveNetwork.of(Nonlinearity.of("linear", x -> x, x -> 1), gain);
    }

    /** Largest difference between the moduli, seen from −1, and their law. */
    private static double distance(JacobianEigenvalues e, RadialLaw law) {
        double[] radii = IntStream.range(0, e.re().length)
                .mapToDouble(i -> Math.hypot(e.re()[i] + 1, e.im()[i]))
                .sorted()
                .toArray();
        int n = radii.length;
        return IntStream.range(0, n)
                .mapToDouble(i -> {
                    double cdf = law.cdf(radii[i]);
                    return Math.max(cdf - (double) i / n, (i + 1.0) / n - cdf);
                })
                .max()
                .orElseThrow();
    }
}
