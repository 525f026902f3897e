package org.cavity.theory.adapting.rate;

/** The equation of the tilt at one lag, in which it occurs on both sides. */
final class ImplicitTilt {

    private static final int MAX_STEPS = 60;
    private static final double TOLERANCE = 1e-14;

    private ImplicitTilt() {}

    /**
     * e^K − 1 where K + own (e^K − 1) = target, by Newton's method: the left side is convex and rises with K.
     *
     * @param own weight of the lag itself, at least 0
     * @param start a guess of e^K − 1
     */
    static double excess(double target, double own, double start) {
        double k = Math.log1p(start);
        double e = start;
        for (int i = 0; i < MAX_STEPS; i++) {
            double step = (target - k - own * e) / (1 + own * (e + 1));
            k += step;
            e = Math.expm1(k);
            if (Math.abs(step) <= TOLERANCE * (1 + Math.abs(k))) {
                break;
            }
        }
        return e;
    }
}
