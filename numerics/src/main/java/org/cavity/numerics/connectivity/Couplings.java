package org.cavity.numerics.connectivity;

import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.spectrum.CouplingEnsemble;

/** Draws the couplings of the ensembles that theory knows, and says beforehand what they will cost. */
public final class Couplings {

    /** Largest size of dense couplings, which then take 137 GB. */
    private static final int LARGEST_DENSE = 1 << 17;

    private static final double STRUCTURED_OVERHEAD = 12;

    private Couplings() {}

    /**
     * Draws g J from the streams' {@link Purpose#CONNECTIVITY}.
     *
     * @param size N
     * @param gain g
     * @param precision of the couplings and of products with them
     * @param team the threads that will apply them
     * @throws IllegalArgumentException as {@link #checkSize}
     */
    public static Coupling draw(
            CouplingEnsemble ensemble, int size, double gain, Precision precision, RandomStreams streams, Team team) {
        checkSize(ensemble, size);
        return switch (ensemble) {
            case DENSE -> DenseCoupling.gaussian(size, gain, precision, streams.normal(Purpose.CONNECTIVITY), team);
            case ORTHOGONAL -> new OrthogonalCoupling(size, gain, streams, precision, team);
            case QUARTER_CIRCLE -> new QuarterCircleCoupling(size, gain, streams, precision, team);
        };
    }

    /**
     * Refuses sizes that an ensemble does not have.
     *
     * @throws IllegalArgumentException if structured couplings are asked for and the size is not a power of two, or dense
     *     ones of more than {@value #LARGEST_DENSE} units
     */
    public static void checkSize(CouplingEnsemble ensemble, int size) {
        if (ensemble != CouplingEnsemble.DENSE) {
            HadamardProduct.checkSize(size);
        } else if (size < 1 || size > LARGEST_DENSE) {
            throw new IllegalArgumentException("size = " + size
                    + " is out of range: dense couplings need a size between 1 and " + LARGEST_DENSE
                    + ", orthogonal and quarter-circle ones may be larger.");
        }
    }

    /** Memory that couplings hold, in bytes. */
    public static double memory(CouplingEnsemble ensemble, double size, Precision precision) {
        double bytes = precision == Precision.SINGLE ? 4 : 8;
        // A structured coupling's scratch memory is two vectors at most, its diagonal matrices another.
        return ensemble == CouplingEnsemble.DENSE ? bytes * size * size : 3 * bytes * size;
    }

    /**
     * Rough number of floating-point operations of a product with one vector; for structured couplings as many as a
     * dense product does in the time that they spend on memory.
     */
    public static double operations(CouplingEnsemble ensemble, double size) {
        return switch (ensemble) {
            case DENSE -> 2 * size * size;
            case ORTHOGONAL -> STRUCTURED_OVERHEAD * size * Math.log(size);
            case QUARTER_CIRCLE -> 3 * STRUCTURED_OVERHEAD * size * Math.log(size);
        };
    }
}
