package org.cavity.theory.gated.spectrum;

/**
 * Nodes for a {@link LogisticNormal} opening seen from λ in the upper half-plane or on the real axis: the trapezoid
 * rule in ξ for w = u − ln |κ| = δ sinh ξ, which is fine near w = 0, where openings are as large as |λ|, and coarse
 * where nothing happens. Singularities at the distance δ in w, as the edge of the bulk has them, are at a distance π/2
 * in ξ.
 */
final class GradedNodes {

    /** exp(−π²/0.3) = 5e-15. */
    private static final double STEP = 0.3;

    /** exp(−2π² 1.2²) = 5e-13. */
    private static final double STEPS_PER_DEVIATION = 1.2;

    /** exp(−8²/2) = 1e-14. */
    private static final double RANGE = 8;

    private final LogisticNormal law;
    private final double meanLogOpening;

    GradedNodes(LogisticNormal law) {
        this.law = law;
        this.meanLogOpening = meanLogOpening();
    }

    /** E[ln s], s = 1 / (1 + e^{−u}). */
    private double meanLogOpening() {
        double deviation = law.deviation();
        double h = Math.min(0.5, deviation / STEPS_PER_DEVIATION);
        int side = (int) Math.ceil(RANGE * deviation / h);
        double sum = 0;
        double total = 0;
        for (int i = -side; i <= side; i++) {
            double z = i * h / deviation;
            double u = law.bias() + i * h;
            double mass = Math.exp(-0.5 * z * z);
            sum += mass * (u > 0 ? -Math.log1p(Math.exp(-u)) : u - Math.log1p(Math.exp(u)));
            total += mass;
        }
        return sum / total;
    }

    /**
     * The nodes.
     *
     * @param scale δ, distance of the nearest singularity from the real axis of w; the nodes are no coarser than for 1
     */
    OpeningNodes at(double re, double im, double scale) {
        if (re == 0 && im == 0) {
            OpeningNodes one = new OpeningNodes(1);
            one.probability()[0] = 1;
            one.squaredResponse()[0] = 1;
            one.logModulus()[0] = 2 * meanLogOpening;
            return one;
        }
        double deviation = law.deviation();
        double mean = law.bias() - LogisticNormal.logKappa(re, im);
        double lower = mean - RANGE * deviation;
        double upper = mean + RANGE * deviation;
        double width = Math.min(1, scale);
        double farthest = Math.max(Math.abs(lower), Math.abs(upper));
        double h = Math.min(STEP, deviation / (STEPS_PER_DEVIATION * Math.hypot(width, farthest)));
        long from = (long) Math.floor(asinh(lower / width) / h);
        long to = (long) Math.ceil(asinh(upper / width) / h);
        OpeningNodes nodes = new OpeningNodes((int) (to - from + 1));
        double angle = LogisticNormal.angle(re, im);
        double total = 0;
        for (int k = 0; k < nodes.probability().length; k++) {
            double xi = (from + k + 0.5) * h;
            double w = width * Math.sinh(xi);
            double z = (w - mean) / deviation;
            double mass = Math.cosh(xi) * Math.exp(-0.5 * z * z);
            nodes.probability()[k] = mass;
            total += mass;
            set(nodes, k, w, angle, re, im);
        }
        for (int k = 0; k < nodes.probability().length; k++) {
            nodes.probability()[k] /= total;
        }
        return nodes;
    }

    /** With e = e^{−w}: s/(λ+s) = (1 − e e^{iδ}) k / (1 + λ) and λ/(λ+s) = (λ + (e² − e e^{−iδ}) k) / (1 + λ). */
    private void set(OpeningNodes nodes, int k, double w, double angle, double re, double im) {
        double half = Math.sin(0.5 * angle);
        double plusRe = 1 + re;
        double plus = plusRe * plusRe + im * im;
        // Both forms of the kernel, e^{−|w|} in either, without overflow.
        double small = Math.exp(-Math.abs(w));
        double bounded = LogisticNormal.kernel(small, 4 * half * half);
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        double closedRe;
        double closedIm;
        if (w > 0) {
            closedRe = bounded * small * (small - cosine);
            closedIm = bounded * small * sine;
        } else {
            closedRe = bounded * (1 - small * cosine);
            closedIm = bounded * small * sine;
        }
        double numeratorRe = re + closedRe;
        double numeratorIm = im + closedIm;
        nodes.shareRe()[k] = (numeratorRe * plusRe + numeratorIm * im) / plus;
        nodes.shareIm()[k] = (numeratorIm * plusRe - numeratorRe * im) / plus;
        nodes.squaredResponse()[k] = (w > 0 ? bounded : bounded * small * small) / plus;
        double logKernel = Math.log(bounded) + (w > 0 ? 0 : 2 * w);
        nodes.logModulus()[k] = 2 * meanLogOpening + Math.log(plus) - logKernel;
    }

    private static double asinh(double x) {
        double a = Math.abs(x);
        return Math.copySign(Math.log(a + Math.sqrt(a * a + 1)), x);
    }
}
