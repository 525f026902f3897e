package org.cavity.theory.gated.spectrum;

/**
 * A law of the update gate's opening s, and of (σ_z' A)² with it, as seen from one λ.
 *
 * @param probability weights, summing to 1
 * @param squaredResponse v = s² / |λ + s|²
 * @param squaredDrive (σ_z' A)² / |λ + s|²
 * @param shareRe real part of λ / (λ + s)
 * @param shareIm imaginary part of λ / (λ + s)
 * @param logModulus 2 ln |λ + s|
 */
record OpeningNodes(
        double[] probability,
        double[] squaredResponse,
        double[] squaredDrive,
        double[] shareRe,
        double[] shareIm,
        double[] logModulus) {

    OpeningNodes(int count) {
        this(
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count]);
    }

    /** Openings given one by one, with the squares of σ_z' A. */
    static OpeningNodes of(double[] opening, double[] probability, double[] drive, double re, double im) {
        OpeningNodes nodes = new OpeningNodes(opening.length);
        for (int k = 0; k < opening.length; k++) {
            double s = opening[k];
            double x = re + s;
            double modulus = x * x + im * im;
            nodes.probability[k] = probability[k];
            nodes.squaredResponse[k] = s * s / modulus;
            nodes.squaredDrive[k] = drive[k] / modulus;
            nodes.shareRe[k] = (re * x + im * im) / modulus;
            nodes.shareIm[k] = im * s / modulus;
            nodes.logModulus[k] = Math.log(modulus);
        }
        return nodes;
    }
}
