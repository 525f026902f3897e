package org.cavity.theory.filtered;

import org.cavity.theory.model.Estimate;

/**
 * The largest Lyapunov exponent of a state that varies in time. Perturbations exp(κt)u(t), u stationary, of units of
 * class j have E[u u'] = k_j with
 *
 * <pre>
 * k̂_j(ω) = g² |H_j(κ + iω)|² q̂(ω),   q(τ) = Σ_j w_j E[φ'φ']_j(τ) k_j(τ),
 * </pre>
 *
 * and the exponent is the largest κ with a solution, that at which the largest eigenvalue of q ↦ q is 1 (for one class
 * that of D F E[φ'φ'] F⁻¹ D, D = g|H(κ + iω)|, F the Fourier transform; Sompolinsky, Crisanti &amp; Sommers 1988 for
 * first-order units). As in the equations of the state, the constant E[φ'φ'](∞) is taken to the other side,
 *
 * <pre>
 * q̂ = (1 − g² Σ_j w_j E[φ'φ']_j(∞) |H_j|²)⁻¹ F Σ_j w_j (E[φ'φ']_j(τ) − E[φ'φ']_j(∞)) F⁻¹ g²|H_j|² q̂,
 * </pre>
 *
 * which leaves a compact operator. In continuous time the trapezoid rule meets a kink of E[φ'φ'] at τ = 0 where φ' jumps;
 * the sample there is corrected by h/6 times the slope.
 */
final class TwoReplicaMode {

    private static final int KRYLOV_SIZE = 90;
    private static final double EIGENVALUE_TOLERANCE = 1e-12;

    /** Residual of a symmetric operator, of which an eigenvalue's error is the square. */
    private static final double SYMMETRIC_TOLERANCE = 1e-7;

    private static final int MAX_STEPS = 40;

    /** Coefficients of the one-sided sixth-order derivative. */
    private static final double[] SLOPE = {-49.0 / 20, 6, -15.0 / 2, 20.0 / 3, -15.0 / 4, 6.0 / 5, -1.0 / 6};

    private final FilteredNetwork network;
    private final LagWindow window;
    private final double g2;
    private final double[][] gains;
    private final double[] gainsAtRest;
    private final double decayRate;
    private double[] mode;

    TwoReplicaMode(FilteredNetwork network, SpectralSolver.Solution solution, double decayRate) {
        this.decayRate = decayRate;
        this.network = network;
        SelfConsistency equations = solution.equations();
        this.window = equations.window();
        this.g2 = network.gain() * network.gain();
        this.gains = new double[equations.classes()][];
        this.gainsAtRest = new double[equations.classes()];
        double[] sum = new double[window.size()];
        for (int j = 0; j < gains.length; j++) {
            gains[j] = equations.gains(j, solution.unknowns());
            gainsAtRest[j] = equations.gainAtRest(j, solution.unknowns());
            if (network.step() == 0 && network.nonlinearity().kinks().length > 0) {
                double slope = 0;
                for (int k = 0; k < SLOPE.length; k++) {
                    slope += SLOPE[k] * gains[j][k] / window.step();
                }
                gains[j][0] += window.step() / 6 * slope;
            }
            for (int k = 0; k < sum.length; k++) {
                sum[k] += network.units().get(j).weight() * gains[j][k];
            }
        }
        this.mode = window.spectrum(sum);
    }

