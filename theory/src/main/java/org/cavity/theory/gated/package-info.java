/**
 * The gated random network: its parameters ({@link org.cavity.theory.gated.GatedNetwork}, to be read first) and what
 * all parts of its theory share. {@link org.cavity.theory.gated.fixedpoint} is where h stands still; {@link
 * org.cavity.theory.gated.closed} and {@link org.cavity.theory.gated.sampled} are where it moves, with an update gate
 * that stands still and one that does not; {@link org.cavity.theory.gated.spectrum} is the Jacobian in any state;
 * {@link org.cavity.theory.gated.lyapunov} is the whole Lyapunov spectrum; {@link org.cavity.theory.gated.phase} puts
 * them together.
 */
package org.cavity.theory.gated;
