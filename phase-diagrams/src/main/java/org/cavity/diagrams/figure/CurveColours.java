package org.cavity.diagrams.figure;

import java.awt.Color;

/** Colours of curves and points that colour-blind readers can tell apart (Okabe and Ito 2008). */
final class CurveColours {

    static final Color MEASURED = new Color(0x0072B2);
    static final Color THEORY = new Color(0xD55E00);

    /** For curves that accompany the one that matters. */
    static final Color FAINT = new Color(0xB8C4CC);

    private static final int[] SEVERAL = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0x000000};

    private CurveColours() {}

    /** The colour of a kind of state. */
    static Color ofState(String kind) {
        return switch (kind) {
            case "fixed-point" -> MEASURED;
            case "chaotic" -> THEORY;
            default -> new Color(0x009E73);
        };
    }

    static Color of(int i) {
        return new Color(SEVERAL[i % SEVERAL.length]);
    }
}
