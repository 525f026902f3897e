/** Where theory and simulation of the random network of spiking neurons are compared. */
package org.cavity.validation.spiking;
