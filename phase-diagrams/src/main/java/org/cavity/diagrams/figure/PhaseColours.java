package org.cavity.diagrams.figure;

import java.awt.Color;
import org.cavity.theory.model.Phase;

/**
 * One colour per phase, the same in every picture, from the colour-blind safe light scheme of Tol (2021), a purple
 * and a pale blue.
 */
final class PhaseColours {

    private PhaseColours() {}

    static Color of(Phase phase) {
        return new Color(
                switch (phase) {
                    case QUIESCENT -> 0x77AADD;
                    case FIXED_POINT -> 0x99DDFF;
                    case MULTISTABLE -> 0x44BB99;
                    case NOISE_DRIVEN -> 0xBBCC33;
                    case CHAOTIC -> 0xEE8866;
                    case BISTABLE_CHAOTIC -> 0xFFAABB;
                    case MARGINAL -> 0xBB99CC;
                    case OSCILLATING -> 0xEEDD88;
                    case ASYNCHRONOUS -> 0xCCDDEE;
                    case UNBOUNDED -> 0xAAAA00;
                    case UNRESOLVED -> 0xDDDDDD;
                });
    }
}
