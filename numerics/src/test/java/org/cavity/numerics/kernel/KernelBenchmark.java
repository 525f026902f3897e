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
    private double[] matrix;
    private double[] block;
    private double[] product;
    private double[] value;
    private double[] gain;

    @Setup
    public void setUp() {
        Random random = new Random(1);
        kernels = kind.equals("scalar") ? Kernels.scalar() : Kernels.best();
        matrix = random.doubles((long) SIZE * SIZE, -1, 1).toArray();
        block = random.doubles((long) SIZE * COLUMNS, -3, 3).toArray();
        product = new double[SIZE * COLUMNS];
        value = new double[SIZE];
        gain = new double[SIZE];
    }

    @Benchmark
    public double[] matrixTimesVector() {
        kernels.multiply(matrix, SIZE, SIZE, block, 0, 1, product);
        return product;
    }

    @Benchmark
    public double[] matrixTimesStateAndTangent() {
        kernels.multiply(matrix, SIZE, SIZE, block, 0, 2, product);
        return product;
    }

    @Benchmark
    public double[] matrixTimesBlock() {
        kernels.multiply(matrix, SIZE, SIZE, block, 0, COLUMNS, product);
        return product;
    }

    @Benchmark
    public double[] tanhWithGain() {
        kernels.valueAndGain(Nonlinearity.TANH, block, value, gain, SIZE);
        return gain;
    }

    @Benchmark
    public double[] erfWithGain() {
        kernels.valueAndGain(Nonlinearity.ERF, block, value, gain, SIZE);
        return gain;
    }

    /** Runs all of the above and prints the table. */
    @Test
    void run() throws RunnerException {
        String pattern = KernelBenchmark.class.getName() + "\\..*";
        var results = new Runner(new OptionsBuilder().include(pattern).build()).run();
        assertEquals(10, results.size(), () -> "benchmarks that ran: " + Arrays.toString(results.toArray()));
    }
}
