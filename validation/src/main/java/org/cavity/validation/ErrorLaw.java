package org.cavity.validation;

/**
 * The law of an estimated standard error relative to the true one, ν q² being distributed as χ² with ν degrees of
 * freedom, on equidistant points. For ν > 1 the density vanishes at both ends, where the rule of equal weights is the
 * trapezoidal one. For ν = 1 it is largest at q = 0, which is left out: the sum then converges as the step only.
 *
 * @param values q
 * @param weights their probabilities, which add up to one
 */
record ErrorLaw(double[] values, double[] weights) {

    /** How far the law is followed, in its standard deviations of about 1/√(2ν). */
    private static final double WIDTH = 6;

    /** The law for these degrees of freedom, on so many points. */
    static ErrorLaw of(double degreesOfFreedom, int points) {
        double width = WIDTH / Math.sqrt(2 * degreesOfFreedom);
        double from = Math.max(0, 1 - width);
        double step = (1 + width - from) / points;
        double[] values = new double[points];
        double[] weights = new double[points];
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double q = from + (i + 1) * step;
            values[i] = q;
            // The density up to a factor, 1 at q = 1.
            weights[i] = Math.exp((degreesOfFreedom - 1) * Math.log(q) - 0.5 * degreesOfFreedom * (q - 1) * (q + 1));
            sum += weights[i];
        }
        for (int i = 0; i < points; i++) {
            weights[i] /= sum;
        }
        return new ErrorLaw(values, weights);
    }
}
