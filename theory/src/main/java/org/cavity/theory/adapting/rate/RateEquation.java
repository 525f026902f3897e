package org.cavity.theory.adapting.rate;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.input.PotentialCovariance;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.rootfinding.Roots;

/**
 * The tilted rate equation in the stationary state: the population rate A under independent Gaussian inputs,
 *
 * <pre>
 * A = [1 − A ∫_0^{t_ref} e^{K(s)} ds] exp(b − A ∫_{t_ref}^∞ k(s) e^{K(s)} ds),   b = ln λ₀ + (m − θ)/Δ_u + v/(2Δ_u²)
 * K(τ) = C(τ)/Δ_u² − A ∫_0^∞ k'(u) e^{K(u)} (e^{K(τ+u)} − 1) du
 * </pre>
 *
 * with the resummed kernel k of {@link EventKernel} at w(A) after the dead time, k' = d(A k)/dA, as the tilt is
 * what a change of the rate's past does, 1 within it, and C of {@link
 * PotentialCovariance}. At a given A the tilt K does not depend on the mean m, which follows in closed form; a state at
 * a given m is the root of that.
 *
 * <p>Against simulations of the presets below 20 Hz, under variances of up to 1.5 Δ_u² and correlation times of up to 50
 * ms, errors are 0.5 % (rms) and 1.5 % (largest); up to 100 Hz and 3 Δ_u², and for other kernels, they are up to about 4 %.
 * Beyond, states carry a note. Numerical errors are below 1e-4.
 *
 * <p>Not for use by several threads at once: a solution begins with the last.
 */
public final class RateEquation {

    /** Largest rate that is looked for, 1/ms. */
    private static final double LARGEST = 1e6;

    /** Stands for an infinite mean input, mV. */
    private static final double LARGEST_MEAN = 1e9;

    private static final double MEAN_TOLERANCE = 1e-10;
    private static final int MAX_STEPS = 100;
    /** Steps in ln A in which the state of a coupled population is looked for. */
    private static final double SCAN_STEP = 0.1;

    private final AdaptingPopulation population;
    private final EventKernel kernel;
    private final PotentialCovariance covariance;
    private final TiltEquation tilts;
    private final ValidityRange range;

    private RateEquation(
            AdaptingPopulation population, EventKernel kernel, PotentialCovariance covariance, TiltEquation tilts) {
        this.population = population;
        this.kernel = kernel;
        this.covariance = covariance;
        this.tilts = tilts;
        this.range = new ValidityRange(population, kernel);
    }

    /**
     * The equation of a population under the variance and correlation time of input that its parameters describe.
     *
     * @throws IllegalArgumentException if its neurons remember their last spike alone: spikes are then no independent
     *     events, and renewal theory is exact
     */
    public static RateEquation of(AdaptingPopulation population) {
        if (population.isRenewal()) {
            throw new IllegalArgumentException(
                    "spike_history = last is a renewal process: the tilted rate equation needs spike_history = all.");
        }
        EventKernel kernel = EventKernel.of(population);
        PotentialCovariance covariance = PotentialCovariance.of(population);
        return new RateEquation(
                population, kernel, covariance, new TiltEquation(kernel, covariance, population.escapeWidth()));
    }

    /** The kernel of the population. */
    public EventKernel kernel() {
        return kernel;
    }

    /** The stationary covariance of the potential. */
    public PotentialCovariance covariance() {
        return covariance;
    }

    /** The state at the mean input of the parameters, without coupling. */
    public StationaryRate stationary() {
        return stationary(population.inputMean());
    }

    /** The state at a given rate, 1/ms, and the mean input that brings it about; NaN if the tilt does not converge. */
    public StationaryRate atRate(double rate) {
        if (!(rate > 0) || !Double.isFinite(rate)) {
            throw new IllegalArgumentException("rate = " + rate + " is out of range: it must be greater than 0.");
        }
        double weight = kernel.weight(rate);
        if (rate * kernel.deadTime() >= 1) {
            return unreachable(rate, weight);
        }
        boolean converged = tilts.isConverged(tilts.solve(rate, kernel.tangentWeight(rate)));
        double dead = tilts.deadTimeIntegral();
        double kept = tilts.kernelIntegral(weight);
        double free = 1 - rate * dead;
        double mean = Double.NaN;
        if (converged) {
            mean = free > 0 ? mean(rate, free, kept) : Double.POSITIVE_INFINITY;
        }
        String note = converged
                ? range.note(rate, rate * dead, population.inputVariance(), rate * kernel.suppressionIntegral())
                : "the tilt of the input did not converge at a rate of " + ValidityRange.text(1000 * rate) + " Hz.";
        return new StationaryRate(rate, mean, weight, tilts.tilt(), dead, kept, note);
    }

    private double mean(double rate, double free, double kept) {
        double width = population.escapeWidth();
        return population.threshold()
                + width * (Math.log(rate / population.baseRatePerMs()) - Math.log(free) + rate * kept)
                - population.inputVariance() / (2 * width);
    }

