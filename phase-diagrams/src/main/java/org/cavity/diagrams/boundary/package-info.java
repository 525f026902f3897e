/**
 * Curves over a map: zero sets of functions of two parameters, followed by continuation from points found on a mesh, and
 * contour lines of fields known on a grid.
 */
package org.cavity.diagrams.boundary;
