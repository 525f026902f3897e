package org.cavity.theory.spiking;

import java.util.Locale;
import org.cavity.theory.rootfinding.AndersonMixing;

/**
 * The law of input that a sample of neurons reproduces, law = F(law) by Anderson's mixing on m, ln ⟨r²⟩ and the logarithm of
 * the power in a few groups of bands. The step of m is Newton's, with the measured susceptibility.
 *
 * @param neurons the sample
 * @param law law of the input
 * @param statistics what the neurons did under it
 * @param fluctuation variance of the potential's fluctuations, mV²
 * @param remainder estimate of what the solution still differs by, relative: of A, √⟨r²⟩ and the fluctuations' variance
 * @param iterations number of iterations
 * @param converged whether the remainder is within the tolerance
 */
record SampleSolution(
        Surrogates neurons,
        InputLaw law,
        SiteStatistics statistics,
        double fluctuation,
        double remainder,
        int iterations,
        boolean converged) {

    private static final int DEPTH = 4;

    /** Groups of bands whose power is mixed. */
    private static final int GROUPS = 5;

    /** Fewer spikes say nothing. */
    private static final double FEWEST = 20;

    /** Iterations before the mixed step tells how far the solution is. */
    private static final int INDEPENDENT = 2;

    /** Largest step of the mean input, in Δ_u, and of the logarithms. */
    private static final double LARGEST_STEP = 1;

    /** Least that is left of 1 − J₀ dA/dm as the divisor of the mean's step. */
    private static final double LEAST_SLOPE = 0.2;

    /**
     * Iterates to convergence or to the end of patience.
     *
     * @throws IllegalStateException if the neurons hardly fire
     */
    static SampleSolution from(
            SpikingNetwork network, Surrogates neurons, InputLaw start, double tolerance, int maxIterations) {
        AndersonMixing mixing = new AndersonMixing(DEPTH);
        BandGroups groups = new BandGroups(neurons.bandShares(), GROUPS);
        InputLaw law = start;
        for (int i = 1; ; i++) {
            SiteStatistics found = neurons.respond(law);
            if (found.spikes() < FEWEST) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "the neurons fire %.2g times per second: too rarely to be sampled",
                        1000 * found.rate()));
            }
            double missing = network.inputMean() + network.couplingMean() * found.rate() - law.mean();
            double slope = 1 - network.couplingMean() * found.susceptibility();
            InputLaw image = new InputLaw(
                    law.mean() + missing / Math.max(LEAST_SLOPE, slope), found.squaredRate(), found.spectrum());
            InputLaw next = next(network, groups, mixing, law, image);
            double residual = distance(network, neurons, found, law, image);
            // Mixing knows how far the solution is, once it has seen how the residual changes.
            double remainder = Math.max(residual, distance(network, neurons, found, law, next));
            boolean converged = residual == 0 || remainder <= tolerance && i > INDEPENDENT;
            if (converged || i >= maxIterations) {
                return new SampleSolution(
                        neurons, law, found, neurons.fluctuation(law.spectrum()), remainder, i, converged);
            }
            law = next;
        }
    }

    /** Largest relative difference of A, √⟨r²⟩ and the variance of the potential's fluctuations. */
    private static double distance(
            SpikingNetwork network, Surrogates neurons, SiteStatistics found, InputLaw a, InputLaw b) {
        double distance = Math.abs((b.mean() - a.mean()) * found.susceptibility() / found.rate());
        if (network.couplingStd() == 0) {
            return distance;
        }
        double rates = Math.sqrt(b.squaredRate() / a.squaredRate());
        double fluctuations = neurons.fluctuation(b.spectrum()) / neurons.fluctuation(a.spectrum());
        return Math.max(distance, Math.max(Math.abs(rates - 1), Math.abs(fluctuations - 1)));
    }

    /** The spectrum keeps the shape that was found within a group of bands; the power of the groups is mixed. */
    private static InputLaw next(
            SpikingNetwork network, BandGroups groups, AndersonMixing mixing, InputLaw law, InputLaw image) {
        double[] assumed = groups.powers(law.spectrum());
        double[] powers = groups.powers(image.spectrum());
        double[] x = new double[2 + powers.length];
        double[] residual = new double[x.length];
        x[0] = law.mean() / network.escapeWidth();
        residual[0] = (image.mean() - law.mean()) / network.escapeWidth();
        x[1] = Math.log(law.squaredRate());
        residual[1] = Math.log(image.squaredRate()) - x[1];
        for (int i = 0; i < powers.length; i++) {
            x[2 + i] = Math.log(assumed[i]);
            residual[2 + i] = Math.log(powers[i] / assumed[i]);
        }
        double[] y = mixing.next(x, residual);
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            largest = Math.max(largest, Math.abs(y[i] - x[i]));
        }
        double share = Math.min(1, LARGEST_STEP / largest);
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Math.exp(x[2 + i] + share * (y[2 + i] - x[2 + i])) / powers[i];
        }
        return new InputLaw(
                network.escapeWidth() * (x[0] + share * (y[0] - x[0])),
                Math.exp(x[1] + share * (y[1] - x[1])),
                groups.scaled(image.spectrum(), powers));
    }
}
