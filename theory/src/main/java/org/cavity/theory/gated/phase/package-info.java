/**
 * Which phase a gated network is in, and every quantity of its states, put together from the packages beside this one.
 */
package org.cavity.theory.gated.phase;
