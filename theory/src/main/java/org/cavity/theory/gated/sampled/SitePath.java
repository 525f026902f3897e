package org.cavity.theory.gated.sampled;

/**
 * One path of z and what a site does along it.
 *
 * @param opening σ_z(z) at the grid points
 * @param gainCorrelation E[φ'φ''|z], by node of the lag and by origin
 * @param gain φ'(h) at the grid points, of one h drawn from its law given z
 * @param gateDrive σ_z'(z) (η − h) at the grid points, of the same h
 */
record SitePath(double[] opening, double[][] gainCorrelation, double[] gain, double[] gateDrive) {}
