package org.cavity.theory.spiking;

import java.util.Arrays;
import org.cavity.theory.model.Tasks;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.special.Erf;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * A sample of neurons that receive Gaussian input of a given law. Their random numbers are drawn once and used again for
 * every law, so that what is iterated is a deterministic map.
 *
 * <p>Potentials are synthesised in a periodic window: h(t) = m + g √⟨r²⟩ x + Σ_k z_k e^{iω_k t} with
 * ⟨|z_k|²⟩ = g² S(ω_k)/[(1 + ω_k²τ_d²)(1 + ω_k²τ_m²) T]. Neurons come in pairs with the same x, whose values are one of
 * each of equally likely intervals, and one transform serves a pair.
 */
final class Surrogates {

    /** Pairs that are followed by one task. */
    private static final int BLOCK = 16;

    private static final int SAMPLE = 0x5b1ce;
    private static final int SPIKES = 0x3d7a;

    private final SpikingNetwork network;
    private final TimeGrid grid;
    private final SpectralBands bands;
    private final Tasks tasks;
    private final int[] seed;
    private final double[] passed;
    private final double[] levels;
    /** Normal numbers of each pair in the order of frequency. */
    private final float[][] waves;

    /**
     * Draws the random numbers.
     *
     * @param pairs number of pairs of neurons
     * @param seed seed
     * @param sample which of several independent samples
     */
    Surrogates(
            SpikingNetwork network, TimeGrid grid, SpectralBands bands, int pairs, long seed, int sample, Tasks tasks) {
        this.network = network;
        this.grid = grid;
        this.bands = bands;
        this.tasks = tasks;
        this.seed = new int[] {(int) seed, (int) (seed >>> 32), sample};
        this.passed = grid.passed(network);
        RandomGenerator random = random(SAMPLE, 0);
        this.levels = levels(random, pairs);
        this.waves = waves(random, pairs, grid.modes());
    }

    /**
     * Normal numbers of each pair in the order of frequency, those of one frequency scaled together so that its power
     * over the sample is exact.
     */
    private static float[][] waves(RandomGenerator random, int pairs, int modes) {
        float[][] waves = new float[pairs][4 * modes + 2];
        for (float[] wave : waves) {
            for (int i = 0; i < wave.length; i++) {
                wave[i] = (float) random.nextGaussian();
            }
        }
        for (int from = 0; from < 4 * modes + 2; from += from == 0 ? 2 : 4) {
            int to = from == 0 ? 2 : from + 4;
            double power = 0;
            for (float[] wave : waves) {
                for (int i = from; i < to; i++) {
                    power += wave[i] * wave[i];
                }
            }
            double scale = Math.sqrt(pairs * (to - from) / power);
            for (float[] wave : waves) {
                for (int i = from; i < to; i++) {
                    wave[i] *= (float) scale;
                }
            }
        }
        return waves;
    }

    private RandomGenerator random(int purpose, int neuron) {
        return new Well19937c(new int[] {seed[0], seed[1], seed[2], purpose, neuron});
    }

