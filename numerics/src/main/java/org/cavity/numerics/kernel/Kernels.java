package org.cavity.numerics.kernel;

import java.lang.reflect.InvocationTargetException;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * The inner loops of every simulation.
 *
 * <p>A block of vectors is stored column after column: element i of column c is at {@code offset + c n + i}. Matrices
 * are row-major. Every reduction has a fixed order, so that a result depends on the machine's vector width but never on
 * the number of threads or on what the JIT compiler has compiled so far. Implementations have no state and may be
 * shared between threads.
 */
public interface Kernels {

    /** The fastest kernels of this JVM, chosen once. */
    static Kernels best() {
        return Choice.BEST;
    }

    /** The kernels in plain Java, which every JVM can run. */
    static Kernels scalar() {
        return new ScalarKernels();
    }

    /** What runs, for provenance: {@code "scalar"}, {@code "vector, 8 lanes"}. */
    String name();

    /** A matrix of zeros, to be filled and multiplied with vectors. */
    PackedMatrix packedMatrix(Precision precision, int rows, int columns);

    /**
     * Y = A X.
     *
     * @param a matrix, {@code rows × inner} elements
     * @param x block of {@code columns} vectors of length {@code inner}, from {@code xOffset}
     * @param y block of {@code columns} vectors of length {@code rows}, from index 0; must not be {@code x}
     */
    void multiply(double[] a, int rows, int inner, double[] x, int xOffset, int columns, double[] y);

    /** The inner loops over blocks of tall vectors. */
    BlockKernels blockKernels();

    /** Scalar product of two vectors of length n. */
    double dot(double[] x, int xOffset, double[] y, int yOffset, int n);

    /** out = x + α k, elementwise over the first n elements; {@code out} may be {@code x} or {@code k}. */
    void addScaled(double[] x, double alpha, double[] k, double[] out, int n);

    /** y[yOffset + i] = d[i] x[xOffset + i] for i &lt; n. */
    void times(double[] d, double[] x, int xOffset, double[] y, int yOffset, int n);

    /**
     * value[i] = φ(x[i]) for i &lt; n, for the built-in nonlinearities to 4 ulp; {@code value} must not be {@code x}.
     */
    void value(Nonlinearity phi, double[] x, double[] value, int n);

    /**
     * value[i] = φ(x[i]) and gain[i] = φ'(x[i]) for i &lt; n, for the built-in nonlinearities each to 4 ulp, also where
     * the gain is far below the rounding of φ. The arrays must be distinct.
     */
    void valueAndGain(Nonlinearity phi, double[] x, double[] value, double[] gain, int n);

    /** Decides once, when first asked, and says so if the fast kernels are missing. */
    final class Choice {

        private static final String VECTOR_MODULE = "jdk.incubator.vector";
        private static final Kernels BEST = choose();

        private Choice() {}

        private static Kernels choose() {
            if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
                return fallBack("start java with --add-modules " + VECTOR_MODULE + " for the fast ones");
            }
            try {
                // By name, because resolving the class fails where the module is absent.
                Kernels vector = (Kernels) Class.forName("org.cavity.numerics.kernel.VectorKernels")
                        .getDeclaredConstructor()
                        .newInstance();
                return vector;
            } catch (InvocationTargetException e) {
                return fallBack(e.getCause().getMessage());
            } catch (ReflectiveOperationException | LinkageError e) {
                return fallBack(e.toString());
            }
        }

        private static Kernels fallBack(String why) {
            System.getLogger(Kernels.class.getName())
                    .log(System.Logger.Level.WARNING, "Scalar kernels are in use: {0}.", why);
            return scalar();
        }
    }
}
