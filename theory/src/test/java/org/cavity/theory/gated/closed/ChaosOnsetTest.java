package org.cavity.theory.gated.closed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.cavity.theory.gated.GatedNetwork;
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
        double limit = branch.zeroStrength();
        double at = branch.strength(1e-5);
        double atTwice = branch.strength(2e-5);
        assertEquals(limit, 2 * at - atTwice, 1e-7);
    }

    @Test
    void meaninglessElsewhere() {
        assertTrue(Double.isNaN(ChaosOnset.margin(GatedNetwork.of(2, 1).withInputStd(0.1))));
        assertTrue(Double.isNaN(ChaosOnset.margin(GatedNetwork.of(2, 1).withUpdateGain(1))));
        assertThrows(
                IllegalArgumentException.class,
                () -> ChaosOnset.criticalResetGain(GatedNetwork.of(1.9, 1).withBias(0.1)));
    }
}