    /** Normal numbers, one of each of equally likely intervals, shifted and scaled to mean 0 and variance 1. */
    private static double[] levels(RandomGenerator random, int count) {
        double[] x = new double[count];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            x[i] = Math.sqrt(2) * Erf.erfInv(2 * (i + random.nextDouble()) / count - 1);
            mean += x[i] / count;
        }
        double square = 0;
        for (double value : x) {
            square += (value - mean) * (value - mean) / count;
        }
        for (int i = 0; i < count; i++) {
            x[i] = (x[i] - mean) / Math.sqrt(square);
        }
        return x;
    }

    /** Variance of the fluctuations of the potential under a law, mV². */
    double fluctuation(double[] spectrum) {
        double[] power = bands.spread(spectrum);
        double sum = 0;
        for (int k = 0; k < power.length; k++) {
            sum += (k == 0 ? 1 : 2) * power[k] * passed[k];
        }
        return network.couplingStd() * network.couplingStd() * sum * grid.spacing();
    }

    /** Part of each band in the fluctuations of the potential if the spectrum were flat. */
    double[] bandShares() {
        double[] shares = bands.sums(passed);
        double total = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(s -> s / total).toArray();
    }

    /** What the neurons do. */
    SiteStatistics respond(InputLaw law) {
        PairedCounts counts = new PairedCounts(levels, grid.window());
        Block[] blocks = run(law, counts, false);
        IntervalVariation intervals = new IntervalVariation();
        for (Block block : blocks) {
            intervals.add(block.neuron.intervals());
        }
        return new SiteStatistics(
                counts.total(),
                counts.rate(),
                counts.variance(),
                counts.susceptibility(network.couplingStd() * Math.sqrt(law.squaredRate()), network.escapeWidth()),
                intervals.mean(),
                bands.means(sum(blocks, 0)));
    }

    /**
     * R(ω), the answer of ln A to a change of m/Δ_u, in bands: that of A to a change of the potential is
     * ⟨S_i(ω) M_i(ω)*⟩/(Δ_u T), M_i the spikes less their intensity, since M_i/Δ_u is the derivative of the logarithm of
     * the likelihood of a train.
     *
     * @return real parts, imaginary parts
     */
    double[][] response(InputLaw law) {
        PairedCounts counts = new PairedCounts(levels, grid.window());
        Block[] blocks = run(law, counts, true);
        double[][] response = {bands.means(sum(blocks, 1)), bands.means(sum(blocks, 2))};
        for (double[] part : response) {
            for (int b = 0; b < part.length; b++) {
                part[b] /= counts.rate();
            }
        }
        return response;
    }

    private Block[] run(InputLaw law, PairedCounts counts, boolean withResponse) {
        int pairs = levels.length;
        Block[] blocks = new Block[(pairs + BLOCK - 1) / BLOCK];
        double[] amplitudes = amplitudes(law);
        tasks.run(blocks.length, b -> {
            blocks[b] = new Block();
            for (int p = b * BLOCK; p < Math.min(pairs, (b + 1) * BLOCK); p++) {
                blocks[b].follow(p, law, amplitudes, counts, withResponse);
            }
        });
        counts.finish();
        return blocks;
    }

    private double[] amplitudes(InputLaw law) {
        double[] power = bands.spread(law.spectrum());
        double[] amplitudes = new double[power.length];
        for (int k = 0; k < power.length; k++) {
            amplitudes[k] = network.couplingStd() * Math.sqrt(power[k] * passed[k] * grid.spacing());
        }
        return amplitudes;
    }

    /** Means over neurons of sums over blocks, in the order of the blocks. */
    private double[] sum(Block[] blocks, int which) {
        double[] sum = new double[grid.modes() + 1];
        for (Block block : blocks) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += block.sums[which][k] / (2 * levels.length);
            }
        }
        return sum;
    }

    /** Pairs that are followed one after the other. */
    private final class Block {

        private final SurrogateNeuron neuron = new SurrogateNeuron(network, grid);
        private final double[][] potential = new double[2][grid.steps()];
        private final double[][] train = new double[2][grid.steps()];
        private final double[][] excess = new double[2][grid.steps()];
        /** Power of the spikes, real and imaginary part of its cross spectrum with M, at the frequencies k/T. */
        private final double[][] sums = new double[3][grid.modes() + 1];

        private void follow(int pair, InputLaw law, double[] amplitudes, PairedCounts counts, boolean withResponse) {
            synthesise(pair, law, amplitudes);
            double rate = Math.sqrt(law.squaredRate());
            for (int i = 0; i < 2; i++) {
                neuron.run(potential[i], grid.warmUp(), rate, random(SPIKES, 2 * pair + i), train[i], excess[i]);
                double sum = 0;
                for (double e : excess[i]) {
                    sum += e;
                }
                counts.set(i, pair, neuron.spikes(), sum);
            }
            transform(train, TransformType.FORWARD);
            addPower();
            if (withResponse) {
                transform(excess, TransformType.FORWARD);
                addResponse();
            }
        }

        /** The potentials of both neurons as the real and the imaginary part of one transform. */
        private void synthesise(int pair, InputLaw law, double[] amplitudes) {
            int n = grid.steps();
            float[] wave = waves[pair];
            double constant = law.mean() + network.couplingStd() * Math.sqrt(law.squaredRate()) * levels[pair];
            double root = Math.sqrt(n);
            for (int i = 0; i < 2; i++) {
                Arrays.fill(potential[i], 0);
                potential[i][0] = root * (constant + amplitudes[0] * wave[i]);
                for (int k = 1; k < amplitudes.length; k++) {
                    potential[i][k] = root * amplitudes[k] * wave[4 * k - 2 + i];
                    potential[i][n - k] = root * amplitudes[k] * wave[4 * k + i];
                }
            }
            transform(potential, TransformType.INVERSE);
        }

        private void addPower() {
            int n = grid.steps();
            double norm = 1 / (2 * grid.step());
            for (int k = 1; k <= grid.modes(); k++) {
                double[] re = train[0];
                double[] im = train[1];
                sums[0][k] += norm * (re[k] * re[k] + im[k] * im[k] + re[n - k] * re[n - k] + im[n - k] * im[n - k]);
            }
        }

        private void addResponse() {
            int n = grid.steps();
            double norm = 1 / (2 * grid.step());
            for (int k = 1; k <= grid.modes(); k++) {
                int l = n - k;
                double[] re = train[0];
                double[] im = train[1];
                double[] mre = excess[0];
                double[] mim = excess[1];
                sums[1][k] += norm * (re[k] * mre[k] + im[k] * mim[k] + re[l] * mre[l] + im[l] * mim[l]);
                sums[2][k] += norm * (im[k] * mre[k] - re[k] * mim[k] - im[l] * mre[l] + re[l] * mim[l]);
            }
        }

        private void transform(double[][] values, TransformType type) {
            FastFourierTransformer.transformInPlace(values, DftNormalization.UNITARY, type);
        }
    }
}
