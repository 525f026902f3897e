package org.cavity.theory.gated.fixedpoint;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;

/**
 * The non-zero fixed points of all networks that differ in the gain α_r of the reset gate alone, as one curve. Its
 * parameter is the variance W = α_r² D_r of the gate's argument: the gate then has S2 = S2(W), the equation of the
 * variance becomes
 *
 * <pre>
 * (D − σ_h²) / q(D) = S2(W),    which rises with D and has one solution,    and    α_r² = W / (q + σ_r²).
 * </pre>
 *
 * Two fixed points of one network merge where α_r has an extremum along the curve. There F'(D) = 1, and in general
 * d ln α_r² / d ln W has the sign of 1 − F'(D).
 */
final class FixedPointCurve {

    /** S2 varies on the scale one in ln W, from far below the gate's first response to far beyond its saturation. */
    private static final double FIRST = Math.log(1e-9);

    private static final double LAST = Math.log(1e16);
    private static final double STEP = 0.35;

    /** Rounding of F' − 1, magnified by the solution for D; at a tricritical point F' − 1 starts like D². */
    private static final double ROUNDING = 1e-12;

    /** Relative distances from an end of the curve at D = 0 that are looked at. */
    private static final double NEAREST = 1e-9;

    private final GatedNetwork network;
    private final double input;
    private final double resetInput;

    FixedPointCurve(GatedNetwork network) {
        this.network = network;
        this.input = network.inputStd() * network.inputStd();
        this.resetInput = network.resetInputStd() * network.resetInputStd();
    }

    /** Folds by rising α_r. */
    List<Fold> folds() {
        List<Fold> folds = new ArrayList<>();
        for (double[] piece : pieces()) {
            for (double logW : Roots.onGrid(u -> at(Math.exp(u)).steepness(), piece, u -> ROUNDING)) {
                // The gain falls before a fold where a pair opens, so that the first abscissa on its left tells.
                folds.add(at(Math.exp(logW)).fold(opens(piece, logW)));
            }
        }
        folds.sort((a, b) -> Double.compare(a.resetGain(), b.resetGain()));
        return folds;
    }

    private boolean opens(double[] piece, double logW) {
        double left = piece[0];
        for (double u : piece) {
            if (u < logW) {
                left = u;
            }
        }
        return at(Math.exp(left)).resetGain() > at(Math.exp(logW)).resetGain();
    }

    /** Grids of ln W on the intervals where the curve exists. */
    private List<double[]> pieces() {
        List<double[]> pieces = new ArrayList<>();
        List<Double> piece = new ArrayList<>();
        int count = (int) Math.ceil((LAST - FIRST) / STEP);
        for (int i = 0; i <= count; i++) {
            double u = FIRST + i * STEP;
            boolean inside = exists(u);
            if (i > 0 && inside != exists(u - STEP)) {
                double end = Roots.between(this::existence, u - STEP, u);
                approach(piece, end, inside ? u : u - STEP);
            }
            if (inside) {
                piece.add(u);
            }
            if ((!inside || i == count) && !piece.isEmpty()) {
                pieces.add(piece.stream().mapToDouble(Double::doubleValue).toArray());
                piece.clear();
            }
        }
        return pieces;
    }

    private boolean exists(double logW) {
        return existence(logW) > 0;
    }

    /** Positive where some D solves the equation: g² S2(W) − 1 where the curve ends at D = 0. */
    private double existence(double logW) {
        if (!network.hasZeroState()) {
            return 1;
        }
        double g = network.gain();
        return g * g * reset(Math.exp(logW)).moment() - 1;
    }

    /** Adds points that crowd at an end of the curve, by rising ln W. */
    private static void approach(List<Double> piece, double end, double inner) {
        List<Double> distances = new ArrayList<>();
        for (double distance = NEAREST; distance < Math.abs(inner - end); distance *= 2) {
            distances.add(distance);
        }
        boolean fromEnd = inner > end;
        for (int i = 0; i < distances.size(); i++) {
            piece.add(fromEnd ? end + distances.get(i) : end - distances.get(distances.size() - 1 - i));
        }
    }

    private ResetAverages reset(double w) {
        return new ResetAverages(1, network.resetBias(), w);
    }

    /** The point of the curve at W. */
    private Point at(double w) {
        ResetAverages reset = reset(w);
        double moment = reset.moment();
        // D − σ_h² = q S2 with q ≤ 1.
        double high = Math.log(moment);
        double low = high;
        do {
            low -= 4;
        } while (mismatch(low, moment) > 0);
        double logShare = mismatch(high, moment) <= 0 ? high : Roots.between(u -> mismatch(u, moment), low, high);
        return new Point(w, reset, input + Math.exp(logShare));
    }

    /** (D − σ_h²) / (q S2) − 1 at a value of ln(D − σ_h²). */
    private double mismatch(double logShare, double moment) {
        double share = Math.exp(logShare);
        return share / (new RateAverages(network, input + share).rateVariance() * moment) - 1;
    }

    /** One point of the curve. */
    private final class Point {

        private final double w;
        private final ResetAverages reset;
        private final double variance;
        private final RateAverages rate;
        private final double rateVariance;

        private Point(double w, ResetAverages reset, double variance) {
            this.w = w;
            this.reset = reset;
            this.variance = variance;
            this.rate = new RateAverages(network, variance);
            this.rateVariance = rate.rateVariance();
        }

        private double resetGain() {
            return Math.sqrt(squaredResetGain());
        }

        private double squaredResetGain() {
            return w / (rateVariance + resetInput);
        }

        /** F'(D) − 1. */
        private double steepness() {
            double throughReset = rateVariance * squaredResetGain() * reset.momentDerivative();
            return rate.varianceDerivative() * (reset.moment() + throughReset) - 1;
        }

        private Fold fold(boolean opening) {
            double slopes = rateVariance * squaredResetGain() * reset.derivativeMoment();
            return new Fold(
                    resetGain(), variance, rateVariance, rate.squaredGain() * (reset.moment() + slopes), opening);
        }
    }
}
