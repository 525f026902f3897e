package org.cavity.theory.model;

/** The state of a network, as the map of phases colours it. */
public enum Phase {
    /** Only x = 0 is stable, however many unstable fixed points there are. */
    QUIESCENT("quiescent"),
    /** One stable non-zero fixed point, up to symmetry. */
    FIXED_POINT("fixed-point"),
    /** Two or more stable fixed points that no symmetry relates. */
    MULTISTABLE("multistable"),
    /** Noise keeps the network moving; nearby trajectories under the same noise converge. */
    NOISE_DRIVEN("noise-driven"),
    /** The largest Lyapunov exponent is positive and no fixed point is stable. */
    CHAOTIC("chaotic"),
    /** Chaos beside a stable fixed point. */
    BISTABLE_CHAOTIC("bistable-chaotic"),
    /** A fixed point with K &gt; 1 whose instability, and the network's largest exponent, are below 1e-3 per tau. */
    MARGINAL("marginal"),
    /** A periodic or slowly turning state. */
    OSCILLATING("oscillating"),
    /** Spiking neurons fire independently at a constant rate; the only stable state of the population. */
    ASYNCHRONOUS("asynchronous"),
    /** The activity grows without bound. */
    UNBOUNDED("unbounded"),
    /** Could not be decided; the prediction says why. */
    UNRESOLVED("unresolved");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** Name in files and on the command line. */
    public String label() {
        return label;
    }
}
