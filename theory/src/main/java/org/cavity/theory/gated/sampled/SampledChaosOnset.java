package org.cavity.theory.gated.sampled;

import java.util.Locale;
import java.util.Optional;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.rootfinding.AndersonMixing;

/**
 * The reset gain at which a chaotic state appears beside a stable h = 0, with an update gate that moves. The states
 * form a fold there, so that it is q = C_φ(0) that is held, and ln α_r that is unknown in its place,
 *
 * <pre>
 * C(l) = F(C; α_r)(l) for l &gt; 0,     q = F(C; α_r)(0),     onset: min over q of α_r(q).
 * </pre>
 *
 * At fixed q both branches attract the iteration. A parabola through ln α_r at three values of ln q tells where the
 * minimum is; the value there is solved for once more, and so wrong only in second order.
 */
public final class SampledChaosOnset {

    private static final double FIRST_RATE = 0.04;
    private static final double FIRST_RESET_GAIN = 8;
    private static final double FIRST_HALF_TIME = 10;

    /**
     * Share of the gain at which h = 0 loses stability where the search starts, and the factor of its steps from
     * there.
     */
    private static final double NEAR = 0.91;

    private static final double GAIN_STEP = 0.97;

    private static final int FEW_PAIRS = 4;

    /** Spacings in ln q: of the search, and of the parabola that gives the result. */
    private static final double COARSE = 0.4;

    private static final double FINE = 0.15;

    private static final int MAX_STEPS = 24;
    private static final int MAX_WINDOWS = 6;
    private static final int MAX_ITERATIONS = 80;
    private static final int DEPTH = 8;

    /** Largest step in ln α_r, and the one of its derivative by differences. */
    private static final double MAX_STEP = 0.4;

    private static final double DIFFERENCE = 0.02;

    /** Relative error left by the short mixture and the step, seen against the closed case. */
    private static final double COMMON_ERROR = 1e-4;

    private static final double MAX_RESET_GAIN = 1000;

    private final GatedNetwork network;
    private final Sampling sampling;
    private final Tasks tasks;

    private SampledChaosOnset(GatedNetwork network, Sampling sampling, Tasks tasks) {
        this.network = network;
        this.sampling = sampling;
        this.tasks = tasks;
    }

    /**
     * The onset.
     *
     * @param network the network; its own reset gain does not matter
     * @param sampling how much is sampled
     * @param tasks runs pieces of the work side by side
     * @return the critical α_r with its standard error, or why there is none
     */
    public static Estimate criticalResetGain(GatedNetwork network, Sampling sampling, Tasks tasks) {
        if (!network.hasZeroState()) {
            return Estimate.failed(
                    "with bias or input_std other than 0 there is no zero state for chaos to appear beside");
        }
        double threshold = 1 / network.resetGate().value(0);
        if (network.gain() >= threshold) {
            return Estimate.failed(String.format(
                    Locale.ROOT,
                    "gain = %s is not below %.6g, from where on h = 0 is unstable whatever the reset gain",
                    network.gain(),
                    threshold));
        }
        try {
            return new SampledChaosOnset(network, sampling, tasks).onset();
        } catch (IllegalStateException e) {
            return Estimate.failed(e.getMessage());
        }
    }

    /**
     * A state of given q.
     *
     * @param logRate ln q
     * @param logGain ln α_r
     * @param state the state
     */
    private record Held(double logRate, double logGain, StationaryCorrelation state) {}

    private Estimate onset() {
        Held guess = firstGuess();
        for (int i = 0; i < MAX_WINDOWS; i++) {
            guess = minimum(0, guess, i == 0 ? COARSE : FINE);
            TimeWindow better = WindowChoice.of(guess.state(), sampling);
            if (better == guess.state().window()) {
                break;
            }
            guess = move(guess, better);
        }
        double[] gains = new double[sampling.randomisations()];
        for (int r = 0; r < gains.length; r++) {
            guess = minimum(r, guess, FINE);
            gains[r] = Math.exp(guess.logGain());
        }
        return Estimate.ofSamples(gains, COMMON_ERROR);
    }

    private Held firstGuess() {
        TimeWindow window = WindowChoice.first(FIRST_HALF_TIME);
        double[] rate = new double[window.nodes().length];
        for (int l = 0; l < rate.length; l++) {
            rate[l] = FIRST_RATE / Math.cosh(1.3 * window.lag(l) / FIRST_HALF_TIME);
        }
        double logRate = Math.log(FIRST_RATE);
        Held held = new Held(logRate, Math.log(FIRST_RESET_GAIN), unsolved(network, window, rate));
        // Not far below the gain at which h = 0 is unstable a moderate reset gain is enough. From there the fold is
        // followed.
        double gain = NEAR / network.resetGate().value(0);
        while (gain > network.gain()) {
            Sampling few = sampling.withPairs(Math.min(FEW_PAIRS, sampling.pairs()));
            held = new SampledChaosOnset(network.withGain(gain), few, tasks).minimum(0, held, COARSE);
            gain *= GAIN_STEP;
        }
        return held;
    }

