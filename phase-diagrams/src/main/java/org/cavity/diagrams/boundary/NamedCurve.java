package org.cavity.diagrams.boundary;

import java.util.List;

/**
 * A line of theory over a map.
 *
 * @param name key in files
 * @param label legend entry
 * @param pieces its pieces in the parameters' values; none if the line does not cross the map
 * @param unsolved at how many of the points looked at the theory had no state to judge, so that a piece may be missing
 */
public record NamedCurve(String name, String label, List<Polyline> pieces, int unsolved) {}
