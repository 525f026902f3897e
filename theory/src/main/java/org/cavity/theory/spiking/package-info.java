/**
 * Random networks of adapting spiking neurons. Parameters are those of
 * {@link org.cavity.theory.spiking.SpikingNetwork}.
 */
package org.cavity.theory.spiking;
