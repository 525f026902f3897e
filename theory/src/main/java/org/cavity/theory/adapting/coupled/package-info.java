/** A population coupled to itself: stationary states, their stability, onset of oscillation. */
package org.cavity.theory.adapting.coupled;
