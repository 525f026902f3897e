package org.cavity.numerics.kernel;

/**
 * Precision of the couplings and of products with them. States, tangent vectors, integration and statistics are in
 * double precision always.
 */
public enum Precision {
    /** 53 bits. */
    DOUBLE,
    /** 24 bits: half the memory, twice as fast. */
    SINGLE
}
