package org.cavity.theory.adapting.rate;

import java.util.Arrays;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.input.CovarianceHistory;
import org.cavity.theory.adapting.input.PotentialCovariance;
import org.cavity.theory.adapting.input.PotentialMoments;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.kernel.SampledKernel;
import org.cavity.theory.model.InputLevel;

/**
 * The tilted rate equation in time, on a grid of step h:
 *
 * <pre>
 * A(t) = [1 − ∫_0^{t_ref} A(t−s) e^{K(t−s,t)} ds] exp(b(t) − ∫_{t_ref}^∞ k(s) A(t−s) e^{K(t−s,t)} ds)
 * b = ln λ₀ + (m − θ)/Δ_u + v/(2Δ_u²),     τ_m m' = −m + μ + J s(t − d),     τ_d s' = −s + A
 * </pre>
 *
 * with the two-time tilt K of {@link TwoTimeTilt}, k' in it the derivative of A k by the average of A, and the exact covariance of the potential of {@link
 * CovarianceHistory}; the weight w of the kernel k follows the causal average ∫γA/∫γ of the rate. It begins in the
 * stationary state of the discretised equation, so that nothing moves before the input does. The error is O(h²) for
 * input that is smooth or jumps between steps.
 */
final class RateIntegrator {

    /** Nodes of the tilt per scale or per factor e of the lag. */
    static final int NODES_PER_SCALE = 24;
    /** The tilt is cut after this many of the longest time constant of the potential, */
    private static final double INPUT_MEMORY = 12;
    /** or of the event kernel, beyond which it has no effect. */
    private static final double KERNEL_MEMORY = 20;

    private static final int MAX_ITERATIONS = 500;
    private static final double STATIONARY_TOLERANCE = 1e-12;
    private static final int MAX_STEPS = 60;
    private static final double STEP_TOLERANCE = 1e-14;

    private final AdaptingPopulation population;
    private final EventKernel kernel;
    private final ValidityRange range;
    private final SampledKernel weights;
    private final CovarianceHistory covariance;
    private final TwoTimeTilt tilt;
    private final Coupling coupling;
    private final double[] drive;
    private final double[] nodeExcess;
    private final double[] excess;
    private final double[] eventWeight;
    /** A at all times, the first ones before the beginning. */
    private final double[] rates;

    private int present;
    private String note = "";

    /**
     * Begins in a stationary state.
     *
     * @param start the state, coupling included
     * @param before the constant external input of that state
     * @param step h, ms
     * @param steps number of steps that can be made
     * @param nodesPerScale nodes of the tilt per scale or per factor e of the lag
     */
    RateIntegrator(
            AdaptingPopulation population,
            EventKernel kernel,
            StationaryRate start,
            InputLevel before,
            double step,
            int steps,
            int nodesPerScale) {
        this.population = population;
        this.kernel = kernel;
        this.range = new ValidityRange(population, kernel);
        int memory = (int) Math.ceil(memory(population, kernel) / step);
        this.weights = SampledKernel.of(kernel, step, steps + memory + 1);
        this.tilt = new TwoTimeTilt(PotentialCovariance.of(population).shortestTime() / step, memory, nodesPerScale);
        int[] lags = tilt.lags();
        this.drive = new double[lags.length];
        this.nodeExcess = new double[lags.length];
        this.excess = new double[memory + 1];
        this.eventWeight = new double[memory + 1];
        this.rates = new double[memory + steps + 1];
        this.present = memory;
        for (int i = 0; i < lags.length; i++) {
            nodeExcess[i] = start.tilt().excessAt(lags[i] * step);
        }
        CovarianceHistory uncoupled = new CovarianceHistory(population, before, step, memory);
        double rate = begin(start.rate(), uncoupled);
        InputLevel total = new InputLevel(before.mean() + population.coupling() * rate, before.deviation());
        this.covariance = new CovarianceHistory(population, total, step, memory);
        this.coupling = new Coupling(population, rate, step, steps);
        Arrays.fill(rates, 0, memory + 1, rate);
    }

    /** The longest lag at which the tilt is followed, ms. */
    static double memory(AdaptingPopulation population, EventKernel kernel) {
        PotentialCovariance covariance = PotentialCovariance.of(population);
        return Math.min(
                INPUT_MEMORY * covariance.longestTime(),
                KERNEL_MEMORY * (kernel.timeRange()[1] + kernel.deadTime()) + INPUT_MEMORY * covariance.shortestTime());
    }

    /** Why the rates are not to be trusted; empty if they are. */
    String note() {
        return note;
    }

    /** A at the present time, 1/ms. */
    double rate() {
        return rates[present];
    }

    /** Whether the equation still has a solution; if not, the note says so. */
    boolean isFinite() {
        return Double.isFinite(rates[present]);
    }

    /** Goes on by one step, under the external input at its middle. */
    void advance(InputLevel external) {
        covariance.advance(new InputLevel(external.mean() + coupling.input(), external.deviation()));
        present++;
        setDrive(covariance);
        tilt.row(drive, 1, nodeExcess);
        tilt.spread(nodeExcess, excess);
        solvePresent(bias(covariance.moments()));
        tilt.add(eventWeight);
        coupling.add(rates[present - 1], rates[present]);
    }

    private void setDrive(CovarianceHistory history) {
        int[] lags = tilt.lags();
        double scale = 1 / (population.escapeWidth() * population.escapeWidth());
        for (int i = 0; i < lags.length; i++) {
            drive[i] = scale * history.at(lags[i]);
        }
    }

