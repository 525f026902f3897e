package org.cavity.numerics.additive;

import java.util.Optional;
import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.numerics.spectrum.GinibreEdge;
import org.cavity.theory.model.Columns;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.theory.spectrum.RadialLaw;

/**
 * The law of the eigenvalues of gJD in one snapshot. The array is not to be modified.
 *
 * @param coupling ensemble of the couplings
 * @param squaredGains g² φ'(x_i)²
 */
public record DiscLaw(CouplingEnsemble coupling, double[] squaredGains) implements SnapshotLaw {

    /** The law itself. */
    public RadialLaw radialLaw() {
        return RadialLaw.ofSample(coupling, squaredGains);
    }

    @Override
    public Optional<Columns> radialDistribution(int points) {
        return Optional.of(radialLaw().table(points));
    }

    @Override
    public double meanAbscissa() {
        return GinibreEdge.meanAbscissa(coupling, squaredGains.length);
    }

    /** Mean of the largest modulus of the couplings' eigenvalues at this size, in units of its limit for N → ∞. */
    double meanRadius() {
        return GinibreEdge.meanRadius(coupling, squaredGains.length);
    }
}
