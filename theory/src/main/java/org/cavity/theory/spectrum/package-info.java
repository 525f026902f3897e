/**
 * Eigenvalues of large random matrices: {@link org.cavity.theory.spectrum.RadialLaw} gives the disc or ring and the
 * radial density of J diag(d) for the ensembles J of {@link org.cavity.theory.spectrum.CouplingEnsemble} (Rajan &amp;
 * Abbott 2006; Ahmadian, Fumarola &amp; Miller 2015; Haagerup &amp; Larsen 2000).
 */
package org.cavity.theory.spectrum;
