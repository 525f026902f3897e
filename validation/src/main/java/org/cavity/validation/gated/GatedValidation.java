package org.cavity.validation.gated;

import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.MEAN_UPDATE_GATE;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.VARIANCE_H;
import static org.cavity.theory.model.Quantity.VARIANCE_R;
import static org.cavity.theory.model.Quantity.VARIANCE_Z;
import static org.cavity.validation.gated.GatedChecks.average;
import static org.cavity.validation.gated.GatedChecks.edgeExponent;
import static org.cavity.validation.gated.GatedChecks.exponent;
import static org.cavity.validation.gated.GatedChecks.slowFraction;
import static org.cavity.validation.gated.GatedChecks.vanishing;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.validation.Level;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of the gated network are compared: at rest, in chaos with a still and with a moving
 * update gate, with biases and with each kind of input, driven by one that fluctuates, and in either state of bistable
 * networks.
 *
 * <p>No point is marginal. Perturbations of such networks, of update gain 15 and more, grow by less than 1e-3 per tau,
 * so that they keep much of their initial state for ten thousand tau, and the theory of their slow motion does not
 * converge there. No point is multistable: of 8000 networks drawn at random, with biases and frozen input, none had two
 * stable fixed points.
 *
 * <p>The sizes follow from where the trend is a + b/N. Far beyond the onset of chaos it holds from N = 256 on (the
 * exponent −9/N to −15/N); nearer to it networks of N = 1000 are still periodic or static at times, so that there is no
 * point there. The averages of states at rest follow it from N = 64 on.
 */
public final class GatedValidation {

    private static final GatedNetwork DRIVEN =
            GatedNetwork.of(1.5, 3).withBias(0.5).withInputStd(0.5);

    private static final GatedNetwork STRONG = GatedNetwork.of(8, 2);

    private static final GatedNetwork SHARP = GatedNetwork.of(3, 20).withResetTime(0.2);

    private static final GatedNetwork FROZEN = GatedNetwork.of(6, 2).withInputStd(0.4);

    private static final GatedNetwork BISTABLE = GatedNetwork.of(5, 6).withResetBias(-2);

    private static final GatedNetwork BIASED = GatedNetwork.of(8, 2)
            .withUpdateGain(3)
            .withResetBias(0.5)
            .withUpdateBias(-0.5)
            .withBias(0.3)
            .withResetTime(0.5)
            .withUpdateTime(0.5);

    private GatedValidation() {}

    /** The points of a level; seeds go by their order. */
    public static List<ValidationPoint<GatedNetwork>> points(Level level) {
        return level == Level.QUICK ? quick() : full();
    }

    private static List<ValidationPoint<GatedNetwork>> quick() {
        return List.of(
                quiescent(edgeExponent(0.3), 2),
                resting("at rest under bias and frozen input, g = 1.5", DRIVEN, 0.18, 32),
                chaos("chaos, g = 8", STRONG, 0.12, average(VARIANCE_H, 0.3), average(VARIANCE_R, 0.12), exponent(0.4)),
                chaos("chaos behind a sharp reset gate, g = 3", SHARP, 0.15),
                frozen("chaos under frozen input, g = 6", FROZEN, 0.12),
                chaos("chaos with a moving update gate and biases, g = 8", BIASED, 0.15),
                restBesideChaos("bistable, rest from a small start, g = 5", BISTABLE, 3, edgeExponent(0.7)),
                chaos("bistable, chaos from a large start, g = 5", BISTABLE, 0.25)
                        .in(d -> d.withSizeFactor(0.5)
                                .withReplicaFactor(2)
                                .withTrajectories(1)
                                .withTime(100)));
    }