    private double bias(PotentialMoments moments) {
        double width = population.escapeWidth();
        return Math.log(population.baseRatePerMs())
                + (moments.mean() - population.threshold()) / width
                + moments.variance() / (2 * width * width);
    }

    /** Solves for A and K at lag 0, given the past. */
    private void solvePresent(double bias) {
        HistorySums past = HistorySums.of(kernel, weights, rates, present, excess);
        double d0 = weights.deadTime()[0];
        double g0 = weights.suppression()[0];
        double e0 = weights.adaptation()[0];
        // Where dead neurons outnumber all, the note below says that the equation has failed.
        double free = Math.max(1 - past.dead(), Double.MIN_NORMAL);
        double x = Math.log(rates[present - 1]);
        double average = 0;
        for (int i = 0; i < MAX_STEPS; i++) {
            double rate = Math.exp(x);
            average = average(past.recent() + g0 * rate);
            double weight = kernel.weight(average);
            double tangent = kernel.tangentWeight(average);
            double k0 = g0 + weight * (e0 - g0);
            double own = (d0 + g0 + tangent * (e0 - g0)) * rate;
            excess[0] = ownExcess(drive[0] - past.tilt(tangent), own, excess[0]);
            double now = rate * (1 + excess[0]);
            double load = Math.min(d0 * now / free, 1 - 1e-12);
            double step = (bias + Math.log(free) + Math.log1p(-load) - past.kept(weight) - k0 * now - x)
                    / (1 + load / (1 - load) + k0 * now);
            x += Math.max(-2, Math.min(2, step));
            if (Math.abs(step) <= STEP_TOLERANCE * (1 + Math.abs(x))) {
                break;
            }
        }
        nodeExcess[0] = excess[0];
        rates[present] = Math.exp(x);
        setEventWeight(kernel.tangentWeight(average));
        if (!isFinite()) {
            note = "the rate equation has no solution from a rate of " + ValidityRange.text(1000 * rates[present - 1])
                    + " Hz on.";
        } else if (note.isEmpty()) {
            note = range.note(rates[present], past.dead(), covariance.moments().variance(), past.recent());
        }
    }

    /** The causal average of A for a value of ∫γA. */
    private double average(double suppressed) {
        return kernel.isWithoutAdaptation() ? 0 : suppressed / kernel.suppressionIntegral();
    }

    /** e^K − 1 where K + own e^K (e^K − 1) = target, by Newton's method from a guess. */
    private static double ownExcess(double target, double own, double start) {
        double k = Math.log1p(start);
        for (int i = 0; i < MAX_STEPS; i++) {
            double e = Math.exp(k);
            double step = (target - k - own * e * (e - 1)) / (1 + Math.max(0, own * e * (2 * e - 1)));
            k += step;
            if (Math.abs(step) <= STEP_TOLERANCE * (1 + Math.abs(k))) {
                break;
            }
        }
        return Math.expm1(k);
    }

    private void setEventWeight(double weight) {
        for (int u = 0; u < eventWeight.length; u++) {
            double g = weights.suppression()[u];
            double k = weights.deadTime()[u] + g + weight * (weights.adaptation()[u] - g);
            eventWeight[u] = k * rates[present - u] * (1 + excess[u]);
        }
    }

    /** Finds the stationary state of the discretised equation near a rate, coupling included; returns its rate. */
    private double begin(double guess, CovarianceHistory uncoupled) {
        setDrive(uncoupled);
        double bias = bias(uncoupled.moments());
        double feedback = population.coupling() / population.escapeWidth();
        double rate = guess;
        double[] last = new double[nodeExcess.length];
        double change = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MAX_ITERATIONS && !(change <= STATIONARY_TOLERANCE); i++) {
            tilt.spread(nodeExcess, excess);
            Arrays.fill(rates, 0, present + 1, 1);
            HistorySums unit = HistorySums.of(kernel, weights, rates, present, excess);
            double weight = kernel.weight(rate);
            double now = 1 + excess[0];
            double load = rate * (unit.dead() + weights.deadTime()[0] * now);
            double g0 = weights.suppression()[0];
            double kept = rate * (unit.kept(weight) + (g0 + weight * (weights.adaptation()[0] - g0)) * now);
            double step = (bias + feedback * rate + Math.log1p(-load) - kept - Math.log(rate))
                    / (1 + load / (1 - load) + kept - feedback * rate);
            rate *= Math.exp(Math.max(-0.5, Math.min(0.5, step)));
            Arrays.fill(rates, 0, present + 1, rate);
            setEventWeight(kernel.tangentWeight(rate));
            System.arraycopy(nodeExcess, 0, last, 0, last.length);
            tilt.begin(eventWeight);
            tilt.row(drive, 0, nodeExcess);
            double own = eventWeight[0] / now;
            nodeExcess[0] = ownExcess(drive[0] - rate * unit.tilt(kernel.tangentWeight(rate)), own, nodeExcess[0]);
            change = Math.abs(step);
            for (int j = 0; j < last.length; j++) {
                change = Math.max(change, Math.abs(nodeExcess[j] - last[j]));
            }
        }
        if (!(change <= STATIONARY_TOLERANCE)) {
            note = "the stationary state before the input changes did not converge.";
        }
        return rate;
    }
}
