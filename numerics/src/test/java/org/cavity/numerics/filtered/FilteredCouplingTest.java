package org.cavity.numerics.filtered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.filtered.FilteredMeanField;
import org.cavity.theory.filtered.FilteredState;
import org.cavity.theory.filtered.OscillatorNetwork;
import org.cavity.theory.filtered.RestingState;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks of filtered units with couplings of other ensembles. */
class FilteredCouplingTest {

    private static final AdaptingRateNetwork ADAPTING =
            AdaptingRateNetwork.tanh(3, 0.25, 1).withCoupling(CouplingEnsemble.ORTHOGONAL);

    private static final OscillatorNetwork OSCILLATOR =
            OscillatorNetwork.tanh(2, 1.5, 0.2).withCoupling(CouplingEnsemble.ORTHOGONAL);

    private static final Set<Quantity> MEASURED =
            Set.of(Quantity.VARIANCE, Quantity.MEAN_GAIN, Quantity.MAX_LYAPUNOV, Quantity.DIMENSION_PHI);

    private final NetworkSimulation<AdaptingRateNetwork> adapting =
            new NetworkSimulation<>(FilteredModel.ADAPTING_RATE);

    private final NetworkSimulation<OscillatorNetwork> oscillators = new NetworkSimulation<>(FilteredModel.OSCILLATOR);

    /**
     * Over sixteen networks of N = 1024, this long and with two trajectories, one network scatters by the last number of each
     * row, and their mean is off theory by a finite size's share, the number before: tolerance is that and three standard
     * errors. The dimension with Gaussian couplings would be 0.032 and 0.092.
     */
    @Test
    void orthogonalNetworksAreThoseOfTheory() {
        SimulationSettings settings = new SimulationSettings(1024, 2, 5, 80, 200, 0.1, 1).withTrajectories(2);
        FilteredState adaptation = FilteredMeanField.solve(ADAPTING.filtered());
        Measurement m = adapting.measure(ADAPTING, settings, MEASURED, Progress.NONE);
        assertNear(adaptation.variance(), m, Quantity.VARIANCE, 0.012, 0.0124);
        assertNear(adaptation.meanGain(), m, Quantity.MEAN_GAIN, 0.001, 0.001);
        assertNear(adaptation.maximalLyapunovExponent(), m, Quantity.MAX_LYAPUNOV, 0.004, 0.006);
        assertNear(adaptation.dimensionOfRates().value(), m, Quantity.DIMENSION_PHI, 0.008, 0.027);
        FilteredState ringing = FilteredMeanField.solve(OSCILLATOR.filtered());
        Measurement o = oscillators.measure(OSCILLATOR, settings, MEASURED, Progress.NONE);
        assertNear(ringing.variance(), o, Quantity.VARIANCE, 0.04, 0.06);
        assertNear(ringing.meanGain(), o, Quantity.MEAN_GAIN, 0.001, 0.0015);
        assertNear(ringing.maximalLyapunovExponent(), o, Quantity.MAX_LYAPUNOV, 0.0021, 0.0036);
        assertNear(ringing.dimensionOfRates().value(), o, Quantity.DIMENSION_PHI, 0.024, 0.06);
    }

    private static void assertNear(
            double theory, Measurement measured, Quantity quantity, double shift, double scatter) {
        Sample sample = measured.sample(quantity);
        double error = scatter / Math.sqrt(sample.values().length);
        assertEquals(theory, sample.mean(), shift + 3 * error, quantity.name());
    }

    /**
     * At rest the eigenvalues μ of g J lie on a circle, on average 2π/N apart, and one of them is within twice that of where
     * Re s is largest. There Re s falls by ω₀g/4 times the angle's square: s = −ζω₀ ± iω₀√(1 − ζ² − μ), and about as much as
     * for √ ≈ 1 − μ/2.
     */
    @Test
    void abscissaAtRestIsThatOfTheCircle() {
        int size = 128;
        double gain = 0.3;
        OscillatorNetwork resting = OSCILLATOR.withGain(gain);
        SimulationSettings settings = new SimulationSettings(size, 1, 3, 120, 10, 0.1, 1);
        Measurement m = oscillators.measure(resting, settings, Set.of(Quantity.SPECTRAL_ABSCISSA), Progress.NONE);
        double theory = RestingState.all(resting.filtered()).get(0).exponent();
        double angle = 2 * 2 * Math.PI / size;
        double measured = m.sample(Quantity.SPECTRAL_ABSCISSA).mean();
        assertEquals(theory, measured, resting.naturalFrequency() * gain / 4 * angle * angle);
        assertTrue(measured <= theory + 1e-9, "none lies outside the circle");
    }

    @ParameterizedTest
    @EnumSource(
            value = CouplingEnsemble.class,
            names = {"ORTHOGONAL", "QUARTER_CIRCLE"})
    void measurementsHaveTheSameBitsForAnyNumberOfThreads(CouplingEnsemble coupling) {
        // Transforms of more than 2^12 units are shared between threads.
        SimulationSettings settings = new SimulationSettings(1 << 13, 1, 3, 2, 4, 0.1, 1);
        Set<Quantity> wanted = Set.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.MEAN_GAIN);
        AdaptingRateNetwork network = ADAPTING.withCoupling(coupling);
        Measurement one = adapting.measure(network, settings, wanted, Progress.NONE);
        Measurement three = adapting.measure(network, settings.withThreads(3), wanted, Progress.NONE);
        for (Quantity quantity : wanted) {
            assertArrayEquals(
                    one.sample(quantity).values(), three.sample(quantity).values(), quantity.name());
        }
    }

    @Test
    void structuredCouplingsNeedAPowerOfTwo() {
        SimulationSettings settings = new SimulationSettings(1000, 1, 3, 20, 30, 0.1, 1);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> adapting.check(ADAPTING, settings));
        assertTrue(e.getMessage().startsWith("size = 1000 is out of range: structured couplings need"), e.getMessage());
        adapting.check(ADAPTING, adapting.suggestedSettings(ADAPTING));
        oscillators.check(OSCILLATOR, oscillators.suggestedSettings(OSCILLATOR));
    }

    /** A dense matrix of single precision would take 1 GB. */
    @Test
    void structuredCouplingsTakeLittleMemory() {
        SimulationSettings settings = new SimulationSettings(1 << 14, 1, 3, 20, 30, 0.1, 1);
        double needed = adapting.memoryPerReplica(ADAPTING, settings, Set.of(Quantity.VARIANCE));
        assertTrue(needed < 1e8, needed + " bytes");
    }
}
