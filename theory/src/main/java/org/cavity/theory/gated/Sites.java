package org.cavity.theory.gated;

/**
 * Sites of a network at one moment, or drawn from the law of a state. Arrays are not to be modified.
 *
 * @param h activities
 * @param z drives of the update gates
 * @param r drives of the reset gates
 * @param drive A_i = −h_i + η_i, what the update gate multiplies; 0 at fixed points
 */
public record Sites(double[] h, double[] z, double[] r, double[] drive) {}
