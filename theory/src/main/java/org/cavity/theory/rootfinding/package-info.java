/**
 * Equations: bracketed roots {@link org.cavity.theory.rootfinding.Roots}, fixed points by {@link
 * org.cavity.theory.rootfinding.AndersonMixing}.
 */
package org.cavity.theory.rootfinding;
