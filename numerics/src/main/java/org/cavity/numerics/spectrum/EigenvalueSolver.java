package org.cavity.numerics.spectrum;

import java.util.Optional;

/**
 * A way to find all eigenvalues of a dense real matrix: reduction to Hessenberg form, then the QR iteration.
 *
 * <p>Everything that promises the same bits for any number of threads solves each eigenproblem on one thread. The digits
 * near the rounding error depend on the solver, on OpenBLAS's code for the processor, and with OpenBLAS on the number of
 * threads; at a given solver, processor and number of threads they are always the same. Implementations may be shared
 * between threads.
 */
public interface EigenvalueSolver {

    /**
     * System property that chooses: {@code ejml}, or {@code openblas}, which is tried anyway if the property is not set.
     */
    String PROPERTY = "cavity.eigenvalues";

    /**
     * The fastest solver that works here, chosen when first asked for. It is OpenBLAS if {@code org.bytedeco:openblas}
     * and its native library for this platform are on the class path and can be loaded, which takes about 0.3 s, and at
     * the very first time another second, in which the library is unpacked into the folder that the system property
     * {@code org.bytedeco.javacpp.cachedir} names ({@code .javacpp/cache} in the user's home unless it is set). Otherwise
     * it is EJML, and one log line says why.
     */
    static EigenvalueSolver best() {
        return SolverChoice.best();
    }

    /** The solver in plain Java, which every JVM can run. */
    static EigenvalueSolver ejml() {
        return new EjmlSolver();
    }

    /** Name of the solver that {@link #best} has chosen, for provenance; empty if none was needed so far. */
    static Optional<String> nameInUse() {
        return SolverChoice.made().map(EigenvalueSolver::name);
    }

    /** What runs, for provenance: {@code "EJML"}, {@code "OpenBLAS 0.3.30, SkylakeX"}. */
    String name();

    /**
     * Rough cost of one eigenproblem on one thread, as the number of floating-point operations that products of matrices
     * and vectors do in the same time.
     *
     * @param size number of rows N
     */
    double operations(double size);

    /**
     * All eigenvalues.
     *
     * @param matrix row-major, {@code size²} finite elements, not modified
     * @param threads number of threads, at least 1; EJML has one only. OpenBLAS gains up to 1.4 times from the second at
     *     N = 2000, but its threads wait for each other busily: on cores that are not free it becomes many times slower.
     * @throws ArithmeticException if the iteration does not converge
     */
    Eigenvalues solve(double[] matrix, int size, int threads);
}
