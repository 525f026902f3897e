package org.cavity.theory.lyapunov.spectrum;

/** A state whose Lyapunov spectrum exists, and takes a longer or finer window, or more paths, than are affordable. */
public final class UnaffordableSpectrumException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** With the parameter that is in the way and what would do. */
    public UnaffordableSpectrumException(String message) {
        super(message);
    }
}
