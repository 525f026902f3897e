package org.cavity.numerics.filtered;

import java.util.List;
import java.util.stream.Stream;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.filtered.FilteredNetwork;
import org.cavity.theory.filtered.RestingState;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.hipparchus.complex.Complex;

/**
 * Settings for a useful result. Times grow with the correlation time 1/κ, which is long near an onset and for units that
 * ring or adapt slowly; κ is guessed from how fast perturbations of the static mean-field fixed point decay or grow.
 */
final class SuggestedSettings {

    private static final int SIZE = 500;
    private static final int STRUCTURED_SIZE = 4096;
    private static final int REPLICAS = 4;

    /** Networks of dense couplings from this size on fluctuate little and cost much: one of them is enough. */
    private static final int LARGE = 4096;

    /** The same for structured couplings. */
    private static final int STRUCTURED_LARGE = 1 << 15;

    private static final long SEED = 1;
    private static final double TIME_STEP = 0.1;

    /** A step is at most this part of the time constant, or radian, of the unit's fastest mode. */
    private static final double PART_OF_FASTEST = 0.25;

    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 0.25;

    /**
     * Beyond the onset κ is about this times √λ for the largest growth rate λ about the unstable fixed point, if that
     * grows without oscillating (0.18 to 0.8 for tanh units);
     */
    private static final double STILL = 0.25;

    /** if it oscillates (0.09 to 0.15); */
    private static final double OSCILLATING = 0.1;

    /** but not much larger than the rate of a unit's slowest mode: this times the rate of one that rings (0.29). */
    private static final double RINGING = 0.3;

    private static final double SHORTEST_TIME = 200;
    private static final double LONGEST_TIME = 600;

    /** What does not move needs no long time; some small networks move where large ones rest. */
    private static final double TIME_AT_REST = 50;

    private SuggestedSettings() {}

    static SimulationSettings of(FilteredNetwork network) {
        return of(network, network.coupling() == CouplingEnsemble.DENSE ? SIZE : STRUCTURED_SIZE);
    }

    static SimulationSettings of(FilteredNetwork network, int size) {
        double kappa = Math.max(SLOWEST, Math.min(FASTEST, decayRate(network)));
        double transientTime = Math.ceil(20 / kappa);
        double time =
                comesToRest(network) ? TIME_AT_REST : Math.max(SHORTEST_TIME, Math.min(LONGEST_TIME, transientTime));
        double timeStep = Math.min(TIME_STEP, PART_OF_FASTEST / fastestRate(network));
        int threads = Runtime.getRuntime().availableProcessors();
        int large = network.coupling() == CouplingEnsemble.DENSE ? LARGE : STRUCTURED_LARGE;
        int replicas = size < large ? REPLICAS : 1;
        return new SimulationSettings(size, replicas, SEED, transientTime, time, timeStep, threads);
    }

    /** Largest modulus of the rates of single units' modes. */
    static double fastestRate(FilteredNetwork network) {
        return poles(network).mapToDouble(Complex::norm).max().orElseThrow();
    }

    private static Stream<Complex> poles(FilteredNetwork network) {
        return network.units().stream().flatMap(u -> u.filter().poles().stream());
    }

    /** Whether the network is expected to settle in a fixed point. */
    static boolean comesToRest(FilteredNetwork network) {
        return last(network).isStable();
    }

    private static double decayRate(FilteredNetwork network) {
        RestingState state = last(network);
        if (state.isStable()) {
            return -state.exponent();
        }
        double collective = (state.criticalFrequency() > 0 ? OSCILLATING : STILL) * Math.sqrt(state.exponent());
        double ofUnit = poles(network)
                .mapToDouble(pole -> -pole.getReal() * (pole.getImaginary() == 0 ? 1 : RINGING))
                .min()
                .orElseThrow();
        return Math.min(collective, ofUnit);
    }

    /** The fixed point of largest variance. */
    private static RestingState last(FilteredNetwork network) {
        List<RestingState> states = RestingState.all(network);
        return states.get(states.size() - 1);
    }
}
