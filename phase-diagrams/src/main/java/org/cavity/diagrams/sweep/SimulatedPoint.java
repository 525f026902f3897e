package org.cavity.diagrams.sweep;

import java.util.List;
import org.cavity.validation.Comparison;

/**
 * Simulation against theory in one cell of a plane.
 *
 * @param x parameter on the horizontal axis
 * @param y parameter on the vertical axis
 * @param comparisons one per quantity
 */
public record SimulatedPoint(double x, double y, List<Comparison> comparisons) {}
