/** Axes, the plane they span, the theory in every cell of it and the simulation at a few. */
package org.cavity.diagrams.sweep;
