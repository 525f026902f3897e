package org.cavity.theory.gated.fixedpoint;

import org.cavity.theory.gated.GatedNetwork;

/**
 * The functional whose stationary value is the exponent of the mean number of fixed points, with the determinant's
 * power t between 0 and 1 as a homotopy:
 *
 * <pre>
 * S_t = ln E[ exp(−a_v σ_r²φ² − a_p φ²) W^{t/2} ] + a_v q_v + a_p q_p − t (b + c d)/2,
 * W = (1 + d φ'²)(1 + b c φ²σ_r'²) + b σ_r²φ'²,      h ~ N(0, q_v + σ_h²),  r ~ N(0, q_p + σ_r²),
 * </pre>
 *
 * stationary in y = (q_v, q_p, a_v, a_p, b, c, d). At t = 0 it is stationary at the mean-field fixed points with
 * a_v = a_p = 0, and ∂S/∂t = (E[ln W] − b − c d)/2 there; at t = 1 it counts. The equations of b, c and d are divided
 * by t/2, which leaves them their meaning at t = 0.
 */
final class AnnealedFunctional {

    /** Number of unknowns. */
    static final int SIZE = 7;

    private static final int QV = 0;
    private static final int QP = 1;
    private static final int AV = 2;
    private static final int AP = 3;
    private static final int B = 4;
    private static final int C = 5;
    private static final int D = 6;

    private final double power;
    private final double[] y;
    private final GatedNetwork network;
    private final double varianceH;
    private final double varianceR;
    private final double[] squaredGate;
    private final double[] squaredSlope;
    private final GaussianAxis r;

    private double total;
    private double logarithms;
    private final double[] first = new double[SIZE];
    private final double[][] second = new double[SIZE][SIZE];
    private final double[] residual = new double[SIZE];
    private final double[][] jacobian = new double[SIZE][SIZE];

    /** Evaluates S, its gradient and Hessian. */
    AnnealedFunctional(GatedNetwork network, double power, double[] y) {
        this.network = network;
        this.power = power;
        this.y = y;
        varianceH = y[QV] + network.inputStd() * network.inputStd();
        varianceR = y[QP] + network.resetInputStd() * network.resetInputStd();
        r = GaussianAxis.even(0.5 * network.resetBias(), 0.5 * network.resetGain() * Math.sqrt(varianceR));
        squaredGate = new double[r.size()];
        squaredSlope = new double[r.size()];
        for (int j = 0; j < r.size(); j++) {
            double s = 1 / (1 + Math.exp(-2 * r.argument()[j]));
            double closed = 1 / (1 + Math.exp(2 * r.argument()[j]));
            squaredGate[j] = s * s;
            squaredSlope[j] = Math.pow(network.resetGain() * s * closed, 2);
        }
        // 1 + b c φ²σ_r'² with σ_r' ≤ α_r/4 vanishes no closer than here to φ = 0.
        double scale = 1 / Math.sqrt(1 + y[B] * y[C] * Math.pow(network.resetGain() / 4, 2));
        GaussianAxis h = GaussianAxis.graded(network.bias(), network.gain() * Math.sqrt(varianceH), scale);
        for (int i = 0; i < h.size(); i++) {
            addRow(h, i);
        }
        derive();
    }

    /** S_t. */
    double exponent() {
        return Math.log(total) + y[AV] * y[QV] + y[AP] * y[QP] - 0.5 * power * (y[B] + y[C] * y[D]);
    }

    /** (E[ln W] − b − c d)/2. */
    double determinantExponent() {
        return 0.5 * (logarithms / total - y[B] - y[C] * y[D]);
    }

    /** The left sides of the seven equations. */
    double[] residual() {
        return residual;
    }

    /** Their derivatives. */
    double[][] jacobian() {
        return jacobian;
    }

