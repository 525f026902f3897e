package org.cavity.diagrams.command;

import java.util.List;

/** Exit status of a command. */
public final class ExitStatus {

    /** Done. */
    public static final int DONE = 0;
    /** Done, but theory and simulation disagree somewhere, or something did not converge. */
    public static final int DISAGREEMENT = 1;
    /** The request was wrong; nothing was done. */
    public static final int USAGE = 2;
    /** An unexpected failure. */
    public static final int FAILURE = 3;
    /** Stopped before the end, as asked; the same command continues. */
    public static final int STOPPED = 4;

    private ExitStatus() {}

    /** Done, if theory converged and the simulation has nothing to warn of. */
    static int ofConvergence(boolean converged, List<String> warnings) {
        return converged && warnings.isEmpty() ? DONE : DISAGREEMENT;
    }
}
