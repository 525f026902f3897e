/**
 * The additive random network at finite N. {@link org.cavity.numerics.additive.AdditiveModel}, to be read first, is
 * what the simulation of any network model needs to know of it.
 */
package org.cavity.numerics.additive;
