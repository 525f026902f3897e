package org.cavity.numerics.kernel;

/**
 * Precision of the couplings and of products with them. States, tangent vectors, integration and statistics are in
 * double precision always.
 */
public enum Precision {
    /** 53 bits. */
    DOUBLE("double"),
    /** 24 bits: half the memory, twice as fast. */
    SINGLE("single");

    private final String label;

    Precision(String label) {
        this.label = label;
    }

    /** Name on the command line and in files. */
    @Override
    public String toString() {
        return label;
    }
}
