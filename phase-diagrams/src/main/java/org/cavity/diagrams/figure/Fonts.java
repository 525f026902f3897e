package org.cavity.diagrams.figure;

/** Whether this machine can draw text. */
public final class Fonts {

    /** What to do where {@link #areUsable} says no. */
    public static final String MISSING = "No pictures were drawn, as Java finds no fonts; install fontconfig and a font"
            + " (Debian: apt-get install fontconfig fonts-dejavu-core).";

    private Fonts() {}

    /** Java without fontconfig or without any font fails with one of several errors when text is first laid out. */
    public static boolean areUsable() {
        try {
            return Text.width(Chart.SMALL, "0") > 0;
        } catch (RuntimeException | LinkageError | InternalError e) {
            return false;
        }
    }
}
