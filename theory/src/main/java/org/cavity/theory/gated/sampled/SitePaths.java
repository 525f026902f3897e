package org.cavity.theory.gated.sampled;

/**
 * The sites of a converged solution: the paths of z that it was solved with, and along each of them draws of η and of
 * h.
 *
 * @param drives the Gaussian drives
 * @param weight weight of each pair of paths, summing to 1
 * @param paths the paths, by pair and sign of z
 */
record SitePaths(Drives drives, double[] weight, SitePath[][] paths) {}
