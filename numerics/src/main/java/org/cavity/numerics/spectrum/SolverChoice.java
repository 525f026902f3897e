package org.cavity.numerics.spectrum;

import java.util.Optional;

/** Chooses the solver once, when it is first needed, and says so if the fast one is missing. */
final class SolverChoice {

    private static EigenvalueSolver best;

    private SolverChoice() {}

    static synchronized EigenvalueSolver best() {
        if (best == null) {
            best = choose(System.getProperty(EigenvalueSolver.PROPERTY, "openblas"));
        }
        return best;
    }

    static synchronized Optional<EigenvalueSolver> made() {
        return Optional.ofNullable(best);
    }

    private static EigenvalueSolver choose(String wanted) {
        if (!wanted.equals("openblas")) {
            return fallBack(EigenvalueSolver.PROPERTY + " = " + wanted
                    + (wanted.equals("ejml") ? "" : ", not openblas or ejml"));
        }
        try {
            return new OpenBlasSolver();
        } catch (NoClassDefFoundError e) {
            // The message is the name of the class, or what went wrong when it was initialised.
            return fallBack("org.bytedeco:openblas is not on the class path (" + e.getMessage() + ")");
        } catch (LinkageError | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return fallBack(
                    "the native library of org.bytedeco:openblas, a jar of its own for each platform, cannot be "
                            + "loaded (" + cause + ")");
        }
    }

    private static EigenvalueSolver fallBack(String why) {
        System.getLogger(EigenvalueSolver.class.getName())
                .log(
                        System.Logger.Level.WARNING,
                        "EJML finds the eigenvalues, slowly for large matrices: {0}.",
                        why.lines().findFirst().orElse(""));
        return EigenvalueSolver.ejml();
    }
}
