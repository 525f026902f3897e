package org.cavity.numerics.model;

/**
 * Eigenvalues of the Jacobian of one network at a point of its attractor. The arrays are not to be modified.
 *
 * @param settings size, seed and transient that reproduce them
 * @param re real parts
 * @param im imaginary parts
 * @param law what the eigenvalues of this very snapshot follow in theory
 */
public record JacobianEigenvalues(SimulationSettings settings, double[] re, double[] im, SnapshotLaw law) {}
