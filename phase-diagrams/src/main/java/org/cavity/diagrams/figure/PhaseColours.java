package org.cavity.diagrams.figure;

import java.awt.Color;
import org.cavity.theory.model.Phase;

/**
 * One colour per phase, the same in every picture. They began as the light scheme of Tol (2021) and were moved apart in
 * CIELAB until any two differ by 18 at least, for normal vision and for each kind of dichromacy.
 */
final class PhaseColours {

    private PhaseColours() {}

    static Color of(Phase phase) {
        return new Color(
                switch (phase) {
                    case QUIESCENT -> 0x7271AF;
                    case FIXED_POINT -> 0x79ACF2;
                    case MULTISTABLE -> 0x43924E;
                    case NOISE_DRIVEN -> 0x93BB57;
                    case CHAOTIC -> 0xF39F9C;
                    case BISTABLE_CHAOTIC -> 0xB06278;
                    case MARGINAL -> 0xB79AB8;
                    case OSCILLATING -> 0xFFD69D;
                    case ASYNCHRONOUS -> 0x71DFFE;
                    case UNBOUNDED -> 0x8D770E;
                    case UNRESOLVED -> 0xDDDDDD;
                });
    }
}
