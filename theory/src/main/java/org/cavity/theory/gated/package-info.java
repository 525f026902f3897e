/** The gated random network: its parameters and its theory. */
package org.cavity.theory.gated;
