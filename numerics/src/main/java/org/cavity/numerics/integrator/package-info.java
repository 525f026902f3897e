/**
 * Motion in time: a network's right-hand side with its linearisation ({@link org.cavity.numerics.integrator.Dynamics},
 * to be read first) and the schemes that advance it: Runge–Kutta without noise, also with coarser steps for tangent
 * vectors; Euler–Maruyama with and without Heun's correction, exponential Euler; iteration for maps. Inputs that
 * vary in time by themselves ({@link org.cavity.numerics.integrator.TimeVaryingInput}) act at the stages of
 * Runge–Kutta. Nothing here knows which model it moves.
 */
package org.cavity.numerics.integrator;
