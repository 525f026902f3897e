/**
 * Random connectivity: the couplings g J of a network as an operator on vectors ({@link
 * org.cavity.numerics.connectivity.Coupling}, to be read first), drawn from one of the ensembles that theory knows
 * ({@link org.cavity.numerics.connectivity.Couplings}). Dense couplings are a matrix ({@link
 * org.cavity.numerics.connectivity.DenseProduct}, which need not be square); structured ones are products of diagonal
 * matrices and Walsh–Hadamard transforms, applied in O(N log N).
 */
package org.cavity.numerics.connectivity;
