package org.cavity.theory.filtered;

import java.util.Arrays;
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
 * which leaves a compact operator. Where φ' jumps, E[φ'φ'] has a kink at τ = 0 in continuous time, f = f₀ + f₁|τ| + … +
 * f₃|τ|³, and the trapezoid rule of f k is corrected at the fourth order (Navot, J. Math. and Phys. 40, 271 (1961)),
 *
 * <pre>
 * ∫ f k dτ = h Σ f(ih) k(ih) + h²/6 f₁ k(0) − h⁴/60 (f₃ k(0) + f₁ k''(0)/2) + …,
 * </pre>
 *
 * with k''(0) of samples, by the weights of three lags. What the band cuts off the mode leaves an error of order h⁵ to
 * extrapolate.
 */
final class TwoReplicaMode {

    private static final int KRYLOV_SIZE = 90;
    private static final double EIGENVALUE_TOLERANCE = 1e-12;

    /** Residual of a symmetric operator, of which an eigenvalue's error is the square. */
    private static final double SYMMETRIC_TOLERANCE = 1e-7;

    /** Decay times of the mode that a window holds at least; its periodic images matter by the square of what is left. */
    private static final double DECAY_TIMES = 14;

    private static final int LARGEST_HALF = 1 << 16;

    /** Lags of the shortest grid on which the exponent is looked for first. */
    private static final int SMALLEST_HALF = 512;

    /** Differences of gains below this share are rounding. */
    private static final double ROUNDING = 1e-14;

    /** Rounding of 1 − g² Σ_j w_j E[φ'φ']_j(∞) |H_j|², of which near an onset little is left to divide by. */
    private static final double CONDITIONING = 1e-15;

    /** Share of the largest power of a mode by which the iteration may leave others negative. */
    private static final double NEGATIVE_POWER = 1e-4;

    private static final int MAX_STEPS = 40;

    /** Coefficients of the one-sided derivatives of first and third order, on eight samples. */
    private static final double[] FIRST = {-363.0 / 140, 7, -21.0 / 2, 35.0 / 3, -35.0 / 4, 21.0 / 5, -7.0 / 6, 1.0 / 7
    };

    private static final double[] THIRD = {
        -967.0 / 120, 638.0 / 15, -3929.0 / 40, 389.0 / 3, -2545.0 / 24, 268.0 / 5, -1849.0 / 120, 29.0 / 15
    };

    /** Spacing of these samples in steps: the kink's surroundings are narrower than what the state asks for. */
    private static final double SPACING = 0.25;

    /** By how much the error at twice the step exceeds what is left, at the fifth order, and at the fourth of a state. */
    private static final double FIFTH_ORDER = 31;

    private static final double FOURTH_ORDER = 15;

    private final FilteredNetwork network;
    private final LagWindow window;
    private final double g2;
    private final double[][] gains;
    private final double[] gainsAtRest;
    private final double decayRate;
    private double[] mode;
    private double margin;
    private double exponent = Double.NaN;
    private double slope = Double.NaN;

    /**
     * The operator on every so many lags of the solution's window, and on so many windows.
     */
    private TwoReplicaMode(FilteredNetwork network, Gains of, int stride, int windows) {
        SpectralSolver.Solution solution = of.solution();
        this.decayRate = solution.decayRate();
        this.network = network;
        LagWindow full = solution.equations().window();
        int known = full.half() / stride;
        this.window = new LagWindow(stride * full.step(), windows * known);
        this.g2 = network.gain() * network.gain();
        this.gains = new double[of.values().length][window.size()];
        this.gainsAtRest = of.atRest();
        double[] sum = new double[window.size()];
        for (int j = 0; j < gains.length; j++) {
            double[] all = of.values()[j];
            for (int k = 0; k <= known; k++) {
                gains[j][k] = Math.abs(all[k * stride]) > ROUNDING * gainsAtRest[j] ? all[k * stride] : 0;
            }
            if (hasKink(network)) {
                double h = window.step();
                double first = h * of.first()[j];
                double third = h * h * h * of.third()[j] / 6;
                gains[j][0] += first / 6 + (first - third) / 60;
                gains[j][1] -= first / 120;
            }
            for (int k = 0; k < sum.length; k++) {
                sum[k] += network.units().get(j).weight() * gains[j][k];
            }
        }
        this.mode = window.spectrum(sum);
    }

