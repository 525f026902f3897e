/**
 * States of the adapting population, coupled or not, and their phase: the theory as the sweep, the validation and the
 * command line see it.
 */
package org.cavity.theory.adapting.phase;
