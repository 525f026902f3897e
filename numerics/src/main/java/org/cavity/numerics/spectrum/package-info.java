/**
 * Spectra of Jacobians at finite N: dense eigenvalues ({@link org.cavity.numerics.spectrum.Eigenvalues}, to be read
 * first) by OpenBLAS or EJML ({@link org.cavity.numerics.spectrum.EigenvalueSolver}), and where the edge of a random
 * matrix of this size lies on average ({@link org.cavity.numerics.spectrum.GinibreEdge}).
 */
package org.cavity.numerics.spectrum;
