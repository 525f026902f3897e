package org.cavity.numerics.gated;

/**
 * The linearisation of a gated network at one state: five arrays of N numbers, one after the other, with A = −h + Jʰ
 * σ_r φ + Iʰ.
 *
 * @param numbers the five arrays
 * @param size N
 */
record Gains(double[] numbers, int size) {

    /** How many arrays. */
    static final int ARRAYS = 5;

    /** Where σ_z begins. */
    int opening() {
        return 0;
    }

    /** Where σ_z' A begins. */
    int updateSlope() {
        return size;
    }

    /** Where σ_r φ' begins. */
    int resetRateSlope() {
        return 2 * size;
    }

    /** Where φ σ_r' begins. */
    int rateResetSlope() {
        return 3 * size;
    }

    /** Where φ' begins. */
    int rateSlope() {
        return 4 * size;
    }
}