    /** The exponent per unit time, found by the secant method. */
    Estimate exponent() {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double before = 0;
        double atBefore = excess(before);
        if (Double.isNaN(atBefore)) {
            return Estimate.failed("the autocorrelation does not decay, and has no two-replica mode");
        }
        double slowest = Double.POSITIVE_INFINITY;
        for (UnitClass unit : network.units()) {
            slowest = Math.min(slowest, unit.filter().decayRate());
        }
        double scale = Math.min(slowest, network.step() > 0 ? 1 / network.step() : slowest);
        // Near an onset κ is of the order of the squared decay rate of the correlations.
        double here = Math.signum(atBefore) * Math.min(0.3 * scale, decayRate * decayRate / scale);
        if (here == 0) {
            return Estimate.of(0, EIGENVALUE_TOLERANCE);
        }
        for (int i = 0; i < MAX_STEPS; i++) {
            double atHere = excess(here);
            if (Double.isNaN(atHere) || atHere > 0) {
                low = Math.max(low, here);
            } else {
                high = Math.min(high, here);
            }
            double next;
            if (Double.isNaN(atHere)) {
                next = 0.5 * (here + before);
            } else {
                double slope = (atHere - atBefore) / (here - before);
                next = here - atHere / slope;
                if (Math.abs(next - here) <= 1e-13 * Math.abs(next) + 1e-15 * scale || atHere == 0) {
                    return Estimate.of(next, 2 * EIGENVALUE_TOLERANCE / Math.abs(slope));
                }
                before = here;
                atBefore = atHere;
            }
            if (!(next > low && next < high)) {
                next = Double.isInfinite(low)
                        ? here - scale
                        : Double.isInfinite(high) ? 2 * Math.max(here, scale) : 0.5 * (low + high);
            }
            if (next == here) {
                return Estimate.of(next, 2 * EIGENVALUE_TOLERANCE * scale);
            }
            here = next;
        }
        return Estimate.failed("the largest exponent did not converge, near " + here);
    }

    /** Largest eigenvalue less 1; NaN where the linear part alone grows faster than κ. */
    private double excess(double growth) {
        double[][] power = new double[gains.length][window.size()];
        double[] factor = new double[window.size()];
        for (int m = 0; m < factor.length; m++) {
            double sum = 0;
            for (int j = 0; j < gains.length; j++) {
                UnitClass unit = network.units().get(j);
                power[j][m] = g2 * unit.filter().power(growth, window.frequency(m));
                sum += unit.weight() * gainsAtRest[j] * power[j][m];
            }
            if (!(sum < 1)) {
                return Double.NaN;
            }
            factor[m] = 1 / (1 - sum);
        }
        double[] scale = symmetrising(power, factor);
        KrylovSpace.Eigenpair pair = KrylovSpace.largest(
                q -> product(scale, image(power, factor, quotient(q, scale))),
                product(scale, mode),
                gains.length == 1 ? SYMMETRIC_TOLERANCE : EIGENVALUE_TOLERANCE,
                KRYLOV_SIZE);
        mode = quotient(pair.vector(), scale);
        return pair.value() - 1;
    }

    /** Weights of q̂ in which the operator of a single class is symmetric. */
    private double[] symmetrising(double[][] power, double[] factor) {
        double[] scale = new double[factor.length];
        for (int m = 0; m < scale.length; m++) {
            double sum = 0;
            for (int j = 0; j < power.length; j++) {
                sum += network.units().get(j).weight() * power[j][m];
            }
            double share = m == 0 || m == scale.length - 1 ? 0.5 : 1;
            scale[m] = Math.sqrt(share * sum / factor[m]);
        }
        return scale;
    }

    private static double[] product(double[] a, double[] b) {
        double[] result = new double[a.length];
        for (int m = 0; m < a.length; m++) {
            result[m] = a[m] * b[m];
        }
        return result;
    }

    private static double[] quotient(double[] a, double[] b) {
        double[] result = new double[a.length];
        for (int m = 0; m < a.length; m++) {
            result[m] = b[m] == 0 ? 0 : a[m] / b[m];
        }
        return result;
    }

    private double[] image(double[][] power, double[] factor, double[] q) {
        double[] sum = new double[window.size()];
        for (int j = 0; j < gains.length; j++) {
            double[] k = new double[window.size()];
            for (int m = 0; m < k.length; m++) {
                k[m] = power[j][m] * q[m];
            }
            k = window.function(k);
            double weight = network.units().get(j).weight();
            for (int i = 0; i < k.length; i++) {
                sum[i] += weight * gains[j][i] * k[i];
            }
        }
        double[] image = window.spectrum(sum);
        for (int m = 0; m < image.length; m++) {
            image[m] *= factor[m];
        }
        return image;
    }
}
