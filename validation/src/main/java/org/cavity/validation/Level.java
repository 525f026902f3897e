package org.cavity.validation;

/** How thoroughly theory and simulation are compared at the designed points of a model. */
public enum Level {
    /** Minutes for all models: few points and small networks; three of four comparisons see changes of 15 %. */
    QUICK("quick"),
    /** More points, more and larger networks: changes of a few per cent, and the form of the finite-size trend. */
    FULL("full");

    private final String label;

    Level(String label) {
        this.label = label;
    }

    /** The networks of a point that asks for no others. */
    public Ensembles ensembles(long seed, int threads) {
        return this == QUICK ? Ensembles.quick(seed, threads) : Ensembles.full(seed, threads);
    }

    /** Name on the command line and in files. */
    @Override
    public String toString() {
        return label;
    }
}
