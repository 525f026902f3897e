package org.cavity.numerics.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time of the kernels, scalar against vector. No part of the tests; start it with
 *
 * <pre>mvn -q -pl numerics -am test -Dtest=KernelBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelBenchmark {

    private static final int SIZE = 1000;
    private static final int COLUMNS = 32;

    @Param({"scalar", "best"})
    public String kind;

    private Kernels kernels;
    private PackedMatrix matrix;
    private PackedMatrix singleMatrix;
    private double[] block;
    private double[] product;
    private double[] value;
    private double[] gain;
    private float[] single;
    private float[] singleValue;
    private float[] singleGain;

    @Setup
    public void setUp() {
        Random random = new Random(1);
        kernels = kind.equals("scalar") ? Kernels.scalar() : Kernels.best();
        matrix = kernels.packedMatrix(Precision.DOUBLE, SIZE, SIZE);
        singleMatrix = kernels.packedMatrix(Precision.SINGLE, SIZE, SIZE);
        for (int i = 0; i < SIZE; i++) {
            double[] row = random.doubles(SIZE, -1, 1).toArray();
            matrix.setRow(i, row, 0);
            singleMatrix.setRow(i, row, 0);
        }
        block = random.doubles((long) SIZE * COLUMNS, -3, 3).toArray();
        product = new double[SIZE * COLUMNS];
        value = new double[SIZE];
        gain = new double[SIZE];
        single = new float[SIZE];
        singleValue = new float[SIZE];
        singleGain = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            single[i] = (float) block[i];
        }
    }

    @Benchmark
    public double[] matrixTimesVector() {
        return multiply(matrix, 1);
    }

    @Benchmark
    public double[] matrixTimesStateAndTangent() {
        return multiply(matrix, 2);
    }

    @Benchmark
    public double[] matrixTimesBlock() {
        return multiply(matrix, COLUMNS);
    }

    @Benchmark
    public double[] singleMatrixTimesVector() {
        return multiply(singleMatrix, 1);
    }

    @Benchmark
    public double[] singleMatrixTimesBlock() {
        return multiply(singleMatrix, COLUMNS);
    }

    @Benchmark
    public double[] tanh() {
        kernels.value(Nonlinearity.TANH, block, 0, value, 0, SIZE);
        return value;
    }

    @Benchmark
    public double[] tanhWithGain() {
        kernels.valueAndGain(Nonlinearity.TANH, block, 0, value, 0, gain, 0, SIZE);
        return gain;
    }

    @Benchmark
    public double[] erf() {
        kernels.value(Nonlinearity.ERF, block, 0, value, 0, SIZE);
        return value;
    }

    @Benchmark
    public double[] erfWithGain() {
        kernels.valueAndGain(Nonlinearity.ERF, block, 0, value, 0, gain, 0, SIZE);
        return gain;
    }

    @Benchmark
    public double[] logistic() {
        kernels.logistic(block, 0, value, 0, SIZE);
        return value;
    }

    @Benchmark
    public double[] logisticWithGain() {
        kernels.logisticAndGain(block, 0, value, 0, gain, 0, SIZE);
        return gain;
    }

    @Benchmark
    public double[] exp() {
        kernels.exp(block, 0, value, 0, SIZE);
        return value;
    }

    @Benchmark
    public double[] expm1() {
        kernels.expm1(block, 0, value, 0, SIZE);
        return value;
    }

    @Benchmark
    public double[] addScaled() {
        kernels.addScaled(block, 0, 0.1, block, SIZE, value, 0, SIZE);
        return value;
    }

    @Benchmark
    public double[] rungeKuttaStage() {
        kernels.rungeKuttaStage(block, block, 0.1, product, 0.2, value, gain, 0, SIZE);
        return gain;
    }

    @Benchmark
    public float[] singleTanh() {
        kernels.value(Nonlinearity.TANH, single, 0, singleValue, 0, SIZE);
        return singleValue;
    }

    @Benchmark
    public float[] singleTanhWithGain() {
        kernels.valueAndGain(Nonlinearity.TANH, single, 0, singleValue, 0, singleGain, 0, SIZE);
        return singleValue;
    }

    private double[] multiply(PackedMatrix a, int count) {
        PackedMatrix.Vectors vectors = a.vectors();
        vectors.pack(null, block, 0, count);
        a.multiply(vectors, 0, a.strips(), product, 0);
        return product;
    }

    /** Runs all of the above and prints the table. */
    @Test
    void run() throws RunnerException {
        String pattern = KernelBenchmark.class.getName() + "\\..*";
        var results = new Runner(new OptionsBuilder().include(pattern).build()).run();
        assertEquals(34, results.size(), () -> "benchmarks that ran: " + Arrays.toString(results.toArray()));
    }
}
