package org.cavity.numerics.gated;

import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;

/**
 * The law of the Jacobian's eigenvalues in one snapshot of a gated network.
 *
 * @param network the network's parameters
 * @param statistics averages over its sites, with one point mass for each
 */
public record GatedLaw(GatedNetwork network, JacobianStatistics statistics) implements SnapshotLaw {}
