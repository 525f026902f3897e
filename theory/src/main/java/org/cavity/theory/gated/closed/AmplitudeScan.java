package org.cavity.theory.gated.closed;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gated.GatedNetwork;

/**
 * λ along an {@link AmplitudeBranch}, on a grid from amplitudes so small that nothing bends to that of the variance
 * 1 + σ_h², which no state of a network reaches. Except under fluctuating input these are the values of an instantaneous gate, which are near.
 */
final class AmplitudeScan {

    /** Below this multiple of the variance at which the tanh or the gate first bends, λ is that of the origin. */
    private static final double SMALL = 1e-4;

    /** The same, as a share of the variance at the origin. */
    private static final double SMALL_SHARE = 1e-2;

    /** Amplitudes of a smaller share of the variance are lost in rounding. */
    private static final double LOST = 1e-6;

    private static final double POINTS_PER_DECADE = 3;

    private final double[] amplitude;
    private final double[] strength;

    /**
     * Computed from the largest amplitude downwards.
     *
     * @param network the network
     * @param origin where the branch begins
     * @param bound λ at which to stop
     * @param underNoise λ at an amplitude, where the reset gate receives fluctuating input
     */
    AmplitudeScan(GatedNetwork network, Origin origin, double bound, DoubleUnaryOperator underNoise) {
        double to = 1 + network.inputStd() * network.inputStd() - origin.variance();
        double from = Math.min(smallest(network, origin), 0.1 * to);
        int count = 1 + (int) Math.ceil(POINTS_PER_DECADE * Math.log10(to / from));
        amplitude = new double[count];
        strength = new double[count];
        double zero = origin.strength();
        double highest = 0;
        boolean reached = false;
        for (int i = count - 1; i >= 0; i--) {
            double above = to * Math.pow(from / to, 1 - i / (count - 1.0));
            amplitude[i] = above;
            if (reached) {
                continue;
            }
            if (network.resetNoiseVariance() > 0) {
                strength[i] = underNoise.applyAsDouble(above);
            } else {
                EnergyBalance balance = new EnergyBalance(network, origin.variance() + above);
                amplitude[i] = balance.amplitude();
                strength[i] = balance.strength();
            }
            highest = Math.max(highest, strength[i]);
            // Well past the maximum on the way to the origin, nothing higher follows.
            reached = strength[i] >= bound || highest > zero && strength[i] - zero < 0.5 * (highest - zero);
        }
    }

    /** Amplitude below which λ is that of the origin. */
    static double smallest(GatedNetwork network, Origin origin) {
        double g = network.gain();
        double gate = network.resetGain();
        double bend = Math.min(1e-2, SMALL / (g * g * (1 + gate * gate)));
        double variance = origin.variance();
        return network.hasZeroState() ? bend : Math.max(LOST * variance, Math.min(bend, SMALL_SHARE * variance));
    }

    double amplitude(int i) {
        return amplitude[i];
    }

    double strength(int i) {
        return strength[i];
    }

    /** Index of the largest λ. */
    int top() {
        int top = 0;
        for (int i = 1; i < strength.length; i++) {
            if (strength[i] > strength[top]) {
                top = i;
            }
        }
        return top;
    }

    int last() {
        return strength.length - 1;
    }
}
