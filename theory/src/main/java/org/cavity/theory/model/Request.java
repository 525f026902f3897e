package org.cavity.theory.model;

import java.util.Set;

/**
 * What a prediction is to contain, and with what means.
 *
 * @param quantities the quantities wanted; those that the state lacks stay absent
 * @param states whether to list every state and fixed point, or only the one that {@code quantities} describe
 * @param spectrum whether the power spectrum is wanted, of states that have one
 * @param lyapunov how much of the whole Lyapunov spectrum is wanted
 * @param slowBound modulus below which an eigenvalue of the Jacobian counts as slow, 1/tau
 * @param seed seed of theories that sample a single-site process
 * @param tasks runs what can be computed side by side
 * @param lags lags, in units of tau, at which the autocorrelation is wanted; empty for none
 */
public record Request(
        Set<Quantity> quantities,
        boolean states,
        boolean spectrum,
        LyapunovSpectrumDetail lyapunov,
        double slowBound,
        long seed,
        Tasks tasks,
        double... lags) {

    /** Modulus below which an eigenvalue counts as slow unless the request says otherwise. */
    public static final double SLOW_BOUND = 0.01;

    /** Seed unless the request says otherwise. */
    public static final long SEED = 1;

    /** A request with the default slow bound and seed, computed on the calling thread; all states with the spectrum. */
    public Request(Set<Quantity> quantities, boolean states, double... lags) {
        this(quantities, states, states, LyapunovSpectrumDetail.CLOSED_FORM, SLOW_BOUND, SEED, Tasks.SEQUENTIAL, lags);
    }

    /** Only these quantities, of the attractor alone. */
    public static Request of(Quantity... quantities) {
        return new Request(Set.of(quantities), false);
    }

    /** Whether the whole Lyapunov spectrum must be solved for: its curve, or a wanted quantity of its leading exponents. */
    public boolean wantsLyapunovSpectrum() {
        return lyapunov == LyapunovSpectrumDetail.CURVE
                || lyapunov != LyapunovSpectrumDetail.CLOSED_FORM
                        && quantities.stream().anyMatch(Quantity.OF_LEADING_EXPONENTS::contains);
    }

    /** The same request for other quantities. */
    public Request withQuantities(Set<Quantity> value) {
        return new Request(value, states, spectrum, lyapunov, slowBound, seed, tasks, lags);
    }

    /** The same request for all states, or for the attractor alone. */
    public Request withStates(boolean value) {
        return new Request(quantities, value, spectrum, lyapunov, slowBound, seed, tasks, lags);
    }

    /** The same request with the power spectrum, or without. */
    public Request withSpectrum(boolean value) {
        return new Request(quantities, states, value, lyapunov, slowBound, seed, tasks, lags);
    }

    /** The same request with more or less of the whole Lyapunov spectrum. */
    public Request withLyapunovSpectrum(LyapunovSpectrumDetail value) {
        return new Request(quantities, states, spectrum, value, slowBound, seed, tasks, lags);
    }

    /** The same request with another bound of slow eigenvalues. */
    public Request withSlowBound(double value) {
        return new Request(quantities, states, spectrum, lyapunov, value, seed, tasks, lags);
    }

    /** The same request with another seed. */
    public Request withSeed(long value) {
        return new Request(quantities, states, spectrum, lyapunov, slowBound, value, tasks, lags);
    }

    /** The same request with the autocorrelation at other lags. */
    public Request withLags(double... value) {
        return new Request(quantities, states, spectrum, lyapunov, slowBound, seed, tasks, value);
    }

    /** The same request, its pieces run by others. */
    public Request withTasks(Tasks value) {
        return new Request(quantities, states, spectrum, lyapunov, slowBound, seed, value, lags);
    }
}
