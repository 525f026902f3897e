package org.cavity.theory.gated.closed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.rootfinding.Roots;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosOnsetTest {

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(60, 0, 1);

    /** ∫₀^V F(G(c)) G(c) dc = V²/2 by Gauss quadrature, and its minimum of α_r over V: no solver, no series in s. */
    @ParameterizedTest
    @CsvSource({"1.75, 0", "3.4, -1", "1.67, 0.3"})
    void balanceOfEnergy(double gain, double resetBias) {
        GatedNetwork network = GatedNetwork.of(gain, 1).withResetBias(resetBias).withResetTime(0);
        Estimate found = ChaosOnset.criticalResetGain(network).orElseThrow();
        assertTrue(found.error() < 1e-8, found::toString);
        double low = 1e-3;
        double high = 0.1;
        // Ternary search; α_r(V) is flat at its minimum, so that 1e-4 in V leave 1e-8 in α_r.
        while (high / low > 1 + 1e-4) {
            double a = low * Math.pow(high / low, 0.4);
            double b = low * Math.pow(high / low, 0.6);
            if (resetGain(network, a) < resetGain(network, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        double minimum = resetGain(network, Math.sqrt(low * high));
        assertEquals(minimum, found.value(), 1e-7 * minimum);
    }

    private static double resetGain(GatedNetwork network, double variance) {
        return excess(network.withResetGain(1000), variance) < 0
                ? 1000
                : Roots.between(alpha -> excess(network.withResetGain(alpha), variance), 0, 1000, 1e-14);
    }

    private static double excess(GatedNetwork network, double variance) {
        SiteCorrelations rates = new SiteCorrelations(network, variance, 0);
        SiteCorrelations site = new SiteCorrelations(network, variance, rates.rate(variance));
        double work = RULE.integrate(x -> {
            // Nodes crowd at c = V, where the gate's correlation is steep.
            double c = variance * (1 - x * x);
            return site.gate(site.rate(c)) * site.rate(c) * 2 * variance * x;
        });
        return 2 * work / (variance * variance) - 1;
    }

    /** The fold at g → g_c is the tricritical point, whatever τ_r; its distance falls as √(g_c − g). */
    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 0"})
    void tendsToTheTricriticalPoint(double resetBias, double resetTime) {
        double tricritical = ChaosOnset.tricriticalResetGain(resetBias).orElseThrow();
        double critical = 1 + Math.exp(-resetBias);
        GatedNetwork network =
                GatedNetwork.of(critical, 1).withResetBias(resetBias).withResetTime(resetTime);
        double near = ChaosOnset.criticalResetGain(network.withGain(critical * (1 - 1e-5)))
                .orElseThrow()
                .value();
        double far = ChaosOnset.criticalResetGain(network.withGain(critical * (1 - 4e-5)))
                .orElseThrow()
                .value();
        assertTrue(near > tricritical && far > near);
        assertEquals(tricritical, 2 * near - far, 2e-3 * tricritical);
    }

    @Test
    void tricriticalPointEndsAtFiveEighths() {
        assertEquals(OptionalDouble.empty(), ChaosOnset.tricriticalResetGain(Math.log(5.0 / 3) + 1e-9));
        assertTrue(ChaosOnset.tricriticalResetGain(Math.log(5.0 / 3) - 1e-9).isPresent());
    }

    /** For β_r = 0 the line runs from g = 2 to √(8/3), where the gate is a step. */
    @Test
    void rangeOfTheLine() {
        assertTrue(ChaosOnset.criticalResetGain(GatedNetwork.of(1.632, 1).withResetTime(0))
                .isEmpty());
        assertTrue(ChaosOnset.criticalResetGain(GatedNetwork.of(2.001, 1)).isEmpty());
        double low = ChaosOnset.criticalResetGain(GatedNetwork.of(1.66, 1).withResetTime(0))
                .orElseThrow()
                .value();
        assertTrue(low > 80 && low < 300, () -> "" + low);
    }

    /** The sign of the margin tells whether there is a state, through folds and through g_c. */
    @ParameterizedTest
    @CsvSource({
        "1.9, 7.80, 0, 1",
        "1.9, 7.81, 0, 1",
        "1.9999, 1, 0, 1",
        "2.0001, 1, 0, 1",
        "1.95, 5.8, 0.2, 3",
        "1.6, 5, 0.6, 1",
        "1.61, 20, 0.5, 0",
        "2.5, 2, -0.3, 10"
    })
    void marginTellsExistence(double gain, double resetGain, double resetBias, double resetTime) {
        GatedNetwork network =
                GatedNetwork.of(gain, resetGain).withResetBias(resetBias).withResetTime(resetTime);
        assertEquals(ClosedSolver.solve(network).isPresent(), ChaosOnset.margin(network) > 0);
    }

    /** Where the onset is continuous the margin is that of linear stability, (g σ_r(0))² − 1. */
    @Test
    void marginOfAContinuousOnset() {
        assertEquals(1.98 * 1.98 / 4 - 1, ChaosOnset.margin(GatedNetwork.of(1.98, 2)), 1e-12);
    }

    /** The onset under fluctuating input where h = 0 loses its stability: the exponent of h = 0 vanishes there. */
    @Test
    void fluctuatingInput() {
        GatedNetwork network = GatedNetwork.of(1.8, 1).withResetNoiseVariance(1).withResetNoiseTime(2);
        double critical = ChaosOnset.criticalResetGain(network).orElseThrow().value();
        double margin = ChaosOnset.margin(network.withResetGain(critical));
        assertEquals(0, margin, 1e-10);
        assertTrue(ClosedSolver.solve(network.withResetGain(critical * 1.01)).isPresent());
        assertTrue(ClosedSolver.solve(network.withResetGain(critical * 0.99)).isEmpty());
        AmplitudeBranch branch = new AmplitudeBranch(network.withResetGain(5));
        // λ(0) by the ground state is the limit of λ(V) by Newton's method.
        double limit = branch.origin().strength();
        double at = branch.strength(1e-5);
        double atTwice = branch.strength(2e-5);
        assertEquals(limit, 2 * at - atTwice, 1e-7);
    }

    /**
     * With bias or frozen input: a chaotic state a millionth above the onset, none as far below. Where the onset is
     * continuous the fixed point has K = 1 and the exponent starts from 0, elsewhere the fixed point is stable still.
     */
    @ParameterizedTest
    @CsvSource({
        "1.9, 0, 0, 0.003, 0, 1, false",
        "3.2, -1, 0.05, 0, 0, 0.2, false",
        "3.2, -1, 0.02, 0.01, 0.1, 5, false",
        "1.9, 0, 0, 0.1, 0, 1, true",
        "2.5, -0.5, 0.02, 0.005, 0.3, 3, true",
        "1.8, 0, 0.02, 0.002, 0.05, 0, true"
    })
    void onsetBesideANonZeroFixedPoint(
            double gain,
            double resetBias,
            double bias,
            double inputStd,
            double resetInputStd,
            double resetTime,
            boolean continuous) {
        GatedNetwork network = GatedNetwork.of(gain, 1)
                .withResetBias(resetBias)
                .withBias(bias)
                .withInputStd(inputStd)
                .withResetInputStd(resetInputStd)
                .withResetTime(resetTime);
        Estimate onset = ChaosOnset.criticalResetGain(network).orElseThrow();
        assertTrue(onset.error() < 1e-9 * onset.value(), onset::toString);
        assertTrue(ClosedSolver.solve(network.withResetGain(onset.value() * (1 - 1e-6)))
                .isEmpty());
        ClosedState above = ClosedSolver.solve(network.withResetGain(onset.value() * (1 + 1e-6)))
                .orElseThrow();
        double exponent = above.maximalLyapunovExponent().value();
        GatedNetwork at = network.withResetGain(onset.value());
        double staticStability = FixedPoints.solve(at).get(0).staticStability();
        if (continuous) {
            assertEquals(1, staticStability, 1e-12);
            assertTrue(exponent > 0 && exponent < 1e-6, () -> "" + exponent);
        } else {
            assertTrue(staticStability < 0.95, () -> "" + staticStability);
            assertTrue(exponent > 0.02, () -> "" + exponent);
        }
    }

    /**
     * Damped iteration, which knows of no branch and no λ: it dies out below a discontinuous onset and ends in the same
     * state above it. It is slow near the onset, so that the distance is 1 %.
     */
    @ParameterizedTest
    @CsvSource({"1.9, 0, 0.003, 0, 1", "3.2, 0.02, 0.01, -1, 5"})
    void iterationFindsTheSame(double gain, double bias, double inputStd, double resetBias, double resetTime) {
        GatedNetwork network = GatedNetwork.of(gain, 1)
                .withBias(bias)
                .withInputStd(inputStd)
                .withResetBias(resetBias)
                .withResetTime(resetTime);
        double onset = onset(network);
        assertTrue(relaxed(network.withResetGain(0.99 * onset)).isEmpty());
        GatedNetwork chaotic = network.withResetGain(1.01 * onset);
        assertEquals(
                relaxed(chaotic).orElseThrow().profile().variance(),
                ClosedSolver.solve(chaotic).orElseThrow().varianceH().value(),
                1e-10);
    }

    private static Optional<ClosedEquations.Solution> relaxed(GatedNetwork network) {
        return new Relaxation(new ClosedEquations(network)).solve();
    }

    /**
     * The balance of energy with a plateau by Gauss quadrature, without λ: α_r(V) such that the fall from V ends at
     * rest, and its minimum over V.
     */
    @ParameterizedTest
    @CsvSource({"1.9, 0, 0.01, 0, 0", "3.2, -1, 0.02, 0.01, 0.1"})
    void balanceOfEnergyWithPlateau(double gain, double resetBias, double bias, double inputStd, double resetInputStd) {
        GatedNetwork network = GatedNetwork.of(gain, 1)
                .withResetBias(resetBias)
                .withBias(bias)
                .withInputStd(inputStd)
                .withResetInputStd(resetInputStd)
                .withResetTime(0);
        double found = onset(network);
        double low = 5e-3;
        double high = 5e-2;
        while (high / low > 1 + 1e-4) {
            double a = low * Math.pow(high / low, 0.4);
            double b = low * Math.pow(high / low, 0.6);
            if (gainAtRest(network, a) < gainAtRest(network, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        assertEquals(gainAtRest(network, Math.sqrt(low * high)), found, 1e-7 * found);
    }

    private static double gainAtRest(GatedNetwork network, double variance) {
        return Roots.between(alpha -> potential(network.withResetGain(alpha), variance), 1, 20, 1e-14);
    }

    /** ∫_c^V (f − x) dx / V² from the least c at which f(c) = c; where there is none, the force never brings C_h to rest. */
    private static double potential(GatedNetwork network, double variance) {
        double frozen = network.resetInputStd() * network.resetInputStd();
        double input = network.inputStd() * network.inputStd();
        double rate = new SiteCorrelations(network, variance, 0).rate(variance);
        SiteCorrelations site = new SiteCorrelations(network, variance, rate + frozen);
        DoubleUnaryOperator force = c -> site.gate(site.rate(c) + frozen) * site.rate(c) + input - c;
        double above = variance * 1e-4;
        while (force.applyAsDouble(above) > 0 && above < variance) {
            above *= 1.05;
        }
        double c = above < variance ? Roots.between(force, 0, above) : 0;
        double range = variance - c;
        return RULE.integrate(s -> force.applyAsDouble(c + range * (1 - s * s)) * 2 * range * s)
                / (variance * variance);
    }

    /** The onset without bias and input is the limit of those with, which differ from it in the second order. */
    @Test
    void smallBiasAndInput() {
        GatedNetwork network = GatedNetwork.of(1.9, 1);
        double alone = onset(network);
        assertEquals(alone, onset(network.withInputStd(1e-5)), 1e-6);
        assertEquals(alone, onset(network.withBias(1e-5)), 1e-6);
    }

    private static double onset(GatedNetwork network) {
        return ChaosOnset.criticalResetGain(network).orElseThrow().value();
    }

    /** Varied input to a gate that is open without gain closes many of them: chaos ends as the gain rises. */
    @Test
    void endOfChaos() {
        GatedNetwork network =
                GatedNetwork.of(1.2, 1).withResetBias(2).withInputStd(0.01).withResetInputStd(2);
        assertTrue(ChaosOnset.criticalResetGain(network).isEmpty());
        double end = ChaosOnset.boundaryResetGain(network).orElseThrow().value();
        assertTrue(ClosedSolver.solve(network.withResetGain(0.99 * end)).isPresent());
        assertTrue(ClosedSolver.solve(network.withResetGain(1.01 * end)).isEmpty());
    }

    @Test
    void meaninglessElsewhere() {
        GatedNetwork driven = GatedNetwork.of(2, 1).withInputStd(0.1).withResetNoiseVariance(1);
        assertTrue(Double.isNaN(ChaosOnset.margin(driven)));
        assertTrue(Double.isNaN(ChaosOnset.margin(GatedNetwork.of(2, 1).withUpdateGain(1))));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> ChaosOnset.boundaryResetGain(driven));
        assertTrue(e.getMessage().startsWith("reset_noise_variance = 1.0 is out of range"), e.getMessage());
    }
}
