package org.cavity.numerics.lyapunov;

import java.util.Arrays;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;

/**
 * Replaces a block of vectors V by the orthonormal block Q of V = QR, R upper triangular with a positive diagonal: the
 * first j vectors of both span the same space, for every j.
 *
 * <p>Q comes from the Gram matrix ({@link CholeskyQr}), at the speed of matrix products. That loses orthogonality with
 * the square of the condition number κ of V. It is done once while κ leaves {@value #TOLERANCE} of it, twice, which gives
 * orthogonality to rounding, while the first time leaves vectors that are at all orthogonal (Yamamoto et al. 2015), and
 * otherwise not at all: then, and for one or two vectors, {@link GramSchmidt} serves, which is slower and always stable.
 *
 * <p>The result has the same bits for every number of threads.
 */
final class Orthonormalisation {

    /** Largest ‖QᵀQ − I‖ that one pass may leave. */
    private static final double TOLERANCE = 1e-12;

    /** Estimated loss of one pass from which a second gives orthogonality to rounding. */
    private static final double TWO_PASSES = 1e-2;

    private static final int FEW = 2;

    private final int count;
    private final CholeskyQr choleskyQr;
    private final GramSchmidt gramSchmidt;

    /**
     * Prepares for blocks of one shape.
     *
     * @param length n, number of elements of a vector
     * @param count k, number of vectors, from 0 to n
     */
    Orthonormalisation(Kernels kernels, Team team, int length, int count) {
        this.count = count;
        this.choleskyQr = count > FEW ? new CholeskyQr(kernels, team, length, count) : null;
        this.gramSchmidt = new GramSchmidt(kernels, team, length, count);
    }

    /**
     * Orthonormalises.
     *
     * <p>A vector of which the projection leaves no more than its rounding, 4 √j 2⁻⁵² of the length of vector j, depends
     * on those before it: it becomes zero and its logarithm −∞. A vector with an element that is NaN or infinite becomes
     * NaN with its logarithm, and so do all after it. Vectors may have any length a double can hold.
     *
     * @param block array that holds the k vectors, each n long, one after the other from {@code offset}
     * @param logStretch receives the logarithms of the k diagonal elements of R
     * @return estimate of the reciprocal of the smallest singular value of V with its vectors scaled to length 1, vectors
     *     of zeros left out: 1 if they are orthogonal, infinite if they are dependent, NaN if they are. It is at most the
     *     condition number of that block and at least a √k-th of it, if found exactly; it is found from below, by
     *     Gram-Schmidt as the largest 1/sin of the angle of a vector to those before it
     */
    double orthonormalise(double[] block, int offset, double[] logStretch) {
        if (count <= FEW) {
            return gramSchmidt.orthonormalise(block, offset, logStretch);
        }
        double condition = choleskyQr.factor(block, offset);
        double loss = loss(condition);
        if (!(loss <= TWO_PASSES)) {
            return gramSchmidt.orthonormalise(block, offset, logStretch);
        }
        Arrays.fill(logStretch, 0, count, 0);
        choleskyQr.addLogDiagonal(logStretch);
        choleskyQr.divide(block, offset);
        if (loss > TOLERANCE) {
            secondPass(block, offset, logStretch);
        }
        return condition;
    }

    private void secondPass(double[] block, int offset, double[] logStretch) {
        if (Double.isFinite(choleskyQr.factor(block, offset))) {
            choleskyQr.addLogDiagonal(logStretch);
            choleskyQr.divide(block, offset);
            return;
        }
        double[] correction = new double[count];
        gramSchmidt.orthonormalise(block, offset, correction);
        for (int j = 0; j < count; j++) {
            logStretch[j] += correction[j];
        }
    }

    /**
     * Estimate of ‖QᵀQ − I‖ after one pass: the rounding of the Gram matrix of vectors of length 1, about √k ε, divided by
     * the square of the smallest singular value. Blocks with evenly spread logarithms of the singular values lose 0.05 to
     * 0.7 of it, orthogonal ones 1.6.
     */
    private double loss(double condition) {
        return Math.ulp(1.0) * Math.sqrt(count) * condition * condition;
    }
}
