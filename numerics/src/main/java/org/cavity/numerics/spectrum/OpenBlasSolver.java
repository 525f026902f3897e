package org.cavity.numerics.spectrum;

import static org.bytedeco.openblas.global.openblas_full.LAPACKE_dgeev_work;
import static org.bytedeco.openblas.global.openblas_full.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas_full.openblas_get_config;
import static org.bytedeco.openblas.global.openblas_full.openblas_get_corename;
import static org.bytedeco.openblas.global.openblas_full.openblas_set_num_threads;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * LAPACK's dgeev, which balances the matrix first, from OpenBLAS. Nothing else knows the native library; a JVM without it
 * cannot load this class.
 */
final class OpenBlasSolver implements EigenvalueSolver {

    private static final Pattern VERSION = Pattern.compile("OpenBLAS \\S+");

    /** LAPACK's job: no eigenvectors. */
    private static final byte NO_VECTORS = 'N';

    /**
     * OpenBLAS has one number of threads for the whole process. It is 1 while no writer holds the lock; any number of
     * eigenproblems on one thread each are readers.
     */
    private static final ReadWriteLock THREADS = new ReentrantReadWriteLock();

    private final String name;

    /**
     * Loads the library.
     *
     * @throws LinkageError if there is none, or none that works here
     */
    OpenBlasSolver() {
        openblas_set_num_threads(1);
        String config = openblas_get_config().getString();
        Matcher version = VERSION.matcher(config);
        name = (version.find() ? version.group() : "OpenBLAS") + ", "
                + openblas_get_corename().getString();
    }

    @Override
    public String name() {
        return name;
    }

    /** Measured from N = 100 to 2000: the unblocked work of small matrices is of order N², and slower. */
    @Override
    public double operations(double size) {
        return 3.2 * size * size * size + 6400 * size * size;
    }

    @Override
    public Eigenvalues solve(double[] matrix, int size, int threads) {
        Lock lock = threads == 1 ? THREADS.readLock() : THREADS.writeLock();
        lock.lock();
        try {
            if (threads > 1) {
                openblas_set_num_threads(threads);
            }
            return solve(matrix, size);
        } finally {
            if (threads > 1) {
                openblas_set_num_threads(1);
            }
            lock.unlock();
        }
    }

    /** The matrix is copied out of the Java heap, so that the garbage collector need not wait for the solution. */
    private static Eigenvalues solve(double[] matrix, int size) {
        try (PointerScope scope = new PointerScope()) {
            DoublePointer copy = new DoublePointer((long) size * size).put(matrix);
            DoublePointer re = new DoublePointer(size);
            DoublePointer im = new DoublePointer(size);
            DoublePointer length = new DoublePointer(1);
            dgeev(copy, size, re, im, length, -1);
            int best = (int) length.get();
            if (dgeev(copy, size, re, im, new DoublePointer(best), best) > 0) {
                throw Eigenvalues.notConverged(size);
            }
            Eigenvalues eigenvalues = new Eigenvalues(new double[size], new double[size]);
            re.get(eigenvalues.re());
            im.get(eigenvalues.im());
            return eigenvalues;
        }
    }

    /**
     * LAPACK reads the row-major matrix by columns, as its transpose, which has the same eigenvalues. With
     * {@code length} −1 it only writes the best length of the work space into {@code work}.
     *
     * @return positive if the iteration did not converge
     */
    private static int dgeev(
            DoublePointer matrix, int size, DoublePointer re, DoublePointer im, DoublePointer work, int length) {
        DoublePointer none = null;
        int info = LAPACKE_dgeev_work(
                LAPACK_COL_MAJOR, NO_VECTORS, NO_VECTORS, size, matrix, size, re, im, none, 1, none, 1, work, length);
        if (info < 0) {
            throw new IllegalStateException("argument " + -info + " of LAPACKE_dgeev_work is wrong");
        }
        return info;
    }
}
