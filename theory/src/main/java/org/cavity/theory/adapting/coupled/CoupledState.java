package org.cavity.theory.adapting.coupled;

/**
 * A stationary state of a population coupled to itself.
 *
 * @param point rate and response under the total input
 * @param growingModes number of modes that grow, each of a conjugate pair counted
 */
public record CoupledState(OperatingPoint point, int growingModes) {

    /** Whether the state is stable. */
    public boolean stable() {
        return growingModes == 0;
    }
}
