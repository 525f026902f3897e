package org.cavity.theory.gated;

/**
 * The averages over sites that the bulk of the Jacobian's spectrum depends on, in any state.
 *
 * @param resetMoment E[σ_r²]
 * @param resetSlopeMoment E[φ²] E[σ_r'²]
 * @param gates joint law of the update gate and the units' gains
 */
public record JacobianStatistics(double resetMoment, double resetSlopeMoment, GateMeasure gates) {

    /**
     * The averages over the N sites of a network at one moment.
     *
     * @param network the network
     * @param h activities
     * @param z drives of the update gates
     * @param r drives of the reset gates
     * @param drive A_i = −h_i + Σ_j Jʰ_ij σ_r(r_j) φ(h_j) + Iʰ_i, what the update gate multiplies; 0 at fixed points
     */
    public static JacobianStatistics ofSites(GatedNetwork network, double[] h, double[] z, double[] r, double[] drive) {
        int n = h.length;
        Gate update = network.updateGate();
        Gate reset = network.resetGate();
        double[] opening = new double[n];
        double[] probability = new double[n];
        double[] rateWeight = new double[n];
        double[] gateWeight = new double[n];
        double squaredRate = 0;
        double squaredReset = 0;
        double squaredResetSlope = 0;
        for (int i = 0; i < n; i++) {
            double gain = network.rateDerivative(h[i]);
            double moved = update.derivative(z[i]) * drive[i] * gain;
            opening[i] = update.value(z[i]);
            probability[i] = 1.0 / n;
            rateWeight[i] = gain * gain / n;
            gateWeight[i] = moved * moved / n;
            double rate = network.rate(h[i]);
            double open = reset.value(r[i]);
            double slope = reset.derivative(r[i]);
            squaredRate += rate * rate / n;
            squaredReset += open * open / n;
            squaredResetSlope += slope * slope / n;
        }
        GateMeasure gates = new GateMeasure(opening, probability, rateWeight, gateWeight);
        return new JacobianStatistics(squaredReset, squaredRate * squaredResetSlope, gates);
    }
}
