/** Mean and variance of the potential under inputs that differ between neurons, and how they follow the inputs. */
package org.cavity.theory.adapting.input;
