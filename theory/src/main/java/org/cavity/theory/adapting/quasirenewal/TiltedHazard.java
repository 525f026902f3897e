package org.cavity.theory.adapting.quasirenewal;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.input.PotentialCovariance;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.rate.StationaryRate;

/**
 * The hazard of {@link TiltedIntervals} on ages from the end of the dead time: equidistant as long as the input
 * remembers, from there on in growing steps, with the depletion by recent survival taken in its slowly varying form.
 * Trapezoidal rules, of second order in the step.
 */
final class TiltedHazard {

    /** Correlations of the input are gone after this many of their longest time. */
    static final double MEMORY = 12;
    /** Growth of later steps with age, relative to that of one equidistant step in all of them. */
    private static final double LATER_GROWTH = 30;
    /** Adaptation ε that is none. */
    private static final double NEGLIGIBLE = 1e-10;
    /** ∫ λ from which on there are no survivors. */
    private static final double EXTINCT = 35;

    private static final int NEWTON_STEPS = 60;

    private final double deadTime;
    private final double step;
    /** Number of equidistant ages. */
    private final int recent;

    private final double[] ages;
    /** b + K − ε. */
    private final double[] drive;
    /** ∫_τ^∞ γ e^K. */
    private final double[] past;
    /** e^{C/Δ_u²} − 1 at lags 0, h, 2h, … and its integral. */
    private final double[] depletion;

    private final double depletionIntegral;
    private final double[] hazard;
    /** H(x, τ) of each recent age x at the present age τ. */
    private final double[] survived;

    TiltedHazard(
            AdaptingPopulation population,
            EventKernel kernel,
            PotentialCovariance covariance,
            StationaryRate state,
            double step) {
        this.deadTime = kernel.deadTime();
        this.step = step;
        this.recent = (int) Math.ceil(MEMORY * covariance.longestTime() / step);
        this.ages = ages(kernel);
        int n = ages.length;
        double width = population.escapeWidth();
        double bias = Math.log(population.baseRatePerMs())
                + (state.inputMean() - population.threshold()) / width
                + population.inputVariance() / (2 * width * width);
        this.drive = new double[n];
        this.past = new double[n];
        this.hazard = new double[n];
        this.survived = new double[recent + 1];
        double[] tilted = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double excess = state.tilt().excessAt(ages[i]);
            double adaptation = kernel.adaptation(ages[i]);
            drive[i] = bias + Math.log1p(excess) - adaptation;
            tilted[i] = -Math.expm1(-adaptation) * (1 + excess);
        }
        for (int i = n - 1; i > 0; i--) {
            sum += (ages[i] - ages[i - 1]) * (tilted[i] + tilted[i - 1]) / 2;
            past[i - 1] = sum;
        }
        this.depletion = new double[recent + 1];
        double scale = 1 / (width * width);
        double integral = 0;
        for (int i = 0; i <= recent; i++) {
            double lag = i * step;
            depletion[i] = Math.expm1(scale * covariance.at(lag));
            integral += step * (i == 0 ? depletion[i] / 2 : depletion[i]);
        }
        this.depletionIntegral = integral;
    }

    private double[] ages(EventKernel kernel) {
        int count = recent + 1;
        double end = deadTime + recent * step;
        int later = 0;
        while (kernel.adaptation(end) > NEGLIGIBLE) {
            end += later(end);
            later++;
        }
        double[] grid = new double[count + later];
        for (int i = 0; i < count; i++) {
            grid[i] = deadTime + i * step;
        }
        for (int i = count; i < grid.length; i++) {
            grid[i] = grid[i - 1] + later(grid[i - 1]);
        }
        return grid;
    }

    private double later(double age) {
        return Math.max(step, LATER_GROWTH * (age - deadTime) / recent);
    }

    /** First two moments of the intervals at a rate A of past spikes, ms and ms². */
    double[] moments(double rate) {
        double mean = deadTime;
        double square = deadTime * deadTime;
        double total = 0;
        double survivor = 1;
        for (int i = 0; i < ages.length; i++) {
            hazard[i] = hazard(i, rate);
            if (i > 0) {
                double width = ages[i] - ages[i - 1];
                total += width * (hazard[i] + hazard[i - 1]) / 2;
                double before = survivor;
                survivor = Math.exp(-total);
                mean += width * (survivor + before) / 2;
                square += width * (ages[i] * survivor + ages[i - 1] * before);
            }
            if (total > EXTINCT) {
                return new double[] {mean, square};
            }
        }
        double wait = 1 / hazard[ages.length - 1];
        return new double[] {mean + survivor * wait, square + 2 * survivor * wait * (ages[ages.length - 1] + wait)};
    }

    private double hazard(int i, double rate) {
        double base = drive[i] - rate * past[i];
        if (i > recent) {
            return implicit(base, depletionIntegral);
        }
        double depleted = 0;
        for (int j = 0; j < i; j++) {
            double weight = j == 0 ? 0.5 : 1;
            double survival = 1 + survived[j] + step / 2 * hazard[i - 1] * depletion[i - j];
            depleted += weight * hazard[j] * depletion[i - j] / survival;
        }
        double own = i == 0 ? 0 : step * depletion[0] / 2;
        double present = implicit(base - step * depleted, own);
        for (int j = 0; j < i; j++) {
            survived[j] += step * present * depletion[i - j];
        }
        survived[i] = step * present * depletion[0] / 2;
        return present;
    }

    /** λ where ln λ + weight λ = base. */
    private static double implicit(double base, double weight) {
        double x = Math.min(base, weight > 0 ? Math.log(1 + Math.max(0, base)) - Math.log(weight) : base);
        for (int k = 0; k < NEWTON_STEPS; k++) {
            double load = weight * Math.exp(x);
            double change = (base - x - load) / (1 + load);
            x += change;
            if (Math.abs(change) <= 1e-14 * (1 + Math.abs(x))) {
                break;
            }
        }
        return Math.exp(x);
    }
}
