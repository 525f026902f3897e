/** The tilted rate equation: population rate from mean, variance and correlations of the input. */
package org.cavity.theory.adapting.rate;
