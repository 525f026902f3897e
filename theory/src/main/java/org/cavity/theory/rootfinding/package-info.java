/** Bracketed root finding: {@link org.cavity.theory.rootfinding.Roots}. */
package org.cavity.theory.rootfinding;
