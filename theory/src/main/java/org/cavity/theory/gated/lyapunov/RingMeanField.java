package org.cavity.theory.gated.lyapunov;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.lyapunov.spectrum.UnaffordableSpectrumException;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.rootfinding.AndersonMixing;

/**
 * The mean-field theory of the gated network on a ring of time, C_φ = F(C_φ): the inputs of single sites have, around the
 * ring, the correlations that the sites themselves make, see {@link SiteInputs}. All inputs are drawn with numbers that
 * stay the same from one iteration to the next.
 *
 * @param rate C_φ at the lags of the ring
 * @param inputs the inputs that it makes
 */
record RingMeanField(double[] rate, SiteInputs inputs) {

    /** Share of C_φ(0) that the last iteration may change. */
    private static final double TOLERANCE = 1e-6;

    private static final int MOST_ITERATIONS = 200;
    private static final int DEPTH = 6;
    private static final double DAMPING = 0.7;
    private static final int DAMPED = 5;

    /** Shares of the last C_φ(0) between which a mixed one is believed. */
    private static final double LEAST = 0.3;

    /** C_φ(0) below which the activity is taken to die out. */
    private static final double EXTINCT = 1e-7;

    /** Pieces of work; fixed, so that sums have one order whoever does them. */
    private static final int PIECES = 16;

    /**
     * What is left at the far end of the ring of the fluctuations of C_φ, as a share of them. Where biases or frozen inputs
     * hold up a plateau, what C_φ falls from a quarter of the ring on tells how fast it is still falling.
     */
    double tail() {
        int n = rate.length;
        double far = rate[n / 2];
        return inputs.network().hasZeroState()
                ? Math.abs(far) / rate[0]
                : Math.pow(Math.max(0, rate[n / 4] - far) / (rate[0] - far), 2);
    }

    /**
     * Solves the equation from a large and slow correlation.
     *
     * @param paths number of paths, even
     * @param seed seeds
     * @throws UnaffordableSpectrumException if the activity dies out, as near the onset of chaos that of a sample may
     * @throws IllegalStateException if the iteration does not converge
     */
    static RingMeanField solve(GatedNetwork network, SiteMotion motion, int paths, int[] seed, Tasks tasks) {
        int n = motion.points();
        RingTransform transform = new RingTransform(n);
        SampleNoise noise = SampleNoise.draw(seed, paths, transform.frequencies());
        double[] rate = new double[n];
        for (int l = 0; l < n; l++) {
            double lag = Math.min(l, n - l) * motion.step();
            rate[l] = 0.7 / Math.cosh(lag / 4);
        }
        AndersonMixing mixing = new AndersonMixing(DEPTH);
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            SiteInputs inputs = inputs(network, motion, transform, noise, rate, tasks);
            double[] next = transform.correlation(meanPower(transform, noise, tasks, pair -> {
                double[][] rates = new double[2][];
                SiteInputs.Site[] sites = inputs.sites(noise, pair);
                for (int i = 0; i < 2; i++) {
                    rates[i] = sites[i].h();
                    for (int j = 0; j < n; j++) {
                        rates[i][j] = network.rate(rates[i][j]);
                    }
                }
                return rates;
            }));
            if (next[0] < EXTINCT) {
                throw UnaffordableOnset.of(
                        network, "the activity dies out on a ring of " + n + " points and " + paths + " paths");
            }
            double[] residual = new double[n];
            double largest = 0;
            for (int l = 0; l < n; l++) {
                residual[l] = next[l] - rate[l];
                largest = Math.max(largest, Math.abs(residual[l]));
            }
            if (largest < TOLERANCE * next[0]) {
                return new RingMeanField(next, inputs);
            }
            if (iteration < DAMPED) {
                for (int l = 0; l < n; l++) {
                    rate[l] += DAMPING * residual[l];
                }
            } else {
                double[] mixed = mixing.next(rate, residual);
                rate = mixed[0] > LEAST * next[0] && mixed[0] < 1 ? mixed : next;
            }
        }
        throw new IllegalStateException("the mean-field theory on a ring of " + n + " points did not converge in "
                + MOST_ITERATIONS + " iterations");
    }

    private static SiteInputs inputs(
            GatedNetwork network,
            SiteMotion motion,
            RingTransform transform,
            SampleNoise noise,
            double[] rate,
            Tasks tasks) {
        double[] amplitudes = transform.amplitudes(rate);
        double[] update = motion.filtered(amplitudes, network.updateTime());
        double[] reset = motion.filtered(amplitudes, network.resetTime());
        update[0] += square(network.updateInputStd());
        reset[0] += square(network.resetInputStd());
        double[] gate = transform.correlation(meanPower(transform, noise, tasks, pair -> {
            double[][] fields = SiteInputs.fields(transform, noise.reset(), reset, pair);
            for (double[] field : fields) {
                for (int j = 0; j < field.length; j++) {
                    field[j] = network.resetGate().value(field[j]);
                }
            }
            return fields;
        }));
        double[] input = new double[rate.length];
        for (int l = 0; l < rate.length; l++) {
            input[l] = gate[l] * rate[l] + square(network.inputStd());
        }
        return new SiteInputs(network, motion, transform, transform.amplitudes(input), update, reset);
    }

    private interface PairOfFunctions {
        double[][] of(int pair);
    }

    /** Mean power over all paths. */
    private static double[] meanPower(
            RingTransform transform, SampleNoise noise, Tasks tasks, PairOfFunctions functions) {
        double[][] parts = new double[PIECES][transform.frequencies()];
        tasks.run(PIECES, part -> {
            for (int pair = part; pair < noise.pairs(); pair += PIECES) {
                transform.addPower(functions.of(pair), parts[part]);
            }
        });
        double[] sum = new double[transform.frequencies()];
        for (double[] part : parts) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += part[k] / (2 * noise.pairs());
            }
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }
}
