package org.cavity.numerics.model;

import java.util.Map;
import java.util.Optional;
import org.cavity.theory.model.Columns;

/**
 * What theory says of the eigenvalues of one snapshot, from averages over its own sites: the law that they follow as N
 * grows, without the fluctuations of order parameters from network to network.
 */
public interface SnapshotLaw {

    /** Boundary of the bulk as closed curves, curve name → columns {@code re}, {@code im}; empty if there is none to show. */
    default Map<String, Columns> boundary() {
        return Map.of();
    }

    /**
     * For spectra symmetric about a point, the fraction of eigenvalues within a distance of it.
     *
     * @param points number of distances
     * @return columns {@code r}, {@code value}; empty for other spectra
     */
    default Optional<Columns> radialDistribution(int points) {
        return Optional.empty();
    }

    /**
     * By what couplings are divided before {@link org.cavity.theory.model.Quantity#SPECTRAL_ABSCISSA} is measured: the
     * mean of the largest real part of their eigenvalues at this size, in units of its limit for N → ∞; 1 where they are
     * taken as they are.
     */
    default double meanAbscissa() {
        return 1;
    }
}
