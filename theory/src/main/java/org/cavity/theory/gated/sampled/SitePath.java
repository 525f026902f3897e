package org.cavity.theory.gated.sampled;

/**
 * One path of z and what a site does along it, at the grid points.
 *
 * @param opening σ_z(z)
 * @param gainCorrelation E[φ'φ''|z], by node of the lag and by origin
 * @param gain φ'(h) of each of several h drawn from their law given z
 * @param gateDrive σ_z'(z) (η − h) of the same h
 */
record SitePath(double[] opening, double[][] gainCorrelation, double[][] gain, double[][] gateDrive) {}
