package org.cavity.numerics.random;

/** What a stream of random numbers is used for. The code, not the order, enters the seed, so that it never changes. */
public enum Purpose {
    /** Couplings J_ij. */
    CONNECTIVITY(1),
    /** Frozen input η_i. */
    FROZEN_INPUT(2),
    /** Initial state. */
    INITIAL_STATE(3),
    /** Noise ξ_i(t). */
    NOISE(4),
    /** Initial frame of tangent vectors. */
    TANGENT_FRAME(5),
    /** Couplings that drive update gates. */
    UPDATE_CONNECTIVITY(6),
    /** Couplings that drive reset gates. */
    RESET_CONNECTIVITY(7),
    /** Frozen input to update gates. */
    UPDATE_INPUT(8),
    /** Frozen input to reset gates. */
    RESET_INPUT(9),
    /** Hazards at which neurons fire. */
    SPIKES(10);

    private final int code;

    Purpose(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
