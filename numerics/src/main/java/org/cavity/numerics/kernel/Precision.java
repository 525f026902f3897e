package org.cavity.numerics.kernel;

/** Arithmetic in which couplings are applied. States, and whatever else is kept, are double. */
public enum Precision {
    /** 64-bit numbers. */
    DOUBLE,
    /** 32-bit numbers: half the memory to move, relative rounding 6e-8. */
    SINGLE
}
