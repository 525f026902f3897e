package org.cavity.diagrams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class BranchesTest {

    private static final Branches<AdditiveNetwork> BRANCHES =
            Branches.of(AdditiveNetwork.tanh(1), "gain=0.5:2:4", Quantity.VARIANCE);

    @Test
    void aStableBranchIsTheStateThatTheoryFinds() {
        double expected = MeanField.solve(AdditiveNetwork.tanh(1.5)).variance();
        double found = BRANCHES.diagram().branches().stream()
                .filter(branch -> branch.stable() && branch.kind().equals("chaotic"))
                .flatMap(branch -> branch.points().stream())
                .filter(point -> point.parameter() == 1.5)
                .mapToDouble(point -> point.value(Quantity.VARIANCE))
                .findFirst()
                .orElseThrow();
        assertEquals(expected, found, 1e-12 * expected);
    }

    @Test
    void silenceLosesStabilityAtGainOne() {
        // The variance vanishes there, so that rounding, of some ten operations, moves the root by its square root.
        double rounding = Math.sqrt(10 * Math.ulp(1.0));
        assertTrue(
                BRANCHES.critical().stream().anyMatch(point -> Math.abs(point.value() - 1) < rounding),
                BRANCHES::toString);
        assertTrue(BRANCHES.toString().contains("gain = "), BRANCHES.toString());
    }

    @Test
    void networksAreStartedFarFromRestAndNearIt() {
        Branches<AdditiveNetwork> simulated = BRANCHES.simulate(50, 0.6, 1.8);
        assertTrue(simulated.image().getHeight() > BRANCHES.image().getHeight(), "the legend explains the markers");
    }

    @Test
    void aPictureNeedsAQuantityOfTheModel() {
        AdditiveNetwork base = AdditiveNetwork.tanh(1);
        assertThrows(UsageException.class, () -> Branches.of(base, "gain=0.5:2:4"));
        assertThrows(UsageException.class, () -> Branches.of(base, "gain=0.5:2:4", Quantity.RATE));
    }
}
