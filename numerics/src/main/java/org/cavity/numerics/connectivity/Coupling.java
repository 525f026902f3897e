package org.cavity.numerics.connectivity;

/**
 * The couplings g J of one network, applied to vectors. Serves the team of threads that it was made for; an instance
 * owns scratch memory for each member of it.
 */
public interface Coupling {

    /** Number of units N. */
    int size();

    /**
     * Y = g J diag(scale) X, the work divided among the team.
     *
     * @param scale N factors such as the gains at a state, or null for ones
     * @param x block of {@code count} vectors of length N, column after column, from {@code xOffset}
     * @param y block of the same shape, from {@code yOffset}; must not overlap {@code x}
     */
    void apply(double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset);

    /**
     * The same by one member of the team alone, while others do likewise with other vectors. The result has the same
     * bits as that of {@link #apply}.
     *
     * @param member index of the calling thread in the team
     */
    void applyAlone(int member, double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset);

    /** The diagonal elements g J_ii. */
    double[] diagonal();

    /**
     * g J as a matrix, row-major, N² elements.
     *
     * @throws IllegalArgumentException if N² numbers do not fit an array
     */
    double[] toMatrix();

    /** log |det gJ|. */
    double logDeterminant();
}