    /** A rate of 1/t_ref or more, which no input brings about. */
    private StationaryRate unreachable(double rate, double weight) {
        Tilt none = new Tilt(new double[] {0, 1}, new double[2]);
        return new StationaryRate(
                rate,
                Double.POSITIVE_INFINITY,
                weight,
                none,
                kernel.deadTime(),
                kernel.resummedIntegral(weight),
                range.note(rate, rate * kernel.deadTime(), population.inputVariance(), 0));
    }

    /** The state at a given constant mean m, mV, of input and coupling together. */
    public StationaryRate stationary(double mean) {
        double width = population.escapeWidth();
        double low = Double.NEGATIVE_INFINITY;
        double high = Math.log(LARGEST);
        double drive = Math.log(population.baseRatePerMs())
                + (mean - population.threshold()) / width
                + population.inputVariance() / (2 * width * width);
        double x = Math.min(withoutTilt(drive), high);
        double lastX = Double.NaN;
        double lastMisfit = Double.NaN;
        StationaryRate state = null;
        for (int i = 0; i < MAX_STEPS; i++) {
            state = atRate(Math.exp(x));
            if (Double.isNaN(state.inputMean())) {
                return state;
            }
            double misfit = (state.inputMean() - mean) / width;
            if (Math.abs(misfit) <= MEAN_TOLERANCE * (1 + Math.abs(drive))) {
                return state;
            }
            if (misfit < 0) {
                low = x;
            } else {
                high = x;
            }
            if (high - low < 1e-14 * Math.max(1, Math.abs(x))) {
                break;
            }
            double slope = Double.isFinite(lastMisfit) ? (misfit - lastMisfit) / (x - lastX) : slope(state);
            double next = x - misfit / slope;
            lastX = x;
            lastMisfit = misfit;
            if (!(slope > 0) || !(next > low && next < high)) {
                next = low == Double.NEGATIVE_INFINITY ? Math.min(x, high) - 1 : (low + high) / 2;
            }
            x = next;
        }
        return state.missing("a mean input of " + ValidityRange.text(mean) + " mV drives the rate beyond "
                + ValidityRange.text(1000 * Math.exp(high)) + " Hz, where the rate equation ends.");
    }

    /**
     * The state of the coupled population, m = μ + J A, at the input of the parameters; of several, that of the lowest
     * rate.
     */
    public StationaryRate coupled() {
        StationaryRate uncoupled = stationary();
        double coupling = population.coupling();
        if (coupling == 0 || Double.isNaN(uncoupled.inputMean())) {
            return uncoupled;
        }
        DoubleUnaryOperator misfit = x -> {
            double rate = Math.exp(x);
            double m = Math.min(atRate(rate).inputMean(), LARGEST_MEAN);
            return (m - coupling * rate - population.inputMean()) / population.escapeWidth();
        };
        double step = coupling > 0 ? SCAN_STEP : -SCAN_STEP;
        double x = Math.log(uncoupled.rate());
        double limit = Math.log(LARGEST);
        while (x < limit && misfit.applyAsDouble(x + step) * step < 0) {
            x += step;
            // One state alone where the coupling inhibits.
            step *= coupling > 0 ? 1 : 2;
        }
        if (x >= limit) {
            return uncoupled.missing("the coupling J = " + ValidityRange.text(coupling)
                    + " mV ms drives the rate beyond all bounds: there is no stationary state.");
        }
        return atRate(Math.exp(Roots.between(misfit, Math.min(x, x + step), Math.max(x, x + step), MEAN_TOLERANCE)));
    }

    /** d(m/Δ_u)/d ln A at a fixed tilt. */
    private double slope(StationaryRate state) {
        double load = state.rate() * state.deadTimeIntegral();
        double adapting = state.rate()
                * (state.kernelIntegral()
                        + kernel.weightSlope(state.rate())
                                * (kernel.adaptationIntegral() - kernel.suppressionIntegral()));
        return 1 + (load < 1 ? load / (1 - load) : 1e3) + adapting;
    }

    /** ln of the rate for K = 0 and k = γ: x + ln(1 + …) by a few Newton steps, only a start. */
    private double withoutTilt(double drive) {
        double x = Math.min(drive, Math.log(0.5 / Math.max(1e-6, kernel.deadTime())));
        for (int i = 0; i < 50; i++) {
            double rate = Math.exp(x);
            double load = Math.min(rate * kernel.deadTime(), 0.999);
            double adapting = rate * kernel.resummedIntegral(kernel.weight(rate));
            double step = (drive - x + Math.log1p(-load) - adapting) / (1 + load / (1 - load) + adapting);
            x += Math.max(-2, Math.min(2, step));
            if (Math.abs(step) < 1e-3) {
                break;
            }
        }
        return x;
    }
}
