package org.cavity.numerics.network;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.numerics.connectivity.DenseCoupling;
import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.theory.model.Quantity;

/** One network linearised at one state. Eigenproblems are solved when first needed. */
public interface Snapshot {

    /** Largest Jacobian whose eigenvalues are sought although only the exponent of a network at rest needs them. */
    int LARGEST_UNASKED = 8192;

    /** N × N matrices that an eigenproblem holds at a time: the Jacobian and EJML's copies; OpenBLAS has one copy. */
    double MATRICES = 4;

    /**
     * Refuses networks whose Jacobian no array holds.
     *
     * @throws IllegalArgumentException with one sentence naming the largest size
     */
    static void checkSize(int size, int variables) {
        int largest = DenseCoupling.LARGEST_MATRIX / variables;
        if (size > largest) {
            throw new IllegalArgumentException(
                    "size = " + size + " is out of range: eigenvalues need a size of at most " + largest + ".");
        }
    }

    /** Whether the state is a fixed point. */
    boolean isAtRest();

    /**
     * The largest exponent of a fixed point, from eigenvalues: many of them lie near the edge of the spectrum, and a
     * tangent vector would take longer than any transient to turn towards the first. Empty if the Jacobian is larger than
     * {@link #LARGEST_UNASKED} and no other of the wanted quantities needs its eigenvalues. Asked for fixed points only.
     */
    OptionalDouble exponent(Set<Quantity> wanted);

    /** Those of the wanted quantities that are of the Jacobian and exist here. */
    Map<Quantity, Double> quantities(Set<Quantity> wanted);

    /**
     * All eigenvalues of the Jacobian.
     *
     * @throws ArithmeticException if the state is not finite
     */
    Eigenvalues eigenvalues();

    /** What the eigenvalues follow as N grows. */
    SnapshotLaw law();
}
