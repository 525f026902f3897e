package org.cavity.numerics.spectrum;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Eigenvalues of a real square matrix. The arrays are not to be modified.
 *
 * @param re real parts
 * @param im imaginary parts
 */
public record Eigenvalues(double[] re, double[] im) {

    /**
     * All eigenvalues of a dense matrix by the {@link EigenvalueSolver#best best} solver on one thread, so that the bits
     * never depend on a number of threads.
     *
     * @param matrix row-major, {@code size²} elements, not modified
     * @throws ArithmeticException if the iteration does not converge or the matrix is not finite
     */
    public static Eigenvalues of(double[] matrix, int size) {
        return of(matrix, size, EigenvalueSolver.best(), 1);
    }

    /**
     * All eigenvalues of a dense matrix by a given solver and number of threads.
     *
     * @param matrix row-major, {@code size²} elements, not modified
     * @param threads at least 1; see {@link EigenvalueSolver#solve}
     * @throws ArithmeticException if the iteration does not converge or the matrix is not finite
     * @throws IllegalArgumentException if {@code threads} is out of range or the matrix does not have {@code size²}
     *     elements
     */
    public static Eigenvalues of(double[] matrix, int size, EigenvalueSolver solver, int threads) {
        if (size < 1 || matrix.length != (long) size * size) {
            throw new IllegalArgumentException(
                    "size = " + size + " is out of range: it must be positive, and its square "
                            + "the number of elements of the matrix, " + matrix.length + ".");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads = " + threads + " is out of range: it must be at least 1.");
        }
        for (double element : matrix) {
            if (!Double.isFinite(element)) {
                throw new ArithmeticException("a " + size + " x " + size
                        + " matrix with an element that is not a finite number has no eigenvalues");
            }
        }
        return solver.solve(matrix, size, threads);
    }

    static ArithmeticException notConverged(int size) {
        return new ArithmeticException("the eigenvalues of a " + size + " x " + size + " matrix did not converge");
    }

    /** Largest modulus. */
    public double radius() {
        return IntStream.range(0, re.length)
                .mapToDouble(i -> Math.hypot(re[i], im[i]))
                .max()
                .orElseThrow();
    }

    /** Largest real part. */
    public double abscissa() {
        return Arrays.stream(re).max().orElseThrow();
    }

    /** How many have a modulus below a bound. */
    public int within(double bound) {
        return (int) IntStream.range(0, re.length)
                .filter(i -> Math.hypot(re[i], im[i]) < bound)
                .count();
    }

    /** These and a real eigenvalue of some multiplicity. */
    public Eigenvalues and(double eigenvalue, int multiplicity) {
        double[] moreRe = Arrays.copyOf(re, re.length + multiplicity);
        Arrays.fill(moreRe, re.length, moreRe.length, eigenvalue);
        return new Eigenvalues(moreRe, Arrays.copyOf(im, im.length + multiplicity));
    }

    /** The same eigenvalues shifted along the real axis. */
    public Eigenvalues shifted(double by) {
        return new Eigenvalues(Arrays.stream(re).map(r -> r + by).toArray(), im.clone());
    }
}
