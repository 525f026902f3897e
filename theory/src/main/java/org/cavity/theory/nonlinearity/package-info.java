/**
 * Transfer functions φ of rate units with gain φ' and primitive Φ: {@link org.cavity.theory.nonlinearity.Nonlinearity}
 * has the built-in tanh, erf and clip, and makes one of any smooth function of the user.
 */
package org.cavity.theory.nonlinearity;