    private static List<ValidationPoint<GatedNetwork>> full() {
        return List.of(
                quiescent(edgeExponent(0.1), 1.5),
                resting("at rest under bias and frozen input, g = 1.5", DRIVEN, 0.03, 82),
                resting("at rest behind a moving update gate, g = 1.5", DRIVEN.withUpdateGain(2), 0.08, 12),
                ValidationPoint.of(
                                "slow modes behind a sharp update gate, g = 1.5",
                                DRIVEN.withUpdateGain(10),
                                average(VARIANCE_Z, 0.1),
                                average(MEAN_UPDATE_GATE, 0.06),
                                slowFraction(0.25))
                        .in(d -> GatedChecks.resting(d, 8)),
                // s of the variance of h is 0.4 to 0.5 whether there are two trajectories over 150 or twelve over 400.
                chaos("chaos, g = 8", STRONG, 0.03, average(VARIANCE_H, 0.03), average(VARIANCE_R, 0.03), exponent(0.1))
                        .in(d -> d.withReplicaFactor(2.25).withTrajectories(2)),
                chaos("chaos behind a sharp reset gate, g = 3", SHARP, 0.03).in(d -> d.withReplicaFactor(1.4)),
                frozen("chaos under frozen input, g = 6", FROZEN, 0.03),
                frozen(
                                "chaos under frozen input to the reset gate, g = 4",
                                GatedNetwork.of(4, 5).withResetInputStd(1),
                                0.03)
                        .in(d -> d.withReplicaFactor(1.5)),
                chaos(
                                "chaos under fluctuating input to the reset gate, g = 4",
                                GatedNetwork.of(4, 5).withResetNoiseVariance(1),
                                0.03)
                        .in(d -> d.withReplicaFactor(0.6).withTime(100)),
                chaos(
                                "chaos with a moving update gate under frozen input to it, g = 8",
                                STRONG.withUpdateGain(2).withUpdateInputStd(0.5),
                                0.05,
                                average(VARIANCE_H, 0.1),
                                exponent(0.2))
                        .in(d -> d.withReplicaFactor(0.5)),
                chaos(
                                "chaos with a moving update gate and biases, g = 8",
                                BIASED,
                                0.05,
                                average(VARIANCE_H, 0.1),
                                average(VARIANCE_Z, 0.05),
                                exponent(0.2))
                        .in(d -> d.withReplicaFactor(0.5)),
                GatedSpectrumPoints.full(),
                restBesideChaos("bistable, rest from a small start, g = 5", BISTABLE, 12, edgeExponent(0.1)),
                restBesideChaos(
                                "bistable nearer to the loss of stability of rest, from a small start, g = 7",
                                GatedNetwork.of(7, 3).withResetBias(-2),
                                0.5)
                        .in(d -> d.withSizeFactor(1)),
                chaos("bistable, chaos from a large start, g = 5", BISTABLE, 0.03, exponent(0.1))
                        .in(d -> d.withReplicaFactor(1.6).withTrajectories(2).withTime(100)),
                // s: gain 0.6, variance of r 0.9, of the frozen inputs, whatever the time.
                ValidationPoint.of(
                                "driven by fluctuating input to the reset gate, g = 1.5",
                                DRIVEN.withResetNoiseVariance(1),
                                average(VARIANCE_R, 0.1),
                                average(MEAN_GAIN, 0.07))
                        .in(d -> d.withSizeFactor(0.25).withReplicaFactor(2).withTime(25)));
    }

    private static ValidationPoint<GatedNetwork> quiescent(QuantityCheck exponent, double replicas) {
        return ValidationPoint.of(
                        "quiescent, g = 0.6",
                        GatedNetwork.of(0.6, 1).withResetBias(0.4).withUpdateBias(-0.3),
                        vanishing(VARIANCE_H),
                        exponent)
                .in(d -> GatedChecks.resting(d, replicas));
    }

    /** Networks that end at rest beside the chaos that those with large initial states end in. */
    private static ValidationPoint<GatedNetwork> restBesideChaos(
            String label, GatedNetwork network, double replicas, QuantityCheck... exponent) {
        List<QuantityCheck> checks = new ArrayList<>(List.of(vanishing(VARIANCE_H)));
        checks.addAll(List.of(exponent));
        return ValidationPoint.of(label, network, checks)
                .in(d -> GatedChecks.resting(d, replicas).startingNearRest());
    }

    /** s: variances 1.6 to 1.9, rate variance 0.9, gain 0.65. */
    private static ValidationPoint<GatedNetwork> resting(
            String label, GatedNetwork network, double resolution, double replicas) {
        return ValidationPoint.of(
                        label,
                        network,
                        average(VARIANCE_H, resolution),
                        average(VARIANCE_Z, resolution),
                        average(VARIANCE_R, resolution),
                        average(RATE_VARIANCE, resolution),
                        average(MEAN_GAIN, resolution))
                .in(d -> GatedChecks.resting(d, replicas));
    }

    /** s: rate variance 0.07 to 0.15, gain 0.13 to 0.3, variances of z and r 0.07 to 0.3, exponent 0.6 to 0.9. */
    private static ValidationPoint<GatedNetwork> chaos(
            String label, GatedNetwork network, double resolution, QuantityCheck... others) {
        List<QuantityCheck> checks =
                new ArrayList<>(List.of(average(RATE_VARIANCE, resolution), average(MEAN_GAIN, 2 * resolution)));
        checks.addAll(List.of(others));
        return ValidationPoint.of(label, network, checks).in(d -> GatedChecks.moving(d, network));
    }

    /** Frozen inputs differ between networks, so that trajectories do not help and variances are not seen sharply. */
    private static ValidationPoint<GatedNetwork> frozen(String label, GatedNetwork network, double resolution) {
        return ValidationPoint.of(
                        label, network, average(RATE_VARIANCE, resolution), average(MEAN_GAIN, 3 * resolution))
                .in(d -> GatedChecks.moving(d, network).withTrajectories(1).withTime(100));
    }
}
