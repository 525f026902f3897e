/**
 * Random connectivity: the ensembles from which a network's couplings are drawn. {@link
 * org.cavity.numerics.connectivity.GaussianCoupling} is the ensemble of independent Gaussian couplings.
 */
package org.cavity.numerics.connectivity;
