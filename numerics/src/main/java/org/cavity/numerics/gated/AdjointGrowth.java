package org.cavity.numerics.gated;

import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.statistics.Average;

/**
 * How adjoint vectors grow backwards in time along a trajectory: as fast as tangent vectors do forwards, so that the
 * gradients of a loss explode in chaos and vanish at stable states. Ratios are of sums over units, averaged over time.
 *
 * @param settings size, seed and times that reproduce it
 * @param rate growth rate, 1/tau
 * @param updateRatio E a_z² / E a_h²
 * @param resetRatio E a_r² / E a_h²
 * @param gatedRatio E (σ_z a_h)² / E a_h²
 */
public record AdjointGrowth(
        SimulationSettings settings, Average rate, Average updateRatio, Average resetRatio, Average gatedRatio) {}
