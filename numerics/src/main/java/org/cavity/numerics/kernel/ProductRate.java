package org.cavity.numerics.kernel;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How fast one thread of this JVM multiplies couplings with vectors: floating-point operations per second. It is the
 * rate at which simulations state their costs, whatever else they do.
 */
public final class ProductRate {

    /** Couplings of a network as most are, which fit a core's cache. */
    private static final int SIZE = 512;

    /** A state and a tangent vector. */
    private static final int VECTORS = 2;

    /** The JIT compiler needs so long, and more, until the kernels are what they will be; times in nanoseconds. */
    private static final long WARM_UP = 1_500_000_000L;

    private static final long MEASURED = 500_000_000L;

    private ProductRate() {}

    /** Measures for two seconds of the processor's time, which is not taken by other work of the machine. */
    public static double measure() {
        Product product = new Product(Kernels.best());
        product.rate(WARM_UP);
        return product.rate(MEASURED);
    }

    /** Time that this thread has had a processor. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** A matrix and vectors. */
    private static final class Product {

        private final PackedMatrix matrix;
        private final PackedMatrix.Vectors packed;
        private final double[] vectors = new double[VECTORS * SIZE];
        private final double[] products = new double[VECTORS * SIZE];

        Product(Kernels kernels) {
            matrix = kernels.packedMatrix(Precision.DOUBLE, SIZE, SIZE);
            double[] row = new double[SIZE];
            Arrays.fill(row, 1.0 / SIZE);
            for (int i = 0; i < SIZE; i++) {
                matrix.setRow(i, row, 0);
            }
            packed = matrix.vectors();
            Arrays.fill(vectors, 1);
        }

        /** The mean over so long. */
        double rate(long time) {
            long start = now();
            long now = start;
            double operations = 0;
            while (now - start < time) {
                packed.pack(null, vectors, 0, VECTORS);
                matrix.multiply(packed, 0, matrix.strips(), products, 0);
                operations += 2.0 * SIZE * SIZE * VECTORS;
                now = now();
            }
            return 1e9 * operations / (now - start);
        }
    }
}
