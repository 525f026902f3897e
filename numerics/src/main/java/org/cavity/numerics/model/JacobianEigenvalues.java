package org.cavity.numerics.model;

/**
 * Eigenvalues of the Jacobian of one network at a point of its attractor.
 *
 * @param settings size, seed and transient that reproduce them
 * @param re real parts
 * @param im imaginary parts
 * @param squaredGains φ'(x_i)² at that point, for comparison with the radial law of this very snapshot
 */
public record JacobianEigenvalues(SimulationSettings settings, double[] re, double[] im, double[] squaredGains) {}
