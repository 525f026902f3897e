package org.cavity.numerics.gated;

import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.theory.gated.GatedNetwork;

/**
 * The transposed linearisation of one gated network, applied to adjoint vectors a = (a_h, a_z, a_r), the derivatives of
 * a scalar function of the trajectory's end with respect to the state:
 *
 * <pre>
 * −a_h' = −σ_z a_h + σ_r φ' Jʰᵀ(σ_z a_h) + φ' (Jᶻᵀ a_z/τ_z + Jʳᵀ a_r/τ_r)
 * −a_z' = −a_z/τ_z + σ_z' A a_h
 * −a_r' = −a_r/τ_r + φ σ_r' Jʰᵀ(σ_z a_h)
 * </pre>
 */
final class GatedAdjoint {

    private final GatedNetwork network;
    private final GateCouplings transposed;
    private final int size;
    private double[] gated = {};
    private double[] gates = {};
    private double[] activityField = {};
    private double[] gateField = {};

    GatedAdjoint(GatedNetwork network, GateCouplings couplings, Precision precision, Team team) {
        this.network = network;
        this.transposed = couplings.transposed(precision, team);
        this.size = couplings.size();
    }

    /**
     * Puts (Df)ᵀ a for {@code count} vectors a, one after the other, into {@code out}.
     *
     * @param linearisation Df, laid out as {@link Gains} says
     */
    void apply(double[] linearisation, double[] vectors, int count, double[] out) {
        room(count);
        Gains gains = new Gains(linearisation, size);
        int opening = gains.opening();
        int updateSlope = gains.updateSlope();
        int resetRateSlope = gains.resetRateSlope();
        int rateResetSlope = gains.rateResetSlope();
        int rateSlope = gains.rateSlope();
        double updateRate = 1 / network.updateTime();
        double resetRate = 1 / network.resetTime();
        for (int c = 0; c < count; c++) {
            int h = c * GatedDynamics.VARIABLES * size;
            int z = h + size;
            int r = z + size;
            for (int i = 0; i < size; i++) {
                gated[c * size + i] = linearisation[opening + i] * vectors[h + i];
                gates[2 * c * size + i] = updateRate * vectors[z + i];
                gates[(2 * c + 1) * size + i] = resetRate * vectors[r + i];
            }
        }
        transposed.activity().apply(null, gated, 0, count, activityField, 0);
        transposed.gates().apply(null, gates, 0, count, gateField, 0);
        for (int c = 0; c < count; c++) {
            int h = c * GatedDynamics.VARIABLES * size;
            int z = h + size;
            int r = z + size;
            int at = c * size;
            for (int i = 0; i < size; i++) {
                out[h + i] = linearisation[resetRateSlope + i] * activityField[at + i]
                        + linearisation[rateSlope + i] * gateField[at + i]
                        - gated[at + i];
                out[z + i] = linearisation[updateSlope + i] * vectors[h + i] - updateRate * vectors[z + i];
                out[r + i] = linearisation[rateResetSlope + i] * activityField[at + i] - resetRate * vectors[r + i];
            }
        }
    }

    private void room(int count) {
        if (gated.length < count * size) {
            gated = new double[count * size];
            gates = new double[2 * count * size];
            activityField = new double[count * size];
            gateField = new double[count * size];
        }
    }
}
