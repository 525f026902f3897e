package org.cavity.numerics.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The independent streams of random numbers of one replica, one per purpose, all derived from one master seed.
 *
 * <p>Rule. With SplitMix64's finaliser {@code m} (Steele, Lea and Flood 2014) and its increment {@code γ},
 *
 * <pre>
 * h = m(m(m(m(seed + γ) + γ (replica + 1)) + γ code(purpose)) + γ (trajectory + 1))
 * </pre>
 *
 * and the 256-bit state of the generator is m(h + γ), m(h + 2γ), m(h + 3γ), m(h + 4γ). The generator is xoshiro256++
 * (Blackman and Vigna 2019); normal deviates come from the modified ziggurat method (McFarland 2016). Adding replicas,
 * purposes or trajectories leaves the existing streams as they are.
 *
 * @param seed master seed
 * @param replica index of the network, from 0
 */
public record RandomStreams(long seed, int replica) {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** The standard normal deviates of a purpose, from the start of the stream. */
    public ContinuousSampler normal(Purpose purpose) {
        return normal(purpose, 0);
    }

    /**
     * The standard normal deviates of a purpose in one of several trajectories of the same network.
     *
     * @param trajectory index of the trajectory, from 0
     */
    public ContinuousSampler normal(Purpose purpose, int trajectory) {
        return ZigguratSampler.NormalizedGaussian.of(generator(purpose, trajectory));
    }

    /** The generator itself of a purpose, from the start of the stream: for random bits and permutations. */
    public UniformRandomProvider uniform(Purpose purpose) {
        return generator(purpose, 0);
    }

    /**
     * Exponential deviates of mean 1 of a purpose.
     *
     * @param part index of the part of the network that they are for, from 0, in the place of a trajectory
     */
    public ContinuousSampler exponential(Purpose purpose, int part) {
        return ZigguratSampler.Exponential.of(generator(purpose, part));
    }

    /**
     * The 256 bits of state from which the generator of a purpose starts, for kernels that run several side by side.
     *
     * @param part index of the generator, from 0, in the place of a trajectory
     */
    public long[] state(Purpose purpose, int part) {
        long h = mix(seed + GAMMA);
        h = mix(h + GAMMA * (replica + 1L));
        h = mix(h + GAMMA * purpose.code());
        h = mix(h + GAMMA * (part + 1L));
        long[] state = new long[4];
        for (int i = 0; i < state.length; i++) {
            state[i] = mix(h + GAMMA * (i + 1));
        }
        return state;
    }

    private UniformRandomProvider generator(Purpose purpose, int trajectory) {
        return RandomSource.XO_SHI_RO_256_PP.create(state(purpose, trajectory));
    }

    /** SplitMix64's finaliser: a bijection whose every output bit depends on every input bit. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
