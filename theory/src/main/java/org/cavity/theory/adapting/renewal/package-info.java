/** Neurons whose intensity depends on their age alone: exact rates, intervals and responses. */
package org.cavity.theory.adapting.renewal;
