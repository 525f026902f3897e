package org.cavity.numerics.gated;

import java.util.Arrays;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;

/** φ, σ_z and σ_r with their derivatives, over stretches of units. Owns scratch memory: for one thread. */
final class Units {

    private final Kernels kernels = Kernels.best();
    private final GatedNetwork network;
    private final int size;
    private final double[] argument;
    private final double[] rateBias;
    private final double[] updateBias;
    private final double[] resetBias;

    Units(GatedNetwork network, int size) {
        this.network = network;
        this.size = size;
        this.argument = new double[size];
        this.rateBias = filled(network.bias());
        this.updateBias = filled(network.updateBias());
        this.resetBias = filled(network.resetBias());
    }

    /** φ(h) of N units from {@code offset}. */
    void rates(double[] h, int offset, double[] value, int valueOffset) {
        kernels.addScaled(rateBias, 0, network.gain(), h, offset, argument, 0, size);
        kernels.value(Nonlinearity.TANH, argument, 0, value, valueOffset, size);
    }

    /** φ(h) and φ'(h). */
    void rates(double[] h, int offset, double[] value, int valueOffset, double[] slope, int slopeOffset) {
        kernels.addScaled(rateBias, 0, network.gain(), h, offset, argument, 0, size);
        kernels.valueAndGain(Nonlinearity.TANH, argument, 0, value, valueOffset, slope, slopeOffset, size);
        scale(network.gain(), slope, slopeOffset);
    }

    /** σ_z(z). */
    void updateGates(double[] z, int offset, double[] value, int valueOffset) {
        gates(network.updateGate(), updateBias, z, offset, value, valueOffset);
    }

    /** σ_z(z) and σ_z'(z). */
    void updateGates(double[] z, int offset, double[] value, int valueOffset, double[] slope, int slopeOffset) {
        gates(network.updateGate(), updateBias, z, offset, value, valueOffset, slope, slopeOffset);
    }

    /** σ_r(r). */
    void resetGates(double[] r, int offset, double[] value, int valueOffset) {
        gates(network.resetGate(), resetBias, r, offset, value, valueOffset);
    }

    /** σ_r(r) and σ_r'(r). */
    void resetGates(double[] r, int offset, double[] value, int valueOffset, double[] slope, int slopeOffset) {
        gates(network.resetGate(), resetBias, r, offset, value, valueOffset, slope, slopeOffset);
    }

    private void gates(Gate gate, double[] bias, double[] x, int offset, double[] value, int valueOffset) {
        kernels.addScaled(bias, 0, gate.gain(), x, offset, argument, 0, size);
        kernels.logistic(argument, 0, value, valueOffset, size);
    }

    private void gates(
            Gate gate,
            double[] bias,
            double[] x,
            int offset,
            double[] value,
            int valueOffset,
            double[] slope,
            int slopeOffset) {
        kernels.addScaled(bias, 0, gate.gain(), x, offset, argument, 0, size);
        kernels.logisticAndGain(argument, 0, value, valueOffset, slope, slopeOffset, size);
        scale(gate.gain(), slope, slopeOffset);
    }

    private double[] filled(double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private void scale(double factor, double[] x, int offset) {
        for (int i = offset; i < offset + size; i++) {
            x[i] *= factor;
        }
    }
}
