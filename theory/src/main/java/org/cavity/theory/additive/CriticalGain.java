package org.cavity.theory.additive;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;

/**
 * Critical lines of the additive network as zeros of functions of its parameters, and the gains at which they are
 * crossed.
 *
 * <ul>
 *   <li>Onset of chaos without noise: the fixed point of largest variance loses stability, g² E[φ'²] = 1 (g φ'(0) = 1
 *       from the quiescent state; with frozen input Kadmon &amp; Sompolinsky 2015).
 *   <li>Onset of chaos under noise in continuous time: C''(0+) = 0, that is C0 = g² E[φ²] + Iv, together with energy
 *       conservation (Schuecker, Goedeke &amp; Helias 2018). There g √E[φ'²] &gt; 1 already: the network is locally
 *       expansive, yet not chaotic.
 *   <li>Onset of chaos under noise for a map: the largest exponent crosses 0, at step 1 where g² E[φ'²] = 1.
 *   <li>Onset of local expansion under noise: g² E[φ'²] = 1.
 *   <li>Onset of a non-zero mean in a symmetric network: J₀ E[φ'] = 1.
 *   <li>Onset of an oscillating mean in a symmetric map of step δ: 1 − δ + δ J₀ E[φ'] = −1.
 * </ul>
 *
 * Without noise the step does not move the onset of chaos: at the fixed point a step multiplies by 1 − δ + δ R z, z in the
 * unit disc, whose modulus first reaches 1 at z = 1 and R = g √E[φ'²] = 1, whatever δ in (0, 1]. Neither is there an
 * instability at the Nyquist frequency, z = −1, which a step above 1 alone would bring.
 */
public final class CriticalGain {

    private static final double LOWEST = 0.02;
    private static final double FACTOR = 1.2;

    private CriticalGain() {}

    /**
     * The gain at the onset of chaos with all other parameters of the network fixed; empty if there is none up to the
     * largest allowed gain.
     */
    public static OptionalDouble chaosOnset(AdditiveNetwork network) {
        double slope = network.nonlinearity().derivative(0);
        // A function that saturates monotonically lets chaos set in where the quiescent state ends.
        boolean fromRest = network.isSymmetric()
                && network.inputVariance() == 0
                && network.noise() == 0
                && network.meanCoupling() == 0
                && isBuiltIn(network.nonlinearity());
        if (fromRest) {
            return OptionalDouble.of(1 / slope);
        }
        return crossing(network, CriticalGain::chaosMargin);
    }

    /** The gain at the onset of local expansion, g² E[φ'²] = 1, under noise. */
    public static OptionalDouble expansionOnset(AdditiveNetwork network) {
        return crossing(network, CriticalGain::expansionMargin);
    }

    /** Positive where the network is chaotic, negative where it is not, zero at the onset; NaN if no state is found. */
    public static double chaosMargin(AdditiveNetwork network) {
        if (network.noise() == 0) {
            return restingState(network).map(s -> squaredRadius(s) - 1).orElse(Double.NaN);
        }
        if (network.isMap()) {
            return expansionMargin(network);
        }
        if (network.isEulerMap()) {
            return movingState(network)
                    .map(s -> s.eulerExpansion().orElse(Double.NaN))
                    .orElse(Double.NaN);
        }
        return movingState(network)
                .map(s -> network.gain() * network.gain() * s.rateVariance() + network.inputVariance() - s.variance())
                .orElse(Double.NaN);
    }

    /** g² E[φ'²] − 1 in the state under noise; NaN without noise, where this is the onset of chaos itself. */
    public static double expansionMargin(AdditiveNetwork network) {
        return network.noise() == 0
                ? Double.NaN
                : movingState(network).map(s -> squaredRadius(s) - 1).orElse(Double.NaN);
    }

    /**
     * J₀ E[φ'] − 1 in the state of mean zero of a symmetric network; NaN where symmetry does not force such a state.
     */
    public static double meanMargin(AdditiveNetwork network) {
        return meanFeedback(network, network.meanCoupling() > 0) - 1;
    }

