/**
 * The inner loops: matrix times block of vectors, orthogonal projections, transfer functions and their gains,
 * Walsh–Hadamard transforms. Read
 * {@link org.cavity.numerics.kernel.Kernels} first. This is the only package that knows the incubating vector API;
 * where that module is absent a twin in plain Java serves.
 */
package org.cavity.numerics.kernel;
