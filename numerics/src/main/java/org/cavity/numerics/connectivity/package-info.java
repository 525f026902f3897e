/**
 * Random connectivity: the ensembles from which a network's couplings are drawn. {@link
 * org.cavity.numerics.connectivity.GaussianCoupling} is the ensemble of independent Gaussian couplings. {@link
 * org.cavity.numerics.connectivity.OrthogonalCoupling} and {@link
 * org.cavity.numerics.connectivity.QuarterCircleCoupling} are products of random signs and Walsh–Hadamard transforms,
 * applied in O(N log N) by {@link org.cavity.numerics.connectivity.HadamardProduct}.
 */
package org.cavity.numerics.connectivity;
