package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cavity.theory.model.Estimate;
import org.junit.jupiter.api.Test;

class LyapunovSpectrumTest {

    /** What a spectrum says of its accuracy is not lost beside what its state says. */
    @Test
    void notesFollowThoseOfTheState() {
        Estimate one = Estimate.of(1, 0.1);
        LyapunovSpectrum spectrum = new LyapunovSpectrum(
                one, one, one, one, one, SpectralCurve.EMPTY, List.of("a short window", "no curve"), true);
        assertEquals("slow; a short window; no curve", spectrum.noteAfter("slow"));
        assertEquals("a short window; no curve", spectrum.noteAfter(""));
        assertEquals("", LyapunovSpectrum.failed("too slow").noteAfter(""));
    }
}
