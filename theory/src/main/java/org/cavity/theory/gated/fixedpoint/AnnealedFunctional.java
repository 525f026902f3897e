package org.cavity.theory.gated.fixedpoint;

import org.cavity.theory.gated.GatedNetwork;

/**
 * The functional whose stationary value is the exponent of the mean number of fixed points, with the determinant's power t
 * between 0 and 1 as a homotopy:
 *
 * <pre>
 * S_t = ln E[ exp(−a_v σ_r²φ² − a_p φ²) W^{t/2} ] + a_v q_v + a_p q_p − t (b + c d)/2,
 * W = (1 + d φ'²)(1 + b c φ²σ_r'²) + b σ_r²φ'²,      h ~ N(0, q_v + σ_h²),  r ~ N(0, q_p + σ_r²),
 * </pre>
 *
 * stationary in y = (q_v, q_p, a_v, a_p, b, c, d). At t = 0 it is stationary at the mean-field fixed points with
 * a_v = a_p = 0, and ∂S/∂t = (E[ln W] − b − c d)/2 there; at t = 1 it counts. The equations of b, c and d are divided by t/2,
 * which leaves them their meaning at t = 0.
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
    private final double[] residual = new double[SIZE];
    private final double[][] jacobian = new double[SIZE][SIZE];
    private double exponent;
    private double determinant;

    /** Evaluates S, its gradient and Hessian. */
    AnnealedFunctional(GatedNetwork network, double power, double[] y) {
        this.power = power;
        this.y = y;
        double varianceH = y[QV] + network.inputStd() * network.inputStd();
        double varianceR = y[QP] + network.resetInputStd() * network.resetInputStd();
        GaussianAxis h = GaussianAxis.of(network.bias(), network.gain() * Math.sqrt(varianceH), network.isSymmetric());
        GaussianAxis r =
                GaussianAxis.of(0.5 * network.resetBias(), 0.5 * network.resetGain() * Math.sqrt(varianceR), false);
        accumulate(network, h, r, varianceH, varianceR);
    }

    /** S_t. */
    double exponent() {
        return exponent;
    }

    /** (E[ln W] − b − c d)/2. */
    double determinantExponent() {
        return determinant;
    }

    /** The left sides of the seven equations. */
    double[] residual() {
        return residual;
    }

    /** Their derivatives. */
    double[][] jacobian() {
        return jacobian;
    }

    private void accumulate(GatedNetwork network, GaussianAxis h, GaussianAxis r, double varianceH, double varianceR) {
        double b = y[B];
        double c = y[C];
        double d = y[D];
        int rows = r.size();
        double[] squaredGate = new double[rows];
        double[] squaredSlope = new double[rows];
        for (int j = 0; j < rows; j++) {
            double s = 1 / (1 + Math.exp(-2 * r.argument()[j]));
            double closed = 1 / (1 + Math.exp(2 * r.argument()[j]));
            squaredGate[j] = s * s;
            squaredSlope[j] = Math.pow(network.resetGain() * s * closed, 2);
        }
        // First and second moments of the derivatives e of ln(integrand), those of ln W taken without the power.
        double total = 0;
        double logs = 0;
        double[] first = new double[SIZE];
        double[][] second = new double[SIZE][SIZE];
        double secondQv = 0;
        double secondQp = 0;
        double crossBc = 0;
        double crossBd = 0;
        double crossCd = 0;
        double[] e = new double[SIZE];
        for (int i = 0; i < h.size(); i++) {
            double x = h.argument()[i];
            double z = Math.exp(-2 * Math.abs(x));
            double gain = network.gain() * 4 * z / ((1 + z) * (1 + z));
            double a = gain * gain;
            double f = Math.pow(Math.tanh(x), 2);
            double massH = h.mass()[i];
            if (massH == 0) {
                continue;
            }
            double xi2 = h.second()[i] / massH;
            double xi4 = h.fourth()[i] / massH;
            e[QV] = 0.5 * (xi2 - 1) / varianceH;
            e[AP] = -f;
            double stretched = 1 + d * a;
            for (int j = 0; j < rows; j++) {
                double massR = r.mass()[j];
                if (massR == 0) {
                    continue;
                }
                double eta2 = r.second()[j] / massR;
                double eta4 = r.fourth()[j] / massR;
                double s2 = squaredGate[j];
                double slopes = f * squaredSlope[j];
                double bent = 1 + b * c * slopes;
                double w = stretched * bent + b * s2 * a;
                double logW = Math.log(w);
                e[QP] = 0.5 * (eta2 - 1) / varianceR;
                e[AV] = -s2 * f;
                e[B] = (stretched * c * slopes + s2 * a) / w;
                e[C] = stretched * b * slopes / w;
                e[D] = a * bent / w;
                double weight = massH * massR * Math.exp(y[AV] * e[AV] + y[AP] * e[AP] + 0.5 * power * logW);
                total += weight;
                logs += weight * logW;
                for (int k = 0; k < SIZE; k++) {
                    double we = weight * e[k];
                    first[k] += we;
                    for (int l = 0; l <= k; l++) {
                        second[k][l] += we * e[l];
                    }
                }
                secondQv += weight * (xi4 - 6 * xi2 + 3);
                secondQp += weight * (eta4 - 6 * eta2 + 3);
                crossBc += weight * stretched * slopes / w;
                crossBd += weight * a * c * slopes / w;
                crossCd += weight * a * b * slopes / w;
            }
        }
        finish(total, logs, first, second);
        // The Gaussian's own second derivative, (ξ⁴ − 6ξ² + 3)/(4v²), stands for the square of its first plus the rest.
        double ev = first[QV] / total;
        double ep = first[QP] / total;
        jacobian[QV][QV] = secondQv / (4 * varianceH * varianceH * total) - ev * ev;
        jacobian[QP][QP] = secondQp / (4 * varianceR * varianceR * total) - ep * ep;
        cross(B, C, crossBc / total);
        cross(B, D, crossBd / total);
        cross(C, D, crossCd / total - 1);
    }

    private void finish(double total, double logs, double[] first, double[][] second) {
        double half = 0.5 * power;
        double b = y[B];
        double c = y[C];
        double d = y[D];
        determinant = 0.5 * (logs / total - b - c * d);
        exponent = Math.log(total) + y[AV] * y[QV] + y[AP] * y[QP] - half * (b + c * d);
        for (int k = 0; k < SIZE; k++) {
            residual[k] = first[k] / total;
        }
        residual[QV] += y[AV];
        residual[QP] += y[AP];
        residual[AV] += y[QV];
        residual[AP] += y[QP];
        residual[B] -= 1;
        residual[C] -= d;
        residual[D] -= c;
        for (int k = 0; k < SIZE; k++) {
            for (int l = 0; l < SIZE; l++) {
                double moment = (k >= l ? second[k][l] : second[l][k]) / total;
                double covariance = moment - first[k] * first[l] / (total * total);
                jacobian[k][l] = l < B ? covariance : half * covariance;
                if (k >= B && l >= B) {
                    // ∂²ln W = W_kl/W − (∂_k ln W)(∂_l ln W), the first term added by the caller.
                    jacobian[k][l] -= moment;
                }
            }
        }
        jacobian[QV][AV] += 1;
        jacobian[AV][QV] += 1;
        jacobian[QP][AP] += 1;
        jacobian[AP][QP] += 1;
    }

    private void cross(int k, int l, double value) {
        jacobian[k][l] += value;
        jacobian[l][k] += value;
    }
}
