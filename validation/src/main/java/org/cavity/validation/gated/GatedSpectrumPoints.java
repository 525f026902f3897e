package org.cavity.validation.gated;

import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.UNSTABLE_FRACTION;
import static org.cavity.validation.gated.GatedChecks.average;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.validation.ValidationPoint;

/**
 * The whole Lyapunov spectrum of a gated network, both gates moving. Its single-site equations take 40 s of a core, so
 * that it is left to the full level; their standard error, over four sets of paths, is part of the combined one. With
 * three degrees of freedom it is itself uncertain by two fifths, and Student's law for so few makes the threshold wide
 * where it dominates: with two seeds changes of 11 and 14 % of the dimension, 25 and 12 % of the entropy rate, 12 and
 * 32 % of the unstable fraction were seen, and demands leave room for that.
 *
 * <p>An update gate that is open most of the time makes the activity fast: it fluctuates in time rather than from
 * network to network, and its windows are short. At α_z = 2, β_z = 3 the dimension has s = 1.0 to 1.4, the entropy rate
 * 1.5 to 2.3, the unstable fraction 1.0 to 1.7, against 1.4 to 2.3, 2.3 to 3.4 and 2 to 2.9 at α_z = 1, β_z = 2, and
 * small networks are nearer to the limit, the dimension 7 to 10 % below it at N = 160. Some of N = 128 are periodic.
 * The networks take 100 s.
 */
final class GatedSpectrumPoints {

    private static final GatedNetwork FAST =
            GatedNetwork.of(8, 2).withUpdateGain(2).withUpdateBias(3);

    /**
     * Twice that of {@link GatedChecks#moving}: tangent vectors that took it along trajectories of the shorter one gave
     * the same dimension and entropy rate to 0.1 %.
     */
    private static final double STEP = 0.4;

    private GatedSpectrumPoints() {}

    static ValidationPoint<GatedNetwork> full() {
        return ValidationPoint.of(
                        "chaos with a moving update gate, leading exponents, g = 8",
                        FAST,
                        average(KY_DIMENSION, 0.16),
                        average(ENTROPY_RATE, 0.3),
                        average(UNSTABLE_FRACTION, 0.4))
                .in(d -> d.withSizeFactor(0.625)
                        .withReplicaFactor(1.5)
                        .inSinglePrecision()
                        .withTime(100)
                        .withTimeStep(STEP));
    }
}
