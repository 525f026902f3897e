package org.cavity.numerics.gated;

import java.util.Map;
import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.gated.spectrum.BulkBoundary;
import org.cavity.theory.model.Columns;

/**
 * The law of the Jacobian's eigenvalues in one snapshot of a gated network.
 *
 * @param network the network's parameters
 * @param statistics averages over its sites, with one point mass for each
 */
public record GatedLaw(GatedNetwork network, JacobianStatistics statistics) implements SnapshotLaw {

    @Override
    public Map<String, Columns> boundary() {
        return BulkBoundary.of(network, statistics).curvesAndAtoms();
    }
}
