package org.cavity.numerics.filtered;

import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.numerics.spectrum.GinibreEdge;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * The law of the eigenvalues of filtered units in one snapshot.
 *
 * @param coupling ensemble of the couplings
 * @param units number of units
 */
record FilteredLaw(CouplingEnsemble coupling, int units) implements SnapshotLaw {

    @Override
    public double meanAbscissa() {
        return GinibreEdge.meanAbscissa(coupling, units);
    }
}
