package org.cavity.theory.gated.spectrum;

import org.cavity.theory.gated.Gate;
import org.hipparchus.special.Erf;

/**
 * The opening s = σ(u) of an update gate whose argument is u ~ N(β, Σ²), Σ = α_z √D_z > 0, independent of the units'
 * gains: the law at fixed points. With κ = λ / (1 + λ),
 *
 * <pre>
 * s / (λ + s) = σ(u − ln κ) / (1 + λ),
 * s² / |λ + s|² = |1 + λ|⁻² / (1 − 2 cos δ e^{−w} + e^{−2w}),   w = u − ln |κ|,   δ = π − arg κ,
 * </pre>
 *
 * so that λ however small only moves the middle of a Gaussian. The trapezoid rule in w is exact but for the poles
 * w = ± iδ, which come close to the real axis where λ comes close to −s; what they add is known in closed form:
 * for nodes h (j + ½) and g of residue R at iδ, h Σ g = ∫ g + 2π Im R (1 − tanh(πδ/h)). Where Σ is large, only the
 * neighbourhood of w = 0 needs nodes, since the Gaussian average of a smoothed step has a closed form.
 */
final class LogisticNormal implements OpeningLaw {

    /** exp(−2π²/0.5) = 7e-18: the poles at a distance of π and beyond. */
    private static final double STEP = 0.5;

    /** exp(−2π² 1.5²) = 5e-20. */
    private static final double STEPS_PER_DEVIATION = 1.5;

    /** exp(−9²/2) = 3e-18. */
    private static final double RANGE = 9;

    /** Above this deviation nodes are placed around w = 0 only. */
    private static final double WIDE = 6;

    /** exp(−40) = 4e-18. */
    private static final int SIDE = 80;

    /** Width of the smoothed step. */
    private static final double WIDTH = 2;

    /**
     * Twice the argument of the hyperbolic tangent beyond which it is one; short of δ = π, where a double pole forms.
     */
    private static final double FAR = 36;

    private static final double[] SMOOTH_STEP = new double[2 * SIDE];
    private static final double[] DECAY = new double[2 * SIDE];

    static {
        for (int i = 0; i < 2 * SIDE; i++) {
            double w = (i - SIDE + 0.5) * STEP;
            SMOOTH_STEP[i] = normalDistribution(w / WIDTH);
            DECAY[i] = Math.exp(-w);
        }
    }

    private final double bias;
    private final double deviation;
    private final double squaredGain;

    /**
     * The law of a gate.
     *
     * @param gate the update gate
     * @param varianceOfDrive D_z; the gate's gain times its root must be above 0
     * @param squaredGain E[φ'²]
     */
    LogisticNormal(Gate gate, double varianceOfDrive, double squaredGain) {
        this.bias = gate.bias();
        this.deviation = gate.gain() * Math.sqrt(varianceOfDrive);
        this.squaredGain = squaredGain;
    }

    /** β, the mean of u. */
    double bias() {
        return bias;
    }

    /** Σ, the standard deviation of u. */
    double deviation() {
        return deviation;
    }

    /** P(s &lt; x). */
    double below(double x) {
        return normalDistribution((Math.log(x) - Math.log1p(-x) - bias) / deviation);
    }

    @Override
    public double average(double rateFactor, double gateFactor, double re, double im) {
        return squaredGain == 0 ? 0 : rateFactor * squaredGain * squaredResponse(re, Math.abs(im));
    }

    @Override
    public double[] poles() {
        return squaredGain == 0 ? new double[0] : new double[] {-1, 0};
    }

    @Override
    public boolean isContinuous() {
        return true;
    }

    @Override
    public boolean exceedsBetween(double a, double b, double bound) {
        return a >= -1;
    }

    @Override
    public boolean hasMovingGate() {
        return false;
    }

    /** E[s² / |λ + s|²]. */
    private double squaredResponse(double x, double y) {
        if (y == 0 && x == 0) {
            return 1;
        }
        if (y == 0 && x == -1) {
            return Math.exp(2 * bias + 2 * deviation * deviation);
        }
        if (y == 0 && x > -1 && x < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double angle = angle(x, y);
        double mean = bias - logKappa(x, y);
        double sum = deviation <= WIDE ? narrow(mean, angle) : wide(mean, angle);
        double plus = (1 + x) * (1 + x) + y * y;
        return sum / plus;
    }

    /** ln |κ|. */
    static double logKappa(double x, double y) {
        double logOf1Plus =
                x > -0.5 ? 0.5 * Math.log1p(x * (2 + x) + y * y) : 0.5 * Math.log((1 + x) * (1 + x) + y * y);
        return Math.log(y == 0 ? Math.abs(x) : Math.hypot(x, y)) - logOf1Plus;
    }

    /** δ = π − arg κ, for y ≥ 0. */
    static double angle(double x, double y) {
        return Math.atan2(y, -x) + Math.atan2(y, 1 + x);
    }

    private double narrow(double mean, double angle) {
        double h = Math.min(STEP, deviation / STEPS_PER_DEVIATION);
        // Where the mean is far below 0, what is averaged grows like exp(2w) up to 0.
        double peak = Math.max(mean, Math.min(0, mean + 2 * deviation * deviation));
        long from = (long) Math.floor((mean - RANGE * deviation) / h);
        long to = (long) Math.ceil((peak + RANGE * deviation) / h);
        double sine = 2 * Math.sin(0.5 * angle);
        double sine2 = sine * sine;
        double sum = 0;
        for (long j = from; j <= to; j++) {
            double w = (j + 0.5) * h;
            double z = (w - mean) / deviation;
            sum += Math.exp(-0.5 * z * z) * kernel(Math.exp(-w), sine2);
        }
        return sum * h * normalisation() + poleTerm(mean, angle, h);
    }

    private double wide(double mean, double angle) {
        double sine = 2 * Math.sin(0.5 * angle);
        double sine2 = sine * sine;
        double sum = 0;
        for (int i = 0; i < 2 * SIDE; i++) {
            double z = ((i - SIDE + 0.5) * STEP - mean) / deviation;
            sum += Math.exp(-0.5 * z * z) * (kernel(DECAY[i], sine2) - SMOOTH_STEP[i]);
        }
        return sum * STEP * normalisation()
                + normalDistribution(mean / Math.hypot(deviation, WIDTH))
                + poleTerm(mean, angle, STEP);
    }

    /** 1 / (1 − 2 cos δ e + e²), without cancellation where δ is small and e near 1. */
    static double kernel(double e, double fourSinSquaredHalf) {
        return 1 / ((1 - e) * (1 - e) + fourSinSquaredHalf * e);
    }

    private double poleTerm(double mean, double angle, double h) {
        double distance = 2 * Math.PI * angle / h;
        if (distance > FAR) {
            return 0;
        }
        double variance = deviation * deviation;
        double density = normalisation() * Math.exp((angle * angle - mean * mean) / (2 * variance));
        return 2
                * Math.PI
                / (1 + Math.exp(distance))
                / Math.sin(angle)
                * density
                * Math.cos(mean * angle / variance + angle);
    }

    private double normalisation() {
        return 1 / (deviation * Math.sqrt(2 * Math.PI));
    }

    static double normalDistribution(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }
}
