/**
 * Eigenvalues of large random matrices: {@link org.cavity.theory.spectrum.RadialLaw} gives the disc and the radial
 * density of J diag(d) for Gaussian J of independent entries (Rajan &amp; Abbott 2006; Ahmadian, Fumarola &amp; Miller
 * 2015).
 */
package org.cavity.theory.spectrum;
