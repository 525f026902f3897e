package org.cavity.diagrams.sweep;

import org.cavity.theory.model.Continued;

/**
 * A cell and what its neighbours may start from.
 *
 * @param cell the cell
 * @param sequel as in {@link Continued#sequel}; not to be modified
 */
public record SolvedCell(Cell cell, double[] sequel) {}
