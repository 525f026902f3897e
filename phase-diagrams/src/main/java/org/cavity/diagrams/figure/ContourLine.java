package org.cavity.diagrams.figure;

import java.util.List;
import org.cavity.diagrams.boundary.Contours;
import org.cavity.diagrams.boundary.Polyline;
import org.cavity.diagrams.sweep.Lattice;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.diagrams.sweep.MapField;
import org.cavity.theory.model.Quantity;

/**
 * A line over a map on which a quantity has one value.
 *
 * @param quantity the quantity
 * @param value its value
 * @param pieces its pieces in the parameters' values
 */
public record ContourLine(Quantity quantity, double value, List<Polyline> pieces) {

    /** The line of this value over a map. */
    public static ContourLine of(Quantity quantity, double value, MapCells cells) {
        Lattice lattice = cells.lattice();
        double right = lattice.columns() - 1.0;
        double top = lattice.rows() - 1.0;
        List<Polyline> pieces = Contours.trace(MapField.of(cells, cell -> cell.value(quantity)), value).stream()
                .map(piece -> new Polyline(piece.points().stream()
                        .map(p -> new double[] {
                            lattice.x().at(p[0] / right), lattice.y().at(p[1] / top)
                        })
                        .toList()))
                .toList();
        return new ContourLine(quantity, value, pieces);
    }
}
