package org.cavity.numerics.filtered;

import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.numerics.spectrum.GinibreEdge;

/**
 * The law of the eigenvalues of filtered units in one snapshot.
 *
 * @param units number of units
 */
record FilteredLaw(int units) implements SnapshotLaw {

    @Override
    public double meanAbscissa() {
        return GinibreEdge.meanAbscissa(units);
    }
}