    /** E[φ'φ'] less what it is at lag ∞ in a state, by class, and its derivatives at τ = 0+ where it has a kink there. */
    private record Gains(
            SpectralSolver.Solution solution, double[] atRest, double[][] values, double[] first, double[] third) {

        static Gains of(FilteredNetwork network, SpectralSolver.Solution solution) {
            SelfConsistency equations = solution.equations();
            int classes = equations.classes();
            double[] atRest = new double[classes];
            double[][] values = new double[classes][];
            double[] first = new double[classes];
            double[] third = new double[classes];
            double spacing = SPACING * equations.window().step();
            for (int j = 0; j < classes; j++) {
                atRest[j] = equations.gainAtRest(j, solution.unknowns());
                values[j] = equations.gains(j, solution.unknowns());
                if (hasKink(network)) {
                    double[] near = equations.gainsNearZero(j, solution.unknowns(), spacing, FIRST.length);
                    for (int k = 0; k < near.length; k++) {
                        first[j] += FIRST[k] * near[k] / spacing;
                        third[j] += THIRD[k] * near[k] / (spacing * spacing * spacing);
                    }
                }
            }
            return new Gains(solution, atRest, values, first, third);
        }
    }

    /** The exponent per unit time. */
    static Estimate exponent(FilteredNetwork network, SpectralSolver.Solution solution) {
        LagWindow window = solution.equations().window();
        int known = window.half();
        double edge = edge(network, solution);
        Gains gains = Gains.of(network, solution);
        // On fewer lags the search costs little, and elsewhere it begins at what it found.
        int stride = hasKink(network) ? 2 : 1;
        if (network.step() == 0) {
            double longest = SpectralSolver.unitStep(network);
            while (2 * stride * window.step() <= longest && known / (2 * stride) >= SMALLEST_HALF) {
                stride *= 2;
            }
        }
        int windows = 1;
        TwoReplicaMode mode = new TwoReplicaMode(network, gains, stride, windows);
        Estimate found = mode.onWindow();
        // Where noise rules, E[φ'φ'] hardly changes, and the mode reaches far beyond the correlations.
        double reach = Double.POSITIVE_INFINITY;
        while (!found.isFailed() && found.value() > edge) {
            reach = reach(network, solution, found.value());
            int before = windows;
            while (reach * windows < DECAY_TIMES && 2 * windows * known <= LARGEST_HALF) {
                windows *= 2;
            }
            if (windows == before) {
                break;
            }
            mode = new TwoReplicaMode(network, gains, stride, windows);
            found = mode.onWindow();
        }
        Estimate coarse = found;
        TwoReplicaMode coarseMode = mode;
        for (; stride > 1; stride /= 2) {
            coarse = found;
            coarseMode = mode;
            mode = new TwoReplicaMode(network, gains, stride / 2, windows).beginningAt(coarseMode);
            found = mode.onWindow();
        }
        if (found.isFailed() || coarse.isFailed()) {
            return found.isFailed() ? found : coarse;
        }
        double error = found.error()
                + Math.abs(found.value()) * solution.gainResolution()
                + Math.max(0, found.value() - edge) * Math.exp(-2 * reach * windows);
        if (!hasKink(network)) {
            return Estimate.of(found.value(), error);
        }
        double correction = (found.value() - coarse.value()) / FIFTH_ORDER;
        if (solution.coarser().isPresent()) {
            // What the state's own step does to the exponent: by far more than to the state, near an onset.
            Gains other = Gains.of(network, solution.coarser().get());
            Estimate before = new TwoReplicaMode(network, other, 1, windows)
                    .beginningAt(coarseMode)
                    .onWindow();
            error += Math.abs(before.value() - coarse.value()) / FOURTH_ORDER;
        }
        return Estimate.of(found.value() + correction, error + Math.abs(correction));
    }

    /** Begins the search at what was found on fewer lags. */
    private TwoReplicaMode beginningAt(TwoReplicaMode coarser) {
        if (coarser.slope < 0) {
            exponent = coarser.exponent;
            slope = coarser.slope;
            mode = Arrays.copyOf(coarser.mode, mode.length);
        }
        return this;
    }

    /** Length of the solution's window in units of the decay time of the mode with this exponent. */
    private static double reach(FilteredNetwork network, SpectralSolver.Solution solution, double exponent) {
        SelfConsistency equations = solution.equations();
        double[] gains = new double[equations.classes()];
        for (int j = 0; j < gains.length; j++) {
            gains[j] = network.gain() * network.gain() * equations.gainAtRest(j, solution.unknowns());
        }
        return network.power(exponent, gains).decayRate() * equations.window().length();
    }

