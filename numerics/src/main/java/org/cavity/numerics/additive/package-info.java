/**
 * The additive random network at finite N: {@link org.cavity.numerics.additive.AdditiveSimulation}, to be read first,
 * draws networks, follows them and measures what the mean-field theory predicts.
 */
package org.cavity.numerics.additive;
