package org.cavity.theory.gated.lyapunov;

/**
 * A solution of the single-site equations.
 *
 * @param s threshold, 1/tau
 * @param eta regulator
 * @param kernels a and p
 * @param sides both sides of the equations there
 * @param sweeps evaluations that it took
 */
record Threshold(double s, double eta, Kernels kernels, SingleSiteEquations.Sides sides, int sweeps) {}