    /** The mean coupling J₀ = 1/E[φ'] beyond which a symmetric network has a non-zero mean; NaN without symmetry. */
    static double meanOnset(AdditiveNetwork network) {
        return 1 / meanGainAtZero(network);
    }

    /**
     * −J₀ E[φ'] − (2 − δ)/δ in the state of mean zero of a symmetric map of step δ, positive where its mean alternates from
     * step to step; NaN in continuous time, and where symmetry does not force such a state.
     */
    public static double oscillationMargin(AdditiveNetwork network) {
        return network.step() == 0
                ? Double.NaN
                : -meanFeedback(network, network.meanCoupling() < 0) - alternatingLoss(network);
    }

    /** The mean coupling beyond which, downward, the mean of a symmetric map alternates; NaN where that has no meaning. */
    static double oscillationOnset(AdditiveNetwork network) {
        return -alternatingLoss(network) / meanGainAtZero(network);
    }

    /** (2 − δ)/δ, the inverse of what a unit of a map answers to an alternating input; NaN in continuous time. */
    private static double alternatingLoss(AdditiveNetwork network) {
        return network.step() == 0 ? Double.NaN : (2 - network.step()) / network.step();
    }

    /**
     * J₀ E[φ'] in the state of mean zero.
     *
     * @param counts whether a J₀ of this sign is of interest; of another sign, or none, it is 0, unless φ may fall
     */
    private static double meanFeedback(AdditiveNetwork network, boolean counts) {
        if (!network.isSymmetric()) {
            return Double.NaN;
        }
        boolean mayCount = counts || network.meanCoupling() != 0 && !isBuiltIn(network.nonlinearity());
        return mayCount ? network.meanCoupling() * meanGainAtZero(network) : 0;
    }

    /** E[φ'] in the state of mean zero; NaN where symmetry does not force such a state. */
    private static double meanGainAtZero(AdditiveNetwork network) {
        if (!network.isSymmetric()) {
            return Double.NaN;
        }
        AdditiveNetwork unbiased = network.withMeanCoupling(0);
        Optional<AdditiveState> state = MeanField.largestStable(MeanField.timeDependentStates(unbiased));
        if (state.isEmpty()) {
            state = MeanField.largestStable(MeanField.fixedPoints(unbiased));
        }
        return state.map(AdditiveState::meanGain).orElse(Double.NaN);
    }

    /** The built-in functions rise and saturate monotonically. */
    private static boolean isBuiltIn(Nonlinearity phi) {
        return Nonlinearity.find(phi.name()).filter(phi::equals).isPresent();
    }

    /** The fixed point of largest variance among those whose mean returns after a push, the bulk stable or not. */
    private static Optional<AdditiveState> restingState(AdditiveNetwork network) {
        List<AdditiveState> states = MeanField.fixedPoints(network);
        return states.stream().filter(AdditiveState::isRestoring).reduce((a, b) -> b);
    }

    private static Optional<AdditiveState> movingState(AdditiveNetwork network) {
        return MeanField.largestStable(MeanField.timeDependentStates(network));
    }

    private static double squaredRadius(AdditiveState state) {
        double radius = state.spectralRadius();
        return radius * radius;
    }

    /** The lowest gain at which the margin turns positive; empty if it is so from the lowest gain looked at. */
    private static OptionalDouble crossing(AdditiveNetwork network, ToDoubleFunction<AdditiveNetwork> margin) {
        double largest = AdditiveNetwork.SCHEMA.spec("gain").max();
        double below = LOWEST;
        for (double g = LOWEST; g < largest; g *= FACTOR) {
            double here = margin.applyAsDouble(network.withGain(g));
            if (here >= 0 && g == LOWEST) {
                return OptionalDouble.empty();
            }
            if (here >= 0) {
                return OptionalDouble.of(Roots.between(x -> margin.applyAsDouble(network.withGain(x)), below, g));
            }
            if (Double.isNaN(here)) {
                return OptionalDouble.empty();
            }
            below = g;
        }
        return OptionalDouble.empty();
    }
}
