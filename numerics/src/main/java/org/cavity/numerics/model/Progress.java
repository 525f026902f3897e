package org.cavity.numerics.model;

/** Hears how far a long computation has come. Called from any thread. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress NONE = fraction -> {};

    /**
     * Called from time to time.
     *
     * @param fraction of the work that was done since the last call; all calls together add up to one
     */
    void advance(double fraction);
}
