/** Quasi-renewal theory: the last spike of a neuron exactly, those before as events at the population rate. */
package org.cavity.theory.adapting.quasirenewal;
