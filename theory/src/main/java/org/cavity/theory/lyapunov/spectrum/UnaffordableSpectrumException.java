package org.cavity.theory.lyapunov.spectrum;

/** A state whose Lyapunov spectrum exists, and takes a window longer or finer than is affordable. */
public final class UnaffordableSpectrumException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** With the parameter that is in the way and what would do. */
    public UnaffordableSpectrumException(String message) {
        super(message);
    }
}
