/** Stationary statistics of a population: log-normal rates, intensities, spectra of spikes and counts. */
package org.cavity.theory.adapting.statistics;
