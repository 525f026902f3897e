package org.cavity.diagrams.command;

import java.util.List;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.diagrams.sweep.SimulatedPoint;

/**
 * A finished phase diagram.
 *
 * @param cells theory
 * @param curves critical lines
 * @param points simulation against theory
 */
record MapResult(MapCells cells, List<NamedCurve> curves, List<SimulatedPoint> points) {}