    /** The growth rate of perturbations at constant gain, below which there is no mode. */
    private static double edge(FilteredNetwork network, SpectralSolver.Solution solution) {
        double[] gains = new double[solution.equations().classes()];
        for (int j = 0; j < gains.length; j++) {
            gains[j] = solution.equations().gainAtRest(j, solution.unknowns());
        }
        return RestingState.abscissa(network, gains);
    }

    /** The largest eigenvalue at κ = 0 less 1, which has the sign of the exponent. */
    static double expansion(FilteredNetwork network, SpectralSolver.Solution solution) {
        TwoReplicaMode mode = new TwoReplicaMode(network, Gains.of(network, solution), 1, 1);
        return KrylovSpace.norm(mode.mode) == 0 ? -1 : mode.excess(0);
    }

    private static boolean hasKink(FilteredNetwork network) {
        return network.step() == 0 && network.nonlinearity().kinks().length > 0;
    }

    /** The exponent on this window's lags, found by the secant method within a bracket. */
    private Estimate onWindow() {
        double edge = RestingState.abscissa(network, gainsAtRest);
        if (KrylovSpace.norm(mode) == 0) {
            // At constant gain perturbations grow as those of a fixed point do.
            return Estimate.of(edge, EIGENVALUE_TOLERANCE);
        }
        double scale = network.step() > 0 ? 1 / network.step() : Double.POSITIVE_INFINITY;
        for (UnitClass unit : network.units()) {
            scale = Math.min(scale, unit.filter().decayRate());
        }
        double before = Double.NaN;
        double atBefore = Double.NaN;
        double low = edge;
        double high = Double.POSITIVE_INFINITY;
        double here = exponent;
        if (Double.isNaN(here)) {
            before = 0;
            atBefore = excess(before);
            if (Double.isNaN(atBefore)) {
                return Estimate.failed("the autocorrelation does not decay, and has no two-replica mode");
            }
            low = atBefore > 0 ? 0 : edge;
            high = atBefore > 0 ? Double.POSITIVE_INFINITY : 0;
            // Near an onset κ is of the order of the squared decay rate of the correlations.
            here = atBefore > 0 ? Math.min(0.3 * scale, decayRate * decayRate / scale) : 0.5 * edge;
            if (atBefore == 0 || here == 0) {
                return checked(mode, 0, EIGENVALUE_TOLERANCE);
            }
        }
        for (int i = 0; i < MAX_STEPS; i++) {
            double atHere = excess(here);
            double next = Double.NaN;
            if (Double.isNaN(atHere) || atHere > 0) {
                low = here;
            } else {
                high = here;
            }
            if (!Double.isNaN(atHere)) {
                double newSlope = (atHere - atBefore) / (here - before);
                // Between two values that differ by rounding there is none.
                slope = newSlope < 0 && newSlope > Double.NEGATIVE_INFINITY ? newSlope : slope;
                next = here - atHere / slope;
                boolean still = Math.abs(next - here) <= 1e-13 * Math.abs(here) + 1e-15 * scale;
                if (slope < 0 && (still || Math.abs(atHere) <= EIGENVALUE_TOLERANCE)) {
                    exponent = next;
                    return checked(mode, next, (2 * EIGENVALUE_TOLERANCE + CONDITIONING / margin) / -slope);
                }
                before = here;
                atBefore = atHere;
            }
            if (!(next > low && next < high)) {
                next = Double.isInfinite(high) ? 2 * Math.max(here, scale) : 0.5 * (low + high);
            }
            if (next == low || next == high) {
                return checked(mode, next, Math.ulp(next) + EIGENVALUE_TOLERANCE * scale);
            }
            here = next;
        }
        return Estimate.failed("the largest exponent did not converge, near " + here);
    }

    /**
     * An exponent, if its mode has q̂ ≥ 0. The equations of q̂ map non-negative spectra to such, and by the theorem of Perron
     * and Frobenius the fastest growing mode alone has one: a state of any other spectrum is bounded by it, and grows no
     * faster.
     */
    static Estimate checked(double[] mode, double exponent, double error) {
        double sign = Arrays.stream(mode).sum() < 0 ? -1 : 1;
        double largest = 0;
        double lowest = 0;
        for (double q : mode) {
            largest = Math.max(largest, sign * q);
            lowest = Math.min(lowest, sign * q);
        }
        return lowest >= -NEGATIVE_POWER * largest
                ? Estimate.of(exponent, error)
                : Estimate.failed("the mode found, of exponent " + exponent
                        + ", has negative power and is not that which grows fastest");
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
        margin = 1 / Arrays.stream(factor).max().getAsDouble();
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
