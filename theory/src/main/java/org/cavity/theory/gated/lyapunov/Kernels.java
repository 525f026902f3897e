package org.cavity.theory.gated.lyapunov;

/**
 * Symbols of the stationary kernels of the single-site equations on the frequencies of a ring, the regulator η in a:
 * a pair for the input of h and one each for those of z and of r, of which a_r = a_z.
 *
 * @param inputA a_h
 * @param gateA a_z = a_r
 * @param inputP p_h
 * @param updateP p_z
 * @param resetP p_r
 */
record Kernels(double[] inputA, double[] gateA, double[] inputP, double[] updateP, double[] resetP) {

    /** log(a − η) and log p, one after the other. */
    double[] logarithms(double eta) {
        int f = inputA.length;
        double[] x = new double[5 * f];
        for (int k = 0; k < f; k++) {
            x[k] = Math.log(inputA[k] - eta);
            x[f + k] = Math.log(gateA[k] - eta);
            x[2 * f + k] = Math.log(inputP[k]);
            x[3 * f + k] = Math.log(updateP[k]);
            x[4 * f + k] = Math.log(resetP[k]);
        }
        return x;
    }

    static Kernels ofLogarithms(double[] x, double eta) {
        int f = x.length / 5;
        Kernels kernels = new Kernels(new double[f], new double[f], new double[f], new double[f], new double[f]);
        for (int k = 0; k < f; k++) {
            kernels.inputA[k] = eta + Math.exp(x[k]);
            kernels.gateA[k] = eta + Math.exp(x[f + k]);
            kernels.inputP[k] = Math.exp(x[2 * f + k]);
            kernels.updateP[k] = Math.exp(x[3 * f + k]);
            kernels.resetP[k] = Math.exp(x[4 * f + k]);
        }
        return kernels;
    }

    /** Whether an entry of {@link #logarithms} is one of an a. */
    static boolean isA(int entry, int entries) {
        return entry < 2 * entries / 5;
    }
}
