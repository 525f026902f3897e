/** The points at which theory and simulation of the additive network are compared. */
package org.cavity.validation.additive;
