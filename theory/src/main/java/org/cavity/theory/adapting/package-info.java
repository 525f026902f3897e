/**
 * Populations of adapting spiking neurons: how their rate follows the mean and the variance of their input. Parameters
 * are those of {@link org.cavity.theory.adapting.AdaptingPopulation}.
 */
package org.cavity.theory.adapting;
