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

    /** The inner loops over blocks of tall vectors. */
    BlockKernels blockKernels();

    /** Scalar product of two vectors of length n. */
    double dot(double[] x, int xOffset, double[] y, int yOffset, int n);

    /** out = x + α k, elementwise over stretches of length n; {@code out} may be {@code x} or {@code k} in place. */
    void addScaled(double[] x, int xOffset, double alpha, double[] k, int kOffset, double[] out, int outOffset, int n);

    /**
     * One stage of a Runge-Kutta step in one pass: next = sum + b k and stage = x + a k, elementwise over the same
     * stretch of all five arrays.
     *
     * @param x state from which the step starts
     * @param sum state plus the weighted slopes so far: {@code x} at the first stage, {@code next} later
     * @param k slope at the stage
     * @param next receives the sum with this slope; may be {@code sum}
     * @param stage receives the state at which the next slope is taken; must not be {@code x}, {@code k} or {@code next}
     */
    void rungeKuttaStage(
            double[] x, double[] sum, double b, double[] k, double a, double[] next, double[] stage, int offset, int n);

    /** y[yOffset + i] = d[dOffset + i] x[xOffset + i] for i &lt; n; {@code y} may be {@code d} or {@code x} in place. */
    void times(double[] d, int dOffset, double[] x, int xOffset, double[] y, int yOffset, int n);

    /**
     * value[valueOffset + i] = φ(x[xOffset + i]) for i &lt; n, to 2 ulp for the built-in nonlinearities and all arguments,
     * infinities and NaN included. An element's bits depend neither on where it lies nor on n. {@code value} must not
     * overlap {@code x}; so in all the functions below.
     */
    void value(Nonlinearity phi, double[] x, int xOffset, double[] value, int valueOffset, int n);

    /**
     * value[valueOffset + i] = φ(x[xOffset + i]) and gain[gainOffset + i] = φ'(x[xOffset + i]) for i &lt; n, for the
     * built-in nonlinearities each to 2 ulp, also where the gain is far below the rounding of φ. The values are those of
     * {@link #value} to the bit. The stretches must not overlap.
     */
    void valueAndGain(
            Nonlinearity phi,
            double[] x,
            int xOffset,
            double[] value,
            int valueOffset,
            double[] gain,
            int gainOffset,
            int n);

    /** σ(x) = 1 / (1 + exp(−x)), to 2 ulp. */
    void logistic(double[] x, int xOffset, double[] value, int valueOffset, int n);

    /** σ(x) and the gain σ'(x) = σ(x) σ(−x), each to 2 ulp, the values those of {@link #logistic} to the bit. */
    void logisticAndGain(
            double[] x, int xOffset, double[] value, int valueOffset, double[] gain, int gainOffset, int n);

    /** exp(x), its own gain, to 2 ulp. */
    void exp(double[] x, int xOffset, double[] value, int valueOffset, int n);

    /** exp(x) − 1, whose gain is exp(x), to 2 ulp. */
    void expm1(double[] x, int xOffset, double[] value, int valueOffset, int n);

    /** φ in single precision: to 2 ulp of a {@code float} for the built-in nonlinearities. */
    void value(Nonlinearity phi, float[] x, int xOffset, float[] value, int valueOffset, int n);

    /** φ and φ' in single precision, the values those of {@code value} to the bit. */
    void valueAndGain(
            Nonlinearity phi,
            float[] x,
            int xOffset,
            float[] value,
            int valueOffset,
            float[] gain,
            int gainOffset,
            int n);

    /** σ(x) in single precision, to 2 ulp. */
    void logistic(float[] x, int xOffset, float[] value, int valueOffset, int n);

    /** σ(x) and σ'(x) in single precision, each to 2 ulp. */
    void logisticAndGain(float[] x, int xOffset, float[] value, int valueOffset, float[] gain, int gainOffset, int n);

    /** exp(x) in single precision, to 2 ulp. */
    void exp(float[] x, int xOffset, float[] value, int valueOffset, int n);

    /** exp(x) − 1 in single precision, to 2 ulp. */
    void expm1(float[] x, int xOffset, float[] value, int valueOffset, int n);

    /** The Walsh–Hadamard transform by the same means. */
    WalshHadamard walshHadamard();

    /** The inner loops of spiking populations by the same means. */
    SpikingKernels spikingKernels();

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
