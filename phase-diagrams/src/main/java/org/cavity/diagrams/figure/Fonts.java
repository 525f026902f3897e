package org.cavity.diagrams.figure;

/** Whether this machine can draw text. */
public final class Fonts {

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