    private static StationaryCorrelation unsolved(GatedNetwork network, TimeWindow window, double[] rate) {
        SingleSite site = new SingleSite(network, window, null, TanhMixture.FIVE, Tasks.SEQUENTIAL);
        return new StationaryCorrelation(site, rate, rate, 0, false, 0);
    }

    private GateNoise noise(int randomisation, TimeWindow window) {
        return new GateNoise(sampling.seed(), randomisation, sampling.pairs(), window.steps() / 2 + 1);
    }

    private static Held move(Held held, TimeWindow window) {
        StationaryCorrelation old = held.state();
        return new Held(held.logRate(), held.logGain(), unsolved(old.site().network(), window, old.in(window)));
    }

    /** The lowest α_r of one sample, searched from a state nearby. */
    private Held minimum(int randomisation, Held guess, double spacing) {
        GateNoise noise = noise(randomisation, guess.state().window());
        Held middle = hold(noise, guess, guess.logRate())
                .orElseThrow(() -> new IllegalStateException(String.format(
                        Locale.ROOT,
                        "no state of E[phi^2] = %.3g found up to a reset gain of %.0f",
                        Math.exp(guess.logRate()),
                        MAX_RESET_GAIN)));
        Optional<Held> low = Optional.empty();
        Optional<Held> high = Optional.empty();
        double h = spacing;
        for (int i = 0; i < MAX_STEPS; i++) {
            if (low.isEmpty()) {
                low = hold(noise, middle, middle.logRate() - h);
            }
            if (high.isEmpty()) {
                high = hold(noise, middle, middle.logRate() + h);
            }
            if (low.isEmpty() || high.isEmpty()) {
                // The states of this reset gain or less end in between.
                h /= 2;
                low = Optional.empty();
                high = Optional.empty();
                continue;
            }
            double below = low.get().logGain() - middle.logGain();
            double above = high.get().logGain() - middle.logGain();
            if (below >= 0 && above >= 0) {
                double shift = 0.5 * h * (below - above) / (below + above);
                return hold(noise, middle, middle.logRate() + shift).orElse(middle);
            }
            if (below < above) {
                high = Optional.of(middle);
                middle = low.get();
                low = Optional.empty();
            } else {
                low = Optional.of(middle);
                middle = high.get();
                high = Optional.empty();
            }
        }
        throw new IllegalStateException(String.format(
                Locale.ROOT,
                "no onset found: the reset gain still falls at E[phi^2] = %.2g",
                Math.exp(middle.logRate())));
    }

    /** The state of q = exp(logRate), iterated from one nearby; empty if none is found up to the largest reset gain. */
    private Optional<Held> hold(GateNoise noise, Held from, double logRate) {
        TimeWindow window = from.state().window();
        double q = Math.exp(logRate);
        double[] x = from.state().rate().clone();
        double factor = q / x[0];
        for (int l = 0; l < x.length; l++) {
            x[l] *= factor;
        }
        double logGain = from.logGain();
        double slope = Double.NaN;
        int atTheEnd = 0;
        AndersonMixing mixing = new AndersonMixing(DEPTH);
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double[] c = x.clone();
            c[0] = q;
            SingleSite site = site(window, noise, logGain);
            SingleSite.Correlations response = site.respond(c);
            if (Double.isNaN(slope)) {
                double shifted =
                        site(window, noise, logGain + DIFFERENCE).respond(c).rate()[0];
                slope = Math.max((shifted - response.rate()[0]) / DIFFERENCE, 1e-3 * q);
            }
            double[] residual = new double[c.length];
            double largest = 0;
            for (int l = 0; l < c.length; l++) {
                residual[l] = response.rate()[l] - c[l];
                largest = Math.max(largest, Math.abs(residual[l]));
            }
            if (largest <= sampling.tolerance() * q) {
                StationaryCorrelation state = new StationaryCorrelation(site, c, response.activity(), largest, true, 0);
                return Optional.of(new Held(logRate, logGain, state));
            }
            // The first unknown is q ln α_r, of the size of the others.
            x[0] = q * logGain;
            residual[0] = q * Math.max(-MAX_STEP, Math.min(MAX_STEP, -residual[0] / slope));
            double[] next = mixing.next(x, residual);
            double step = next[0] / q - logGain;
            if (!(Math.abs(step) <= MAX_STEP)) {
                mixing.reset();
                next = x.clone();
                for (int l = 0; l < next.length; l++) {
                    next[l] += 0.7 * residual[l];
                }
            }
            x = next;
            logGain = x[0] / q;
            if (logGain > Math.log(MAX_RESET_GAIN)) {
                logGain = Math.log(MAX_RESET_GAIN);
                mixing.reset();
                if (++atTheEnd > 2) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private SingleSite site(TimeWindow window, GateNoise noise, double logGain) {
        GatedNetwork at = network.withResetGain(Math.min(Math.exp(logGain), MAX_RESET_GAIN));
        return new SingleSite(at, window, noise, TanhMixture.FIVE, tasks);
    }
}