    /**
     * Adds a value of h: moments of the derivatives e of the logarithm of the integrand, those of ln W without the
     * power. In the place of the squares of ∂/∂q_v and ∂/∂q_p stand the second derivatives of the Gaussian weights over
     * them.
     */
    private void addRow(GaussianAxis h, int i) {
        double x = h.argument()[i];
        double z = Math.exp(-2 * Math.abs(x));
        double gain = network.gain() * 4 * z / ((1 + z) * (1 + z));
        double a = gain * gain;
        double tanh = Math.tanh(x);
        double f = tanh * tanh;
        double b = y[B];
        double c = y[C];
        double stretched = 1 + y[D] * a;
        double rowTotal = 0;
        double rowLogarithms = 0;
        double bc = 0;
        double bd = 0;
        double cd = 0;
        double[] rowFirst = new double[SIZE];
        double[][] rowSecond = new double[SIZE][SIZE];
        double[] e = new double[SIZE];
        for (int j = 0; j < r.size(); j++) {
            double s2 = squaredGate[j];
            double slopes = f * squaredSlope[j];
            double bent = 1 + b * c * slopes;
            double w = stretched * bent + b * s2 * a;
            double logW = Math.log(w);
            double inverse = 1 / w;
            e[AV] = -s2 * f;
            e[B] = (stretched * c * slopes + s2 * a) * inverse;
            e[C] = stretched * b * slopes * inverse;
            e[D] = a * bent * inverse;
            double value = Math.exp(y[AV] * e[AV] - y[AP] * f + 0.5 * power * logW);
            double weight = r.mass()[j] * value;
            double ofQp = 0.5 * (r.second()[j] - r.mass()[j]) / varianceR * value;
            rowTotal += weight;
            rowLogarithms += weight * logW;
            rowFirst[QP] += ofQp;
            rowSecond[QP][QP] +=
                    0.25 * (r.fourth()[j] - 6 * r.second()[j] + 3 * r.mass()[j]) / (varianceR * varianceR) * value;
            for (int k = AV; k < SIZE; k++) {
                rowSecond[k][QP] += ofQp * e[k];
                double we = weight * e[k];
                rowFirst[k] += we;
                for (int l = AV; l <= k; l++) {
                    rowSecond[k][l] += we * e[l];
                }
            }
            bc += weight * stretched * slopes * inverse;
            bd += weight * a * c * slopes * inverse;
            cd += weight * a * b * slopes * inverse;
        }
        double mass = h.mass()[i];
        double ofQv = 0.5 * (h.second()[i] - mass) / varianceH;
        total += mass * rowTotal;
        logarithms += mass * rowLogarithms;
        // −φ², the derivative with respect to a_p, is the same along the row, whose sums know nothing of it yet.
        rowFirst[AP] = -f * rowTotal;
        for (int k = 0; k < SIZE; k++) {
            rowSecond[Math.max(k, AP)][Math.min(k, AP)] = -f * rowFirst[k];
        }
        for (int k = 0; k < SIZE; k++) {
            first[k] += mass * rowFirst[k];
            second[k][QV] += ofQv * rowFirst[k];
            for (int l = QP; l <= k; l++) {
                second[k][l] += mass * rowSecond[k][l];
            }
        }
        first[QV] += ofQv * rowTotal;
        second[QV][QV] += 0.25 * (h.fourth()[i] - 6 * h.second()[i] + 3 * mass) / (varianceH * varianceH) * rowTotal;
        // ∂²ln W = ∂²W/W − (∂ln W)(∂ln W); the products are subtracted with the moments.
        jacobian[C][B] += mass * bc;
        jacobian[D][B] += mass * bd;
        jacobian[D][C] += mass * cd;
    }

    private void derive() {
        for (int k = 0; k < SIZE; k++) {
            residual[k] = first[k] / total;
        }
        residual[QV] += y[AV];
        residual[QP] += y[AP];
        residual[AV] += y[QV];
        residual[AP] += y[QP];
        residual[B] -= 1;
        residual[C] -= y[D];
        residual[D] -= y[C];
        for (int k = 0; k < SIZE; k++) {
            for (int l = 0; l <= k; l++) {
                double moment = second[k][l] / total;
                double covariance = moment - first[k] * first[l] / (total * total);
                double curvature = l >= B ? jacobian[k][l] / total - moment : 0;
                jacobian[k][l] = (l < B ? 1 : 0.5 * power) * covariance + curvature;
                jacobian[l][k] = (k < B ? 1 : 0.5 * power) * covariance + curvature;
            }
        }
        couple(QV, AV, 1);
        couple(QP, AP, 1);
        couple(C, D, -1);
    }

    private void couple(int k, int l, double value) {
        jacobian[k][l] += value;
        jacobian[l][k] += value;
    }
}
