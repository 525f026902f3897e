package org.cavity.diagrams.figure;

import java.awt.Color;

/** A perceptually uniform, colour-blind safe colour map, as stops between which colours are interpolated in sRGB. */
enum ColourMap {
    /** Viridis (van der Walt and Smith 2015), for quantities of one sign. */
    SEQUENTIAL(0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725),

    /** Vik (Crameri 2018), blue below and red above its middle, for quantities of both signs. */
    DIVERGING(0x001261, 0x033E7D, 0x1E6F9D, 0x71A8C4, 0xC9DDE7, 0xECE5E0, 0xEACEBD, 0xD39774, 0xBE6533, 0x8B2706, 0x590008);

    private final int[] stops;

    ColourMap(int... stops) {
        this.stops = stops;
    }

    /** The colour at a fraction of the map; fractions outside 0 to 1 give the nearest end. */
    Color at(double fraction) {
        double position = Math.max(0, Math.min(1, fraction)) * (stops.length - 1);
        int i = Math.min((int) position, stops.length - 2);
        double t = position - i;
        return new Color(mix(i, 16, t), mix(i, 8, t), mix(i, 0, t));
    }

    private int mix(int i, int shift, double t) {
        int a = stops[i] >> shift & 0xFF;
        int b = stops[i + 1] >> shift & 0xFF;
        return (int) Math.round(a + t * (b - a));
    }
}
