package org.cavity.theory.spiking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cavity.theory.model.Tasks;

/**
 * Dynamical mean-field theory of the random network of spiking neurons. In the limit N → ∞ the input of a neuron is a
 * Gaussian process whose law the statistics of the neurons make,
 *
 * <pre>
 * τ_m h' = −h + m + g √⟨r²⟩ x + ζ(t),   m = μ + J₀ A,   x ~ N(0, 1) constant
 * ⟨ζζ⟩(ω) = g² S(ω)/(1 + ω²τ_d²)
 * A = ⟨r⟩,  ⟨r²⟩ over neurons of their rates r(x),  S: neuron-averaged spectrum of the spikes about these rates
 * </pre>
 *
 * The neurons are not linear and have a memory of their spikes, so the averages are taken over sampled neurons
 * ({@link Sampling}). A start comes from spikes with a flat spectrum; a scout with few neurons follows; then every
 * independent sample is solved to convergence. Their scatter is the error: it contains what the feedback makes of the
 * error of a single average. Only one solution is found, where there are several.
 */
public final class SpikingMeanField {

    private static final int SCOUT_PAIRS = 32;
    private static final int SCOUT_ITERATIONS = 30;
    private static final double SCOUT_TOLERANCE = 0.02;

    /** The scout's and the start's random numbers are those of a sample that no other uses. */
    private static final int SCOUT = -1;

    /** Rates between which the start is sought, 1/ms, and how well it is found. */
    private static final double LOWEST_RATE = 1e-6;

    private static final double START_PRECISION = 0.05;

    /** Highest rate of neurons with a shorter dead time, ms. */
    private static final double SHORTEST_INTERVAL = 0.5;

    private final SpikingNetwork network;
    private final Sampling sampling;
    private final Tasks tasks;
    private final TimeGrid grid;
    private final SpectralBands bands;

    private SpikingMeanField(SpikingNetwork network, Sampling sampling, Tasks tasks) {
        this.network = network;
        this.sampling = sampling;
        this.tasks = tasks;
        this.grid = TimeGrid.of(network);
        this.bands = new SpectralBands(grid.spacing(), grid.modes());
    }

    /**
     * The self-consistent state by standard means.
     *
     * @throws IllegalStateException if the neurons hardly fire, rates run away, or no window of time resolves them
     */
    public static SpikingState solve(SpikingNetwork network) {
        return solve(network, Sampling.STANDARD, Tasks.SEQUENTIAL);
    }

    /**
     * The self-consistent state.
     *
     * @param network the network
     * @param sampling how much is sampled
     * @param tasks runs pieces of the work side by side
     * @throws IllegalStateException if the neurons hardly fire, rates run away, or no window of time resolves them
     */
    public static SpikingState solve(SpikingNetwork network, Sampling sampling, Tasks tasks) {
        return new SpikingMeanField(network, sampling, tasks).solve();
    }

    private SpikingState solve() {
        Surrogates few = sample(SCOUT_PAIRS, SCOUT);
        InputLaw law = SampleSolution.from(network, few, start(few), SCOUT_TOLERANCE, SCOUT_ITERATIONS)
                .law();
        List<SampleSolution> solutions = new ArrayList<>();
        for (int i = 0; i < sampling.samples(); i++) {
            SampleSolution solution = SampleSolution.from(
                    network, sample(sampling.pairs(), i), law, sampling.tolerance(), sampling.maxIterations());
            solutions.add(solution);
            law = solution.law();
        }
        return new SpikingState(
                network, grid.window(), bands, solutions, PopulationResponse.of(network, bands, solutions));
    }

    private Surrogates sample(int pairs, int number) {
        return new Surrogates(network, grid, bands, pairs, sampling.seed(), number, tasks);
    }

    /** Self-consistent if all neurons fired at the same rate like Poisson processes. */
    private InputLaw start(Surrogates few) {
        double highest = 1 / Math.max(SHORTEST_INTERVAL, network.refractoryTime());
        double high = highest;
        double low = LOWEST_RATE;
        while (high > (1 + START_PRECISION) * low) {
            double middle = Math.sqrt(low * high);
            if (few.respond(poisson(middle)).rate() > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (high == highest) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "rates run away, beyond %.4g Hz", 1000 * highest));
        }
        return poisson(high);
    }

    private InputLaw poisson(double rate) {
        double[] flat = new double[bands.count()];
        Arrays.fill(flat, rate);
        return new InputLaw(network.inputMean() + network.couplingMean() * rate, rate * rate, flat);
    }
}
