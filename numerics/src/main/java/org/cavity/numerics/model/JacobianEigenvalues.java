package org.cavity.numerics.model;

import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * Eigenvalues of the Jacobian of one network at a point of its attractor. The arrays are not to be modified.
 *
 * @param settings size, seed and transient that reproduce them
 * @param re real parts
 * @param im imaginary parts
 * @param squaredGains g² φ'(x_i)² at that point, whose {@link org.cavity.theory.spectrum.RadialLaw} is that of this very
 *     snapshot; empty for models whose spectrum follows another law
 * @param coupling ensemble of the couplings, which that law depends on
 */
public record JacobianEigenvalues(
        SimulationSettings settings, double[] re, double[] im, double[] squaredGains, CouplingEnsemble coupling) {}
